"""The team: who works here, in which roles, and who goes."""

from __future__ import annotations

import sqlalchemy as sa

from core.accounts.models import Person
from core.acts.ctx import Ctx
from core.acts.fields import MemberRef
from core.acts.refusals import ChangedSince
from core.acts.register import Asked, Nothing, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Button, Buttons, Column, Receipt, Table, Text, Value, say
from core.companies.events import MemberLeft
from core.companies.members import (
    Role,
    member_of,
    no_higher_than_own,
    not_the_last_owner,
    owners_only,
    role_words,
)
from core.companies.models import Member
from core.companies.refusals import (
    NotYourself,
)
from core.companies.standing import another_company, take_seat


@action("companies.team", needs=Right("team", "read"), risk=Risk.READ, command="team", menu=14)
def show_team(ctx: Ctx, asked: Nothing) -> Receipt:
    """List the members of the team with their roles."""
    rows: list[list[Value]] = [
        [name, role_words(role)]
        for name, role in ctx.session.execute(
            sa.select(Person.name, Member.role)
            .join(Member, Member.person_id == Person.id)
            .where(Member.active.is_(True))
            .order_by(Member.joined_at, Member.person_id)
        )
    ]
    columns = [Column(say("companies-column-name")), Column(say("companies-column-role"))]
    table = Table(columns, rows, title=say("companies-team-title", company=ctx.company.name, count=len(rows)))
    if not ctx.may("team", "write"):
        return Receipt([table])
    invite = Button(say("companies-button-invite"), Act("companies.invite", {}))
    return Receipt([table, Buttons([[invite]])])


class NewRole(Asked):
    member: MemberRef
    role: Role


@action("companies.set_role", needs=Right("team", "write"), risk=Risk.ADMIN, command="role")
def set_role(ctx: Ctx, asked: NewRole) -> Receipt:
    """Give a member of the team another role."""
    member = member_of(ctx, asked.member.id)
    before = _take_role(ctx, member, asked.role)
    title = say(
        "companies-role-set", name=asked.member.name, role=role_words(asked.role), before=role_words(before)
    )
    back: dict[str, object] = {"member": {"id": member.person_id}, "role": before, "ours": asked.role}
    undo = Act("companies.restore_role", back)
    return Receipt([Text(title)], title=title, undo=undo, subject=("member", member.person_id))


class RoleBack(NewRole):
    ours: Role


@action("companies.restore_role", needs=Right("team", "write"), risk=Risk.ADMIN, hidden=True)
def restore_role(ctx: Ctx, asked: RoleBack) -> Receipt:
    """Give a member the former role back, while they still have the one it was changed to."""
    member = member_of(ctx, asked.member.id)
    if member.role != asked.ours:
        raise ChangedSince(what=asked.member.name)
    _take_role(ctx, member, asked.role)
    return Receipt([])


def _take_role(ctx: Ctx, member: Member, role: str) -> str:
    """Change a member's role, by somebody who may do all that either role may; answers the former one."""
    if "owner" in (member.role, role):
        owners_only(ctx)
    no_higher_than_own(ctx, member.role, role)
    if member.role == "owner" and role != "owner":
        not_the_last_owner(ctx, member.person_id)
    before, member.role = member.role, role
    ctx.changed("role", before, role)
    return before


class WhichMember(Asked):
    member: MemberRef


@action("companies.remove", needs=Right("team", "write"), risk=Risk.ADMIN, command="remove")
def remove(ctx: Ctx, asked: WhichMember) -> Receipt:
    """Take a member off the team; what they did keeps their name."""
    if asked.member.id == ctx.actor.person_id:
        raise NotYourself
    member = member_of(ctx, asked.member.id)
    if member.role == "owner":
        owners_only(ctx)
        not_the_last_owner(ctx, member.person_id)
    no_higher_than_own(ctx, member.role)
    _part(ctx, member)
    title = say("companies-removed", name=asked.member.name, company=ctx.company.name)
    undo = Act("companies.take_back", {"person": member.person_id, "role": member.role})
    return Receipt([Text(title)], title=title, undo=undo, subject=("member", member.person_id))


class TakeBack(Asked):
    person: int
    role: Role


@action("companies.take_back", needs=Right("team", "write"), risk=Risk.ADMIN, hidden=True)
def take_back(ctx: Ctx, asked: TakeBack) -> Receipt:
    """Put a removed member back in their role."""
    found = ctx.session.execute(
        sa.select(Member, Person.name)
        .join(Person, Person.id == Member.person_id)
        .where(Member.person_id == asked.person)
    ).one()
    if found.Member.active:
        raise ChangedSince(what=found.name)
    if asked.role == "owner":
        owners_only(ctx)
    no_higher_than_own(ctx, asked.role)
    found.Member.active, found.Member.role = True, asked.role
    return Receipt([])


@action("companies.leave", needs=Right("team", "read"), risk=Risk.ADMIN, command="leave")
def leave(ctx: Ctx, asked: Nothing) -> Receipt:
    """Leave the team of the business one works in."""
    member = member_of(ctx, ctx.actor.person_id)
    if member.role == "owner":
        not_the_last_owner(ctx, member.person_id)
    _part(ctx, member)
    title = say("companies-left", company=ctx.company.name)
    return Receipt([Text(title)], title=title)


def _part(ctx: Ctx, member: Member) -> None:
    member.active = False
    ctx.session.flush()
    another = another_company(ctx.session, member.person_id, member.company_id)
    take_seat(ctx.session, member.person_id, another)
    ctx.emit(MemberLeft(member.person_id))


@action("companies.transfer", needs=Right("settings", "delete"), risk=Risk.ADMIN, command="transfer")
def transfer(ctx: Ctx, asked: WhichMember) -> Receipt:
    """Hand the business over: the member becomes its owner, the present owner an admin."""
    if asked.member.id == ctx.actor.person_id:
        raise NotYourself
    heir, giver = member_of(ctx, asked.member.id), member_of(ctx, ctx.actor.person_id)
    heir.role, giver.role = "owner", "admin"
    title = say("companies-transferred", name=asked.member.name, company=ctx.company.name)
    return Receipt([Text(title)], title=title, subject=("member", heir.person_id))
