"""Every figure of every report equals what brute force adds up, whatever was done in whatever order."""

from __future__ import annotations

import itertools
from collections import defaultdict
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.blocks import Table
from core.reports.check import check_all, told
from core.reports.models import SLOT_MINUTES
from tests.core.house import START, House
from tests.core.reports.reading import blocks, changes, column, facts, headline, number, points, sheet_table
from tests.core.reports.shadow import GOODS, Shadow, Totals, cost

goods = st.sampled_from(sorted(GOODS))
lines = st.lists(st.tuples(goods, st.integers(1, 9)), min_size=1, max_size=3)
who = st.sampled_from(["Иванова", "Петров"])
which = st.integers(0, 20)
deeds = st.one_of(
    st.tuples(st.just("create"), which, who, lines),
    st.tuples(st.just("create"), which, who, lines),
    st.tuples(st.just("sell"), which, who, lines),
    st.tuples(st.just("add"), which, goods, st.integers(1, 5)),
    st.tuples(st.just("ship"), which, st.integers(0, 5)),
    st.tuples(st.just("ship"), which, st.just(0)),
    st.tuples(st.just("pay"), which, st.integers(0, 20)),
    st.tuples(st.just("pay"), which, st.just(0)),
    st.tuples(st.just("cancel"), which),
    st.tuples(st.just("write_off"), goods, st.integers(1, 5)),
    st.tuples(st.just("spend"), st.sampled_from(["аренда", "такси"]), st.integers(1, 5000)),
    st.tuples(st.just("wait"), st.sampled_from([7, 90, 24 * 60, 3 * 24 * 60, 25 * 24 * 60])),
)
ON_ORDERS = ("add", "ship", "pay", "cancel")
_names = itertools.count(1)


async def opened(house: House) -> Shadow:
    house.clock.set(START)
    shop = await house.shop(name=f"Пекарня {next(_names)}")
    await shop.does("customers.add", name="Иванова")
    await shop.does("customers.add", name="Петров")
    shadow = Shadow(shop, [shop, await shop.member("Асель", "editor")])
    await shadow.open()
    return shadow


async def live_through(shadow: Shadow, story: list[tuple[Any, ...]]) -> None:
    for what, *args in story:
        if what == "wait":
            shadow.shop.clock.move(timedelta(minutes=args[0]))
        elif what in ON_ORDERS:
            if shadow.orders:
                order = shadow.orders[args[0] % len(shadow.orders)]
                await getattr(shadow, what)(order, *args[1:])
        else:
            await getattr(shadow, what)(*args)


@pytest.mark.slow
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    story=st.lists(deeds, min_size=3, max_size=16), window=st.tuples(st.integers(0, 40), st.integers(0, 40))
)
async def test_reports_say_what_brute_force_adds_up(
    house: House, story: list[tuple[Any, ...]], window: tuple[int, int]
) -> None:
    shadow = await opened(house)
    await live_through(shadow, story)
    today = shadow.today
    spans = [(today, today), (today - timedelta(days=max(window)), today - timedelta(days=min(window)))]
    for start, end in spans:
        await figures_agree(shadow, start, end)
        await splits_agree(shadow, start, end)
        await money_agrees(shadow, start, end)
        await profit_agrees(shadow, start, end)
    await parts_of_the_day_agree(shadow)
    await stock_agrees(shadow)
    assert [told(house.app, one, house.app.speaker(None, "ru")) for one in await check_all(house.app)] == []


def days(start: date, end: date) -> dict[str, str]:
    return {"from": start.isoformat(), "to": end.isoformat()}


BASES = {"order": "ordered", "shipment": "shipped", "payment": "paid"}


async def figures_agree(shadow: Shadow, start: date, end: date) -> None:
    for word, basis in BASES.items():
        wanted = Totals.of(shadow.counted(basis, start, end))
        done = await shadow.shop.does("reports.sales", period=days(start, end), basis=word, metric="orders")
        told_facts = facts(done)
        if "reports-metric-revenue" not in told_facts:
            assert (wanted.orders, wanted.revenue) == (0, 0)
            continue
        assert told_facts["reports-metric-revenue"] == wanted.revenue
        assert told_facts["reports-metric-average"] == wanted.average
        if wanted.revenue:
            assert headline(done) == wanted.orders
        if basis != "paid":
            assert told_facts["reports-metric-margin"] == wanted.margin
        assert sum(points(done)) == wanted.orders if points(done) else True


async def splits_agree(shadow: Shadow, start: date, end: date) -> None:
    for basis, word in (("ordered", "order"), ("shipped", "shipment")):
        entries = shadow.counted(basis, start, end)
        done = await shadow.shop.does("reports.export", period=days(start, end), basis=word)
        for scope, attribute in (("product", "product"), ("customer", "customer"), ("employee", "person")):
            wanted: dict[str, int] = defaultdict(int)
            quantity: dict[str, int] = defaultdict(int)
            for one in entries:
                wanted[getattr(one, attribute)] += one.revenue
                quantity[getattr(one, attribute)] += one.quantity
            found = rows_of(done, f"reports-sheet-{scope}")
            assert {name: row["reports-metric-revenue"] for name, row in found.items()} == {
                name: revenue for name, revenue in wanted.items() if revenue
            }
            if scope == "product":
                assert {name: row["reports-metric-sold"] for name, row in found.items()} == {
                    name: count for name, count in quantity.items() if count
                }


def rows_of(done: Any, key: str) -> dict[str, dict[str, Any]]:
    """Rows of a table of the workbook by their first cell; none when nothing was written."""
    try:
        table: Table = sheet_table(done, key)
    except StopIteration:
        return {}
    labels = [one.label.key for one in table.columns]
    return {str(row[0]): dict(zip(labels, map(number, row), strict=True)) for row in table.rows}


async def money_agrees(shadow: Shadow, start: date, end: date) -> None:
    inside = [(item, amount) for day, item, amount in shadow.money if start <= day <= end]
    came = sum(amount for _, amount in inside if amount > 0)
    went = -sum(amount for _, amount in inside if amount < 0)
    found = facts(await shadow.shop.does("reports.money", period=days(start, end)))
    assert found.get("reports-money-in", 0) == came
    assert found.get("reports-money-out", 0) == went
    spent = await shadow.shop.does("reports.sales", period=days(start, end), metric="expenses")
    rent = -sum(amount for item, amount in inside if item == "аренда")
    rows = {row[0]: number(row[1]) for table in blocks(spent, Table) for row in table.rows}
    assert rows.get("аренда", 0) == rent


async def profit_agrees(shadow: Shadow, start: date, end: date) -> None:
    shipped = Totals.of(shadow.counted("shipped", start, end))
    lost = sum(amount for day, amount in shadow.lost if start <= day <= end)
    spent = -sum(amount for day, item, amount in shadow.money if item and start <= day <= end)
    done = await shadow.shop.does("reports.sales", period=days(start, end), metric="profit")
    assert facts(done).get("reports-metric-profit", 0) == shipped.margin - lost - spent


async def parts_of_the_day_agree(shadow: Shadow) -> None:
    """Today is compared with yesterday up to the same five minutes."""
    yesterday = shadow.today - timedelta(days=1)
    until = (shadow.minute(shadow.today) // SLOT_MINUTES + 1) * SLOT_MINUTES
    wanted = Totals.of(shadow.counted("ordered", yesterday, yesterday, until))
    done = await shadow.shop.does("reports.sales", period="today", metric="average")
    if wanted.orders or wanted.revenue:
        assert changes(done)["reports-metric-revenue"] == wanted.revenue
        assert changes(done)["reports-metric-orders"] == wanted.orders
    else:
        assert "reports-metric-revenue" not in changes(done)


async def stock_agrees(shadow: Shadow) -> None:
    done = await shadow.shop.does("reports.stock_value")
    assert facts(done)["reports-stock-at-cost"] == sum(
        cost(name) * left for name, left in shadow.stock.items()
    )
    best = await shadow.shop.does("reports.top", by="quantity", period="31d")
    entries = shadow.counted("ordered", shadow.today - timedelta(days=30), shadow.today)
    wanted: dict[str, int] = defaultdict(int)
    for one in entries:
        wanted[one.product] += one.quantity
    sold = sorted((count for count in wanted.values() if count), reverse=True)
    tables = blocks(best, Table)
    assert (column(tables[0], "reports-metric-sold") if tables else []) == sold
