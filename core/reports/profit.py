"""The reports of profit and of expenses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.blocks import (
    Act,
    Block,
    Button,
    Buttons,
    Chart,
    Column,
    Fact,
    Facts,
    Percent,
    Said,
    Sees,
    Table,
    Text,
    Value,
    say,
)
from core.finance.models import Item
from core.money import half_up
from core.reports import queries
from core.reports.asking import Group
from core.reports.charts import Look, over_time, ranking
from core.reports.course import bucket_label, buckets, unit_of
from core.reports.figures import why_button
from core.reports.periods import Days, Frame
from core.reports.result import Result, added, results
from core.reports.words import days_name, period_words

SHOWN = 10


def profit_report(ctx: Ctx, frame: Frame, group: Group | None, *, chart: bool) -> list[Block]:
    """What is left, how it came about, and its course."""
    now, was = results(ctx, frame.days), results(ctx, frame.before)
    total, before = added(now.values()), added(was.values())
    when = period_words(ctx, frame.days)
    if not total:
        return [Text(say("reports-nothing-earned", when=when), "title")]
    blocks: list[Block] = [
        Text(say("reports-headline-profit", when=when, value=ctx.money(total.profit)), "title", sees="cost"),
        _profit_note(ctx, frame, compared=bool(before)),
        Facts(_parts(ctx, total, before if before and not frame.running else None)),
    ]
    if total.purchases:
        note = say("reports-purchases-aside", amount=ctx.money(total.purchases))
        blocks.append(Text(note, "note", sees="finance"))
    unknown = queries.total(ctx.session, "shipped", frame.days).uncosted
    if unknown:
        note = say("reports-profit-uncosted", amount=ctx.money(unknown))
        blocks.append(Text(note, "note", sees="cost"))
    profits = {day: one.profit for day, one in now.items()}
    past = {day: one.profit for day, one in was.items()}
    picture = _course(ctx, frame, group, profits, past, "profit", "cost") if chart else None
    blocks += [picture] if picture else []
    return [*blocks, _next(ctx, frame, "profit", group)]


def _profit_note(ctx: Ctx, frame: Frame, *, compared: bool) -> Text:
    if not compared or frame.running:
        return Text(say("reports-note-profit"), "note")
    return Text(say("reports-note-profit-before", before=days_name(ctx, frame.before)), "note")


def _parts(ctx: Ctx, now: Result, was: Result | None) -> list[Fact]:
    """From revenue down to profit; what is zero on both sides is left out."""
    told: tuple[tuple[str, str, Sees | None], ...] = (
        ("reports-part-revenue", "revenue", None),
        ("reports-part-cost", "cost", "cost"),
        ("reports-part-trued", "trued", "cost"),
        ("reports-part-losses", "losses", "cost"),
        ("reports-part-found", "found", "cost"),
        ("reports-part-expenses", "expenses", "finance"),
        ("reports-part-income", "income", "finance"),
        ("reports-part-exchange", "exchange", "finance"),
        ("reports-metric-profit", "profit", "cost"),
    )
    facts: list[Fact] = []
    for key, name, sees in told:
        value, before = getattr(now, name), getattr(was, name) if was else 0
        if value or before or name == "profit":
            facts.append(Fact(say(key), ctx.money(value), sees, ctx.money(before) if before else None))
    if now.revenue > 0:
        share = Percent(half_up(now.profit * 1000, now.revenue) * 10)
        facts.append(Fact(say("reports-profit-share"), share, "cost"))
    return facts


def expenses_report(ctx: Ctx, frame: Frame, group: Group | None, *, chart: bool) -> list[Block]:
    """What was spent, on what, beside the period before."""
    now = queries.costs_by_item(ctx.session, frame.days)
    was = queries.costs_by_item(ctx.session, frame.before)
    when, total, before = period_words(ctx, frame.days), sum(now.values()), sum(was.values())
    if not total:
        return [Text(say("reports-nothing-spent", when=when), "title")]
    compared = before if not frame.running or frame.days.count > 1 else 0
    title = say("reports-headline-expenses", when=when, value=ctx.money(total))
    change = ctx.money(compared) if compared else None
    facts = [Fact(say("reports-metric-expenses"), ctx.money(total), "finance", change)]
    blocks: list[Block] = [Text(title, "title", sees="finance"), Facts(facts)]
    if compared:
        blocks.append(Text(say("reports-note-before", before=days_name(ctx, frame.before)), "note"))
    rows = sorted(now.items(), key=lambda pair: (-pair[1], pair[0]))
    names = item_names(ctx, now)
    if group in ("day", "week", "month"):
        by_day, past = _spent(ctx, frame.days), _spent(ctx, frame.before)
        picture = _course(ctx, frame, group, by_day, past, "expenses", "finance")
    else:
        picture = _items_chart(ctx, when, [(names[item], spent) for item, spent in rows])
    blocks += [picture] if picture and chart else []
    return [*blocks, items_table(ctx, rows, names, total), _next(ctx, frame, "expenses", group)]


def _spent(ctx: Ctx, days: Days) -> dict[date, int]:
    return {day: flow.went for day, flow in queries.costs_by_day(ctx.session, days).items()}


def _items_chart(ctx: Ctx, when: Said, rows: Sequence[tuple[Value, int]]) -> Chart | None:
    alt = say("reports-alt-item", name=rows[0][0], value=ctx.money(rows[0][1]))
    return ranking(ctx, Look(say("reports-chart-expenses", when=when), alt, sees="finance"), rows)


def items_table(ctx: Ctx, rows: Sequence[tuple[int, int]], names: Mapping[int, Value], total: int) -> Table:
    """Expenses by item, the greatest first, with their share of the whole."""
    columns = [
        Column(say("field-common-item")),
        Column(say("field-common-amount"), "number", sees="finance"),
        Column(say("reports-column-share"), "number", sees="finance"),
    ]
    shown = [(names[item], spent) for item, spent in rows[:SHOWN]]
    rest = rows[SHOWN:]
    if rest:
        shown.append((say("reports-the-rest", count=len(rest)), sum(spent for _, spent in rest)))
    return Table(
        columns,
        [[name, ctx.money(spent), Percent(half_up(spent * 1000, total) * 10)] for name, spent in shown],
    )


def item_names(ctx: Ctx, items: Mapping[int, object]) -> dict[int, Value]:
    """Names of items of income and expense; 0 is money without one."""
    rows = ctx.session.execute(
        sa.select(Item.id, Item.name).where(Item.id.in_([item for item in items if item]))
    )
    names: dict[int, Value] = {row[0]: row[1] for row in rows}
    for item in items:
        names.setdefault(item, say("reports-no-item"))
    return names


def _course(
    ctx: Ctx,
    frame: Frame,
    group: Group | None,
    now: Mapping[date, int],
    was: Mapping[date, int],
    metric: str,
    sees: Sees,
) -> Chart | None:
    """A sum of money step by step; nothing for a single day."""
    unit = unit_of(frame.days, group)
    steps = buckets(frame.days, "day" if unit == "hour" else unit)
    labels = [bucket_label(ctx, step, unit) for step in steps]
    points = [sum(now.get(day, 0) for day in step.each) for step in steps]
    past = [sum(was.get(day, 0) for day in step.each) for step in buckets(frame.before, unit)]
    best = max(range(len(points)), key=lambda place: (points[place], -place))
    when = period_words(ctx, frame.days)
    value = ctx.money(points[best])
    alt = say(f"reports-alt-{unit}", step=labels[best], value=value)
    if metric == "expenses":
        alt = say(f"reports-alt-most-{unit}", step=labels[best], value=value)
    look = Look(say(f"reports-chart-{metric}", when=when), alt, sees=sees)
    before = (days_name(ctx, frame.before), past) if not frame.running else None
    return over_time(ctx, look, labels, (days_name(ctx, frame.days), points), before)


def _next(ctx: Ctx, frame: Frame, metric: Literal["profit", "expenses"], group: Group | None) -> Block:
    """The same for the period before, and where the money went."""
    before: dict[str, object] = {"metric": metric, "period": frame.before.as_argument}
    row = [Button(say("reports-button-before"), Act("reports.sales", before))]
    second: list[Button] = []
    if metric == "profit":
        days: dict[str, object] = {"period": frame.days.as_argument}
        second = [
            Button(say("reports-button-pnl"), Act("reports.pnl", dict(days))),
            Button(say("reports-button-bridge"), Act("reports.bridge", days)),
        ]
        spent: dict[str, object] = {"metric": "expenses", "period": frame.days.as_argument}
        row.append(Button(say("reports-button-expenses"), Act("reports.sales", spent)))
    elif frame.days.count > 1 and group != "day":
        daily = {"metric": metric, "period": frame.days.as_argument, "group_by": "day"}
        row.append(Button(say("reports-button-by-day"), Act("reports.sales", dict(daily))))
    row.append(Button(say("reports-button-money"), Act("reports.money", {"period": frame.days.as_argument})))
    return Buttons([line for line in ([why_button(ctx, metric, frame.days)], row, second) if line])
