"""Codes that a scale prints: the goods, the weight or the sum inside, the check digit proved."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.acts.calls import Done
from core.inventory.coding import check_digit
from core.inventory.models import Balance
from core.inventory.refusals import PriceInside, ScaleUnknown
from core.orders.models import OrderLine
from tests.core.acting import plain
from tests.core.house import Shop


def printed(prefix: int, item: int, inside: int) -> str:
    """A label of a scale."""
    twelve = f"{prefix}{item:05d}{inside:05d}"
    return f"{twelve}{check_digit(twelve)}"


@pytest.fixture
async def deli(bakery: Shop) -> Shop:
    """Cheese by the kilogram (12 on the scales), rolls by the piece (13); both are in stock."""
    await bakery.does("inventory.add", name="Сыр", unit="кг", price="800", barcode="00012")
    await bakery.does("inventory.add", name="Булочка", price="45", barcode="13")
    await bakery.does("inventory.receive", lines=[{"product": "Сыр", "quantity": "10", "price": "500"}])
    await bakery.does("inventory.receive", lines=[{"product": "Булочка", "quantity": "50", "price": "20"}])
    await bakery.does("inventory.set_scales", prefix=21)
    return bakery


async def lines(shop: Shop) -> list[OrderLine]:
    return sorted(await shop.rows(OrderLine), key=lambda line: line.id)


async def test_what_is_sold_by_a_scales_code_is_the_weight_inside(deli: Shop) -> None:
    sold = await deli.does("orders.sell", lines=[{"product": printed(21, 12, 1234)}], method="cash")
    assert "Сыр" in plain(deli, sold)
    assert "987,2" in plain(deli, sold)
    [line] = await lines(deli)
    assert (line.quantity, line.total, line.unit) == (1234, 98_720, "kg")
    await deli.does("orders.sell", lines=[{"product": printed(21, 13, 6)}], method="cash")
    assert [one.quantity for one in await lines(deli)] == [1234, 6000]
    await deli.undoes(sold)
    assert {row.on_hand for row in await deli.rows(Balance)} == {10_000, 44_000}


async def test_what_was_said_goes_before_what_the_code_tells(deli: Shop) -> None:
    await deli.does("orders.sell", lines=[{"product": printed(21, 12, 1234), "quantity": "2"}], method="cash")
    [line] = await lines(deli)
    assert (line.quantity, line.total) == (2000, 160_000)
    gone = await deli.does(
        "inventory.write_off", lines=[{"product": printed(21, 12, 500)}], reason="обветрился"
    )
    assert "0,5 кг" in plain(deli, gone)


async def test_a_code_with_a_wrong_check_digit_is_no_code(deli: Shop) -> None:
    right = printed(21, 12, 1234)
    wrong = right[:-1] + str((int(right[-1]) + 1) % 10)
    assert "не привязан" in plain(deli, await deli.does("inventory.find_code", query=wrong))
    unknown = await deli.chooses("inventory.write_off", lines=[{"product": wrong, "quantity": 1}])
    assert wrong in deli.text(unknown.question)


async def test_a_sum_inside_is_paid_to_the_kopeck(deli: Shop) -> None:
    await deli.does("inventory.set_scales", prefix=22, inside="sum")
    code = printed(22, 12, 98_765)
    found = plain(deli, await deli.does("inventory.find_code", query=code))
    assert "1,235 кг" in found
    assert "987,65 ₽" in found
    await deli.does("orders.sell", lines=[{"product": code}], method="cash")
    [line] = await lines(deli)
    assert (line.quantity, line.total) == (1235, 98_765)
    came = await deli.does("inventory.receive", lines=[{"product": code}])
    assert "1,235 кг" in plain(deli, came)
    assert (await lines(deli))[0].total == 98_765
    await deli.does("inventory.set_scales", prefix=23, inside="whole_sum")
    await deli.does("orders.sell", lines=[{"product": printed(23, 12, 400)}], method="cash")
    assert (await lines(deli))[1].total == 40_000


async def test_a_sum_without_a_price_asks_for_the_price_and_goes_on(deli: Shop) -> None:
    await deli.does("inventory.add", name="Халва", unit="кг", barcode="77")
    await deli.does("inventory.set_scales", prefix=22, inside="sum")
    refusal = await deli.refused("inventory.write_off", lines=[{"product": printed(22, 77, 30_000)}])
    assert isinstance(refusal, PriceInside)
    offer = refusal.offers[0].act
    assert offer is not None
    asked = await deli.asks(offer.action, **offer.args)
    assert isinstance(await deli.answers(asked, "600"), Done)
    found = await deli.does("inventory.find_code", query=printed(22, 77, 30_000))
    assert "0,5 кг" in plain(deli, found)


async def test_an_article_is_the_scales_number_under_its_prefix_alone(deli: Shop) -> None:
    other = await deli.does("inventory.find_code", query=printed(24, 12, 1000))
    assert "не привязан" in plain(deli, other)
    gone = await deli.does("inventory.set_scales", prefix=21, inside="off")
    assert "не привязан" in plain(deli, await deli.does("inventory.find_code", query=printed(21, 12, 1000)))
    assert isinstance(await deli.refused("inventory.set_scales", prefix=25, inside="off"), ScaleUnknown)
    await deli.undoes(gone)
    assert "1 кг" in plain(deli, await deli.does("inventory.find_code", query=printed(21, 12, 1000)))


async def test_the_prefix_of_our_own_barcodes_is_no_scales(deli: Shop) -> None:
    await deli.refused("inventory.set_scales", prefix=29)
    await deli.refused("inventory.set_scales", prefix=46)


@given(price=st.integers(1, 10**9), total=st.integers(1, 99_999))
def test_the_sum_on_the_label_is_the_sum_of_the_line(price: int, total: int) -> None:
    """Whatever the price, the line of so much at the price that comes with it costs what the label says."""
    from core.money import half_up, line_total, to_price, unit_price

    quantity = half_up(total * 10_000_000, price * 100)
    if not 0 < quantity <= 50_000:
        return
    told = Decimal(unit_price(total, quantity, "RUB")).scaleb(-4)
    assert line_total(to_price(told), quantity, "RUB") == total
