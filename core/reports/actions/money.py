"""Money in and out over a period."""

from __future__ import annotations

from datetime import date
from typing import Literal

import sqlalchemy as sa
from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import Period
from core.acts.register import Asked, Risk, action
from core.acts.rights import Right
from core.blocks import (
    Act,
    Block,
    Button,
    Buttons,
    Chart,
    Column,
    Fact,
    Facts,
    Receipt,
    Series,
    Table,
    Text,
    Value,
    say,
)
from core.finance.models import Account
from core.reports import queries
from core.reports.actions.sales import period_options
from core.reports.asking import require
from core.reports.charts import MOST_BARS
from core.reports.course import bucket_label, buckets, unit_of
from core.reports.figures import why_button
from core.reports.periods import Days, frame_of
from core.reports.profit import item_names
from core.reports.queries import NO_MONEY, Flow
from core.reports.words import days_name, period_words

SHOWN = 12
ItemFlows = dict[tuple[str, int], Flow]


class MoneyQuestion(Asked):
    period: Period | None = Field(None, description="The month to date when left out")


@action(
    "reports.money",
    needs=Right("finance", "read"),
    risk=Risk.READ,
    command="cashflow",
    http="GET /analytics/money",
    when="past",
    options={"period": period_options},
)
def money(ctx: Ctx, asked: MoneyQuestion) -> Receipt:
    """Report money in and out of a period: by item and by day."""
    require(ctx, "finance")
    frame = frame_of(ctx, asked.period)
    flows = queries.money_by_item(ctx.session, frame.days)
    when = period_words(ctx, frame.days)
    if not any(flow.came or flow.went for flow in flows.values()):
        return Receipt([Text(say("reports-no-money", when=when), "title")])
    total = sum(flows.values(), NO_MONEY)
    before = None if frame.running else queries.money(ctx.session, frame.before)
    title = say("reports-headline-money", when=when, value=ctx.money(total.rest))
    compared = before is not None and _moved(before)
    note = Text(say("reports-note-before", before=days_name(ctx, frame.before)), "note")
    blocks: list[Block] = [
        Text(title, "title", sees="finance"),
        *([note] if compared else []),
        Facts([*_facts(ctx, total, before), *_of_trade(ctx, flows), *_exchange(ctx, frame.days)]),
        *money_tables(ctx, flows, SHOWN),
        *by_account(ctx, frame.days),
    ]
    picture = _chart(ctx, frame.days)
    return Receipt([*blocks, *([picture] if picture else []), _buttons(ctx, frame.days, frame.before)])


def _moved(flow: Flow) -> bool:
    return bool(flow.came or flow.went)


def _facts(ctx: Ctx, now: Flow, was: Flow | None) -> list[Fact]:
    told = (("in", now.came, was and was.came), ("out", now.went, was and was.went))
    facts = [
        Fact(say(f"reports-money-{side}"), ctx.money(value), "finance", ctx.money(before) if before else None)
        for side, value, before in told
    ]
    return [*facts, Fact(say("reports-money-rest"), ctx.money(now.rest), "finance")]


def _of_trade(ctx: Ctx, flows: ItemFlows) -> list[Fact]:
    """What trade itself has left, apart from the owner's money and loans, where there are any."""
    aside = sum((flow for (kind, _), flow in flows.items() if kind in ("owner", "loan")), NO_MONEY)
    if not _moved(aside):
        return []
    trade = sum(flow.rest for flow in flows.values()) - aside.rest
    return [
        Fact(say("reports-money-trade"), ctx.money(trade), "finance"),
        Fact(say("reports-money-funds"), ctx.money(aside.rest), "finance"),
    ]


def _exchange(ctx: Ctx, days: Days) -> list[Fact]:
    """What accounts in other currencies are worth more or less: no money came or went by it."""
    difference = sum(queries.exchange_by_day(ctx.session, days).values())
    return [Fact(say("reports-part-exchange"), ctx.money(difference), "finance")] if difference else []


def money_tables(ctx: Ctx, flows: ItemFlows, limit: int) -> list[Table]:
    """Where money came from, and where it went: by item, customers' payments apart."""
    names = item_names(ctx, {item: None for _, item in flows})
    return [table for side in ("in", "out") if (table := _side(ctx, flows, names, side, limit))]


def _side(
    ctx: Ctx, flows: ItemFlows, names: dict[int, Value], side: Literal["in", "out"], limit: int
) -> Table | None:
    parts: list[tuple[Value, int]] = []
    for (kind, item), flow in flows.items():
        amount = flow.came if side == "in" else flow.went
        if amount:
            parts.append((_named(kind, names[item], side), amount))
    if not parts:
        return None
    parts.sort(key=lambda part: (-part[1], str(part[0])))
    rest = parts[limit:]
    rows: list[list[Value]] = [[name, ctx.money(amount)] for name, amount in parts[:limit]]
    if rest:
        rows.append([say("reports-the-rest", count=len(rest)), ctx.money(sum(part[1] for part in rest))])
    columns = [
        Column(say("field-common-item")),
        Column(say("field-common-amount"), "number", sees="finance"),
    ]
    return Table(columns, rows, title=say(f"reports-money-{side}-by-item"))


def _named(kind: str, item: Value, side: str) -> Value:
    """Customers' payments, the owner's money and loans are called so; the rest by its item."""
    if kind == "loan":
        return say(f"reports-loan-{side}", lender=item)
    return say(f"reports-{_CALLED[kind]}-{side}") if kind in _CALLED else item


_CALLED = {"payment": "orders", "owner": "owner"}


def by_account(ctx: Ctx, days: Days) -> list[Table]:
    """What each account held before, how that changed, what it held after; own moves included."""
    held = queries.held_by_account(ctx.session, days)
    if not held:
        return []
    named = ctx.session.execute(sa.select(Account.id, Account.name))
    names = {row[0]: row[1] for row in named}
    rows: list[list[Value]] = [
        [names[one.account_id], *(ctx.money(sum_) for sum_ in (one.opening, one.flow.rest, one.closing))]
        for one in held
    ]
    columns = [Column(say("field-common-account"))]
    columns += [
        Column(say(f"reports-account-{name}"), "number", sees="finance")
        for name in ("opening", "change", "closing")
    ]
    whole = [sum(sums) for sums in zip(*((h.opening, h.flow.rest, h.closing) for h in held), strict=True)]
    total: list[Value] = [say("reports-total"), *(ctx.money(sum_) for sum_ in whole)]
    more = total if len(held) > 1 else None
    return [Table(columns, rows, title=say("reports-money-by-account"), total=more)]


def _chart(ctx: Ctx, days: Days) -> Chart | None:
    """Money in beside money out, step by step."""
    unit = unit_of(days, None)
    steps = buckets(days, "day" if unit == "hour" else unit)
    if len(steps) < 2:
        return None
    by_day = queries.money_by_day(ctx.session, days)
    flows = [_sum(by_day, step) for step in steps]
    most = max(range(len(flows)), key=lambda place: (flows[place].went, -place))
    when = period_words(ctx, days)
    labels = [bucket_label(ctx, step, unit) for step in steps]
    return Chart(
        kind="bars" if len(steps) <= MOST_BARS else "lines",
        title=say("reports-chart-money", when=when),
        labels=labels,
        series=[
            Series(say("reports-money-in"), [flow.came for flow in flows], "finance", "main"),
            Series(say("reports-money-out"), [flow.went for flow in flows], "finance", "plain"),
        ],
        currency=ctx.company.currency,
        colour=ctx.company.colour,
        alt=say("reports-alt-money", step=labels[most], value=ctx.money(flows[most].went)),
    )


def _sum(by_day: dict[date, Flow], step: Days) -> Flow:
    return sum((by_day.get(day, NO_MONEY) for day in step.each), NO_MONEY)


def _buttons(ctx: Ctx, days: Days, before: Days) -> Block:
    return Buttons(
        [
            [why_button(ctx, "money", days)],
            [
                Button(say("reports-button-before"), Act("reports.money", {"period": before.as_argument})),
                Button(
                    say("reports-button-xlsx"),
                    Act("reports.export", {"report": "money", "period": days.as_argument}),
                ),
            ],
            [
                Button(say("reports-button-postings"), Act("finance.postings", {"period": days.as_argument})),
                Button(say("reports-button-bridge"), Act("reports.bridge", {"period": days.as_argument})),
            ],
        ]
    )
