"""What was said in earlier turns of a conversation: kept in whole turns, forgotten from the far end."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from core.acts.calls import Actor
from core.assistant.model.messages import Message, repaired, restored, stored
from core.assistant.models import ModelTurn
from core.tenancy import HouseSession

MOST_TURNS = 12
KEPT_TURNS = 9
"""When there are too many, so many stay: the beginning of a conversation changes seldom, for its cache."""


def recall(session: HouseSession, actor: Actor, but: str = "") -> list[Message]:
    """Earlier turns of this person in this conversation and company, oldest first; not the one of `but`."""
    rows = session.scalars(_of(actor).where(ModelTurn.message != but).order_by(ModelTurn.id)).all()
    said = [restored(message) for row in rows for message in row.said]
    return repaired(said)


def has_asked_with_care(session: HouseSession, actor: Actor, but: str = "") -> bool:
    """Has the latest turn ended with a question after records were read?"""
    latest = _of(actor).where(ModelTurn.message != but).order_by(ModelTurn.id.desc()).limit(1)
    row = session.scalar(latest)
    return row is not None and row.careful


def remember(
    session: HouseSession,
    actor: Actor,
    key: str,
    said: Sequence[Message],
    at: datetime,
    most_chars: int,
    *,
    careful: bool = False,
) -> None:
    """Keep a finished turn, and forget the oldest where they have grown too many or too long. `careful`: it
    has ended with a question after records were read."""
    session.execute(
        sa.delete(ModelTurn).where(ModelTurn.person_id == actor.person_id, ModelTurn.message == key),
        execution_options={"synchronize_session": False},
    )
    session.add(
        ModelTurn(
            company_id=actor.company_id,
            person_id=actor.person_id,
            place=actor.place,
            message=key,
            said=[stored(message) for message in repaired(list(said))],
            careful=careful,
            at=at,
        )
    )
    session.flush()
    _forget(session, actor, most_chars)


def forget_all(session: HouseSession, actor: Actor) -> None:
    """Begin the conversation anew."""
    _strike(session, list(session.scalars(_of(actor))))


def _forget(session: HouseSession, actor: Actor, most_chars: int) -> None:
    rows = list(session.scalars(_of(actor).order_by(ModelTurn.id)))
    lengths = [len(json.dumps(row.said, ensure_ascii=False)) for row in rows]
    if len(rows) <= MOST_TURNS and sum(lengths) <= most_chars:
        return
    kept = room = 0
    for length in reversed(lengths):
        room += length
        if kept and (kept == KEPT_TURNS or room > most_chars * 3 // 4):
            break
        kept += 1
    _strike(session, rows[: len(rows) - kept])


def _strike(session: HouseSession, rows: Sequence[ModelTurn]) -> None:
    for row in rows:
        session.delete(row)
    session.flush()


def _of(actor: Actor) -> sa.Select[Any]:
    return sa.select(ModelTurn).where(
        ModelTurn.place == actor.place,
        ModelTurn.person_id == actor.person_id,
        ModelTurn.company_id.is_(None)
        if actor.company_id is None
        else ModelTurn.company_id == actor.company_id,
    )
