"""Which message shows a card, so that a card that is asked no more can lose its buttons there."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa

from core.acts.calls import Actor
from core.acts.models import Card
from core.tenancy import HouseSession, Prepared

_UNHEARD = {"synchronize_session": False}


def show(session: HouseSession, place: str, faces: Mapping[str, str], reused: str = "") -> None:
    """Cards by token are shown by these messages now; what `reused` showed before, it shows no more."""
    if reused:
        forget(session, place, reused)
    for token, message in faces.items():
        session.execute(
            sa.update(Card).where(Card.token == token).values(message=message), execution_options=_UNHEARD
        )


def forget(session: HouseSession, place: str, message: str) -> None:
    """This message shows no card any more."""
    held = sa.update(Card).where(Card.place == place, Card.message == message)
    session.execute(held.values(message=""), execution_options=_UNHEARD)


def closed(session: HouseSession, actor: Actor) -> list[str]:
    """Messages that still show this person's cards here which are not asked any more."""
    rows = _CLOSED(session, place=actor.place, person=actor.person_id)
    return [row.message for row in rows]


_CLOSED = Prepared(
    sa.select(Card.message).where(
        Card.place == sa.bindparam("place"),
        Card.person_id == sa.bindparam("person"),
        Card.status != "open",
        Card.message != "",
    )
)
