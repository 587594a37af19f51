"""Looking at cards and deeds from outside: whose they are, what may be changed, what a message has led to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from core.acts.blank import blanked
from core.acts.calls import Actor, Answer, Ask, Choose, Confirm, Done, from_json
from core.acts.cards import card_call, close_questions, keep_question, options_of
from core.acts.changeable import changeable, label_of
from core.acts.models import Activity, Card, OperationKey
from core.acts.prepare import question, suggestions
from core.acts.refusals import CardGone, LastElsewhere
from core.acts.replies import held_card, only_asked, presser_of
from core.app import App
from core.blocks import Receipt, Said
from core.errors import Refusal
from core.tenancy import HouseSession, Prepared


async def fields_of(app: App, token: str, actor: Actor) -> list[Said]:
    """Labels of the fields of an open card that can be changed. Raises CardGone, CardUsed, NotYours."""

    def look(session: HouseSession) -> list[Said]:
        card = _open(session, app, token, actor)
        action = app.register[card.action]
        return [label_of(action, card.args, path) for path in changeable(action, card.args)]

    return await app.db.write(look)


async def ask_field(app: App, token: str, actor: Actor, place: int) -> Ask:
    """Put the card aside and ask for one of its fields anew; the answer makes another card."""
    from core.acts.visit import Visit

    def press(session: HouseSession) -> Ask:
        card = _open(session, app, token, actor)
        action = app.register[card.action]
        paths = changeable(action, card.args)
        if not 0 <= place < len(paths):
            raise CardGone
        card.status = "replaced"
        visit = Visit(app, session, card_call(card), presser_of(card, actor))
        asked, options = (
            question(visit.ctx, action, paths[place]),
            suggestions(visit.ctx, action, paths[place]),
        )
        kept = keep_question(visit.ctx, "ask", action, paths[place], asked, options)
        return Ask(kept, action.name, paths[place], asked, options)

    return await app.db.write(press)


async def admit(app: App, token: str, actor: Actor) -> None:
    """Raise what a yes to this card would be refused with before it is tried: NotYours, NotAllowed."""
    from core.acts.visit import Visit

    def look(session: HouseSession) -> None:
        card = session.scalar(sa.select(Card).where(Card.token == token))
        if card is not None:
            Visit(app, session, card_call(card), presser_of(card, actor)).admit(app.register[card.action])

    await app.db.read(look)


def _open(session: HouseSession, app: App, token: str, actor: Actor) -> Any:
    card = held_card(session, token, app.clock.now())
    if card.kind != "confirm" or card.status != "open":
        raise CardGone
    only_asked(card, actor)
    return card


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What a door must know of a card before it is pressed."""

    company_id: int | None
    action: str
    careful: bool


def card_facts(session: HouseSession, token: str) -> CardFacts | None:
    """The company a card was made in and the action it holds; None for an unknown card."""
    found = sa.select(Card.company_id, Card.action, Card.careful).where(Card.token == token)
    row = session.execute(found).first()
    return CardFacts(*row) if row is not None else None


def made_in(session: HouseSession, answer: Answer | Refusal) -> int | None:
    """The company an answer is about, where it says so: by its card, its entry in the log, or itself."""
    if isinstance(answer, Refusal):
        return answer.made_in if isinstance(answer, LastElsewhere) else None
    if not isinstance(answer, Done):
        facts = card_facts(session, answer.token)
        return facts.company_id if facts is not None else None
    return _COMPANY_OF(session, entry=answer.act_id).scalar() if answer.act_id is not None else None


_COMPANY_OF = Prepared(sa.select(Activity.company_id).where(Activity.id == sa.bindparam("entry")))


async def came_to(app: App, token: str, actor: Actor) -> Answer | None:
    """What an answered question or a replaced card of this person has led to, as they may see it: the deed,
    or the question or card that waits now.

    For a press that is handled again after a fall.
    """

    def look(session: HouseSession) -> Answer | None:
        card = session.scalar(sa.select(Card).where(Card.token == token, Card.person_id == actor.person_id))
        if card is None or card.operation is None or card.status not in ("done", "replaced"):
            return None
        led = _led_to(session, card)
        reader = replace(actor, company_id=card.company_id)
        session.act_for(card.company_id)
        return blanked(led, app.register.standing(session, reader), reader) if led is not None else None

    return await app.db.read(look)


def _led_to(session: HouseSession, card: Card) -> Answer | None:
    key = (card.company_id or 0, card.person_id, card.door, card.operation)
    done = session.get(OperationKey, key)
    if done is not None and done.answer is not None:
        answer: Done = from_json(done.answer, Done)
        return answer
    waits = sa.select(Card).where(
        Card.person_id == card.person_id, Card.operation == card.operation, Card.status == "open"
    )
    latest = session.scalar(waits.order_by(Card.id.desc()).limit(1))
    return _shown(latest) if latest is not None else None


def _shown(card: Card) -> Answer:
    """A stored card as it was answered with."""
    if card.kind == "confirm":
        return Confirm(card.token, card.action, from_json(card.preview, Receipt))
    kind = Ask if card.kind == "ask" else Choose
    return kind(card.token, card.action, card.path, from_json(card.question, Said), options_of(card))


def waiting(session: HouseSession, actor: Actor, message: str) -> list[int]:
    """Ids of the cards that wait for a yes to what a message has said."""
    found = sa.select(Card.id).where(
        Card.person_id == actor.person_id,
        Card.place == actor.place,
        Card.operation.startswith(f"{message}:", autoescape=True),
        Card.kind == "confirm",
        Card.status == "open",
    )
    return list(session.scalars(found))


def set_aside(session: HouseSession, ids: Sequence[int]) -> None:
    """These cards are no longer asked: their message says something else now."""
    still = sa.update(Card).where(Card.id.in_(ids), Card.status == "open").values(status="replaced")
    session.execute(still, execution_options={"synchronize_session": False})


def put_aside(session: HouseSession, actor: Actor, message: str) -> None:
    """What a message was read as is not meant: its cards, and what is asked here, wait no more."""
    set_aside(session, waiting(session, actor, message))
    close_questions(session, actor)


def deed_of(session: HouseSession, actor: Actor, operation: str) -> int | None:
    """The deed an operation has led to, where it can be undone."""
    row = session.get(OperationKey, (actor.company_id or 0, actor.person_id, actor.door, operation))
    act_id = row.answer.get("act_id") if row is not None and row.answer else None
    return int(act_id) if act_id is not None else None
