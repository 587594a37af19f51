"""Named SELECTs of to-dos."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

import sqlalchemy as sa

from core.accounts.models import Person
from core.tables import Utc
from core.tasks.models import Task
from core.tenancy import HouseSession

PAGE = 10
NO_DAY = date(9999, 12, 31)
"""Where tasks without a day stand among those that have one: behind them."""
Which = Literal["open", "overdue", "today", "done", "cancelled"]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which tasks a list shows; `now` and `today` settle what is late."""

    which: Which
    assignee_id: int | None
    now: datetime
    today: date


def tasks_page(session: HouseSession, asked: Asked, after: tuple[date, int] | None, limit: int) -> list[Task]:
    """Open ones by their day, those without one last; closed ones the latest first."""
    query = sa.select(Task).where(*_conditions(asked))
    day: Any = sa.func.coalesce(Task.due_day, NO_DAY)
    if asked.which in ("done", "cancelled"):
        if after is not None:
            query = query.where(Task.id < after[1])
        query = query.order_by(Task.id.desc())
    else:
        if after is not None:
            query = query.where(sa.tuple_(day, Task.id) > sa.tuple_(after[0], after[1]))
        query = query.order_by(day, Task.id)
    return list(session.scalars(query.limit(limit)))


def _conditions(asked: Asked) -> list[Any]:
    state = asked.which if asked.which in ("done", "cancelled") else "open"
    found: list[Any] = [Task.state == state]
    if asked.assignee_id is not None:
        found.append(Task.assignee_id == asked.assignee_id)
    if asked.which == "today":
        found.append(Task.due_day <= asked.today)
    if asked.which == "overdue":
        found.append(_late(asked.now, asked.today))
    return found


def _late(now: datetime, today: date) -> Any:
    by_hour = sa.and_(Task.due_at.is_not(None), Task.due_at < sa.literal(now, Utc))
    return sa.or_(by_hour, sa.and_(Task.due_at.is_(None), Task.due_day < today))


def open_tasks(session: HouseSession, limit: int, assignee_id: int | None = None) -> list[Task]:
    """Open tasks, the newest first."""
    query = sa.select(Task).where(Task.state == "open")
    if assignee_id is not None:
        query = query.where(Task.assignee_id == assignee_id)
    return list(session.scalars(query.order_by(Task.id.desc()).limit(limit)))


def closed_tasks(session: HouseSession, limit: int) -> list[Task]:
    """Tasks that are done or cancelled, the newest first."""
    query = sa.select(Task).where(Task.state.in_(["done", "cancelled"]))
    return list(session.scalars(query.order_by(Task.id.desc()).limit(limit)))


def tasks_numbered(session: HouseSession, number: int) -> list[Task]:
    """The task of that number; the latest year's."""
    query = sa.select(Task).where(Task.number == number, Task.state != "annulled")
    return list(session.scalars(query.order_by(Task.year.desc()).limit(1)))


def tasks_to_tell(session: HouseSession, today: date, limit: int) -> list[Task]:
    """Open tasks whose day has come, of which not everything was told yet."""
    query = sa.select(Task).where(Task.state == "open", Task.due_day <= today, Task.told < 2)
    return list(session.scalars(query.order_by(Task.due_day, Task.id).limit(limit)))


def names_of(session: HouseSession, people: Sequence[int]) -> dict[int, str]:
    """People's names by id."""
    rows = session.execute(sa.select(Person.id, Person.name).where(Person.id.in_(set(people))))
    return {row[0]: row[1] for row in rows}
