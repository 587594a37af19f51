"""Closing the books up to a day: nothing is written or changed there any more, until the period is opened."""

from __future__ import annotations

from datetime import date, timedelta

from pydantic import Field

from core.acts.calls import Option
from core.acts.ctx import Ctx
from core.acts.fields import Day
from core.acts.refusals import ChangedSince
from core.acts.register import Asked, Nothing, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Receipt, Said, Text, say
from core.blocks import Day as ShownDay
from core.companies.models import Company
from core.companies.refusals import NothingClosed, PeriodGoesOn

WRITE = Right("settings", "write")


class Closing(Asked):
    day: Day = Field(description="The last day of what is closed")


class ClosingBack(Asked):
    old: Day | None = None
    ours: Day | None = None


def likely_days(ctx: Ctx) -> list[Option]:
    """Ends of the last months."""
    first = ctx.today.replace(day=1)
    ends = [first - timedelta(days=1)]
    ends.append(ends[0].replace(day=1) - timedelta(days=1))
    return [Option(say("companies-option-day", day=ShownDay(end)), end.isoformat()) for end in ends]


@action(
    "companies.close_period",
    needs=WRITE,
    risk=Risk.ADMIN,
    command="closeperiod",
    when="past",
    options={"day": likely_days},
)
def close_period(ctx: Ctx, asked: Closing) -> Receipt:
    """Close the books up to a day: documents of those days are neither written nor changed any more; what is
    undone of them is taken back on today."""
    if asked.day >= ctx.today:
        raise PeriodGoesOn(day=ShownDay(asked.day))
    return _set(ctx, asked.day, say("companies-period-closed", day=ShownDay(asked.day)), warned=True)


@action("companies.open_period", needs=WRITE, risk=Risk.ADMIN, command="openperiod")
def open_period(ctx: Ctx, asked: Nothing) -> Receipt:
    """Open the closed period again: documents of any day may be written and changed."""
    if ctx.company.closed_through is None:
        raise NothingClosed
    return _set(ctx, None, say("companies-period-opened"), warned=False)


def _set(ctx: Ctx, day: date | None, title: Said, *, warned: bool) -> Receipt:
    company = ctx.get(Company, ctx.company.id)
    old = company.closed_through
    company.closed_through = day
    ctx.changed("closed_through", _plain(old), _plain(day))
    ctx.session.flush()
    note = [Text(say("companies-period-note"), "note")] if warned else []
    undo = Act("companies.reset_period", {"old": _plain(old), "ours": _plain(day)})
    return Receipt([Text(title, "title"), *note], title=title, undo=undo)


def _plain(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


@action("companies.reset_period", needs=WRITE, risk=Risk.ADMIN, hidden=True)
def reset_period(ctx: Ctx, asked: ClosingBack) -> Receipt:
    """The period is closed as it was before, where it is still closed as we did it."""
    company = ctx.get(Company, ctx.company.id)
    if company.closed_through != asked.ours:
        raise ChangedSince(what=say("companies-fact-closed"))
    company.closed_through = asked.old
    ctx.session.flush()
    if asked.old is None:
        return Receipt([Text(say("companies-period-opened"))])
    return Receipt([Text(say("companies-period-closed", day=ShownDay(asked.old)))])
