"""A bakery's day, from an order to its shipment, as its owner sees it."""

from __future__ import annotations

from typing import Any

from core.customers.models import Customer
from core.inventory.models import Balance
from core.orders.models import Order, OrderHold
from tests.core.house import Shop


async def napoleons(shop: Shop, quantity: str = "10") -> None:
    await shop.does("inventory.add", name="торт наполеон", price="1200", cost="500")
    await shop.does("inventory.receive", lines=[{"product": "торт наполеон", "quantity": quantity}])


IVANOVA = {
    "customer": "Иванова",
    "lines": [
        {"product": "наполеон", "quantity": "3", "price": "1200"},
        {"product": "доставка", "price": "300"},
    ],
    "due": "2026-11-21T15:00",
}


def seen(shop: Shop, answer: Any) -> str:
    """What the owner reads, with plain spaces."""
    return shop.text(answer).replace("\xa0", " ")


async def stock(shop: Shop) -> tuple[int, int]:
    """On hand and reserved, whole pieces."""
    balances = await shop.rows(Balance)
    return sum(b.on_hand for b in balances) // 1000, sum(b.reserved for b in balances) // 1000


async def test_the_day(shop: Shop) -> None:
    await napoleons(shop)
    card = await shop.confirms("orders.create", **IVANOVA)
    shown = seen(shop, card)
    assert "Новый клиент: Иванова" in shown
    assert "3 900 ₽" in shown
    assert await stock(shop) == (10, 0)
    assert await shop.rows(Order) == []

    done = await shop.agrees(card)
    assert "Записан заказ № 1: Иванова" in seen(shop, done)
    assert "2 400 ₽" in seen(shop, done)
    assert await stock(shop) == (10, 3)

    paid = await shop.does("orders.pay", customer="Ивановой", amount="2000")
    assert "Оплата 2 000 ₽ по заказу № 1" in seen(shop, paid)
    assert "1 900 ₽" in seen(shop, paid)

    shipped = await shop.does("orders.ship", order="1")
    assert "Заказ № 1 отгружен" in seen(shop, shipped)
    assert await stock(shop) == (7, 0)
    assert await shop.rows(OrderHold) == []

    history = seen(shop, await shop.does("orders.history", order="1"))
    for told in ("записан на 3 900 ₽", "оплата 2 000 ₽", "отгружен", "Анна"):
        assert told in history
    shown = seen(shop, await shop.does("orders.show", order="1"))
    for told in (
        "Заказ № 1, Иванова",
        "торт наполеон",
        "доставка",
        "1 900 ₽",
        "оплачен частично",
        "отгружен",
    ):
        assert told in shown
    card_of = seen(shop, await shop.does("customers.show", customer="Иванова"))
    assert "3 900 ₽" in card_of
    assert "1 900 ₽" in card_of
    ivanova = (await shop.rows(Customer))[0]
    assert (ivanova.orders, ivanova.revenue, ivanova.owed) == (1, 390000, 190000)
