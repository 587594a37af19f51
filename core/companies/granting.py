"""Single rights on top of a role."""

from __future__ import annotations

from typing import Literal

from core.acts.ctx import Ctx
from core.acts.fields import MemberRef
from core.acts.refusals import ChangedSince
from core.acts.register import Asked, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Receipt, Text, say
from core.companies.members import member_of
from core.companies.models import Grant
from core.companies.refusals import AboveOwn, OwnersOnly


class SingleRight(Asked):
    member: MemberRef
    resource: Literal[
        "orders",
        "customers",
        "inventory",
        "finance",
        "analytics",
        "cost",
        "team",
        "chat",
        "integrations",
        "settings",
    ]
    verb: Literal["read", "write", "delete", "admin"]
    allowed: bool = True


@action("companies.grant", needs=Right("team", "admin"), risk=Risk.ADMIN, command="grant")
def grant(ctx: Ctx, asked: SingleRight) -> Receipt:
    """Give a member a single right on top of the role, or take it away."""
    member = member_of(ctx, asked.member.id)
    if member.role == "owner":
        raise OwnersOnly
    if asked.allowed and not ctx.may(asked.resource, asked.verb):
        raise AboveOwn
    row = ctx.session.get(Grant, (ctx.company.id, member.person_id, asked.resource, asked.verb))
    before = row.allowed if row else None
    if row is None:
        row = Grant(
            company_id=ctx.company.id, person_id=member.person_id, resource=asked.resource, verb=asked.verb
        )
        ctx.session.add(row)
    row.allowed, row.granted_by, row.at = asked.allowed, ctx.actor.person_id, ctx.now
    words = "companies-granted" if asked.allowed else "companies-taken"
    what = say(f"acts-resource-{asked.resource}")
    title = say(words, name=asked.member.name, what=what, verb=say(f"acts-verb-{asked.verb}"))
    undo = Act("companies.ungrant", {**asked.model_dump(mode="json"), "before": before})
    return Receipt([Text(title)], title=title, undo=undo, subject=("member", member.person_id))


class Ungrant(SingleRight):
    before: bool | None = None


@action("companies.ungrant", needs=Right("team", "admin"), risk=Risk.ADMIN, hidden=True)
def ungrant(ctx: Ctx, asked: Ungrant) -> Receipt:
    """Give a single right back to what it was."""
    row = ctx.session.get(Grant, (ctx.company.id, asked.member.id, asked.resource, asked.verb))
    if row is None or row.allowed != asked.allowed:
        raise ChangedSince(what=asked.member.name)
    if asked.before is None:
        ctx.session.delete(row)
    else:
        row.allowed = asked.before
    return Receipt([])
