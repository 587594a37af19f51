"""Invitations: links by which people join the team, and joining by one."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

import sqlalchemy as sa
from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import Title
from core.acts.register import Asked, Nothing, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Button, Buttons, Column, Link, Moment, Receipt, Table, Text, Value, say
from core.companies.members import Role, no_higher_than_own, owners_only, role_words
from core.companies.models import Company, Invitation, Member
from core.companies.refusals import AlreadyMember, InvitationGone
from core.companies.standing import take_seat
from core.tenancy import across_companies

INVITATION_LIFE = timedelta(days=7)


class NewInvitation(Asked):
    role: Role = Field(description="owner, admin, editor or viewer")
    contact: Title | None = Field(None, description="Whom: a name or an e-mail, for the list")


@action("companies.invite", needs=Right("team", "write"), risk=Risk.OUTGOING, command="invite")
def invite(ctx: Ctx, asked: NewInvitation) -> Receipt:
    """Make a link by which one person joins the team in a role; it works once, for seven days."""
    if asked.role == "owner":
        owners_only(ctx)
    no_higher_than_own(ctx, asked.role)
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
