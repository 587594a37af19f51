"""GS1 codes: goods with their batch, last day and weight in one code."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.inventory.gs1 import Parts, looks_like, read
from tests.core.acting import plain
from tests.core.house import Shop
from tests.core.inventory.stock import balance

EAN = "4600051000057"


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("(01)04600051000057(17)261215(10)7А", Parts("04600051000057", "7А", date(2026, 12, 15))),
        ("010460005100005717261200\x1d", Parts("04600051000057", None, date(2026, 12, 31))),
        ("<GS>010460005100005721Ab12<GS>107A", Parts("04600051000057", "7A")),
        ("\x1d0104600051000057107A\x1d3103001234", Parts("04600051000057", "7A", weight=1234)),
        ("010460005100005717261215107A", Parts("04600051000057", None, date(2026, 12, 15))),
    ],
)
def test_the_parts_of_a_code(code: str, parts: Parts) -> None:
    assert looks_like(code)
    assert read(code) == parts


@pytest.mark.parametrize("code", ["(01)04600051000058(10)7", "(01)046(10)7", "0104600051000058" * 2])
def test_a_wrong_check_figure_is_no_code(code: str) -> None:
    assert read(code) is None


@given(st.text(alphabet="()0123456789AZ\x1d", max_size=60))
def test_whatever_is_read_nothing_breaks(text: str) -> None:
    found = read(text)
    assert found is None or len(found.gtin) == 14


async def test_a_code_of_a_pack_is_received_with_its_batch_and_last_day(bakery: Shop) -> None:
    await bakery.does("inventory.change", product="мука", barcode=EAN)
    code = "(01)04600051000057(17)270115(10)7А"
    found = await bakery.does("inventory.find_code", codes=[code])
    assert "мука" in plain(bakery, found)
    assert "7А, до 15 января 2027" in plain(bakery, found)
    came = await bakery.does("inventory.receive", lines=[{"product": code, "quantity": "20"}])
    assert "7А, до 15 января 2027" in plain(bakery, came)
    assert (await balance(bakery, "мука"))[0] == 20
    sold = await bakery.does(
        "orders.sell", lines=[{"product": code, "quantity": "2", "price": "90"}], method="cash"
    )
    assert "180 ₽" in plain(bakery, sold)


async def test_a_weighed_pack_has_its_weight_inside(bakery: Shop) -> None:
    await bakery.does("inventory.change", product="мука", barcode=EAN)
    came = await bakery.does("inventory.receive", lines=[{"product": "(01)04600051000057(3103)001500"}])
    assert "1,5 кг" in plain(bakery, came)
