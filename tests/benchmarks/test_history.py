"""A past laid down for the benchmarks: whole, dated and numbered apart, and in step with its rollups."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from benchmarks.history import DOCUMENTS, LOG, Aged, Stretch, shops_with_pasts
from benchmarks.raw_reports import Books
from benchmarks.shop import CUSTOMERS, GOODS, order
from core.orders.models import Order, OrderLine, Shipment
from core.reports.checking.sales import sales_differences
from core.reports.models import SalesCount
from tests.core.house import Shop

FIRST = date(2026, 11, 21)
PAST = [Stretch(0, 2), Stretch(30, 1), Stretch(60, 3)]


async def opened(shop: Shop) -> None:
    for name in GOODS[:20]:
        await shop.does("inventory.add", name=name, price="100", cost="40")
    await shop.does("inventory.receive", lines=[{"product": name, "quantity": "900"} for name in GOODS[:20]])
    for name in CUSTOMERS:
        await shop.does("customers.add", name=name)


async def two_days(shop: Shop) -> None:
    for _ in range(2):
        for number in range(3):
            await shop.does("orders.sell", **order(number, GOODS[:20], lines=2))
        shop.house.move(days=1)


@pytest.fixture
async def aged() -> AsyncIterator[Aged]:
    async with shops_with_pasts(opened, two_days, (*DOCUMENTS, *LOG), {"old": PAST}) as shops:
        yield shops["old"]


async def test_every_day_stands_as_often_as_asked(aged: Aged) -> None:
    rows = await aged.shop.read(
        lambda session: session.execute(sa.select(Order.day, sa.func.count()).group_by(Order.day)).all()
    )
    times = {0: 3, 30: 1, 60: 3}
    assert {row[0]: row[1] for row in rows} == {
        FIRST + timedelta(days=day - back): 3 * often for back, often in times.items() for day in (0, 1)
    }


async def test_copies_refer_to_copies_and_are_numbered_apart(aged: Aged) -> None:
    with closing(sqlite3.connect(aged.path)) as connection:
        assert connection.execute("pragma foreign_key_check").fetchall() == []
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
    orders = await aged.shop.rows(Order)
    lines = await aged.shop.rows(OrderLine)
    assert len(orders) == len({one.number for one in orders}) == 42
    assert {one.year for one in orders} == {2026}
    for order_ in orders:
        assert sum(line.total for line in lines if line.order_id == order_.id) == order_.total
    shipments = {one.order_id: one for one in await aged.shop.rows(Shipment)}
    assert all(shipments[one.id].day == one.day == one.created_at.date() for one in orders)


async def test_the_rollups_are_in_step_with_the_orders(aged: Aged) -> None:
    company = (await aged.shop.standing()).company
    assert company is not None
    assert await aged.shop.read(lambda session: list(sales_differences(session, company))) == []
    with closing(Books(aged.path, company.id)) as books:
        by_hand = {date.fromisoformat(row[0]): row[2] for row in books.by_day("2026-01-01", "2026-12-31")}
    rollups = await aged.shop.rows(SalesCount, SalesCount.scope == "day", SalesCount.ordered_orders > 0)
    assert {one.day: one.ordered_revenue for one in rollups} == by_hand


async def test_the_shop_goes_on(aged: Aged) -> None:
    done = await aged.shop.does("orders.create", **order(5, GOODS[:20]))
    assert "заказ" in aged.shop.text(done).lower()
    newest = max(await aged.shop.rows(Order), key=lambda one: one.id)
    assert newest.number == 7
