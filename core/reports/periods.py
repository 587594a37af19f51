"""Which days a report covers, and which days it is compared with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from core.acts.ctx import Ctx
from core.acts.fields import Period
from core.blocks import Span
from core.clock import zone
from core.reports.models import LATER, SLOT_MINUTES

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Days:
    """Days from `start` to `end`, both included. `until`: of the last day only the slots up to this one."""

    start: date
    end: date
    until: int | None = None

    @property
    def count(self) -> int:
        return (self.end - self.start).days + 1

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def each(self) -> list[date]:
        return [self.start + _DAY * offset for offset in range(self.count)]

    @property
    def as_argument(self) -> dict[str, object]:
        """As a period in a stored call."""
        return {"from": self.start.isoformat(), "to": self.end.isoformat()}


@dataclass(frozen=True, slots=True)
class Frame:
    """The days asked for, as far as they have come, and those they are compared with."""

    days: Days
    before: Days
    running: bool
    """The last of the days is today, and the day is not over."""


def frame_of(ctx: Ctx, period: Period | None, baseline: Period | None = None) -> Frame:
    """The days of a report: the month to date unless named. Days to come are left out where any have come.

    While the last day is running, the day it is compared with stops at the same time. A baseline asked for by
    name is cut so only when it has as many days.
    """
    today = ctx.today
    start, end = (period.start, period.end) if period else (today.replace(day=1), today)
    days = Days(start, today if start <= today < end else end)
    running = days.end == today
    before = Days(baseline.start, baseline.end) if baseline else before_of(days, running=running)
    alike = baseline is None or before.count == days.count
    if running and alike and before.end < today:
        before = replace(before, until=now_slot(ctx))
    return Frame(days, before, running)


def before_of(days: Days, *, running: bool = False) -> Days:
    """The period before: the day, week, month or year before, or as many days right before.

    Of a week, month or year that is still running the same part is taken.
    """
    start, end = days.start, days.end
    if days.count > 1 and start.day == 1:
        whole_years = start.month == 1 and end.year == start.year and days.count > 31
        if whole_years and (running or (end.month, end.day) == (12, 31)):
            return Days(date(start.year - 1, 1, 1), _same_day(end, start.year - 1, end.month))
        if (start.year, start.month) == (end.year, end.month) and (running or ends_month(end)):
            last = start - _DAY
            return Days(last.replace(day=1), _same_day(end, last.year, last.month))
    if days.count > 1 and start.weekday() == 0 and days.count <= 7 and running:
        return Days(start - 7 * _DAY, end - 7 * _DAY)
    return Days(start - days.count * _DAY, start - _DAY)


def _same_day(day: date, year: int, month: int) -> date:
    """That day in another month; its last one where the month is shorter, or `day` the last of its own."""
    last = date(year + month // 12, month % 12 + 1, 1) - _DAY
    return last if ends_month(day) or day.day > last.day else last.replace(day=day.day)


def ends_month(day: date) -> bool:
    return (day + _DAY).month != day.month


def now_slot(ctx: Ctx) -> int:
    """The part of the company's day that is running."""
    return slot_at(ctx.now, ctx.company.zone)


def slot_at(moment: datetime, zone_name: str) -> int:
    """The part of the day of an instant on a zone's clock."""
    local = moment.astimezone(zone(zone_name))
    return (local.hour * 60 + local.minute) // SLOT_MINUTES


def slot_end(slot: int) -> str:
    """The time of day at which a part of it is over: '14:40'."""
    hours, minutes = divmod(min((slot + 1) * SLOT_MINUTES, LATER * SLOT_MINUTES - 1), 60)
    return f"{hours}:{minutes:02}"
