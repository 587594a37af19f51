"""The table of ideas."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from core.tables import Base, Big, Id, Instant, Json, JsonList, Owned, Short, Utc


class Idea(Owned, Base):
    """An idea with the facts it stands on. `marked`: it tells of costs, for those who may see these."""

    __tablename__ = "ideas"
    __table_args__ = (
        sa.UniqueConstraint("company_id", "year", "number"),
        sa.Index("ix_ideas_kept", "company_id", "deleted", "id"),
    )

    @classmethod
    def _own_index(cls) -> bool:
        return False

    id: Mapped[Id]
    year: Mapped[int]
    number: Mapped[int | None]
    run: Mapped[Big]
    """Ideas that were made together share it."""
    kind: Mapped[Short]
    subject_kind: Mapped[Short]
    subject_id: Mapped[Big | None]
    needs: Mapped[JsonList]
    """Resources one must be allowed to read to see it."""
    marked: Mapped[bool]
    facts: Mapped[JsonList]
    """Sentences of the facts, as keys and arguments: each reader has them in their own language."""
    advice: Mapped[Any] = mapped_column(Json)
    """What to do, as key and arguments; None where a model has worded the idea."""
    words: Mapped[str] = mapped_column(sa.String(600), default="")
    """A model's wording."""
    person_id: Mapped[Big]
    made_at: Mapped[Instant]
    rating: Mapped[int] = mapped_column(default=0)
    """1 liked, -1 disliked."""
    rated_at: Mapped[datetime | None] = mapped_column(Utc)
    task_id: Mapped[Big | None]
    deleted: Mapped[bool] = mapped_column(default=False)
