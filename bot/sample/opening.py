"""The sample's company: opened with its people, finished or thrown away."""

from __future__ import annotations

import sqlalchemy as sa

from bot.sample.bakery import Bakery
from bot.sample.refusals import SampleThere
from core.accounts.models import Person
from core.acts.calls import Actor
from core.acts.ctx import Ctx
from core.blocks import Act, Button, say
from core.companies.actions import open_company
from core.companies.models import Company, Member, Seat
from core.companies.standing import take_seat
from core.tenancy import across_companies

CURRENCY, ZONE = "RUB", "Europe/Moscow"
_BEING_LOADED: set[int] = set()
"""Companies this process is filling now; another that is not finished was left by one that died."""


def open_sample(ctx: Ctx, here: Bakery) -> tuple[int, dict[str, Actor]]:
    """The company with its people; who asked owns it and sits down in it. Raises SampleThere."""
    for known in _own_samples(ctx):
        if known.settings.get("unfinished") and known.id not in _BEING_LOADED:
            known.deleted = True
        else:
            raise _there(known)
    company = open_company(ctx, here.name, CURRENCY, ZONE, sample=True)
    company.settings = {"unfinished": True}
    actors = {"owner": _actor(ctx, ctx.actor.person_id, company.id)}
    for key, (name, role) in here.staff.items():
        person = Person(name=name, locale=ctx.actor.locale, created_at=ctx.now)
        ctx.session.add(person)
        ctx.session.flush()
        seat = {"company_id": company.id, "person_id": person.id, "role": role}
        ctx.session.add(Member(**seat, active=True, joined_at=ctx.now))
        actors[key] = _actor(ctx, person.id, company.id)
    ctx.session.flush()
    _BEING_LOADED.add(company.id)
    return company.id, actors


def finish(ctx: Ctx, company_id: int) -> None:
    """It is whole."""
    company = ctx.session.get(Company, company_id)
    if company is not None:
        company.settings = {}
    _BEING_LOADED.discard(company_id)


def throw_away(ctx: Ctx, company_id: int) -> None:
    """It could not be filled: as if it had never been; the person sits where they sat."""
    company, seat = ctx.session.get(Company, company_id), ctx.session.get(Seat, ctx.actor.person_id)
    if company is not None:
        company.deleted = True
    if seat is not None and seat.company_id == company_id:
        take_seat(ctx.session, ctx.actor.person_id, ctx.actor.company_id)
    _BEING_LOADED.discard(company_id)


def _own_samples(ctx: Ctx) -> list[Company]:
    query = (
        sa.select(Company)
        .join(Member, Member.company_id == Company.id)
        .where(
            Company.sample.is_(True),
            Company.deleted.is_(False),
            Member.person_id == ctx.actor.person_id,
            Member.active.is_(True),
        )
    )
    return list(ctx.session.scalars(query, execution_options=across_companies()))


def _there(company: Company) -> SampleThere:
    switch = Act("companies.switch", {"company": {"id": company.id}})
    return SampleThere(
        company=company.name, offers=[Button(say("sample-button-go"), switch, style="primary")]
    )


def _actor(ctx: Ctx, person_id: int, company_id: int) -> Actor:
    return Actor(person_id, company_id, "sample", "sample", False, ctx.actor.locale)
