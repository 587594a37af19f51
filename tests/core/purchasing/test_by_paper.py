"""Which order a supplier's waybill belongs to: of its supplier, with all of its goods still to come."""

from __future__ import annotations

from typing import Any

import pytest

from core.acts.calls import Confirm, Done, How
from core.blocks import Act, Buttons
from core.reports.check import check_all
from tests.core.house import House, Shop
from tests.core.orders.seeing import seen

FLOUR = {"product": "Мука пшеничная", "quantity": "12", "price": "48", "sum": "576"}


@pytest.fixture
async def ordered(house: House) -> Shop:
    shop = await house.shop("Лавка", owner="Борис")
    await shop.does("inventory.add", name="мука", unit="кг")
    await shop.does("inventory.add", name="сахар", unit="кг")
    await shop.does("purchasing.add_supplier", name="Мельник", inn="7707083893")
    lines = [{"product": "мука", "quantity": "20", "price": "45"}]
    await shop.does("purchasing.order", supplier="Мельник", lines=lines)
    return shop


async def found(shop: Shop, *lines: Any, **paper: Any) -> Act | None:
    done = await shop.does("purchasing.by_paper", lines=list(lines or [FLOUR]), paper=paper)
    buttons = [block for block in done.receipt.blocks if isinstance(block, Buttons)]
    return buttons[0].rows[0][0].act if buttons else None


@pytest.mark.parametrize("paper", [{"supplier": "ООО «Мельник»"}, {"supplier": "М-к", "inn": "7707083893"}])
async def test_it_is_found_by_the_supplier_and_the_goods(ordered: Shop, paper: dict[str, str]) -> None:
    act = await found(ordered, **paper, total="576", number="7")
    assert act is not None
    card = await ordered.call(act.action, How.HEARD, None, **act.args)
    assert isinstance(card, Confirm)
    told = seen(ordered, card)
    assert "№ 7" in told
    assert "576 ₽" in told
    done = await ordered.agrees(card)
    assert isinstance(done, Done)
    assert "576" in seen(ordered, await ordered.does("purchasing.debts"))
    await ordered.undoes(done)
    assert "576" not in seen(ordered, await ordered.does("purchasing.debts"))
    assert await check_all(ordered.app) == []


@pytest.mark.parametrize(
    ("line", "supplier"),
    [
        (FLOUR, "Пекарь"),
        (FLOUR, None),
        ({**FLOUR, "product": "сахар"}, "Мельник"),
        ({**FLOUR, "product": "соль"}, "Мельник"),
    ],
)
async def test_no_other_order_is_meant(ordered: Shop, line: dict[str, str], supplier: str | None) -> None:
    assert await found(ordered, line, **({"supplier": supplier} if supplier else {})) is None


async def test_what_has_come_is_awaited_no_more(ordered: Shop) -> None:
    await ordered.does("purchasing.receive", purchase="1")
    assert await found(ordered, supplier="Мельник") is None


async def test_a_doubtful_line_is_asked_here_too(ordered: Shop) -> None:
    act = await found(ordered, {**FLOUR, "sum": "600"}, supplier="Мельник")
    assert act is not None
    asked = await ordered.chooses(act.action, **act.args)
    card = await ordered.picks(asked, 0)
    assert "600 ₽" in seen(ordered, card)
