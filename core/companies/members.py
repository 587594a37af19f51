"""Members and who may do what to whom, for the actions about the team."""

from __future__ import annotations

from typing import Literal

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.acts.rights import ROLE_RIGHTS
from core.blocks import Said, say
from core.companies.models import Member
from core.companies.refusals import AboveOwn, LastOwner, OwnersOnly

Role = Literal["admin", "editor", "viewer", "owner"]


def role_words(role: str) -> Said:
    """The role as it is called."""
    return say(f"companies-role-{role}")


def no_higher_than_own(ctx: Ctx, *roles: str) -> None:
    """Who was given the team alone must not make themselves, or a friend, an admin."""
    if any(not ROLE_RIGHTS[role] <= ctx.standing.rights for role in roles):
        raise AboveOwn


def member_of(ctx: Ctx, person_id: int | None) -> Member:
    """The member a resolved name stands for, held until the act is done."""
    found = ctx.session.scalar(
        sa.select(Member).where(Member.person_id == person_id, Member.active.is_(True)).with_for_update()
    )
    if found is None:
        raise LookupError("a resolved member is a member")
    return found


def owners_only(ctx: Ctx) -> None:
    """Raises OwnersOnly."""
    if ctx.standing.role != "owner":
        raise OwnersOnly


def not_the_last_owner(ctx: Ctx, person_id: int) -> None:
    """Raises LastOwner where nobody would own the business without this person."""
    owners = ctx.session.scalars(
        sa.select(Member.person_id).where(Member.role == "owner", Member.active.is_(True)).with_for_update()
    ).all()
    if set(owners) <= {person_id}:
        raise LastOwner
