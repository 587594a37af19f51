"""Days that may still be written to."""

from __future__ import annotations

from datetime import date

from core.acts.ctx import Ctx
from core.acts.refusals import ClosedPeriod
from core.blocks import Day
from core.finance.refusals import NotYet


def is_closed(ctx: Ctx, day: date) -> bool:
    """Whether the books of that day are closed."""
    through = ctx.company.closed_through
    return through is not None and day <= through


def open_day(ctx: Ctx, day: date | None) -> date:
    """The day to write on: the named one, or today. Raises ClosedPeriod and NotYet."""
    chosen = day or ctx.today
    if is_closed(ctx, chosen):
        raise ClosedPeriod(through=Day(ctx.company.closed_through or chosen))
    if chosen > ctx.today:
        raise NotYet(day=Day(chosen))
    return chosen


def storno_day(ctx: Ctx, day: date) -> date:
    """Where a deed of that day is taken back: on the day itself, or today if it is closed."""
    return ctx.today if is_closed(ctx, day) else day
