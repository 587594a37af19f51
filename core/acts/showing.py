"""Which message of ours shows the receipt of which deed, so that the deed can be taken back from there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from core.acts.calls import Actor
from core.acts.models import DeedFace, Letter
from core.tenancy import HouseSession, Prepared, insert_many

KEPT = timedelta(days=60)
"""How long a message remembers its deed."""
_UNHEARD = {"synchronize_session": False}
_FORGET = Prepared(
    sa.delete(DeedFace).where(
        DeedFace.door == sa.bindparam("door"),
        DeedFace.chat == sa.bindparam("chat"),
        DeedFace.message.in_(sa.bindparam("messages", expanding=True)),
    )
)
"""Every answered deed runs it, so it is built once."""


@dataclass(frozen=True, slots=True)
class ShownDeed:
    """The deed a message of ours is about, the company it was done in, and where the message stands."""

    deed_id: int
    company_id: int | None
    place: str


def show_deeds(
    session: HouseSession, actor: Actor, chat: str, deeds: Mapping[int, int], now: datetime
) -> None:
    """These messages of a chat show these deeds from now on. `deeds`: deed by message."""
    door, messages = actor.door, [str(message) for message in deeds]
    _FORGET(session, door=door, chat=chat, messages=messages)
    rows = [
        {
            "door": door,
            "chat": chat,
            "message": str(message),
            "place": actor.place,
            "company_id": actor.company_id,
            "deed_id": deed,
            "at": now,
        }
        for message, deed in deeds.items()
    ]
    insert_many(session, DeedFace, rows)


def deed_shown(session: HouseSession, door: str, chat: str, message: int) -> ShownDeed | None:
    """The deed whose receipt, or whose news, this message is; None for any other message."""
    face = session.get(DeedFace, (door, chat, str(message)))
    if face is not None:
        return ShownDeed(face.deed_id, face.company_id, face.place)
    query = sa.select(Letter.act_id, Letter.company_id, Letter.address).where(
        Letter.channel == door, Letter.message == f"{chat}:{message}", Letter.act_id.is_not(None)
    )
    row = session.execute(query.limit(1)).first()
    return ShownDeed(row.act_id, row.company_id, row.address) if row is not None else None


def sweep(session: HouseSession, now: datetime) -> None:
    """Messages that are too old to be about anything are forgotten."""
    session.execute(sa.delete(DeedFace).where(DeedFace.at < now - KEPT), execution_options=_UNHEARD)
