"""The table of to-dos."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from core.tables import Base, Big, Id, Instant, Line, Owned, Utc, partial_index

TaskState = Literal["open", "done", "cancelled", "annulled"]
Source = Literal["", "order", "idea", "message"]
"""What a task came from: nothing but its words, an order, an idea, somebody's message."""

_OPEN = sa.column("state", sa.String) == "open"


class Task(Owned, Base):
    """Something a member of the team is to do. An annulled one was never meant: its adding was taken back."""

    __tablename__ = "tasks"
    __table_args__ = (
        sa.UniqueConstraint("company_id", "year", "number"),
        partial_index("ix_tasks_open", "company_id", "due_day", "id", where=_OPEN),
        sa.Index("ix_tasks_closed", "company_id", "state", "closed_at", "id"),
    )

    @classmethod
    def _own_index(cls) -> bool:
        return False

    id: Mapped[Id]
    year: Mapped[int]
    number: Mapped[int | None]
    text: Mapped[str] = mapped_column(sa.String(500))
    author_id: Mapped[Big]
    assignee_id: Mapped[Big]
    due_day: Mapped[date | None]
    due_at: Mapped[datetime | None] = mapped_column(Utc)
    """The instant, where an hour was named; `due_day` is its day in the company's zone."""
    state: Mapped[TaskState] = mapped_column(sa.String(10))
    source: Mapped[Source] = mapped_column(sa.String(10), default="")
    source_id: Mapped[Big | None]
    source_words: Mapped[Line] = mapped_column(default="")
    """What it came from, in words: they stay when that is gone."""
    edits: Mapped[int] = mapped_column(default=0)
    told: Mapped[int] = mapped_column(default=0)
    """What its person was told by the clock: 0 nothing, 1 that its day has come, 2 that it is late."""
    created_at: Mapped[Instant]
    closed_at: Mapped[datetime | None] = mapped_column(Utc)
    closed_by: Mapped[Big | None]

    @property
    def is_open(self) -> bool:
        return self.state == "open"

    def is_late(self, now: datetime, today: date) -> bool:
        """Still open after its hour, or after its day where no hour was named."""
        if not self.is_open or self.due_day is None:
            return False
        return self.due_at < now if self.due_at is not None else self.due_day < today
