"""Carrying schedules out: claimed by their planned moment, so that none is run twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from core.automation.cron import BadCron, next_after
from core.automation.models import Schedule, ScheduleRun
from core.tenancy import HouseSession, across_companies, insert_once

GRACE = timedelta(hours=2)
"""A run that is later than this is not made up for, but told of."""


@dataclass(frozen=True, slots=True)
class Due:
    """A schedule whose moment has come. `missed`: earlier moments that nobody was there for."""

    schedule: Schedule
    planned: datetime
    missed: int
    late: bool


def due_soon(session: HouseSession, until: datetime, limit: int = 500) -> list[tuple[int, datetime]]:
    """Ids and moments of schedules due by then, of all companies."""
    rows = session.execute(
        sa.select(Schedule.id, Schedule.next_at)
        .where(Schedule.next_at <= until, Schedule.paused.is_(False), Schedule.removed.is_(False))
        .order_by(Schedule.next_at)
        .limit(limit),
        execution_options=across_companies(),
    )
    return [(row[0], row[1]) for row in rows if row[1] is not None]


def left_running(session: HouseSession) -> list[tuple[int, datetime]]:
    """Runs that a stop has cut short."""
    rows = session.execute(
        sa.select(ScheduleRun.schedule_id, ScheduleRun.planned_at).where(ScheduleRun.state == "running"),
        execution_options=across_companies(),
    )
    return [(row[0], row[1]) for row in rows]


def schedule_of(session: HouseSession, schedule_id: int) -> Schedule | None:
    """A schedule of any company."""
    return session.scalar(
        sa.select(Schedule).where(Schedule.id == schedule_id), execution_options=across_companies()
    )


def reclaim(session: HouseSession, schedule_id: int, planned: datetime) -> Due | None:
    """A run that was cut short, to be finished."""
    row = schedule_of(session, schedule_id)
    return Due(row, planned, 0, late=False) if row is not None else None


def claim(session: HouseSession, schedule_id: int, now: datetime, zone_name: str) -> Due | None:
    """Take the present moment of a schedule for running and set its next one; None when another was first."""
    row = session.scalar(
        sa.select(Schedule).where(Schedule.id == schedule_id).with_for_update(),
        execution_options=across_companies(),
    )
    if row is None or row.next_at is None or row.next_at > now or row.paused or row.removed:
        return None
    session.act_for(row.company_id)
    planned, missed = row.next_at, 0
    row.next_at = None
    if row.cron:
        try:
            following = next_after(row.cron, zone_name, planned)
            while following <= now:
                planned, missed = following, missed + 1
                following = next_after(row.cron, zone_name, planned)
            row.next_at = following
        except BadCron:
            row.paused = True
    late = bool(row.cron) and now - planned > GRACE
    state = "missed" if late else "running"
    keys = {"schedule_id": row.id, "planned_at": planned, "state": state, "note": ""}
    if not insert_once(session, ScheduleRun, keys, by=("schedule_id", "planned_at")):
        return None
    return Due(row, planned, missed, late)


def move_to_zone(session: HouseSession, zone_name: str, now: datetime) -> None:
    """The session's company lives by another clock: its next moments come by that."""
    waiting = sa.select(Schedule).where(
        Schedule.cron != "", Schedule.paused.is_(False), Schedule.next_at.is_not(None)
    )
    for row in session.scalars(waiting):
        row.next_at = next_after(row.cron, zone_name, now)
    session.flush()


def finish(
    session: HouseSession, schedule_id: int, planned: datetime, now: datetime, state: str, note: str = ""
) -> None:
    """Note how a run has ended."""
    session.execute(
        sa.update(ScheduleRun)
        .where(ScheduleRun.schedule_id == schedule_id, ScheduleRun.planned_at == planned)
        .values(state=state, note=note[:200], finished_at=now),
        execution_options={**across_companies(), "synchronize_session": False},
    )
