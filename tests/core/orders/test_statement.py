"""A customer's statement, and the limit of what they may owe."""

from __future__ import annotations

from typing import Any

import pytest

from core.acts.calls import Confirm, Done, How
from core.orders.models import Order
from tests.core.house import Shop
from tests.core.orders.seeing import refusal, seen


async def _order(shop: Shop, price: int, **more: object) -> None:
    lines = [{"product": "доставка", "price": str(price)}]
    await shop.does("orders.create", customer="Иванова", lines=lines, **more)


async def test_a_statement_runs_from_the_first_order_to_what_is_owed(shop: Shop) -> None:
    await _order(shop, 1000)
    shop.house.move(days=40)
    await _order(shop, 500)
    await shop.does("orders.pay", order="1", amount="300")
    told = seen(shop, await shop.does("orders.statement", customer="Ивановой"))
    assert "Заказ № 1" in told
    assert "Оплата заказа № 1" in told
    assert "Клиент должен\n1 200 ₽" in told
    assert "до 30 дней\n500 ₽" in told
    assert "31–60 дней\n700 ₽" in told
    december = seen(shop, await shop.does("orders.statement", customer="Иванова", period="2026-12"))
    assert "Долг на начало" in december
    assert "Заказ № 1" not in december.replace("Оплата заказа № 1", "")
    assert "Клиент должен\n1 200 ₽" in december


async def test_what_came_back_stands_on_its_own_day(shop: Shop) -> None:
    await shop.does("inventory.add", name="Торт", price="1000")
    await shop.does("inventory.receive", lines=[{"product": "Торт", "quantity": "3"}])
    await shop.does("orders.create", customer="Иванова", lines=[{"product": "Торт", "quantity": "3"}])
    await shop.does("orders.ship", order="1")
    shop.house.move(days=3)
    back = [{"product": "Торт", "quantity": "1"}]
    await shop.does("orders.return", order="1", lines=back, destination="sellable")
    told = seen(shop, await shop.does("orders.statement", customer="Иванова"))
    assert "Заказ № 1\n3 000 ₽" in told
    assert "Возврат по заказу № 1\n-1 000 ₽" in told.replace("−", "-")
    assert "Клиент должен\n2 000 ₽" in told


async def test_what_was_paid_ahead_is_said(shop: Shop) -> None:
    await _order(shop, 1000)
    await shop.does("orders.pay", order="1", amount="1500")
    assert "Оплачено вперёд\n500 ₽" in seen(shop, await shop.does("orders.statement", customer="Иванова"))


async def test_without_orders_nothing_is_told(shop: Shop) -> None:
    await shop.does("customers.add", name="Иванова")
    assert "Заказов и оплат нет" in seen(shop, await shop.does("orders.statement", customer="Иванова"))


@pytest.mark.parametrize("way", ["warn", "ask", "refuse"])
async def test_an_order_above_the_limit(shop: Shop, way: str) -> None:
    await shop.does("customers.add", name="Иванова")
    await shop.does("customers.set_limit", customer="Иванова", credit_limit="1000")
    await shop.does("customers.over_limit", above=way)
    await _order(shop, 900)
    args: dict[str, Any] = {"customer": "Иванова", "lines": [{"product": "доставка", "price": "200"}]}
    if way == "refuse":
        assert "больше лимита 1 000 ₽" in refusal(shop, await shop.refused("orders.create", **args))
        assert len(await shop.rows(Order)) == 1
    else:
        answer = await shop.call("orders.create", **args)
        assert "больше лимита 1\xa0000\xa0₽" in shop.text(answer)
        assert isinstance(answer, Confirm if way == "ask" else Done)
        if isinstance(answer, Confirm):
            assert len(await shop.rows(Order)) == 1
            assert isinstance(await shop.agrees(answer), Done)
        assert len(await shop.rows(Order)) == 2
    await _order(shop, 5000, paid=True)


async def test_a_limit_is_taken_back_and_taken_off(shop: Shop) -> None:
    await shop.does("customers.add", name="Иванова")
    done = await shop.does("customers.set_limit", customer="Иванова", credit_limit="0")
    assert "Лимит долга\n0 ₽" in seen(shop, await shop.does("customers.show", customer="Иванова"))
    await shop.undoes(done)
    assert "Лимит долга" not in seen(shop, await shop.does("customers.show", customer="Иванова"))
    assert (await shop.asks("customers.set_limit", customer="Иванова")).path == "credit_limit"
    words = await shop.call("customers.set_limit", How.WORDS, customer="Иванова", credit_limit="70")
    assert isinstance(words, Confirm)
