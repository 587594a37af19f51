"""What the offline mind did not understand: the shape of it, counted where a company wants that kept."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from core.acts.models import Card
from core.assistant.models import PhraseLearning, UnreadPhrase
from core.ids import new_id
from core.tenancy import HouseSession, insert_once

if TYPE_CHECKING:
    from core.assistant.knowing import Surroundings
    from core.assistant.turn import Turn

MOST = 500
"""Shapes of a company."""
MARK = "unread"
"""Under this the card of an offer names the shape that it was made for."""
_QUIETLY = {"synchronize_session": False}


def learns(session: HouseSession, company_id: int | None) -> bool:
    """Does the company want shapes kept?"""
    return session.get(PhraseLearning, company_id or 0) is not None


async def keep_unread(turn: Turn, around: Surroundings, offered: str | None = None) -> int | None:
    """Count the shape of the turn's words; answers its id, None where nothing is to be kept.

    `offered`: the action that is offered first for them.
    """
    if not await turn.app.db.read(lambda session: _wanted(session, turn)):
        return None
    shape, language = _shape(turn, around)
    if not shape:
        return None
    return await turn.app.db.write(lambda session: _count(session, turn, shape, language, offered))


def _wanted(session: HouseSession, turn: Turn) -> bool:
    session.act_for(turn.actor.company_id)
    standing = turn.app.register.standing(session, turn.actor)
    return standing.company is not None and learns(session, standing.company.id)


def _shape(turn: Turn, around: Surroundings) -> tuple[str, str]:
    from core.assistant.interpreter.knowledge import mind
    from core.assistant.interpreter.morph import is_cyrillic
    from core.assistant.interpreter.shaping import shape_of
    from core.assistant.interpreter.signs import Signs
    from core.clock import zone

    now = turn.at.astimezone(zone(around.zone)).replace(tzinfo=None)
    signs = Signs.read(turn.text, now, around.index, mind().knowledge)
    return shape_of(signs), "ru" if is_cyrillic(signs.line.text.lower()) else "en"


def _count(session: HouseSession, turn: Turn, shape: str, language: str, offered: str | None) -> int | None:
    session.act_for(turn.actor.company_id)
    if not learns(session, turn.actor.company_id):
        return None
    now = turn.app.clock.now()
    row = _blank(shape, language, now)
    is_new = insert_once(session, UnreadPhrase, row, by=("company_id", "shape", "language"))
    found = sa.select(UnreadPhrase).where(UnreadPhrase.shape == shape, UnreadPhrase.language == language)
    kept = session.scalars(found.with_for_update()).one()
    kept.count, kept.last_at, kept.offered = kept.count + 1, now, offered or kept.offered
    session.flush()
    if is_new:
        _sweep(session, kept.id)
    return kept.id


def _blank(shape: str, language: str, now: datetime) -> dict[str, Any]:
    return {
        "id": new_id(),
        "shape": shape,
        "language": language,
        "count": 0,
        "first_at": now,
        "last_at": now,
        "offered": None,
        "chosen": {},
    }


def _sweep(session: HouseSession, newest: int) -> None:
    """Beyond the most, what was said seldom and long ago goes; the new one stays."""
    over = _how_many(session) - MOST
    if over <= 0:
        return
    order = (UnreadPhrase.count, UnreadPhrase.last_at, UnreadPhrase.id)
    others = sa.select(UnreadPhrase.id).where(UnreadPhrase.id != newest).order_by(*order)
    gone = list(session.scalars(others.limit(over)))
    session.execute(sa.delete(UnreadPhrase).where(UnreadPhrase.id.in_(gone)), execution_options=_QUIETLY)


def _how_many(session: HouseSession) -> int:
    return session.scalar(sa.select(sa.func.count()).select_from(UnreadPhrase)) or 0


def note_choice(session: HouseSession, card: Card, action: str) -> None:
    """Of the readings that were offered for words not understood, a person has taken one."""
    phrase = card.args.get(MARK) if card.action == "acts.help" else None
    if phrase is None or not learns(session, card.company_id):
        return
    session.act_for(card.company_id)
    found = sa.select(UnreadPhrase).where(UnreadPhrase.id == phrase).with_for_update()
    kept = session.scalars(found).first()
    if kept is not None:
        kept.chosen = {**kept.chosen, action: kept.chosen.get(action, 0) + 1}


def forget_all(session: HouseSession) -> int:
    """Every shape of the session's company goes; answers how many there were."""
    count = _how_many(session)
    session.execute(sa.delete(UnreadPhrase), execution_options=_QUIETLY)
    return count
