"""Goods gone from under orders: reserves are of what is there, orders show it, an undo gives them back."""

from __future__ import annotations

from core.orders.models import LostHold, OrderHold, OrderLine
from core.reports.check import check_all
from tests.core.house import Shop
from tests.core.orders.seeing import ordered, seen, shelf

CAKE = "торт наполеон"


async def _reserved(shop: Shop) -> list[int]:
    """What is held for each order's line, in the order of their recording."""
    lines = sorted(await shop.rows(OrderLine), key=lambda line: line.id)
    return [line.reserved // 1000 for line in lines]


async def _gone(shop: Shop, quantity: int) -> None:
    await shop.does("inventory.write_off", lines=[{"product": CAKE, "quantity": str(quantity)}])


async def test_the_latest_orders_lose_what_is_gone(bakery: Shop) -> None:
    for quantity in (4, 3, 2):
        await ordered(bakery, (CAKE, quantity))
    await _gone(bakery, 4)
    assert await _reserved(bakery) == [4, 2, 0]
    assert (await shelf(bakery)).reserved == (await shelf(bakery)).on_hand == 6
    shown = seen(bakery, await bakery.does("orders.show", order="3"))
    assert "отложено 0 шт из 2 шт, не хватает 2 шт" in shown
    assert "ушло со склада из-под заказа: торт наполеон" in seen(
        bakery, await bakery.does("orders.history", order="3")
    )
    assert await check_all(bakery.app) == []


async def test_an_undo_gives_the_holds_back_exactly(bakery: Shop) -> None:
    for quantity in (4, 3, 2):
        await ordered(bakery, (CAKE, quantity))
    lost = await bakery.does("inventory.write_off", lines=[{"product": CAKE, "quantity": "8"}])
    assert await _reserved(bakery) == [2, 0, 0]
    await bakery.undoes(lost)
    assert await _reserved(bakery) == [4, 3, 2]
    assert sum(hold.quantity for hold in await bakery.rows(OrderHold)) == 9000
    assert await bakery.rows(LostHold) == []
    assert await check_all(bakery.app) == []


async def test_what_is_no_longer_owed_is_not_held_again(bakery: Shop) -> None:
    for quantity in (4, 3, 2):
        await ordered(bakery, (CAKE, quantity))
    lost = await bakery.does("inventory.write_off", lines=[{"product": CAKE, "quantity": "8"}])
    await bakery.does("orders.cancel", order="2")
    await bakery.undoes(lost)
    assert await _reserved(bakery) == [4, 0, 2]
    assert await check_all(bakery.app) == []


async def test_a_count_takes_holds_too(bakery: Shop) -> None:
    await ordered(bakery, (CAKE, 6))
    counted = await bakery.does("inventory.set_stock", lines=[{"product": CAKE, "quantity": "1"}])
    assert await _reserved(bakery) == [1]
    await bakery.undoes(counted)
    assert await _reserved(bakery) == [6]


async def test_a_sale_below_zero_takes_holds_and_gives_them_back(bakery: Shop) -> None:
    await bakery.does("companies.change", negative_stock=True)
    await ordered(bakery, (CAKE, 9))
    sold = await bakery.does("orders.sell", lines=[{"product": CAKE, "quantity": "4"}])
    assert await _reserved(bakery) == [6, 0]
    assert await check_all(bakery.app) == []
    await bakery.undoes(sold)
    assert await _reserved(bakery) == [9, 0]
    assert await check_all(bakery.app) == []


async def test_a_preview_takes_nothing(bakery: Shop) -> None:
    await ordered(bakery, (CAKE, 6))
    await bakery.confirms("inventory.write_off", lines=[{"product": CAKE, "quantity": "9"}])
    assert await _reserved(bakery) == [6]
    assert await bakery.rows(LostHold) == []
