"""Linking groups to the business, and taking the link away."""

from __future__ import annotations

import sqlalchemy as sa
from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import Title
from core.acts.register import Asked, Nothing, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Column, Receipt, Table, Text, Value, say
from core.chat.models import Channel
from core.chat.refusals import LinkedElsewhere, NotAGroup, NotLinked
from core.companies.models import Company
from core.tenancy import across_companies


class NewLink(Asked):
    name: Title | None = Field(None, description="What the group is called")
    company: int | None = Field(None, description="Chosen by a button: the business to link")


@action("chat.link", needs=Right("team", "write"), risk=Risk.ADMIN, command="link")
def link(ctx: Ctx, asked: NewLink) -> Receipt:
    """Link this group or topic to the business, so that its team can work in it."""
    if not ctx.actor.group:
        raise NotAGroup
    _clear_place(ctx)
    channel = Channel(
        door=ctx.actor.door,
        place=ctx.actor.place,
        name=asked.name or "",
        created_by=ctx.actor.person_id,
        created_at=ctx.now,
    )
    ctx.session.add(channel)
    ctx.session.flush()
    title = say("chat-linked", company=ctx.company.name)
    return Receipt([Text(title), Text(say("chat-how-to"))], title=title, undo=Act("chat.unlink", {}))


def _clear_place(ctx: Ctx) -> None:
    """A place that a closed business has left is free. Raises LinkedElsewhere for one that is taken."""
    held = ctx.session.execute(
        sa.select(Channel, Company.deleted)
        .join(Company, Company.id == Channel.company_id)
        .where(Channel.door == ctx.actor.door, Channel.place == ctx.actor.place),
        execution_options=across_companies(),
    ).first()
    if held is None:
        return
    if not held.deleted:
        raise LinkedElsewhere
    ctx.session.delete(held[0])
    ctx.session.flush()


@action("chat.unlink", needs=Right("team", "write"), risk=Risk.ADMIN, command="unlink")
def unlink(ctx: Ctx, asked: Nothing) -> Receipt:
    """Take the link between this group and the business away."""
    channel = ctx.session.scalar(
        sa.select(Channel).where(Channel.door == ctx.actor.door, Channel.place == ctx.actor.place)
    )
    if channel is None:
        raise NotLinked
    ctx.session.delete(channel)
    title = say("chat-unlinked", company=ctx.company.name)
    return Receipt([Text(title)], title=title)


@action("chat.channels", needs=Right("chat", "read"), risk=Risk.READ, command="channels")
def channels(ctx: Ctx, asked: Nothing) -> Receipt:
    """List the groups and topics linked to the business."""
    names = ctx.session.scalars(sa.select(Channel.name).order_by(Channel.id)).all()
    rows: list[list[Value]] = [[name or say("chat-unnamed")] for name in names]
    table = Table([Column(say("chat-column-name"))], rows, title=say("chat-channels-title", count=len(rows)))
    return Receipt([table, Text(say("chat-how-to-link"), "note")])
