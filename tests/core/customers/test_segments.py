"""Segments by plain rules over what customers ordered."""

from __future__ import annotations

import pytest

from core.blocks import Table
from tests.core.house import Shop
from tests.core.orders.seeing import seen


@pytest.fixture
async def buyers(shop: Shop) -> Shop:
    """A sleeping buyer, a regular one, a new one who owes, a VIP, and one without orders."""

    async def bought(name: str, price: int, *, paid: bool = True) -> None:
        lines = [{"product": "доставка", "price": str(price)}]
        await shop.does("orders.create", customer=name, lines=lines, paid=paid)

    await bought("Соня", 100)
    shop.house.move(days=50)
    await bought("Рита", 100)
    await bought("Вика", 10000)
    shop.house.move(days=40)
    await bought("Рита", 110)
    await bought("Рита", 120)
    await bought("Нина", 200, paid=False)
    await shop.does("customers.add", name="Пустая")
    return shop


async def segment(shop: Shop, name: str) -> list[str]:
    done = await shop.does("customers.list", segment=name)
    tables = [block for block in done.receipt.blocks if isinstance(block, Table)]
    return [str(row[0]) for row in tables[0].rows] if tables else []


async def test_who_belongs_where(buyers: Shop) -> None:
    assert await segment(buyers, "all") == ["Вика", "Нина", "Пустая", "Рита", "Соня"]
    assert await segment(buyers, "new") == ["Нина"]
    assert await segment(buyers, "regular") == ["Рита"]
    assert await segment(buyers, "vip") == ["Вика"]
    assert await segment(buyers, "sleeping") == ["Соня"]
    assert await segment(buyers, "debtors") == ["Нина"]


async def test_the_rule_is_said_with_the_list(buyers: Shop) -> None:
    assert "больше 60 дней назад" in seen(buyers, await buyers.does("customers.list", segment="sleeping"))
    assert "more than 60 days ago" in seen(
        buyers, await buyers.does("customers.list", segment="sleeping"), "en"
    )
    assert "постоянный" in seen(buyers, await buyers.does("customers.show", customer="Рита"))


async def test_empty_segments_say_what_they_are(shop: Shop) -> None:
    for name in ("all", "new", "regular", "vip", "sleeping", "debtors"):
        assert await segment(shop, name) == []
    assert "в 3 раза больше среднего" in seen(shop, await shop.does("customers.list", segment="vip"))


async def test_cancelled_orders_leave_the_totals(buyers: Shop) -> None:
    done = await buyers.does("orders.list", customer="Нина")
    table = next(block for block in done.receipt.blocks if isinstance(block, Table))
    assert table.acts is not None
    show = table.acts[0]
    assert show is not None
    await buyers.does("orders.cancel", order=show.args["order"])
    assert await segment(buyers, "new") == []
    assert await segment(buyers, "debtors") == []
    assert "пока нет" in seen(buyers, await buyers.does("customers.show", customer="Нина"))
