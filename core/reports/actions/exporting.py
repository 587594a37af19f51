"""Reports as workbooks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Literal

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import Period
from core.acts.register import Asked, Risk, action
from core.blocks import Column, Receipt, Said, Sheet, Table, Text, Value, say
from core.reports import goods, queries
from core.reports.actions.money import by_account, money_tables
from core.reports.actions.sales import period_options
from core.reports.actions.stock import DEAD_DAYS, dead_table, stock_table
from core.reports.asking import READ, BasisWord, basis_of, may_see, require
from core.reports.bridge import bridge
from core.reports.course import Course, sales_course
from core.reports.models import Basis
from core.reports.periods import Days, Frame, frame_of
from core.reports.profit import item_names, items_table
from core.reports.queries import NO_SALES, Sums
from core.reports.ranks import Entity, Ranked, in_order, ranked
from core.reports.result import added, results
from core.reports.showing import bridge_table, expenses_by_item, statement_facts
from core.reports.words import days_name

MOST_ROWS = 5000


class Export(Asked):
    report: Literal["sales", "profit", "money", "stock", "dead"] = Field(
        "sales", description="Which report to write"
    )
    period: Period | None = Field(None, description="The month to date when left out")
    basis: BasisWord | None = None


@action(
    "reports.export",
    needs=READ,
    risk=Risk.REVERSIBLE,
    at_once=True,
    command="export",
    http="POST /analytics/exports",
    when="past",
    options={"period": period_options},
)
def export(ctx: Ctx, asked: Export) -> Receipt:
    """Write a report as an Excel file: sales, profit, money, stock or dead stock. Every export is logged."""
    frame = frame_of(ctx, asked.period)
    tables = _WRITERS[asked.report](ctx, frame, basis_of(ctx, asked.basis))
    title = _title(ctx, asked.report, frame)
    if not any(table.rows for table in tables):
        return Receipt([Text(say("reports-nothing-to-export"))], title=title)
    return Receipt([Text(title), Sheet(title, tables)], title=title)


def _title(ctx: Ctx, report: str, frame: Frame) -> Said:
    if report in ("stock", "dead"):
        return say(f"reports-file-{report}")
    return say(f"reports-file-{report}", days=days_name(ctx, frame.days))


def _sales(ctx: Ctx, frame: Frame, basis: Basis) -> list[Table]:
    days = frame.days
    by_day = sales_course(ctx, frame, basis, "day")
    who: tuple[Entity, ...] = ("product", "customer", "employee")
    return [
        _days_table(ctx, by_day, basis),
        *(_entity_table(ctx, one, in_order(ranked(ctx, one, basis, days), "revenue")) for one in who),
    ]


def _days_table(ctx: Ctx, course: Course, basis: Basis) -> Table:
    sold = [pair for pair in zip(course.labels, course.now, strict=True) if pair[1]]
    whole = sum((sums for _, sums in sold), NO_SALES)
    columns = [Column(say("reports-column-day")), *_figure_columns()]
    rows: list[list[Value]] = [[label, sums.orders, *_figures(ctx, sums)] for label, sums in sold]
    total: list[Value] = [say("reports-total"), whole.orders, *_figures(ctx, whole)]
    return Table(columns, rows, title=say(f"reports-sheet-days-{basis}"), total=total)


def _figure_columns() -> list[Column]:
    return [
        Column(say("reports-metric-orders"), "number"),
        Column(say("reports-metric-revenue"), "number"),
        Column(say("reports-metric-average"), "number"),
        *_cost_columns(),
    ]


def _cost_columns() -> list[Column]:
    return [
        Column(say("reports-part-cost"), "number", sees="cost"),
        Column(say("reports-metric-margin"), "number", sees="cost"),
    ]


def _figures(ctx: Ctx, sums: Sums) -> list[Value]:
    average = sums.average
    return [
        ctx.money(sums.revenue),
        None if average is None else ctx.money(average),
        ctx.money(sums.cost),
        ctx.money(sums.margin),
    ]


def _entity_table(ctx: Ctx, entity: Entity, rows: list[Ranked]) -> Table:
    """All rows with revenue, cost and margin; goods with their quantity, people with their orders."""
    from core.blocks import Qty

    number = "reports-metric-sold" if entity == "product" else "reports-metric-orders"
    columns = [
        Column(say(f"reports-column-{entity}")),
        Column(say(number), "number"),
        Column(say("reports-metric-revenue"), "number"),
        *_cost_columns(),
    ]
    table: list[list[Value]] = []
    for row in rows[:MOST_ROWS]:
        sums = row.sums
        counted: Value = Qty(sums.quantity, row.unit or "") if entity == "product" else sums.orders
        table.append(
            [row.name, counted, ctx.money(sums.revenue), ctx.money(sums.cost), ctx.money(sums.margin)]
        )
    whole = sum((row.sums for row in rows), NO_SALES)
    total: list[Value] = [
        say("reports-total"),
        None if entity == "product" else whole.orders,
        ctx.money(whole.revenue),
        ctx.money(whole.cost),
        ctx.money(whole.margin),
    ]
    return Table(columns, table, title=say(f"reports-sheet-{entity}"), total=total)


def _money(ctx: Ctx, frame: Frame, basis: Basis) -> list[Table]:
    require(ctx, "finance")
    flows = queries.money_by_item(ctx.session, frame.days)
    by_day = queries.money_by_day(ctx.session, frame.days)
    from core.blocks import Day

    columns = [
        Column(say("reports-column-day")),
        Column(say("reports-money-in"), "number", sees="finance"),
        Column(say("reports-money-out"), "number", sees="finance"),
        Column(say("reports-money-rest"), "number", sees="finance"),
    ]
    rows: list[list[Value]] = [
        [Day(day), ctx.money(flow.came), ctx.money(flow.went), ctx.money(flow.rest)]
        for day, flow in sorted(by_day.items())
    ]
    return [
        Table(columns, rows, title=say("reports-sheet-money-days")),
        *money_tables(ctx, flows, MOST_ROWS),
        *by_account(ctx, frame.days),
    ]


def _profit(ctx: Ctx, frame: Frame, basis: Basis) -> list[Table]:
    """The statement, expenses by item, and the bridge from profit to money."""
    require(ctx, "cost", "finance")
    lines = statement_facts(ctx, added(results(ctx, frame.days).values()), None)
    columns = [
        Column(say("reports-column-step")),
        Column(say("field-common-amount"), "number", sees="cost"),
    ]
    statement = Table(columns, [[line.label, line.value] for line in lines], title=say("reports-sheet-pnl"))
    steps = replace(bridge_table(ctx, bridge(ctx, frame.days)), title=say("reports-sheet-bridge"))
    spent = expenses_by_item(ctx, frame.days)
    if not spent:
        return [statement, steps]
    rows = sorted(spent.items(), key=lambda pair: (-pair[1], pair[0]))
    items = items_table(ctx, rows, item_names(ctx, spent), sum(spent.values()))
    return [statement, replace(items, title=say("reports-metric-expenses")), steps]


def _stock(ctx: Ctx, frame: Frame, basis: Basis) -> list[Table]:
    held = goods.stock_held(ctx.session, ctx.company.currency)
    if not may_see(ctx, "cost"):
        held.sort(key=lambda one: (one.name, one.product_id))
    return [stock_table(ctx, held[:MOST_ROWS])]


def _dead(ctx: Ctx, frame: Frame, basis: Basis) -> list[Table]:
    days = Days(ctx.today - timedelta(days=DEAD_DAYS - 1), ctx.today)
    held = goods.dead(ctx.session, ctx.company.currency, days)
    if not may_see(ctx, "cost"):
        held.sort(key=lambda one: (one.name, one.product_id))
    return [dead_table(ctx, held[:MOST_ROWS])]


_WRITERS: dict[str, Callable[[Ctx, Frame, Basis], list[Table]]] = {
    "sales": _sales,
    "profit": _profit,
    "money": _money,
    "stock": _stock,
    "dead": _dead,
}
