"""Cards: open questions of acts, kept in the database until they are answered, declined or expire."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from core.acts.calls import (
    Actor,
    Call,
    Confirm,
    How,
    Option,
    Waiting,
    from_json,
    to_json,
)
from core.acts.models import Card
from core.blocks import Receipt, Said
from core.tenancy import HouseSession, Prepared

if TYPE_CHECKING:
    from core.acts.ctx import Ctx
    from core.acts.register import Action, Asked
    from core.app import App

LIFE = timedelta(minutes=15)
QUESTION_LIFE = timedelta(hours=12)


def confirm(ctx: Ctx, action: Action, asked: Asked, receipt: Receipt, *, late: bool = False) -> Confirm:
    """Store the card of an act that waits for a yes."""
    card = _card(
        ctx, "confirm", action, asked.model_dump(mode="json", exclude_none=True, by_alias=True), LIFE
    )
    card.preview = to_json(receipt, Receipt)
    ctx.session.add(card)
    return Confirm(card.token, action.name, receipt, late=late)


def keep_question(
    ctx: Ctx, kind: str, action: Action, path: str, question: Said, options: Sequence[Option]
) -> str:
    """Store a question about an argument; returns the card's token."""
    card = _card(ctx, kind, action, ctx.call.args, QUESTION_LIFE)
    card.path = path
    card.question = to_json(question, Said)
    card.options = to_json(list(options), list[Option])
    ctx.session.add(card)
    return card.token


async def offer(app: App, actor: Actor, call: Call, question: Said, readings: Sequence[Option]) -> str:
    """Store several readings of the same words to choose from; returns the card's token."""

    def keep(session: HouseSession) -> str:
        card = _blank(app, actor, call, "choose", QUESTION_LIFE)
        _close_open(session, actor, "replaced")
        card.question, card.options = to_json(question, Said), to_json(list(readings), list[Option])
        session.add(card)
        return card.token

    return await app.db.write(keep)


def _card(ctx: Ctx, kind: str, action: Action, args: Any, life: timedelta) -> Card:
    _close_open(ctx.session, ctx.actor, "replaced")
    call = replace(ctx.call, action=action.name, args=args)
    return _blank(ctx.app, ctx.actor, call, kind, life)


def _blank(app: App, actor: Actor, call: Call, kind: str, life: timedelta) -> Card:
    now = app.clock.now()
    return Card(
        token=secrets.token_urlsafe(9),
        company_id=actor.company_id,
        person_id=actor.person_id,
        door=actor.door,
        place=actor.place,
        kind=kind,
        action=call.action,
        args=call.args,
        how=call.how.value,
        operation=call.key,
        said_at=call.at,
        careful=call.careful,
        waiting=to_json(call.then, Waiting) if call.then else None,
        status="open",
        created_at=now,
        expires_at=now + life,
    )


def _close_open(session: HouseSession, actor: Actor, status: str) -> None:
    """Close this person's open questions here (not confirmations: those wait for their own buttons)."""
    held = sa.update(Card).where(
        Card.place == actor.place,
        Card.person_id == actor.person_id,
        Card.status == "open",
        Card.kind != "confirm",
    )
    session.execute(held.values(status=status), execution_options={"synchronize_session": False})


def close_questions(session: HouseSession, actor: Actor) -> None:
    """Close this person's open questions in this conversation (after a switch of company). Cards stay: their
    buttons act where they were made."""
    _close_open(session, actor, "closed")


def open_card(session: HouseSession, actor: Actor, now: datetime) -> Card | None:
    """The newest open card of this person in this conversation that words are for.

    A yes is for a card of the company they act for. A question may be another company's: a switch closes
    questions, so it was asked after it, by a button made there.
    """
    newest = _OPEN(
        session, place=actor.place, person=actor.person_id, company=actor.company_id, now=now
    ).first()
    return session.get(Card, newest.id) if newest is not None else None


_OPEN = Prepared(
    sa.select(Card.id)
    .where(
        Card.place == sa.bindparam("place"),
        Card.person_id == sa.bindparam("person"),
        sa.or_(
            Card.kind != "confirm",
            Card.company_id.is_not_distinct_from(sa.bindparam("company", type_=sa.BigInteger)),
        ),
        Card.status == "open",
        Card.expires_at > sa.bindparam("now"),
    )
    .order_by(Card.id.desc())
    .limit(1)
)


def card_call(card: Card) -> Call:
    """The call a card holds, as it came."""
    then = from_json(card.waiting, Waiting) if card.waiting else None
    args, how = dict(card.args), How(card.how)
    return Call(card.action, args, how, card.operation, card.said_at, card.careful, then)


def options_of(card: Card) -> list[Option]:
    return from_json(card.options or [], list[Option])  # type: ignore[no-any-return]
