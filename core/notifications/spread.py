"""Spreading a notice: one outbox row per reader, with what that reader may see."""

from __future__ import annotations

from collections.abc import Iterator

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


def spread(ctx: Ctx, act_id: int | None) -> None:
    """Write the outbox rows of the notices an act has raised."""
    letters = [letter for raised in ctx.notices for letter in _letters(ctx, raised, act_id)]
    insert_many(ctx.session, Letter, letters)


def _letters(ctx: Ctx, raised: Raised, act_id: int | None) -> Iterator[dict[str, object]]:
    for person_id, chat in _readers(ctx, raised):
        standing = standing_of(ctx.session, Actor(person_id, ctx.company.id))
        if standing.may(raised.notice.needs):
            yield _letter(ctx, raised, act_id, person_id, str(chat), standing)
    if raised.notice.group and raised.to is None:
        for place in ctx.session.scalars(sa.select(Channel.place).where(Channel.place != ctx.actor.place)):
            yield _letter(ctx, raised, act_id, None, place, Standing())


def _readers(ctx: Ctx, raised: Raised) -> list[tuple[int, int]]:
    """Reachable members who want the notice, but for the actor."""
    query = (
        sa.select(Member.person_id, Identity.external_id, NoticeSetting.wanted)
        .join(Identity, sa.and_(Identity.person_id == Member.person_id, Identity.reachable.is_(True)))
        .outerjoin(
            NoticeSetting,
            sa.and_(NoticeSetting.person_id == Member.person_id, NoticeSetting.notice == raised.notice.name),
        )
        .where(Member.active.is_(True), Identity.channel == "telegram", Member.person_id != raised.actor_id)
    )
    if raised.to is not None:
        query = query.where(Member.person_id.in_(raised.to))
    rows = ctx.session.execute(query)
    return [(person, chat) for person, chat, wanted in rows if (raised.notice.on if wanted is None else wanted)]


def _letter(
    ctx: Ctx, raised: Raised, act_id: int | None, person_id: int | None, address: str, standing: Standing
) -> dict[str, object]:
    seen = blank(Receipt(raised.blocks, subject=raised.subject), sight(standing, group=person_id is None))
    now = ctx.app.clock.now()
    return {
        "id": new_id(),
        "company_id": ctx.company.id,
        "person_id": person_id,
        "channel": "telegram",
        "address": address,
        "kind": raised.notice.name,
        "receipt": to_json(seen, Receipt),
        "once": None,
        "act_id": act_id,
        "state": "waiting",
        "attempts": 0,
        "due_at": now,
        "message": "",
        "error": "",
    }


