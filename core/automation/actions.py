"""Setting schedules and reminders, and taking them away."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, Literal

import sqlalchemy as sa
from pydantic import Field

from core.acts.calls import Missing
from core.acts.ctx import Ctx
from core.acts.fields import Due, ScheduleRef, Words
from core.acts.finding import Candidate, Finder, Found
from core.acts.register import Asked, Nothing, Risk, action
from core.acts.rights import Right
from core.automation.cron import BadCron, checked, cron_words, next_after
from core.automation.models import Schedule
from core.automation.refusals import AlreadyPast, TooMany, UnclearTime
from core.blocks import Act, Button, Buttons, Moment, Receipt, Said, Text, say

LIMIT = 200
MORNING = time(9)
"""When a reminder for a day without an hour is due."""

REPORTS: dict[str, tuple[str, dict[str, Any]]] = {
    "today": ("reports.sales", {"period": "today"}),
    "yesterday": ("reports.sales", {"period": "yesterday"}),
    "week": ("reports.sales", {"period": "week"}),
    "month": ("reports.sales", {"period": "month"}),
    "low": ("inventory.low", {}),
    "money": ("reports.money", {"period": "today"}),
    "orders": ("orders.list", {}),
    "debts": ("orders.debts", {}),
}
Report = Literal["today", "yesterday", "week", "month", "low", "money", "orders", "debts"]


class NewSchedule(Asked):
    report: Report = Field("today", description="today, yesterday, week, month, low, money, orders or debts")
    cron: Words = Field(description="Five fields of standard cron in local time; Monday is 1")
    where: Literal["here", "private"] = Field("here", description="here, or to the person in private")


@action(
    "automation.schedule",
    needs=Right("analytics", "read"),
    risk=Risk.REVERSIBLE,
    command="schedule",
    when="future",
    menu=13,
)
def schedule_report(ctx: Ctx, asked: NewSchedule) -> Receipt:
    """Send a report again and again: every evening, every Monday, on the first of the month."""
    name, args = REPORTS[asked.report]
    private = asked.where == "private" and ctx.actor.group
    cron = cron_of(ctx, asked.cron)
    row = new_schedule(ctx, asked.report, name, args, cron=cron, private=private)
    row.next_at = next_after(cron, ctx.company.zone, ctx.app.clock.now())
    return _kept(ctx, row)


def cron_of(ctx: Ctx, text: str) -> str:
    """A cron expression, tidy. Raises UnclearTime."""
    try:
        return checked(text, ctx.company.zone, ctx.app.clock.now())
    except BadCron:
        raise UnclearTime(text=text) from None


def new_schedule(
    ctx: Ctx, kind: str, name: str, args: dict[str, Any], *, cron: str, text: str = "", private: bool = False
) -> Schedule:
    """A schedule of the asker's, answered where it was asked for; the caller says when it is due next.

    Raises TooMany.
    """
    alive = sa.select(sa.func.count()).select_from(Schedule).where(Schedule.removed.is_(False))
    if (ctx.session.scalar(alive) or 0) >= LIMIT:
        raise TooMany(limit=LIMIT)
    row = Schedule(
        person_id=ctx.actor.person_id,
        locale=ctx.actor.locale,
        door=ctx.actor.door,
        place="" if private else ctx.actor.place,
        group=ctx.actor.group and not private,
        kind=kind,
        action=name,
        args=args,
        text=text,
        cron=cron,
        paused=False,
        removed=False,
        created_at=ctx.now,
    )
    ctx.session.add(row)
    return row


def _kept(ctx: Ctx, row: Schedule) -> Receipt:
    ctx.session.flush()
    title = describe(row)
    words = say("automation-kept", what=title)
    lines = [Text(say("automation-will-remind", what=title) if row.kind == "reminder" else words)]
    if row.next_at is not None:
        lines.append(Text(say("automation-next", at=Moment(row.next_at)), "note"))
    undo = Act("automation.remove", {"schedule": {"id": row.id}})
    return Receipt([*lines], title=title, undo=undo, subject=("schedule", row.id))


def describe(row: Schedule) -> Said:
    """A schedule in a few words."""
    what = (
        say("automation-reminder", text=row.text)
        if row.kind == "reminder"
        else say(f"automation-report-{row.kind}")
    )
    if not row.cron:
        return what
    return say("automation-what-when", what=what, when=cron_words(row.cron))


class NewReminder(Asked):
    text: Words = Field(min_length=1, description="What to remind of")
    at: Due | None = Field(None, description="When, local time")
    cron: Words | None = Field(None, description="Again and again: five fields of cron")


@action(
    "automation.remind", needs=Right("team", "read"), risk=Risk.REVERSIBLE, command="remind", when="future"
)
def remind(ctx: Ctx, asked: NewReminder) -> Receipt:
    """Remind of something once or again and again, in this conversation."""
    if asked.at is None and not asked.cron:
        raise Missing("at", say("ask-automation-at"))
    cron = cron_of(ctx, asked.cron) if asked.cron else ""
    row = new_schedule(ctx, "reminder", "automation.tell", {"text": asked.text}, cron=cron, text=asked.text)
    row.next_at = next_after(cron, ctx.company.zone, ctx.app.clock.now()) if cron else _moment(ctx, asked.at)
    return _kept(ctx, row)


def _moment(ctx: Ctx, at: datetime | date | None) -> datetime:
    if at is None:
        raise Missing("at", say("ask-automation-at"))
    local = at if isinstance(at, datetime) else datetime.combine(at, MORNING)
    moment = ctx.moment(local)
    if moment <= ctx.app.clock.now():
        raise AlreadyPast(at=Moment(moment))
    return moment


class Told(Asked):
    text: Words


@action("automation.tell", needs=Right("team", "read"), risk=Risk.READ, hidden=True)
def tell(ctx: Ctx, asked: Told) -> Receipt:
    """Say a reminder's words."""
    return Receipt([Text(say("automation-told", text=asked.text))])


@action("automation.list", needs=Right("team", "read"), risk=Risk.READ, command="schedules")
def list_schedules(ctx: Ctx, asked: Nothing) -> Receipt:
    """List the schedules and reminders that are kept, with their next time."""
    rows = _visible(ctx)
    if not rows:
        return Receipt([Text(say("automation-none")), Text(say("automation-how"), "note")])
    lines: list[Text | Buttons] = [Text(say("automation-list-title", count=len(rows)), "title")]
    keys: list[list[Button]] = []
    for place, row in enumerate(rows, 1):
        words = "automation-line-paused" if row.paused else "automation-line"
        at = {} if row.paused or row.next_at is None else {"at": Moment(row.next_at)}
        lines.append(
            Text(
                say(
                    words if at or row.paused else "automation-line-over",
                    number=place,
                    what=say("automation-where", what=describe(row), where=_where(ctx, row)),
                    **at,
                )
            )
        )
        keys.append(_keys(row, place))
    return Receipt([*lines, Buttons(keys, screen=Act("automation.list"))])


def _where(ctx: Ctx, row: Schedule) -> Said:
    """The conversation a schedule answers in."""
    if not row.group:
        return say("automation-where-private")
    return say("automation-where-here" if row.place == ctx.actor.place else "automation-where-group")


def _keys(row: Schedule, place: int) -> list[Button]:
    named: dict[str, object] = {"schedule": {"id": row.id}}
    turn = "automation.resume" if row.paused else "automation.pause"
    words = "automation-button-resume" if row.paused else "automation-button-pause"
    return [
        Button(say(words, number=place), Act(turn, named)),
        Button(say("automation-button-remove", number=place), Act("automation.remove", named)),
    ]


def _visible(ctx: Ctx, limit: int = 20) -> list[Schedule]:
    """One's own schedules; all of the company's for those who manage the team."""
    query = sa.select(Schedule).where(
        Schedule.removed.is_(False), sa.or_(Schedule.next_at.is_not(None), Schedule.paused.is_(True))
    )
    if not ctx.may("team", "write"):
        query = query.where(Schedule.person_id == ctx.actor.person_id)
    return list(ctx.session.scalars(query.order_by(Schedule.id).limit(limit)))


class WhichSchedule(Asked):
    schedule: ScheduleRef


@action("automation.pause", needs=Right("team", "read"), risk=Risk.REVERSIBLE)
def pause(ctx: Ctx, asked: WhichSchedule) -> Receipt:
    """Stop a schedule for now."""
    row = _own(ctx, asked)
    row.paused = True
    if row.cron:
        row.next_at = None
    title = say("automation-paused", what=describe(row))
    undo = Act("automation.resume", {"schedule": {"id": row.id}})
    return Receipt([Text(title)], title=title, undo=undo, subject=("schedule", row.id))


@action("automation.resume", needs=Right("team", "read"), risk=Risk.REVERSIBLE)
def resume(ctx: Ctx, asked: WhichSchedule) -> Receipt:
    """Let a stopped or removed schedule go on."""
    row = _own(ctx, asked)
    row.paused = row.removed = False
    now = ctx.app.clock.now()
    if row.cron:
        row.next_at = next_after(row.cron, ctx.company.zone, now)
    elif row.next_at is not None and row.next_at <= now:
        raise AlreadyPast(at=Moment(row.next_at))
    title = say("automation-resumed", what=describe(row))
    undo = Act("automation.pause", {"schedule": {"id": row.id}})
    return Receipt([Text(title)], title=title, undo=undo, subject=("schedule", row.id))


@action("automation.remove", needs=Right("team", "read"), risk=Risk.REVERSIBLE, command="unschedule")
def remove(ctx: Ctx, asked: WhichSchedule) -> Receipt:
    """Take a schedule or reminder away."""
    row = _own(ctx, asked)
    row.removed = True
    title = say("automation-removed", what=describe(row))
    undo = Act("automation.resume", {"schedule": {"id": row.id}})
    return Receipt([Text(title)], title=title, undo=undo, subject=("schedule", row.id))


def _own(ctx: Ctx, asked: WhichSchedule) -> Schedule:
    return ctx.get(Schedule, asked.schedule.id or 0)


class ScheduleFinder(Finder):
    """Schedules by their place in the list, or by words of what they say."""

    kind = "schedule"

    def by_name(self, ctx: Ctx, typed: str) -> Found:
        rows = self.likely(ctx, 50)
        if typed.strip().isdecimal():
            place = int(typed)
            return Found(rows[place - 1 : place]) if place > 0 else Found()
        wanted = typed.casefold().split()
        fitting = [row for row in rows if all(word in row.name.casefold() for word in wanted)]
        return Found(fitting)

    def by_id(self, ctx: Ctx, record_id: int) -> Candidate | None:
        row = ctx.session.scalar(sa.select(Schedule).where(Schedule.id == record_id))
        visible = row is not None and (row.person_id == ctx.actor.person_id or ctx.may("team", "write"))
        return Candidate(row.id, ctx.say(describe(row))) if row is not None and visible else None

    def likely(self, ctx: Ctx, limit: int) -> list[Candidate]:
        return [Candidate(row.id, ctx.say(describe(row))) for row in _visible(ctx, limit)]
