"""Discounts, which are not recorded yet: said honestly, with the ways that exist."""

from __future__ import annotations

from tests.core.house import Shop
from tests.core.orders.seeing import ordered, seen


async def test_a_discount_on_an_order_points_at_the_price_of_a_line(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1))
    told = seen(bakery, await bakery.does("orders.how_to_discount", order="1"))
    assert "Скидку на заказ я пока не записываю" in told
    assert "«в заказе 1 цена торт наполеон 1 080 ₽»" in told
    assert "пока не записываю" in seen(bakery, await bakery.does("orders.how_to_discount"))
