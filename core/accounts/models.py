"""People and the accounts they are known by."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from core.tables import Base, Big, Id, Instant, Short, key


class Person(Base):
    """A human being who talks to us."""

    __tablename__ = "people"
    id: Mapped[Id]
    name: Mapped[str] = mapped_column(sa.String(120))
    locale: Mapped[str] = mapped_column(sa.String(5))
    created_at: Mapped[Instant]


class Identity(Base):
    """A person on a channel, bound by the channel's own lasting id (never by a user name, which moves on)."""

    __tablename__ = "identities"
    channel: Mapped[str] = mapped_column(sa.String(16), primary_key=True)
    external_id: Mapped[Big] = mapped_column(primary_key=True)
    person_id: Mapped[int] = key("people.id")
    username: Mapped[Short] = mapped_column(default="")
    reachable: Mapped[bool] = mapped_column(default=True)
    """False once the person has blocked the bot."""
