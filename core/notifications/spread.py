"""Spreading a notice: one outbox row per reader, with what that reader may see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from core.accounts.models import Identity
from core.acts.blank import blank, sight
from core.acts.calls import Actor, to_json
from core.acts.ctx import Ctx
from core.acts.models import Letter
from core.acts.notices import Raised
from core.acts.rights import Standing
from core.blocks import Receipt
from core.chat.models import Channel
from core.companies.models import Member
from core.companies.standing import standing_of
from core.ids import new_id
from core.notifications.models import NoticeSetting
from core.tenancy import insert_many

CHATS = ("telegram", "local")


def spread(ctx: Ctx, act_id: int | None) -> None:
    """Write the outbox rows of the notices an act has raised."""
    letters = [letter for raised in ctx.notices for letter in _letters(ctx, raised, act_id)]
    insert_many(ctx.session, Letter, letters)


def _letters(ctx: Ctx, raised: Raised, act_id: int | None) -> Iterator[dict[str, object]]:
    for person_id, door, chat in _readers(ctx, raised):
        standing = standing_of(ctx.session, Actor(person_id, ctx.company.id))
        if standing.may(raised.notice.needs):
            yield _letter(ctx, raised, act_id, Reader(person_id, door, str(chat), standing))
    if raised.notice.group and raised.to is None:
        groups = sa.select(Channel.door, Channel.place).where(Channel.place != ctx.actor.place)
        for door, place in ctx.session.execute(groups):
            yield _letter(ctx, raised, act_id, Reader(None, door, place, Standing()))


@dataclass(frozen=True, slots=True)
class Reader:
    """Who hears a notice, and where: a person, or a group (no person)."""

    person_id: int | None
    channel: str
    address: str
    standing: Standing


def _readers(ctx: Ctx, raised: Raised) -> Iterable[tuple[int, str, int]]:
    """Reachable members who want the notice, but for the actor."""
    query = (
        sa.select(Member.person_id, Identity.channel, Identity.external_id)
        .join(Identity, sa.and_(Identity.person_id == Member.person_id, Identity.reachable.is_(True)))
        .outerjoin(
            NoticeSetting,
            sa.and_(NoticeSetting.person_id == Member.person_id, NoticeSetting.notice == raised.notice.name),
        )
        .where(Member.active.is_(True), Identity.channel.in_(CHATS), Member.person_id != raised.actor_id)
        .where(sa.func.coalesce(NoticeSetting.wanted, raised.notice.on))
    )
    if raised.to is not None:
        query = query.where(Member.person_id.in_(raised.to))
    return ((row[0], row[1], row[2]) for row in ctx.session.execute(query).all())


def _letter(ctx: Ctx, raised: Raised, act_id: int | None, reader: Reader) -> dict[str, object]:
    may = sight(reader.standing, group=reader.person_id is None)
    return {
        "id": new_id(),
        "company_id": ctx.company.id,
        "person_id": reader.person_id,
        "channel": reader.channel,
        "address": reader.address,
        "kind": raised.notice.name,
        "receipt": to_json(blank(Receipt(raised.blocks, subject=raised.subject), may), Receipt),
        "once": None,
        "act_id": act_id,
        "state": "waiting",
        "attempts": 0,
        "due_at": ctx.app.clock.now(),
        "message": "",
        "error": "",
    }
