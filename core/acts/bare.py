"""What a bare word speaks of: what came last here. «Да» agrees to the card just shown and to no older one;
«отмени» closes that card, or takes back the deed done after it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import sqlalchemy as sa

from core.acts.calls import Actor, Option, Unclear
from core.acts.cards import open_card
from core.acts.ctx import Ctx
from core.acts.models import Card, Deed
from core.acts.refusals import AlreadyClosed, CannotUndo, LastElsewhere
from core.acts.titles import dropped, name_of, title_of
from core.blocks import Act, Button, Said, say
from core.tenancy import HouseSession, across_companies

if TYPE_CHECKING:
    from core.app import App

RECENT = timedelta(hours=24)
"""How long a deed can be taken back by a bare word."""


def is_just_shown(session: HouseSession, card: Card, actor: Actor) -> bool:
    """Is this the last card shown to this person here, and has nothing been done since?"""
    last = _last_card(session, actor)
    if last is not None and last.id != card.id:
        return False
    since = sa.select(Deed.id).where(
        Deed.company_id.in_({card.company_id or 0, actor.company_id or 0}),
        Deed.person_id == actor.person_id,
        Deed.place == actor.place,
        Deed.id > card.id,
    )
    return session.scalar(since.limit(1), execution_options=across_companies()) is None


def closed_by_undo(ctx: Ctx) -> Said | None:
    """Close the card that a bare "отмени" is about and name it; None where a deed is to be undone.

    Raises Unclear or AlreadyClosed after a no, CannotUndo after what has no way back, LastElsewhere where
    the last deed here was done in another company.
    """
    deed, now = last_deed(ctx), ctx.app.clock.now()
    card = open_card(ctx.session, ctx.actor, now)
    if card is not None and (deed is None or card.id > deed.id):
        card.status = "declined"
        return dropped(card, ctx.app)
    _look_elsewhere(ctx, deed)
    last = _last_card(ctx.session, ctx.actor)
    if last is None or last.expires_at <= now or (deed is not None and last.id < deed.id):
        return None
    if last.status == "declined":
        _ask_which(last, deed, ctx.app)
    if _has_no_way_back(ctx, last):
        raise CannotUndo(deed=name_of(last, ctx.app) or say("acts-this-card"))
    return None


def last_deed(ctx: Ctx) -> Deed | None:
    """This person's last act here that can be taken back, within a day."""
    return next(iter(recent_deeds(ctx, 1)), None)


def recent_deeds(ctx: Ctx, limit: int) -> list[Deed]:
    """This person's acts here that can be taken back, within a day, newest first."""
    if ctx.standing.company is None:
        return []
    return list(ctx.session.scalars(_mine(ctx).limit(limit)))


def _mine(ctx: Ctx) -> sa.Select[Deed]:
    here = (
        Deed.person_id == ctx.actor.person_id,
        Deed.place == ctx.actor.place,
        Deed.undone_by.is_(None),
        Deed.undo.is_not(None),
        Deed.at > ctx.app.clock.now() - RECENT,
    )
    return sa.select(Deed).where(*here).order_by(Deed.id.desc())


def _look_elsewhere(ctx: Ctx, deed: Deed | None) -> None:
    """Raise LastElsewhere where a card led this person to a newer deed in another company of theirs."""
    asked = sa.select(Card.company_id).where(
        Card.place == ctx.actor.place, Card.person_id == ctx.actor.person_id, Card.company_id.is_not(None)
    )
    others = set(ctx.session.scalars(asked.distinct())) - {ctx.session.company_id}
    if not others or ctx.actor.group:
        return
    theirs = _mine(ctx).where(Deed.company_id.in_(others)).limit(1)
    newer = ctx.session.scalar(theirs, execution_options=across_companies())
    if newer is not None and (deed is None or newer.id > deed.id):
        undo = Act("acts.undo", {"act": {"id": newer.id}})
        raise LastElsewhere(
            newer.company_id, deed=title_of(newer), offers=[Button(say("acts-button-undo"), undo)]
        )


def _ask_which(closed: Card, deed: Deed | None, app: App) -> None:
    what = name_of(closed, app) or say("acts-this-card")
    if deed is None:
        raise AlreadyClosed(what=what)
    option = Option(title_of(deed), {"id": deed.id})
    raise Unclear("act", [option], say("acts-closed-which", what=what))


def _last_card(session: HouseSession, actor: Actor) -> Card | None:
    mine = sa.select(Card).where(Card.place == actor.place, Card.person_id == actor.person_id)
    return session.scalar(mine.order_by(Card.id.desc()).limit(1))


def _has_no_way_back(ctx: Ctx, card: Card) -> bool:
    """Was it agreed to and done without leaving anything that could be undone?"""
    if card.kind != "confirm" or card.status != "done" or card.action not in ctx.app.register:
        return False
    if ctx.app.register[card.action].slow or card.company_id != ctx.session.company_id:
        return False
    left = sa.select(Deed.id).where(Deed.person_id == ctx.actor.person_id, Deed.id > card.id)
    return ctx.session.scalar(left.limit(1)) is None
