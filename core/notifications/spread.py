"""Spreading a notice: one outbox row per reader, with what that reader may see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import sqlalchemy as sa

from core.accounts.models import Identity
from core.acts.blank import blank, sight
from core.acts.calls import Actor, spelled
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
from core.tenancy import Prepared, insert_many

CHATS = ("telegram", "local")
_OF_NOTICE = sa.and_(
    NoticeSetting.company_id == Member.company_id,
    NoticeSetting.person_id == Member.person_id,
    NoticeSetting.notice == sa.bindparam("notice"),
)
_READERS = Prepared(
    sa.select(Member.person_id, Identity.channel, Identity.external_id)
    .join(Identity, sa.and_(Identity.person_id == Member.person_id, Identity.reachable.is_(True)))
    .outerjoin(NoticeSetting, _OF_NOTICE)
    .where(
        Member.active.is_(True),
        Identity.channel.in_(CHATS),
        Member.person_id != sa.bindparam("actor"),
        sa.func.coalesce(NoticeSetting.wanted, sa.bindparam("usual", type_=sa.Boolean)),
    ),
    Member,
    joined=(NoticeSetting,),
)
_GROUPS = Prepared(
    sa.select(Channel.door, Channel.place).where(Channel.place != sa.bindparam("here")), Channel
)


def spread(ctx: Ctx, act_id: int | None) -> None:
    """Write the outbox rows of the notices an act has raised."""
    letters = [letter for raised in ctx.notices for letter in _letters(ctx, raised, act_id)]
    insert_many(ctx.session, Letter, letters)


def _letters(ctx: Ctx, raised: Raised, act_id: int | None) -> Iterator[dict[str, object]]:
    told = cache(lambda: Receipt(raised.blocks(), subject=raised.subject))
    for person_id, door, chat in _readers(ctx, raised):
        standing = standing_of(ctx.session, Actor(person_id, ctx.company.id))
        if standing.may(raised.notice.needs):
            yield _letter(ctx, raised, act_id, Reader(person_id, door, str(chat), standing), told())
    if raised.notice.group and raised.to is None:
        for group in _GROUPS(ctx.session, here=ctx.actor.place).all():
            yield _letter(ctx, raised, act_id, Reader(None, group.door, group.place, Standing()), told())


@dataclass(frozen=True, slots=True)
class Reader:
    """Who hears a notice, and where: a person, or a group (no person)."""

    person_id: int | None
    channel: str
    address: str
    standing: Standing


def _readers(ctx: Ctx, raised: Raised) -> Iterable[tuple[int, str, int]]:
    """Reachable members who want the notice, but for the actor."""
    rows = _READERS(
        ctx.session, notice=raised.notice.name, usual=raised.notice.on, actor=raised.actor_id or 0
    ).all()
    wanted = None if raised.to is None else set(raised.to)
    told = (row for row in rows if wanted is None or row.person_id in wanted)
    return ((row.person_id, row.channel, row.external_id) for row in told)


def _letter(ctx: Ctx, raised: Raised, act_id: int | None, reader: Reader, told: Receipt) -> dict[str, object]:
    may = sight(reader.standing, group=reader.person_id is None)
    return {
        "id": new_id(),
        "company_id": ctx.company.id,
        "person_id": reader.person_id,
        "channel": reader.channel,
        "address": reader.address,
        "kind": raised.notice.name,
        "receipt": spelled(blank(told, may)),
        "once": None,
        "act_id": act_id,
        "state": "waiting",
        "attempts": 0,
        "due_at": ctx.app.clock.now(),
        "message": "",
        "error": "",
    }
