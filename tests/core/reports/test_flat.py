"""Rollups cost an order the same few statements whatever its size; reports read rollups and nothing else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.core.house import Shop
from tests.core.statements import statements

ROLLUPS = ("report_sales", "report_money")
HISTORY = (
    "orders",
    "order_lines",
    "shipments",
    "shipment_lines",
    "order_payments",
    "postings",
    "stock_movements",
)


def on(seen: list[str], *tables: str) -> list[str]:
    words = [statement.replace('"', " ").replace(",", " ").split() for statement in seen]
    return [
        statement
        for statement, parts in zip(seen, words, strict=True)
        if any(table in parts for table in tables)
    ]


@pytest.fixture
async def stocked(shop: Shop) -> Shop:
    for number in range(12):
        await shop.does("inventory.add", name=f"товар {number}", price=100 + number, cost=50)
    lines = [{"product": f"товар {number}", "quantity": 500} for number in range(12)]
    await shop.does("inventory.receive", lines=lines)
    await shop.does("customers.add", name="Иванова")
    return shop


async def test_an_order_costs_one_statement_of_rollups(stocked: Shop) -> None:
    for size in (1, 3, 12):
        lines = [{"product": f"товар {number}", "quantity": 1} for number in range(size)]
        with statements(stocked.app.db) as seen:
            await stocked.does("orders.create", customer="Иванова", lines=lines)
        assert len(on(seen, *ROLLUPS)) == 1


async def test_a_sale_over_the_counter_costs_four(stocked: Shop) -> None:
    """Ordered, shipped, paid, and the money itself."""
    lines = [{"product": f"товар {number}", "quantity": 1} for number in range(5)]
    with statements(stocked.app.db) as seen:
        await stocked.does("orders.sell", lines=lines)
    assert len(on(seen, *ROLLUPS)) == 4


async def test_reports_read_no_documents_and_ask_as_often_after_more_history(stocked: Shop) -> None:
    questions: list[tuple[str, dict[str, Any]]] = [
        ("reports.sales", {"period": "month"}),
        ("reports.sales", {"period": "today"}),
        ("reports.sales", {"metric": "profit"}),
        ("reports.sales", {"metric": "expenses"}),
        ("reports.sales", {"group_by": "customer"}),
        ("reports.sales", {"product": "товар 1"}),
        ("reports.top", {}),
        ("reports.top", {"order": "worst"}),
        ("reports.compare", {"period": "week"}),
        ("reports.stock_value", {}),
        ("reports.dead_stock", {}),
        ("reports.money", {}),
    ]
    asked: list[list[int]] = []
    for _ in range(2):
        for number in range(4):
            lines = [{"product": f"товар {number}", "quantity": 1}]
            await stocked.does("orders.sell", lines=lines, customer="Иванова")
            await stocked.does("finance.expense", amount=10, item="такси")
        counts: list[int] = []
        for name, args in questions:
            with statements(stocked.app.db) as seen:
                await stocked.does(name, **args)
            assert on(seen, *HISTORY) == []
            counts.append(len(seen))
        asked.append(counts)
        stocked.clock.move(timedelta(hours=2))
    assert asked[0] == asked[1]
    assert max(asked[1]) <= 20
