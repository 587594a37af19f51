"""Names of days, of what is reported on, and of those who sold and bought."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

import sqlalchemy as sa

from core.accounts.models import Person
from core.acts.ctx import Ctx
from core.blocks import Day, Said, Span, Text, Value, say
from core.customers.models import Customer
from core.inventory.models import Product
from core.reports.models import Basis, Scope
from core.reports.periods import Days, Frame, ends_month, slot_end

_NAMED: dict[Scope, type[Product | Customer | Person]] = {
    "product": Product,
    "customer": Customer,
    "employee": Person,
}


def period_words(ctx: Ctx, days: Days) -> Said:
    """'сегодня', 'за 20 ноября', 'за октябрь', 'за 1–20 ноября'."""
    if days.count == 1:
        if days.start == ctx.today:
            return say("reports-when-today")
        if days.start == ctx.today - timedelta(days=1):
            return say("reports-when-yesterday")
        return say("reports-when-day", day=Day(days.start))
    if days.start.day == 1 and ends_month(days.end) and days.count <= 31:
        return say("reports-when-month", month=month_name(ctx, days.start))
    return say("reports-when-span", span=days.span)


def month_name(ctx: Ctx, day: date) -> Said:
    """'октябрь', with its year where that is not the present one."""
    month = say(f"reports-month-{day.month}")
    if day.year == ctx.today.year:
        return month
    return say("reports-month-of", month=month, year=str(day.year))


def days_name(ctx: Ctx, days: Days) -> Value:
    """The days as a label: 'сегодня', '20 ноября', 'октябрь', '1–20 ноября'."""
    if days.count == 1:
        for offset, word in enumerate(("today", "yesterday")):
            if days.start == ctx.today - timedelta(days=offset):
                return say(f"reports-name-{word}")
        return Day(days.start)
    if days.start.day == 1 and ends_month(days.end) and days.count <= 31:
        return month_name(ctx, days.start)
    return Span(days.start, days.end)


def basis_note(ctx: Ctx, frame: Frame, basis: Basis, *, compared: bool, sliced: bool = False) -> Text:
    """A line under the figures: by which date they count, and what they are compared with.

    `sliced`: figures of one product or group, which are not kept by the hour.
    """
    by = say(f"reports-basis-{basis}")
    if not compared:
        return Text(say("reports-note-basis", basis=by), "note")
    before = days_name(ctx, frame.before)
    if frame.before.until is None or sliced:
        word = "reports-note-whole" if frame.running else "reports-note-compared"
        return Text(say(word, basis=by, before=before), "note")
    word = "reports-note-until" if frame.before.count == 1 else "reports-note-until-last"
    return Text(say(word, basis=by, before=before, until=slot_end(frame.before.until)), "note")


def names_of(ctx: Ctx, scope: Scope, refs: Collection[int]) -> dict[int, Value]:
    """Names of products, customers or employees by id; 0 is what has none."""
    model = _NAMED[scope]
    query = sa.select(model.id, model.name).where(model.id.in_([ref for ref in refs if ref]))
    names: dict[int, Value] = {row[0]: row[1] for row in ctx.session.execute(query)}
    for ref in refs:
        names.setdefault(ref, say(f"reports-no-{scope}") if ref == 0 else say("reports-gone"))
    return names
