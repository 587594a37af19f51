"""Goods that came without a price: their cost is not known, and nobody says it is nothing."""

from __future__ import annotations

from typing import Any

import pytest

from core.acts.calls import Done
from core.blocks import Buttons
from core.inventory.models import Balance, Product
from tests.core.house import Shop
from tests.core.integrations.test_import import assert_sound, brought, files
from tests.core.reports.reading import facts

PIES = [{"product": "пирожок", "quantity": 10}]


@pytest.fixture
async def pies(shop: Shop) -> Shop:
    await shop.does("inventory.add", name="пирожок", price=50)
    await shop.does("inventory.receive", lines=PIES)
    return shop


async def sold(shop: Shop, quantity: int = 2, product: str = "пирожок") -> Done:
    return await shop.does("orders.sell", lines=[{"product": product, "quantity": quantity, "price": 50}])


async def value(shop: Shop) -> int:
    return sum(balance.value for balance in await shop.rows(Balance))


def words(shop: Shop, done: Done) -> str:
    return shop.text(done).replace("\xa0", " ").replace("\n", " ")


async def test_the_receipt_says_that_nobody_knows_the_cost_and_offers_to_tell_it(shop: Shop) -> None:
    await shop.does("inventory.add", name="пирожок", price=50)
    done = await shop.does("inventory.receive", lines=PIES)
    assert "Без цены закупки" in words(shop, done)
    acts = [
        button.act
        for block in done.receipt.blocks
        if isinstance(block, Buttons)
        for row in block.rows
        for button in row
    ]
    assert [act.args["what"] for act in acts if act is not None and act.action == "inventory.change"] == [
        "cost"
    ]


async def test_a_price_or_a_known_cost_needs_no_word(shop: Shop) -> None:
    await shop.does("inventory.add", name="эклер", price=150, cost=60)
    for line in ({"product": "эклер", "quantity": 1}, {"product": "хлеб", "quantity": 1, "price": 40}):
        assert "Без цены закупки" not in words(shop, await shop.does("inventory.receive", lines=[line]))


async def test_a_sale_of_them_has_no_margin(pies: Shop) -> None:
    assert "Маржа себестоимость неизвестна" in words(pies, await sold(pies))
    report = await pies.does("reports.sales", period="today")
    assert "Маржа себестоимость не указана" in words(pies, report)
    await assert_sound(pies)


async def test_an_order_that_reserves_them_has_none_either(pies: Shop) -> None:
    await pies.does("orders.create", customer="Иванова", lines=[{"product": "пирожок", "quantity": 2}])
    report = await pies.does("reports.sales", period="today")
    assert "Маржа себестоимость не указана" in words(pies, report)
    await assert_sound(pies)


async def test_one_line_without_a_cost_hides_no_other_margin(pies: Shop) -> None:
    await pies.does("inventory.add", name="эклер", price=150, cost=60)
    await pies.does("inventory.receive", lines=[{"product": "эклер", "quantity": 5}])
    lines = [{"product": "эклер", "quantity": 2}, {"product": "пирожок", "quantity": 1}]
    told = words(pies, await pies.does("orders.sell", lines=lines))
    assert "Маржа 180 ₽, без «пирожок»: себестоимость неизвестна" in told


async def test_a_cost_told_later_values_what_is_left(pies: Shop) -> None:
    await sold(pies)
    done = await pies.does("inventory.change", product="пирожок", cost=20)
    assert await value(pies) == 8 * 2000
    assert "Маржа 60 ₽" in words(pies, await sold(pies))
    report = facts(await pies.does("reports.sales", metric="profit", period="today"))
    assert report["reports-metric-profit"] == 20000 - 4000
    await assert_sound(pies)
    await pies.undoes(done)
    await assert_sound(pies)


async def test_a_cost_taken_back_at_once_leaves_them_unknown(pies: Shop) -> None:
    await pies.undoes(await pies.does("inventory.change", product="пирожок", cost=20))
    assert await value(pies) == 0
    assert "Маржа себестоимость неизвестна" in words(pies, await sold(pies))
    await assert_sound(pies)


async def test_the_first_price_is_the_cost_of_what_came_before(pies: Shop) -> None:
    """Mixed with nothing they would halve the average."""
    done = await pies.does("inventory.receive", lines=[{"product": "пирожок", "quantity": 10, "price": 30}])
    assert await value(pies) == 20 * 3000
    assert "Маржа 40 ₽" in words(pies, await sold(pies))
    await assert_sound(pies)
    balances: list[Any] = await pies.rows(Balance)
    assert [balance.on_hand for balance in balances] == [18_000]
    assert done.receipt.undo is not None


async def test_a_price_taken_back_leaves_them_unknown_again(pies: Shop) -> None:
    done = await pies.does("inventory.receive", lines=[{"product": "пирожок", "quantity": 10, "price": 30}])
    await pies.undoes(done)
    assert await value(pies) == 0
    assert [product.cost for product in await pies.rows(Product)] == [None]
    await assert_sound(pies)


async def test_a_price_list_with_costs_values_them_too(pies: Shop) -> None:
    await brought(pies, files(pies, товары="Товар;Цена;Себестоимость\nПирожок;50;20\n"))
    assert await value(pies) == 10 * 2000
    await assert_sound(pies)


async def test_what_was_given_for_nothing_is_known_to_cost_nothing(shop: Shop) -> None:
    await shop.does("inventory.add", name="образец", price=50)
    await shop.does("inventory.receive", lines=[{"product": "образец", "quantity": 3, "price": 0}])
    assert "Маржа 100 ₽" in words(shop, await sold(shop, product="образец"))


async def test_the_value_of_stock_says_what_is_not_in_it(pies: Shop) -> None:
    assert "без цены закупки" in words(pies, await pies.does("reports.stock_value")).lower()
