"""The kernel's own tables."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from core.tables import Base, Big, Id, Instant, Json, Line, Owned, Short, Utc, partial_index

_LEADS = sa.column("leads_to", sa.BigInteger).is_not(None)
_WAITING = sa.column("state", sa.String) == "waiting"
_NOT_DONE = ~sa.column("done", sa.Boolean)


class OperationKey(Base):
    """One row per operation that was carried out, with its answer: the same key is never done twice."""

    __tablename__ = "operation_keys"
    company_id: Mapped[Big] = mapped_column(primary_key=True)
    person_id: Mapped[Big] = mapped_column(primary_key=True)
    door: Mapped[str] = mapped_column(sa.String(16), primary_key=True)
    operation: Mapped[str] = mapped_column(sa.String(120), primary_key=True)
    body: Mapped[str] = mapped_column(sa.String(64), default="")
    answer: Mapped[Any] = mapped_column(Json, nullable=True)
    at: Mapped[Instant] = mapped_column(index=True)


class Card(Base):
    """An open question of an act: a confirmation, a missing field, or a choice between records."""

    __tablename__ = "cards"
    id: Mapped[Id]
    token: Mapped[str] = mapped_column(sa.String(24), unique=True)
    company_id: Mapped[int | None] = mapped_column(sa.BigInteger)
    person_id: Mapped[Big]
    door: Mapped[str] = mapped_column(sa.String(16))
    place: Mapped[Short]
    kind: Mapped[str] = mapped_column(sa.String(8))
    action: Mapped[Short]
    args: Mapped[Any] = mapped_column(Json)
    how: Mapped[str] = mapped_column(sa.String(12))
    operation: Mapped[str | None] = mapped_column(sa.String(120))
    said_at: Mapped[datetime | None] = mapped_column(Utc)
    path: Mapped[Short] = mapped_column(default="")
    question: Mapped[Any] = mapped_column(Json, nullable=True)
    options: Mapped[Any] = mapped_column(Json, nullable=True)
    preview: Mapped[Any] = mapped_column(Json, nullable=True)
    careful: Mapped[bool] = mapped_column(default=False)
    """Words from outside had been read when it was asked: no write comes of its answer without a tap."""
    waiting: Mapped[Any] = mapped_column(Json, nullable=True)
    """The call that goes on when this one is done."""
    status: Mapped[str] = mapped_column(sa.String(10), default="open")
    message: Mapped[str] = mapped_column(sa.String(64), default="")
    """The message that shows it, as its door spells it."""
    created_at: Mapped[Instant]
    expires_at: Mapped[Instant]
    __table_args__ = (sa.Index("ix_cards_open", "place", "person_id", "status"),)


class Activity(Base):
    """Who did what through which door; append-only, chained by digests per company."""

    __tablename__ = "activity"
    id: Mapped[Id]
    company_id: Mapped[Big]
    seq: Mapped[Big]
    person_id: Mapped[Big]
    asked_by: Mapped[int | None] = mapped_column(sa.BigInteger)
    door: Mapped[str] = mapped_column(sa.String(16))
    action: Mapped[Short]
    subject_kind: Mapped[str | None] = mapped_column(sa.String(24))
    subject_id: Mapped[int | None] = mapped_column(sa.BigInteger)
    at: Mapped[Instant]
    payload_digest: Mapped[str] = mapped_column(sa.String(64))
    digest: Mapped[str] = mapped_column(sa.String(64))
    __table_args__ = (
        sa.UniqueConstraint("company_id", "seq"),
        sa.Index("ix_activity_subject", "company_id", "subject_kind", "subject_id"),
    )


class ActivityPayload(Base):
    """What an act was asked and what it changed; may be erased, the chain still verifies."""

    __tablename__ = "activity_payloads"
    activity_id: Mapped[Big] = mapped_column(primary_key=True)
    company_id: Mapped[Big]
    salt: Mapped[str] = mapped_column(sa.String(32))
    payload: Mapped[Any] = mapped_column(Json)


class ChainHead(Base):
    """The last link of a company's log."""

    __tablename__ = "chain_heads"
    company_id: Mapped[Big] = mapped_column(primary_key=True)
    seq: Mapped[Big]
    digest: Mapped[str] = mapped_column(sa.String(64))


class Deed(Owned, Base):
    """A write that may be undone: its title, the inverse call, and whether it was."""

    __tablename__ = "deeds"
    id: Mapped[Id]
    """The activity's id."""
    person_id: Mapped[Big]
    place: Mapped[Short]
    action: Mapped[Short]
    title: Mapped[Any] = mapped_column(Json, nullable=True)
    undo: Mapped[Any] = mapped_column(Json, nullable=True)
    at: Mapped[Instant]
    undone_by: Mapped[int | None] = mapped_column(sa.BigInteger)
    __table_args__ = (sa.Index("ix_deeds_recent", "company_id", "person_id", "id"),)

    @classmethod
    def _own_index(cls) -> bool:
        return False


class DeedFace(Base):
    """A message of ours that shows a deed's receipt: what a 👎 on it, or «отмени» in reply, is about."""

    __tablename__ = "deed_faces"
    door: Mapped[str] = mapped_column(sa.String(16), primary_key=True)
    chat: Mapped[str] = mapped_column(sa.String(40), primary_key=True)
    message: Mapped[str] = mapped_column(sa.String(40), primary_key=True)
    place: Mapped[Short]
    """The chat and, in a forum, the topic: a reaction does not tell it."""
    company_id: Mapped[int | None] = mapped_column(sa.BigInteger)
    deed_id: Mapped[Big]
    at: Mapped[Instant]


class StoredEvent(Owned, Base):
    """What happened, as rooms told each other; rules will replay them."""

    __tablename__ = "events"
    id: Mapped[Id]
    name: Mapped[Short]
    data: Mapped[Any] = mapped_column(Json)
    at: Mapped[Instant]

    @classmethod
    def _own_index(cls) -> bool:
        return False


class Counter(Owned, Base):
    """The last gapless number of a company's documents of a kind in a year."""

    __tablename__ = "counters"
    company_id: Mapped[int] = mapped_column(sa.BigInteger, sa.ForeignKey("companies.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(sa.String(24), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[Big]


class Name(Owned, Base):
    """A record's name in the index that finders search."""

    __tablename__ = "names"
    company_id: Mapped[int] = mapped_column(sa.BigInteger, sa.ForeignKey("companies.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(sa.String(16), primary_key=True)
    record_id: Mapped[Big] = mapped_column(primary_key=True)
    name: Mapped[Line]
    folded: Mapped[Line]
    """Case, ё and punctuation folded away."""
    stems: Mapped[Line]
    """Stems of the words, sorted, between spaces."""
    leads_to: Mapped[int | None] = mapped_column(sa.BigInteger)
    """The record that is meant now: this one became part of it, and goes by its `name`."""
    __table_args__ = (
        sa.Index("ix_names_folded", "company_id", "kind", "folded"),
        partial_index("ix_names_leading", "company_id", "kind", "leads_to", where=_LEADS),
    )


class NameStem(Owned, Base):
    """One stem of a name."""

    __tablename__ = "name_stems"
    company_id: Mapped[int] = mapped_column(sa.BigInteger, sa.ForeignKey("companies.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(sa.String(16), primary_key=True)
    stem: Mapped[Short] = mapped_column(primary_key=True)
    record_id: Mapped[Big] = mapped_column(primary_key=True)
    __table_args__ = (sa.Index("ix_name_stems_record", "company_id", "kind", "record_id"),)


class Letter(Base):
    """The outbox: what is to be delivered after the commit, one blanked set of blocks per recipient."""

    __tablename__ = "outbox"
    id: Mapped[Id]
    company_id: Mapped[int | None] = mapped_column(sa.BigInteger)
    person_id: Mapped[int | None] = mapped_column(sa.BigInteger)
    channel: Mapped[str] = mapped_column(sa.String(16))
    address: Mapped[Short]
    """Where the channel delivers: for Telegram 'chat' or 'chat:topic'."""
    kind: Mapped[Short]
    """The notice or report it carries."""
    receipt: Mapped[Any] = mapped_column(Json)
    once: Mapped[str | None] = mapped_column(sa.String(120), unique=True)
    """A key that may be delivered only once (a schedule's planned time)."""
    act_id: Mapped[int | None] = mapped_column(sa.BigInteger, index=True)
    state: Mapped[str] = mapped_column(sa.String(10), default="waiting")
    """waiting · taken · sending · sent · failed · withdrawn · unsure"""
    attempts: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[Instant]
    sent_at: Mapped[datetime | None] = mapped_column(Utc)
    message: Mapped[str] = mapped_column(sa.String(120), default="")
    """The delivered message, as the channel spells it."""
    error: Mapped[str] = mapped_column(sa.String(200), default="")
    __table_args__ = (partial_index("ix_outbox_waiting", "due_at", where=_WAITING),)


class Arrived(Base):
    """The inbox: an update stored before it is confirmed, marked done with its effects."""

    __tablename__ = "inbox"
    id: Mapped[Id]
    source: Mapped[str] = mapped_column(sa.String(16))
    update_id: Mapped[Big]
    lane: Mapped[Short]
    """Updates of one lane are handled in order: chat, topic and person."""
    payload: Mapped[Any] = mapped_column(Json)
    at: Mapped[Instant]
    done: Mapped[bool] = mapped_column(default=False)
    attempts: Mapped[int] = mapped_column(default=0)
    __table_args__ = (
        sa.UniqueConstraint("source", "update_id"),
        partial_index("ix_inbox_open", "id", where=_NOT_DONE),
    )


class Press(Base):
    """What a button does: an action call kept server-side behind a short token."""

    __tablename__ = "presses"
    token: Mapped[str] = mapped_column(sa.String(24), primary_key=True)
    company_id: Mapped[int | None] = mapped_column(sa.BigInteger)
    person_id: Mapped[int | None] = mapped_column(sa.BigInteger)
    action: Mapped[Short]
    args: Mapped[Any] = mapped_column(Json)
    created_at: Mapped[Instant] = mapped_column(index=True)
    used_at: Mapped[datetime | None] = mapped_column(Utc)
    waiting: Mapped[Any] = mapped_column(Json, nullable=True)
    """The call that goes on when this one is done."""
    used_by: Mapped[str] = mapped_column(sa.String(40), default="")
    """The press that counts, as its door names it."""
