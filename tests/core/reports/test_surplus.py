"""Stock brought in at the start is no profit; what a count finds is named apart from what is lost."""

from __future__ import annotations

import pytest

from core.acts.calls import Done
from tests.core.house import House, Shop
from tests.core.integrations.test_import import assert_sound, brought, files
from tests.core.reports.reading import facts

GOODS = "Товар;Цена;Себестоимость;Остаток\nМедовик;1400;560;4\nЭклер;150;60;20\n"
OPENING = "Товар;Склад;Остаток\nМедовик;Киоск;3\n"
LOSSES, FOUND, PROFIT = "reports-part-losses", "reports-part-found", "reports-metric-profit"


async def profit(shop: Shop) -> dict[str, int]:
    return facts(await shop.does("reports.sales", metric="profit", period="today"))


async def test_stock_of_a_price_list_is_no_profit(shop: Shop) -> None:
    await brought(shop, files(shop, товары=GOODS))
    await shop.does("orders.sell", lines=[{"product": "эклер", "quantity": 2}])
    told = await profit(shop)
    assert told[PROFIT] == 2 * (150 - 60) * 100
    assert not {LOSSES, FOUND} & told.keys()
    await assert_sound(shop)


async def test_stock_taken_back_and_brought_again_is_no_profit_either(shop: Shop) -> None:
    await shop.undoes(await brought(shop, files(shop, товары=GOODS)))
    await brought(shop, files(shop, товары=GOODS))
    await shop.does("orders.sell", lines=[{"product": "эклер", "quantity": 2}])
    assert (await profit(shop))[PROFIT] == 18000
    await assert_sound(shop)


async def test_a_second_warehouse_begins_with_its_own_stock(shop: Shop) -> None:
    await brought(shop, files(shop, товары=GOODS))
    await brought(shop, files(shop, остатки=OPENING))
    await shop.does("orders.sell", lines=[{"product": "медовик", "quantity": 1}])
    assert (await profit(shop))[PROFIT] == 84000


async def test_the_first_count_of_goods_is_their_opening_stock(shop: Shop) -> None:
    await shop.does("inventory.add", name="хлеб", price=90, cost=40)
    done = await shop.does("inventory.set_stock", lines=[{"product": "хлеб", "quantity": 8}])
    assert "начальный остаток" in shop.text(done)
    await shop.does("orders.sell", lines=[{"product": "хлеб", "quantity": 1}])
    assert (await profit(shop))[PROFIT] == 5000


@pytest.fixture
async def bread(shop: Shop) -> Shop:
    await shop.does("inventory.add", name="хлеб", price=90, cost=40)
    await shop.does("inventory.receive", lines=[{"product": "хлеб", "quantity": 10}])
    return shop


async def counted(shop: Shop, quantity: int) -> Done:
    return await shop.does("inventory.set_stock", lines=[{"product": "хлеб", "quantity": quantity}])


async def test_a_surplus_is_named_apart_from_losses(bread: Shop) -> None:
    await counted(bread, 7)
    await counted(bread, 12)
    told = await profit(bread)
    assert (told[LOSSES], told[FOUND], told[PROFIT]) == (12000, 20000, 8000)
    words = bread.text(await bread.does("reports.sales", metric="profit", period="today"))
    assert "Излишки при пересчёте" in words
    await assert_sound(bread)


async def test_a_count_taken_back_leaves_no_trace_in_profit(bread: Shop) -> None:
    for quantity in (7, 12):
        await bread.undoes(await counted(bread, quantity))
    assert not {LOSSES, FOUND} & (await profit(bread)).keys()
    await assert_sound(bread)


async def test_true_costs_below_the_assumed_are_no_negative_loss(house: House) -> None:
    shop = await house.shop(name="Ромашка")
    await shop.does("companies.change", negative_stock=True)
    await shop.does("inventory.add", name="хлеб", price=90, cost=40)
    await shop.does("orders.sell", lines=[{"product": "хлеб", "quantity": 5}])
    received = await shop.does("inventory.receive", lines=[{"product": "хлеб", "quantity": 10, "price": 30}])
    told = await profit(shop)
    assert (told["reports-part-trued"], told[PROFIT]) == (-5000, 5 * 60 * 100)
    assert LOSSES not in told
    await assert_sound(shop)
    await shop.undoes(received)
    assert (await profit(shop))[PROFIT] == 5 * 50 * 100
    await assert_sound(shop)
