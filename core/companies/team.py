"""The team: who works here, invitations, roles, single rights, leaving."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import Literal

import sqlalchemy as sa
from pydantic import Field

from core.accounts.models import Person
from core.acts.ctx import Ctx
from core.acts.fields import MemberRef, Title
from core.acts.refusals import ChangedSince
from core.acts.register import Asked, Nothing, Risk, action
from core.acts.rights import ROLE_RIGHTS, Right
from core.blocks import Act, Button, Buttons, Column, Link, Moment, Receipt, Said, Table, Text, Value, say
from core.companies.events import MemberLeft
from core.companies.models import Company, Grant, Invitation, Member
from core.companies.refusals import (
    AboveOwn,
    AlreadyMember,
    InvitationGone,
    LastOwner,
    NotYourself,
    OwnersOnly,
)
from core.companies.standing import another_company, take_seat
from core.tenancy import across_companies

INVITATION_LIFE = timedelta(days=7)

Role = Literal["admin", "editor", "viewer", "owner"]


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


def role_words(role: str) -> Said:
    return say(f"companies-role-{role}")


class NewInvitation(Asked):
    role: Role = Field(description="owner, admin, editor or viewer")
    contact: Title | None = Field(None, description="Whom: a name or an e-mail, for the list")


@action("companies.invite", needs=Right("team", "write"), risk=Risk.OUTGOING, command="invite")
def invite(ctx: Ctx, asked: NewInvitation) -> Receipt:
    """Make a link by which one person joins the team in a role; it works once, for seven days."""
    if asked.role == "owner":
        _owners_only(ctx)
    _no_higher_than_own(ctx, asked.role)
    token = secrets.token_urlsafe(18)
    invitation = Invitation(
        token_hash=_hash(token),
        role=asked.role,
        contact=asked.contact or "",
        invited_by=ctx.actor.person_id,
        created_at=ctx.now,
        expires_at=ctx.app.clock.now() + INVITATION_LIFE,
        revoked=False,
    )
    ctx.session.add(invitation)
    ctx.session.flush()
    url = None if ctx.preview else ctx.app.address.start_link(token)
    who = {"contact": asked.contact} if asked.contact else {}
    words = "companies-invited-named" if asked.contact else "companies-invited"
    title = say(words, role=role_words(asked.role), company=ctx.company.name, **who)
    note = Text(say("companies-invite-link", link=Link(url)))
    undo = Act("companies.revoke", {"invitation": invitation.id})
    return Receipt([Text(title), note], title=title, undo=undo, subject=("invitation", invitation.id))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class WhichInvitation(Asked):
    invitation: int


@action("companies.revoke", needs=Right("team", "write"), risk=Risk.REVERSIBLE, hidden=True)
def revoke(ctx: Ctx, asked: WhichInvitation) -> Receipt:
    """Take an invitation back before it is used."""
    invitation = ctx.get(Invitation, asked.invitation)
    if invitation.used_by is not None:
        raise InvitationGone
    invitation.revoked = True
    title = say("companies-revoked", role=role_words(invitation.role))
    return Receipt([Text(title)], title=title)


@action("companies.invitations", needs=Right("team", "write"), risk=Risk.READ, command="invitations")
def invitations(ctx: Ctx, asked: Nothing) -> Receipt:
    """List the invitations that still work."""
    rows = ctx.session.scalars(
        sa.select(Invitation)
        .where(Invitation.used_by.is_(None), Invitation.revoked.is_(False), Invitation.expires_at > ctx.now)
        .order_by(Invitation.id)
    ).all()
    columns = [Column(say(f"companies-column-{name}")) for name in ("name", "role", "until")]
    listed: list[list[Value]] = [
        [row.contact or "—", role_words(row.role), Moment(row.expires_at)] for row in rows
    ]
    acts = [Act("companies.revoke", {"invitation": row.id}) for row in rows]
    labels = [f"✕ {place}" for place in range(1, len(rows) + 1)]
    return Receipt(
        [Table(columns, listed, title=say("companies-invitations-title"), acts=list(acts), labels=labels)]
    )


class Token(Asked):
    token: Title


@action("companies.accept", needs=Right.self_, risk=Risk.REVERSIBLE, own=True, at_once=True, hidden=True)
def accept(ctx: Ctx, asked: Token) -> Receipt:
    """Join a team by an invitation's token."""
    everywhere = across_companies()
    invitation = ctx.session.scalar(
        sa.select(Invitation).where(Invitation.token_hash == _hash(asked.token)).with_for_update(),
        execution_options=everywhere,
    )
    company = ctx.session.get(Company, invitation.company_id) if invitation else None
    if invitation is None or company is None or company.deleted:
        raise InvitationGone
    ctx.session.act_for(company.id)
    member = ctx.session.scalar(sa.select(Member).where(Member.person_id == ctx.actor.person_id))
    if member is not None and member.active:
        raise AlreadyMember(company=company.name, role=role_words(member.role))
    if not _still_good(ctx, invitation):
        raise InvitationGone
    if member is None:
        member = Member(company_id=company.id, person_id=ctx.actor.person_id)
        ctx.session.add(member)
    member.role, member.active, member.joined_at = invitation.role, True, ctx.now
    invitation.used_by, invitation.used_at = ctx.actor.person_id, ctx.now
    take_seat(ctx.session, ctx.actor.person_id, company.id)
    title = say("companies-joined", company=company.name, role=role_words(invitation.role))
    menu = Button(say("companies-button-menu"), Act("acts.menu", {}), style="primary")
    return Receipt(
        [Text(title, "title"), Text(say(f"companies-joined-{invitation.role}")), Buttons([[menu]])],
        title=title,
    )


def _still_good(ctx: Ctx, invitation: Invitation) -> bool:
    return (
        invitation.used_by is None and not invitation.revoked and invitation.expires_at > ctx.app.clock.now()
    )


class NewRole(Asked):
    member: MemberRef
    role: Role


@action("companies.set_role", needs=Right("team", "write"), risk=Risk.ADMIN, command="role")
def set_role(ctx: Ctx, asked: NewRole) -> Receipt:
    """Give a member of the team another role."""
    member = _member(ctx, asked.member.id)
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
    member = _member(ctx, asked.member.id)
    if member.role != asked.ours:
        raise ChangedSince(what=asked.member.name)
    _take_role(ctx, member, asked.role)
    return Receipt([])


def _take_role(ctx: Ctx, member: Member, role: str) -> str:
    """Change a member's role, by somebody who may do all that either role may; answers the former one."""
    if "owner" in (member.role, role):
        _owners_only(ctx)
    _no_higher_than_own(ctx, member.role, role)
    if member.role == "owner" and role != "owner":
        _not_the_last_owner(ctx, member.person_id)
    before, member.role = member.role, role
    ctx.changed("role", before, role)
    return before


def _no_higher_than_own(ctx: Ctx, *roles: str) -> None:
    """Who was given the team alone must not make themselves, or a friend, an admin."""
    if any(not ROLE_RIGHTS[role] <= ctx.standing.rights for role in roles):
        raise AboveOwn


def _member(ctx: Ctx, person_id: int | None) -> Member:
    found = ctx.session.scalar(
        sa.select(Member).where(Member.person_id == person_id, Member.active.is_(True)).with_for_update()
    )
    if found is None:
        raise LookupError("a resolved member is a member")
    return found


def _owners_only(ctx: Ctx) -> None:
    if ctx.standing.role != "owner":
        raise OwnersOnly


def _not_the_last_owner(ctx: Ctx, person_id: int) -> None:
    owners = ctx.session.scalars(
        sa.select(Member.person_id).where(Member.role == "owner", Member.active.is_(True)).with_for_update()
    ).all()
    if set(owners) <= {person_id}:
        raise LastOwner


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
    member = _member(ctx, asked.member.id)
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


class WhichMember(Asked):
    member: MemberRef


@action("companies.remove", needs=Right("team", "write"), risk=Risk.ADMIN, command="remove")
def remove(ctx: Ctx, asked: WhichMember) -> Receipt:
    """Take a member off the team; what they did keeps their name."""
    if asked.member.id == ctx.actor.person_id:
        raise NotYourself
    member = _member(ctx, asked.member.id)
    if member.role == "owner":
        _owners_only(ctx)
        _not_the_last_owner(ctx, member.person_id)
    _no_higher_than_own(ctx, member.role)
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
        _owners_only(ctx)
    _no_higher_than_own(ctx, asked.role)
    found.Member.active, found.Member.role = True, asked.role
    return Receipt([])


@action("companies.leave", needs=Right("team", "read"), risk=Risk.ADMIN, command="leave")
def leave(ctx: Ctx, asked: Nothing) -> Receipt:
    """Leave the team of the business one works in."""
    member = _member(ctx, ctx.actor.person_id)
    if member.role == "owner":
        _not_the_last_owner(ctx, member.person_id)
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
    heir, giver = _member(ctx, asked.member.id), _member(ctx, ctx.actor.person_id)
    heir.role, giver.role = "owner", "admin"
    title = say("companies-transferred", name=asked.member.name, company=ctx.company.name)
    return Receipt([Text(title)], title=title, subject=("member", heir.person_id))
