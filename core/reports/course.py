"""Sales step by step: by the hour, day, week or month, beside the same steps of the period before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.acts.ctx import Ctx
from core.blocks import Day, Span, Value, say
from core.reports import queries
from core.reports.asking import Group, Unit
from core.reports.models import LATER, SLOT_MINUTES, Basis
from core.reports.periods import Days, Frame
from core.reports.queries import NO_SALES, Sums
from core.reports.words import month_name

_SLOTS = 60 // SLOT_MINUTES
_LATER_HOUR = 24
_SHOP_HOURS = (9, 18)
"""Hours that a day's chart shows at least."""


@dataclass(frozen=True, slots=True)
class Course:
    """Figures of each step; `before` has those of the period before, step by step, where it is compared."""

    unit: Unit
    labels: list[Value]
    now: list[Sums]
    before: list[Sums]

    def points(self, pick: Callable[[Sums], int | None]) -> list[int | None]:
        return [pick(sums) for sums in self.now]

    def points_before(self, pick: Callable[[Sums], int | None]) -> list[int | None]:
        return [pick(sums) for sums in self.before]


def unit_of(days: Days, group: Group | None) -> Unit:
    """The step of time: as asked, else one that gives a readable number of points."""
    if days.count == 1:
        return "hour"
    if group == "day" or group == "week" or group == "month":  # noqa: PLR1714 - mypy narrows this one
        return group
    if days.count <= 45:
        return "day"
    return "week" if days.count <= 200 else "month"


def sales_course(ctx: Ctx, frame: Frame, basis: Basis, unit: Unit, product_id: int | None = None) -> Course:
    """Sales of the frame by steps. Goods are not kept by the hour: their day is one step."""
    if unit == "hour" and product_id is None:
        return _by_hour(ctx, frame, basis)
    steps = buckets(frame.days, unit)
    labels = [bucket_label(ctx, step, unit) for step in steps]
    now = queries.by_day(ctx.session, basis, frame.days, product_id)
    past = queries.by_day(ctx.session, basis, frame.before, product_id)
    return Course(
        unit,
        labels,
        [_sum(now, step) for step in steps],
        [_sum(past, step) for step in buckets(frame.before, unit)],
    )


def _sum(by_day: Mapping[date, Sums], step: Days) -> Sums:
    return sum((by_day[day] for day in step.each if day in by_day), NO_SALES)


def _by_hour(ctx: Ctx, frame: Frame, basis: Basis) -> Course:
    now = _hours(queries.by_slot(ctx.session, basis, frame.days.end))
    past = _hours(queries.by_slot(ctx.session, basis, frame.before.end))
    open_hours = {*now, *past, *_SHOP_HOURS} - {_LATER_HOUR}
    hours = list(range(min(open_hours), max(open_hours) + 1))
    labels: list[Value] = [f"{hour}:00" for hour in hours]
    if any(found.get(_LATER_HOUR, NO_SALES).revenue for found in (now, past)):
        hours.append(_LATER_HOUR)
        labels.append(say("reports-later"))
    return Course(
        "hour",
        labels,
        [now.get(hour, NO_SALES) for hour in hours],
        [past.get(hour, NO_SALES) for hour in hours],
    )


def _hours(by_slot: Mapping[int, Sums]) -> dict[int, Sums]:
    found: dict[int, Sums] = {}
    for slot, sums in by_slot.items():
        hour = _LATER_HOUR if slot >= LATER else slot // _SLOTS
        found[hour] = found.get(hour, NO_SALES) + sums
    return found


def buckets(days: Days, unit: Unit) -> list[Days]:
    """The days cut into days, weeks (from Monday) or calendar months; the outer ones may be short."""
    found: list[Days] = []
    start = days.start
    while start <= days.end:
        end = min(_step_end(start, unit), days.end)
        found.append(replace(days, start=start, end=end))
        start = end + timedelta(days=1)
    return found


def _step_end(start: date, unit: Unit) -> date:
    if unit == "week":
        return start + timedelta(days=6 - start.weekday())
    if unit == "month":
        return date(start.year + start.month // 12, start.month % 12 + 1, 1) - timedelta(days=1)
    return start


def bucket_label(ctx: Ctx, bucket: Days, unit: Unit) -> Value:
    """'20 ноября', '16–22 ноября', 'ноябрь'."""
    if unit == "month":
        return month_name(ctx, bucket.start)
    return Day(bucket.start) if bucket.count == 1 else Span(bucket.start, bucket.end)
