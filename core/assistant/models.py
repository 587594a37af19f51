"""Turns that were begun: their calls are stored before the first write."""

from __future__ import annotations

from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from core.tables import Base, Big, Id, Instant, Json, Line, Owned, Short


class StoredTurn(Base):
    """One message's turn: after a crash it goes on from its calls and asks no mind again."""

    __tablename__ = "turns"
    id: Mapped[Id]
    person_id: Mapped[Big]
    company_id: Mapped[int | None] = mapped_column(sa.BigInteger)
    """The company it was begun in: it goes on there, though its own calls may have led elsewhere."""
    place: Mapped[Short]
    message: Mapped[str] = mapped_column(sa.String(100))
    calls: Mapped[Any] = mapped_column(Json)
    """[[action, args], …] in the order in which they are carried out; answers to cards as "card:yes" …"""
    careful: Mapped[bool] = mapped_column(default=False)
    """Words from outside had been read before: it goes on as carefully."""
    at: Mapped[Instant] = mapped_column(index=True)
    __table_args__ = (sa.UniqueConstraint("person_id", "message"),)


class ModelTurn(Base):
    """A finished turn with a model, as it was said: what the next ones are understood by."""

    __tablename__ = "model_turns"
    id: Mapped[Id]
    company_id: Mapped[int | None] = mapped_column(sa.BigInteger)
    person_id: Mapped[Big]
    place: Mapped[Short]
    message: Mapped[str] = mapped_column(sa.String(100))
    said: Mapped[Any] = mapped_column(Json)
    """Its messages in order: what was heard, said, called, and what calls came to."""
    careful: Mapped[bool] = mapped_column(default=False)
    """It has ended with a question after it had read records: the next one is its answer, and as careful."""
    at: Mapped[Instant]
    __table_args__ = (
        sa.UniqueConstraint("person_id", "message"),
        sa.Index("ix_model_turns_talk", "place", "person_id", "company_id", "id"),
    )


class ModelLimit(Base):
    """How much of the model a day may take: each person, or the whole company."""

    __tablename__ = "model_limits"
    company_id: Mapped[Big] = mapped_column(primary_key=True)
    whose: Mapped[str] = mapped_column(sa.String(8), primary_key=True)
    """person: each of the team · company: all together"""
    unit: Mapped[str] = mapped_column(sa.String(8))
    """money: 1/1 000 000 000 of the company's currency · tokens"""
    most: Mapped[Big]


class ModelServer(Base):
    """What a model behind a server was found to be able to do."""

    __tablename__ = "model_servers"
    address: Mapped[str] = mapped_column(sa.String(300), primary_key=True)
    model: Mapped[str] = mapped_column(sa.String(200), primary_key=True)
    found: Mapped[Any] = mapped_column(Json)
    told_by: Mapped[Big]
    at: Mapped[Instant]


class Memory(Owned, Base):
    """Something a person asked to have kept in mind: for themselves, or (`person_id` None) for the team."""

    __tablename__ = "memories"
    id: Mapped[Id]
    person_id: Mapped[int | None] = mapped_column(sa.BigInteger)
    text: Mapped[str] = mapped_column(sa.String(500))
    told_by: Mapped[Big]
    at: Mapped[Instant]
    forgotten: Mapped[bool] = mapped_column(default=False)
    """Its row stays, so that a forgetting can be taken back."""


class ModelUsage(Base):
    """What a person's talk with the model took on a day of the company (0: outside any)."""

    __tablename__ = "model_usage"
    company_id: Mapped[Big] = mapped_column(primary_key=True)
    person_id: Mapped[Big] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    requests: Mapped[Big]
    taken: Mapped[Big]
    """Tokens in."""
    cached: Mapped[Big]
    given: Mapped[Big]
    """Tokens out."""
    voices: Mapped[Big] = mapped_column(default=0)
    """Recordings written down."""
    heard: Mapped[Big] = mapped_column(default=0)
    """Seconds of them."""
    spent: Mapped[Big]
    """Money in 1/1 000 000 000 of the unit that the prices are in; 0 where they are not known."""


class PhraseLearning(Base):
    """A company that wants phrases which were not understood kept for review; without a row it does not."""

    __tablename__ = "phrase_learning"
    company_id: Mapped[Big] = mapped_column(primary_key=True)
    told_by: Mapped[Big]
    at: Mapped[Instant]


class UnreadPhrase(Owned, Base):
    """The shape of phrases that were not understood: words of the trade and signs, nothing of one's own."""

    __tablename__ = "unread_phrases"
    id: Mapped[Id]
    shape: Mapped[Line]
    language: Mapped[str] = mapped_column(sa.String(2))
    count: Mapped[Big]
    first_at: Mapped[Instant]
    last_at: Mapped[Instant]
    offered: Mapped[str | None] = mapped_column(sa.String(64))
    """The action that was offered first, the last time anything was."""
    chosen: Mapped[Any] = mapped_column(Json)
    """How often which of the offered actions was taken: {"orders.list": 2}"""
    __table_args__ = (sa.UniqueConstraint("company_id", "shape", "language"),)

    @classmethod
    def _own_index(cls) -> bool:
        return False
