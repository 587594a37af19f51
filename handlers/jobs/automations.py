"""A schedule's moment: claimed once, carried out with its person's present rights, answered by letter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.accounts.people import address_of
from core.acts.calls import Actor, Call, Done, How
from core.acts.outbox import post
from core.app import App
from core.automation.actions import describe
from core.automation.models import Schedule
from core.automation.running import Due, claim, finish, reclaim, schedule_of
from core.blocks import Block, Receipt, Said, Text, say
from core.companies.standing import owners_of, standing_of, zone_of
from core.errors import Refusal
from core.tenancy import HouseSession


async def run_schedule(app: App, schedule_id: int) -> bool:
    """Carry out a schedule whose moment has come; False when another was first or it is not due."""
    due = await app.db.write(lambda session: _claim(app, session, schedule_id))
    if due is None:
        return False
    await _carry_out(app, due)
    return True


async def go_on(app: App, schedule_id: int, planned: datetime) -> None:
    """Finish a run that a stop has cut short; what it has already done is not done again."""
    due = await app.db.write(lambda session: reclaim(session, schedule_id, planned))
    if due is not None:
        await _carry_out(app, due)


def _claim(app: App, session: HouseSession, schedule_id: int) -> Due | None:
    row = schedule_of(session, schedule_id)
    if row is None:
        return None
    return claim(session, schedule_id, app.clock.now(), zone_of(session, row.company_id))


async def _carry_out(app: App, due: Due) -> None:
    row = due.schedule
    if not await app.db.read(lambda session: _may(app, session, row)):
        await app.db.write(lambda session: _stopped(app, session, due))
        return
    if due.late:
        words = say("automation-missed", what=describe(row), count=due.missed + 1)
        await _answer(app, due, Outcome("missed", [Text(words, "note")]))
        return
    await _answer(app, due, await _executed(app, due))


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended, and what is said of it."""

    state: str
    blocks: list[Block]
    title: Said | None = None


def _actor(row: Schedule) -> Actor:
    return Actor(row.person_id, row.company_id, "schedule", row.place, row.group, row.locale)


def _key(due: Due) -> str:
    return f"schedule:{due.schedule.id}:{due.planned.isoformat()}"


async def _executed(app: App, due: Due) -> Outcome:
    row = due.schedule
    call = Call(row.action, dict(row.args), How.SCHEDULE, _key(due), due.planned)
    try:
        answer = await app.execute(call, _actor(row))
    except Refusal as refusal:
        words = say("automation-failed", what=describe(row), why=refusal.said)
        return Outcome("failed", [Text(words, "warning")])
    if not isinstance(answer, Done):
        return Outcome("failed", [Text(say("automation-failed", what=describe(row), why=""), "warning")])
    return Outcome("done", answer.receipt.blocks, answer.receipt.title)


def _may(app: App, session: HouseSession, row: Schedule) -> bool:
    session.act_for(row.company_id)
    action = app.register.actions.get(row.action)
    return action is not None and standing_of(session, _actor(row)).may(action.needs)


async def _answer(app: App, due: Due, outcome: Outcome) -> None:
    """The letter and the end of the run, together."""

    def write(session: HouseSession) -> None:
        row = due.schedule
        session.act_for(row.company_id)
        address = row.place or str(address_of(session, row.person_id, row.door) or "")
        if address:
            receipt = Receipt(outcome.blocks, outcome.title)
            reader = None if row.group else row.person_id
            post(
                session,
                row.door,
                address,
                row.kind,
                receipt,
                app.clock.now(),
                once=_key(due),
                person_id=reader,
            )
        finish(session, row.id, due.planned, app.clock.now(), outcome.state)

    await app.db.write(write)


def _stopped(app: App, session: HouseSession, due: Due) -> None:
    """The person is gone or may no longer: pause, and tell the company's owners."""
    row = due.schedule
    session.act_for(row.company_id)
    held = schedule_of(session, row.id)
    if held is not None:
        held.paused, held.next_at = True, None
    words = Receipt([Text(say("automation-stopped", what=describe(row)), "warning")])
    for owner in owners_of(session):
        address = address_of(session, owner, row.door)
        if address is not None:
            once = f"{_key(due)}:{owner}"
            post(
                session, row.door, str(address), row.kind, words, app.clock.now(), once=once, person_id=owner
            )
    finish(session, row.id, due.planned, app.clock.now(), "failed", "no right")
