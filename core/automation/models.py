"""Schedules and their runs."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from core.tables import Base, Big, Id, Instant, Json, Owned, Short, Utc


class Schedule(Owned, Base):
    """An action to be carried out again and again, or once, with its person's present rights."""

    __tablename__ = "schedules"
    id: Mapped[Id]
    number: Mapped[int | None] = mapped_column(sa.Integer)
    person_id: Mapped[Big]
    locale: Mapped[str] = mapped_column(sa.String(5))
    door: Mapped[str] = mapped_column(sa.String(16))
    place: Mapped[Short]
    """Where the answer goes; empty: to the person in private."""
    group: Mapped[bool]
    kind: Mapped[Short]
    """'today', 'low' …: which report; 'reminder' for words."""
    action: Mapped[Short]
    args: Mapped[Any] = mapped_column(Json)
    text: Mapped[str] = mapped_column(sa.String(1000), default="")
    cron: Mapped[str] = mapped_column(sa.String(60), default="")
    """Five fields of standard cron in the company's zone; empty: once."""
    next_at: Mapped[datetime | None] = mapped_column(Utc, index=True)
    """When it is due next; None: finished or paused."""
    paused: Mapped[bool] = mapped_column(default=False)
    removed: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[Instant]


class ScheduleRun(Owned, Base):
    """One planned moment of a schedule: carried out once, or said to be missed."""

    __tablename__ = "schedule_runs"
    company_id: Mapped[int] = mapped_column(sa.BigInteger, sa.ForeignKey("companies.id"), index=True)
    schedule_id: Mapped[int] = mapped_column(sa.BigInteger, sa.ForeignKey("schedules.id"), primary_key=True)
    planned_at: Mapped[datetime] = mapped_column(Utc, primary_key=True)
    state: Mapped[str] = mapped_column(sa.String(10))
    """running · done · failed · missed"""
    note: Mapped[str] = mapped_column(sa.String(200), default="")
    finished_at: Mapped[datetime | None] = mapped_column(Utc)
