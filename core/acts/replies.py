"""What a person makes of a card: the yes, the answer to its question, the no, a change, another look."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from core.acts.calls import Actor, Answer, Ask, Call, Confirm, How, Missing, Option, Unclear, from_json
from core.acts.cards import card_call, options_of
from core.acts.comparing import masked
from core.acts.models import Card, Deed, OperationKey
from core.acts.refusals import CardDone, CardGone, CardUsed, NotYours
from core.acts.resuming import go_on, remember, waiting
from core.acts.titles import dropped
from core.app import App
from core.blocks import Receipt, Said
from core.errors import Invalid, NotFound, Refusal
from core.tenancy import HouseSession


async def yes(app: App, token: str, actor: Actor) -> Answer:
    """The yes on a card: run again, compared with what the card showed; a new card where they differ."""

    def press(session: HouseSession) -> tuple[Call, Actor, Answer | None]:
        card = held_card(session, token, app.clock.now())
        if card.kind != "confirm":
            raise CardGone
        presser = presser_of(card, actor)
        call = replace(card_call(card), how=How.YES, key=_yes_to(card), careful=False)
        if app.register[card.action].slow:
            card.status = "done"
            return call, presser, None
        try:
            return call, presser, _agree(app, session, card, call, presser)
        except Refusal as refusal:
            remember(refusal, call)
            raise

    call, presser, answer = await app.db.write(press)
    if answer is None:
        return await app.execute(call, presser)
    return await go_on(app, call, presser, answer)


async def answer(
    app: App, token: str, actor: Actor, value: Any, *, option: int | None = None, how: How | None = None
) -> Answer:
    """An answer to a question: a value for its field, or one of its options by number.

    A value that cannot be leaves the question open for another try. `how`: the answer came by another way
    than the question's call, and what it leads to goes by that way.
    """
    call, asker = await app.db.write(lambda session: _answered(app, session, token, actor, value, option))
    if isinstance(call, Ask):
        return call
    call = replace(call, how=how or call.how)
    try:
        return await app.execute(call, asker)
    except (Invalid, NotFound):
        await app.db.write(lambda session: _reopen(session, token, actor))
        raise


def _reopen(session: HouseSession, token: str, actor: Actor) -> None:
    """The question waits again, unless another one has come."""
    card = session.scalar(sa.select(Card).where(Card.token == token))
    waits = sa.select(Card.id).where(
        Card.place == actor.place, Card.person_id == actor.person_id, Card.status == "open"
    )
    if card is not None and card.status == "done" and session.scalar(waits.limit(1)) is None:
        card.status = "open"


async def decline(app: App, token: str, actor: Actor) -> Said:
    """The no on a card; that it is not asked any more. Raises CardDone for what was agreed to before."""

    def press(session: HouseSession) -> Said:
        card = held_card(session, token, app.clock.now(), cut_short="declined")
        only_asked(card, actor)
        if card.status == "done":
            raise CardDone(_deed_of(session, card))
        card.status = "declined"
        return dropped(card, app)

    return await app.db.write(press)


def _deed_of(session: HouseSession, card: Card) -> int | None:
    """What the yes to a card has done, while it can be taken back."""
    answered = sa.select(OperationKey.answer).where(
        OperationKey.company_id == (card.company_id or 0), OperationKey.operation == _yes_to(card)
    )
    answer = session.scalar(answered.limit(1))
    act_id = answer.get("act_id") if answer else None
    still = sa.select(Deed.id).where(Deed.id == act_id, Deed.undone_by.is_(None))
    session.act_for(card.company_id)
    return session.scalar(still) if act_id is not None else None


def _yes_to(card: Card) -> str:
    """The operation that a yes to the card is."""
    return f"card:{card.id}"


async def amend(
    app: App, token: str, actor: Actor, changes: dict[str, Any], *, how: How | None = None
) -> Answer:
    """A changed card: the same call with other arguments, shown anew; `how` as of an answer."""

    def press(session: HouseSession) -> tuple[Call, Actor]:
        card = held_card(session, token, app.clock.now(), cut_short="replaced")
        only_asked(card, actor)
        card.status = "replaced"
        call = card_call(card)
        call = replace(call, args={**call.args, **changes}, how=how or call.how)
        return call, replace(actor, company_id=card.company_id)

    call, asker = await app.db.write(press)
    return await app.execute(call, asker)


async def show_again(app: App, token: str, actor: Actor, *, how: How | None = None) -> Answer:
    """A card that was left behind, shown anew: a bare yes is for what stands before one's eyes."""
    answer = await amend(app, token, actor, {}, how=how)
    return replace(answer, again=True) if isinstance(answer, Confirm) else answer


def _answered(
    app: App, session: HouseSession, token: str, actor: Actor, value: Any, option: int | None
) -> tuple[Call | Ask, Actor]:
    card = held_card(session, token, app.clock.now(), cut_short="done")
    only_asked(card, actor)
    if card.kind == "confirm":
        raise CardGone
    card.status = "done"
    call, asker = card_call(card), replace(actor, company_id=card.company_id)
    if option is None:
        return call.patched(card.path, value), asker
    options = options_of(card)
    if not 0 <= option < len(options):
        raise CardGone
    chosen = options[option]
    if chosen.action is not None and chosen.resumes:
        return _first(app, session, replace(call, args=dict(chosen.value)), card, chosen, asker), asker
    if chosen.action is not None:
        for told in (told for room in app.register.rooms for told in room.choices):
            told(session, card, chosen.action)
        return replace(call, action=chosen.action, args=dict(chosen.value)), asker
    return call.patched(card.path, chosen.value), asker


def _first(
    app: App, session: HouseSession, call: Call, card: Card, chosen: Option, asker: Actor
) -> Call | Ask:
    """What must be done before the card's own call can go on, or the question for what it lacks."""
    from core.acts.visit import Visit

    then = waiting(replace(card_call(card), then=None), card.path)
    key = f"{card.operation}>{card.id}" if card.operation else None
    first = replace(call, action=chosen.action or "", how=How.BUTTON, key=key, then=then)
    if not chosen.asks or chosen.asks in first.args:
        return first
    visit = Visit(app, session, first, asker)
    return visit.ask(app.register[first.action], Missing(chosen.asks))


def held_card(session: HouseSession, token: str, now: datetime, *, cut_short: str | None = None) -> Card:
    """The card, to be answered. `cut_short`: the state in which a fall may have left it half answered."""
    card = session.scalar(sa.select(Card).where(Card.token == token).with_for_update())
    if card is None or (card.status == "open" and card.expires_at <= now):
        raise CardGone
    agreed = card.kind == "confirm" and card.status == "done"
    if (
        card.status != "open"
        and not agreed
        and not (card.status == cut_short and _came_to_nothing(session, card, now))
    ):
        raise CardUsed
    return card


def _came_to_nothing(session: HouseSession, card: Card, now: datetime) -> bool:
    """Was its answer taken, but the house fell before anything was made of it?"""
    if card.operation is None or card.expires_at <= now:
        return False
    later = sa.select(Card.id).where(
        Card.place == card.place,
        Card.person_id == card.person_id,
        Card.operation == card.operation,
        Card.id > card.id,
    )
    done = sa.select(OperationKey.operation).where(
        OperationKey.company_id == (card.company_id or 0),
        OperationKey.person_id == card.person_id,
        OperationKey.door == card.door,
        OperationKey.operation == card.operation,
    )
    return session.scalar(later.limit(1)) is None and session.scalar(done.limit(1)) is None


def only_asked(card: Card, actor: Actor) -> None:
    """Only who was asked may answer or decline."""
    if card.person_id != actor.person_id:
        raise NotYours


def presser_of(card: Card, actor: Actor) -> Actor:
    """The presser acts in the card's company, by their own rights; in a group also another's card."""
    if card.person_id != actor.person_id and not (actor.group and card.place == actor.place):
        raise NotYours
    return replace(actor, company_id=card.company_id)


def _agree(app: App, session: HouseSession, card: Card, call: Call, presser: Actor) -> Answer:
    from core.acts.visit import Visit

    action = app.register[card.action]
    asked_by = card.person_id if card.person_id != presser.person_id else None
    visit = Visit(app, session, call, presser, asked_by)
    if card.status == "done":
        stored = visit.operation.answer()
        if stored is None:
            raise CardUsed
        return visit.shown(stored)
    point = session.begin_nested()
    question: Missing | Unclear | None = None
    try:
        done = visit.agreed(action)
        if masked(done.receipt) == masked(from_json(card.preview, Receipt)):
            point.commit()
            card.status = "done"
            return visit.shown(done)
    except (Missing, Unclear) as doubt:
        question = doubt
    point.rollback()
    card.status = "replaced"
    again = Visit(app, session, card_call(card), presser, asked_by)
    return again.asked_for(action, question) if question else again.shown(again.show_again(action))
