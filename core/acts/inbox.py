"""The inbox: updates are stored before they are confirmed to their source, and marked when done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from core.acts.calls import Actor
from core.acts.models import Arrived, Card, OperationKey
from core.ids import new_id
from core.tenancy import HouseSession, Prepared, insert_once

TRIES = 3
"""An update that was open at this many starts is given up: it must not bring the house down for ever."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stored update: its lane decides what it must wait for."""

    id: int
    lane: str
    payload: dict[str, Any]


def store(
    session: HouseSession, source: str, pieces: Sequence[tuple[int, str, Any]], now: datetime
) -> list[Piece]:
    """Store updates (id at the source, lane, payload); returns those that are new, in order."""
    fresh = []
    for number, lane, payload in pieces:
        row = {
            "id": new_id(),
            "source": source,
            "update_id": number,
            "lane": lane,
            "payload": payload,
            "at": now,
            "done": False,
            "attempts": 0,
        }
        if insert_once(session, Arrived, row, by=("source", "update_id")):
            fresh.append(Piece(row["id"], lane, payload))
    return fresh


def left_open(session: HouseSession, source: str) -> list[Piece]:
    """What an earlier run has not finished, in order; each start counts as a try."""
    rows = session.scalars(
        sa.select(Arrived).where(Arrived.source == source, Arrived.done.is_(False)).order_by(Arrived.id)
    ).all()
    for row in rows:
        row.attempts += 1
        row.done = row.attempts > TRIES
    return [Piece(row.id, row.lane, row.payload) for row in rows if not row.done]


Note = Callable[[HouseSession], None]
_NOTES: ContextVar[list[Note] | None] = ContextVar("notes", default=None)


@contextmanager
def noting() -> Iterator[list[Note]]:
    """While an update is handled: what is to be written down together with its mark."""
    notes: list[Note] = []
    token = _NOTES.set(notes)
    try:
        yield notes
    finally:
        _NOTES.reset(token)


def note(written: Note) -> bool:
    """Leave something to be written with the mark of the update that is handled now, for the answer that is
    out already. False where none is handled: then it is to be written at once."""
    notes = _NOTES.get()
    if notes is not None:
        notes.append(written)
    return notes is not None


def mark_done(session: HouseSession, ids: Sequence[int], notes: Sequence[Note] = ()) -> None:
    """These updates are finished; `notes` are written with them."""
    for written in notes:
        written(session)
    _MARK.many(session, [{"piece": piece} for piece in ids])


_MARK = Prepared(sa.update(Arrived).where(Arrived.id == sa.bindparam("piece")).values(done=sa.true()))


def sweep(session: HouseSession, now: datetime, keep: timedelta = timedelta(days=7)) -> None:
    """Forget finished updates after a while."""
    session.execute(
        sa.delete(Arrived).where(Arrived.done.is_(True), Arrived.at < now - keep),
        execution_options={"synchronize_session": False},
    )


def beside(session: HouseSession, source: str, update_id: int) -> list[dict[str, Any]]:
    """Payloads of open updates in the lane of this one, in order: the other parts of an album."""
    lane = (
        sa.select(Arrived.lane)
        .where(Arrived.source == source, Arrived.update_id == update_id)
        .scalar_subquery()
    )
    rows = sa.select(Arrived.payload).where(
        Arrived.source == source, Arrived.lane == lane, Arrived.done.is_(False)
    )
    return list(session.scalars(rows.order_by(Arrived.id)))


def is_answered(session: HouseSession, actor: Actor, operation: str) -> bool:
    """Has an operation led to a deed, a card or a question already?"""
    key = (actor.company_id or 0, actor.person_id, actor.door, operation)
    card = sa.select(Card.id).where(Card.person_id == actor.person_id, Card.operation == operation)
    return session.get(OperationKey, key) is not None or session.scalar(card.limit(1)) is not None
