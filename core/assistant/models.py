"""Turns that were begun: their calls are stored before the first write."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from core.tables import Base, Big, Id, Instant, Json, Short


class StoredTurn(Base):
    """One message's turn: after a crash it goes on from its calls and asks no mind again."""

    __tablename__ = "turns"
    id: Mapped[Id]
    person_id: Mapped[Big]
    place: Mapped[Short]
    message: Mapped[str] = mapped_column(sa.String(100))
    calls: Mapped[Any] = mapped_column(Json)
    """[[action, args], …] in the order in which they are carried out."""
    at: Mapped[Instant] = mapped_column(index=True)
    __table_args__ = (sa.UniqueConstraint("person_id", "message"),)
