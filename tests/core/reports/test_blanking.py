"""Costs, margins and money are not to be seen without the right: in words, charts or workbooks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from core.acts.blank import blank
from core.acts.calls import Confirm, Done
from core.blocks import Chart, Facts, Money, Sheet, Table, Text
from core.errors import Refusal
from tests.core.house import Shop, Worker
from tests.core.reports.reading import blocks, column, number

QUESTIONS: list[tuple[str, dict[str, Any]]] = [
    ("reports.sales", {}),
    ("reports.sales", {"period": "today"}),
    ("reports.sales", {"group_by": "day"}),
    ("reports.sales", {"group_by": "product"}),
    ("reports.sales", {"group_by": "employee", "basis": "shipment"}),
    ("reports.sales", {"product": "торт"}),
    ("reports.sales", {"metric": "margin"}),
    ("reports.sales", {"metric": "profit"}),
    ("reports.sales", {"metric": "expenses"}),
    ("reports.top", {}),
    ("reports.top", {"entity": "customer", "by": "quantity"}),
    ("reports.top", {"by": "margin"}),
    ("reports.compare", {"period": "month"}),
    ("reports.stock_value", {}),
    ("reports.dead_stock", {"days": 1}),
    ("reports.money", {}),
    *(("reports.export", {"report": report}) for report in ("sales", "money", "stock", "dead")),
]


@pytest.fixture
async def stocked(shop: Shop) -> Shop:
    """A shop whose costs, margins and expenses are numbers nobody would get otherwise."""
    await shop.does("inventory.add", name="торт", price="1200", cost="517.13")
    await shop.does("inventory.add", name="свеча", price="90", cost="41.77")
    await shop.does("inventory.receive", lines=[{"product": "торт", "quantity": 10}])
    await shop.does("inventory.receive", lines=[{"product": "свеча", "quantity": 7}])
    shop.clock.move(timedelta(days=3))
    await shop.does("customers.add", name="Иванова")
    await shop.does("orders.sell", customer="Иванова", lines=[{"product": "торт", "quantity": 3}])
    await shop.does("finance.expense", amount="733.31", item="аренда")
    return shop


def in_group(worker: Worker) -> Worker:
    return Worker(worker.house, replace(worker.actor, group=True, place="-100"), worker.name)


def marked_values(done: Done, mark: str) -> Iterator[int]:
    """Every figure of an unblanked answer that bears the mark."""
    marked = [fact for block in blocks(done, Facts) for fact in block.rows if fact.sees == mark]
    yield from (found for fact in marked for found in (number(fact.value), number(fact.change)) if found)
    for table in [*blocks(done, Table), *(table for sheet in blocks(done, Sheet) for table in sheet.tables)]:
        columns = [at for at, one in enumerate(table.columns) if one.sees == mark]
        yield from (number(row[at]) for row in table.rows for at in columns if isinstance(row[at], Money))
    drawn = [series for chart in blocks(done, Chart) for series in chart.series if series.sees == mark]
    yield from (point for series in drawn for point in series.points if point)


def sees_any(done: Done, mark: str) -> bool:
    marks = [block.sees for block in blocks(done, Text)]
    marks += [fact.sees for block in blocks(done, Facts) for fact in block.rows]
    marks += [series.sees for chart in blocks(done, Chart) for series in chart.series]
    tables = [*blocks(done, Table), *(table for sheet in blocks(done, Sheet) for table in sheet.tables)]
    return mark in [*marks, *(one.sees for table in tables for one in table.columns)]


async def answers(worker: Worker) -> list[Done]:
    found: list[Done] = []
    for name, args in QUESTIONS:
        try:
            answer = await worker.call(name, **args)
        except Refusal as refusal:
            assert refusal.status == 403  # noqa: PT017 - either is right; what is not told is checked below
            continue
        assert not isinstance(answer, Confirm)
        assert isinstance(answer, Done)
        found.append(answer)
    return found


async def test_nobody_without_the_right_sees_a_cost(stocked: Shop) -> None:
    editor, viewer = await stocked.member("Асель", "editor"), await stocked.member("Бек", "viewer")
    secret = {value for done in await answers(stocked) for value in marked_values(done, "cost")}
    assert {3 * 51713, 3 * (120000 - 51713), 7 * 4177} <= secret, "the owner sees them"
    for reader in (editor, viewer, in_group(stocked), in_group(editor)):
        told = await answers(reader)
        assert told, "the rest is for everybody"
        for done in told:
            assert not sees_any(done, "cost")
            words = stocked.text(done)
            for value in secret - {0}:
                shown = stocked.app.texts.value(Money(value, "RUB"), stocked.app.speaker(None, "ru"))
                assert shown not in words.splitlines()
                assert str(value) not in words.replace("\u00a0", "").splitlines()


async def test_money_is_for_those_who_keep_it(stocked: Shop) -> None:
    viewer, editor = await stocked.member("Бек", "viewer"), await stocked.member("Асель", "editor")
    assert any(sees_any(done, "finance") for done in await answers(editor))
    for reader in (viewer, in_group(stocked)):
        for done in await answers(reader):
            assert not sees_any(done, "finance")
            assert "733,31" not in stocked.text(done)


async def test_what_a_right_decides_is_refused_without_it(stocked: Shop) -> None:
    editor, viewer = await stocked.member("Асель", "editor"), await stocked.member("Бек", "viewer")
    group = in_group(stocked)
    for name, args in (
        ("reports.sales", {"metric": "margin"}),
        ("reports.sales", {"metric": "profit"}),
        ("reports.top", {"by": "margin"}),
        ("reports.compare", {"period": "month", "metric": "margin"}),
    ):
        assert (await editor.refused(name, **args)).code == "acts-not-allowed"
        assert (await viewer.refused(name, **args)).code == "acts-not-allowed"
        assert (await group.refused(name, **args)).code == "reports-private-only"
    assert (await viewer.refused("reports.money")).code == "acts-not-allowed"
    assert (await viewer.refused("reports.export", report="money")).code == "acts-not-allowed"
    assert (await viewer.refused("reports.sales", metric="expenses")).code == "acts-not-allowed"


async def test_the_order_of_goods_tells_no_cost(stocked: Shop) -> None:
    """Dearer to buy, cheaper to sell: an owner finds it first, an editor last."""
    await stocked.does("inventory.add", name="шар", price="1", cost="9000")
    await stocked.does("inventory.receive", lines=[{"product": "шар", "quantity": 1}])
    editor = await stocked.member("Асель", "editor")
    for name, key in (("reports.stock_value", "field-common-product"),):
        own = column(blocks(await stocked.does(name), Table)[0], key)
        others = column(blocks(await editor.does(name), Table)[0], key)
        assert (own[0], others[-1]) == ("шар", "шар")


async def test_a_scheduled_report_is_blanked_for_its_reader(stocked: Shop) -> None:
    """The owner's report, as it is queued for somebody without the rights, holds no marked figure."""
    done = await stocked.does("reports.sales", period="month")
    receipt = blank(done.receipt, lambda mark: False)
    assert not sees_any(Done(receipt), "cost")
    assert not sees_any(Done(receipt), "finance")
