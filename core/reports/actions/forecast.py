"""Will the money last: what is known to come and go, day by day, and the day it would run out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa
from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.register import Asked, Risk, action
from core.acts.rights import Right
from core.blocks import (
    Act,
    Block,
    Button,
    Buttons,
    Chart,
    Column,
    Day,
    Fact,
    Facts,
    Receipt,
    Said,
    Series,
    Table,
    Text,
    Value,
    say,
)
from core.customers.queries import by_ids
from core.finance.plans import due_days, open_plans
from core.finance.queries import accounts
from core.orders import cards
from core.orders.models import LIVE, Order
from core.reports.asking import require

DAYS, SHOWN, MOST_ORDERS = 30, 12, 500


class ForecastQuestion(Asked):
    days: int | None = Field(None, ge=1, le=365, description="How far to look; 30 when left out")


@dataclass(frozen=True, slots=True)
class Expected:
    """Money that is known to come (+) or go (−) on a day."""

    day: date
    what: Value
    amount: int


@dataclass(frozen=True, slots=True)
class Course:
    """Expected moves in order, what is held now, and what stands after each."""

    held: int
    moves: Sequence[Expected]
    after: Sequence[int]
    unsure: int
    """Owed by customers without a day, or past it: not counted."""

    @property
    def lowest(self) -> tuple[date, int] | None:
        """The first day money is at its lowest, with what is left then; None where it never falls."""
        ends = self.by_day
        low = min(ends.values(), default=self.held)
        return next(((day, left) for day, left in ends.items() if left == low and low < self.held), None)

    @property
    def gap_day(self) -> date | None:
        """The first day there is not enough."""
        return next((day for day, left in self.by_day.items() if left < 0), None)

    @property
    def by_day(self) -> dict[date, int]:
        """What is left at the end of each day on which something moves."""
        return {move.day: left for move, left in zip(self.moves, self.after, strict=True)}


@action(
    "reports.forecast",
    needs=Right("finance", "read"),
    risk=Risk.READ,
    command="cashgap",
    http="GET /analytics/forecast/cash",
)
def forecast(ctx: Ctx, asked: ForecastQuestion) -> Receipt:
    """Say whether the money will last: planned payments, recurring entries and expected order payments."""
    require(ctx, "finance")
    days = asked.days or DAYS
    until = ctx.today + timedelta(days=days)
    course = course_of(ctx, until)
    blocks: list[Block] = [Text(_headline(ctx, course, days), "title", sees="finance")]
    blocks.append(Facts(_facts(ctx, course, until)))
    if course.gap_day is not None and course.lowest is not None:
        blocks.append(_made_of(ctx, course, course.lowest[0]))
    elif course.moves:
        blocks.append(_table(ctx, course, list(zip(course.moves, course.after, strict=True)), "coming"))
    else:
        blocks.append(Text(say("reports-forecast-nothing"), "note"))
    if course.unsure:
        unsure = say("reports-forecast-unsure", amount=ctx.money(course.unsure))
        blocks.append(Text(unsure, "note", sees="finance"))
    picture = _chart(ctx, course, until)
    return Receipt([*blocks, *([picture] if picture else []), _buttons(days)])


def course_of(ctx: Ctx, until: date) -> Course:
    """What is known of the days up to one, money that goes before money that comes."""
    held = sum(account.balance for account in accounts(ctx.session))
    orders, unsure = _orders(ctx, until)
    moves = sorted(
        [*_plans(ctx, until), *orders], key=lambda move: (move.day, move.amount > 0, abs(move.amount))
    )
    after, left = [], held
    for move in moves:
        left += move.amount
        after.append(left)
    return Course(held, moves, after, unsure)


def _plans(ctx: Ctx, until: date) -> list[Expected]:
    found: list[Expected] = []
    for plan, item in open_plans(ctx.session):
        what: Value = item.name if item is not None else say(f"finance-kind-{plan.kind}")
        amount = plan.amount if plan.kind == "income" else -plan.amount
        found += [Expected(day, what, amount) for day in due_days(ctx, plan, until)]
    return found


def _orders(ctx: Ctx, until: date) -> tuple[list[Expected], int]:
    """What customers are to pay by the day their order is due, and what nobody knows the day of."""
    query = (
        sa.select(Order)
        .where(Order.state.in_(LIVE), Order.paid < Order.total)
        .order_by(Order.due_day, Order.id)
        .limit(MOST_ORDERS)
    )
    owed = ctx.session.scalars(query).all()
    names = by_ids(ctx.session, [order.customer_id for order in owed if order.customer_id])
    dated = [order for order in owed if order.due_day is not None and ctx.today <= order.due_day <= until]
    unsure = sum(order.due for order in owed if order.due_day is None or order.due_day < ctx.today)
    found = []
    for order in dated:
        customer = names.get(order.customer_id or 0)
        called = cards.called(order, customer.name if customer else None)
        found.append(Expected(order.due_day or ctx.today, called, order.due))
    return found, unsure


def _headline(ctx: Ctx, course: Course, days: int) -> Said:
    gap, lowest = course.gap_day, course.lowest
    if gap is not None and lowest is not None:
        short, most = ctx.money(-course.by_day[gap]), ctx.money(-lowest[1])
        deeper = lowest[0] != gap
        deepest = say("reports-forecast-deepest", day=Day(lowest[0]), amount=most) if deeper else ""
        return say("reports-forecast-gap", day=Day(gap), amount=short, deepest=deepest)
    if lowest is not None:
        return say("reports-forecast-low", day=Day(lowest[0]), left=ctx.money(lowest[1]), days=days)
    return say("reports-forecast-enough", days=days)


def _facts(ctx: Ctx, course: Course, until: date) -> list[Fact]:
    came = sum(move.amount for move in course.moves if move.amount > 0)
    went = -sum(move.amount for move in course.moves if move.amount < 0)
    return [
        Fact(say("reports-forecast-held"), ctx.money(course.held), "finance"),
        Fact(say("reports-forecast-in"), ctx.money(came), "finance"),
        Fact(say("reports-forecast-out"), ctx.money(went), "finance"),
        Fact(say("reports-forecast-left", day=Day(until)), ctx.money(course.held + came - went), "finance"),
    ]


def _made_of(ctx: Ctx, course: Course, gap: date) -> Table:
    """Everything that moves up to the day the money is shortest."""
    rows = [pair for pair in zip(course.moves, course.after, strict=True) if pair[0].day <= gap]
    return _table(ctx, course, rows, "made-of")


def _table(ctx: Ctx, course: Course, rows: Sequence[tuple[Expected, int]], name: str) -> Table:
    columns = [
        Column(say("field-common-day")),
        Column(say("reports-forecast-what")),
        Column(say("field-common-amount"), "number", sees="finance"),
        Column(say("reports-forecast-rest"), "number", sees="finance"),
    ]
    shown = rows if len(rows) <= SHOWN else rows[-SHOWN:] if name == "made-of" else rows[:SHOWN]
    cells: list[list[Value]] = [
        [Day(move.day), move.what, ctx.money(move.amount), ctx.money(left)] for move, left in shown
    ]
    return Table(columns, cells, title=say(f"reports-forecast-{name}"))


def _chart(ctx: Ctx, course: Course, until: date) -> Chart | None:
    """What is left at the end of each day."""
    if len(course.by_day) < 2:
        return None
    ends = course.by_day
    labels: list[Value] = []
    points: list[int | None] = []
    left, day = course.held, ctx.today
    while day <= until:
        left = ends.get(day, left)
        labels.append(Day(day))
        points.append(left)
        day += timedelta(days=1)
    lowest = course.lowest or (until, left)
    alt = say("reports-forecast-alt", day=Day(lowest[0]), left=ctx.money(lowest[1]))
    return Chart(
        kind="lines",
        title=say("reports-forecast-chart"),
        labels=labels,
        series=[Series(say("reports-forecast-rest"), points, "finance", "main")],
        currency=ctx.company.currency,
        colour=ctx.company.colour,
        alt=alt,
    )


def _buttons(days: int) -> Block:
    horizons = [
        Button(say("reports-forecast-days", days=one), Act("reports.forecast", {"days": one}))
        for one in (30, 60, 90)
        if one != days
    ]
    return Buttons([horizons, [Button(say("finance-button-plans"), Act("finance.plans"))]])
