"""A person's standing in the company they act for: facts of the company, role, rights."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from core.acts.calls import Actor
from core.acts.rights import NOBODY, ROLE_RIGHTS, CompanyFacts, CompanySettings, Right, Standing
from core.companies.models import Company, Grant, Member, Seat
from core.tenancy import HouseSession, Prepared, across_companies


def standing_of(session: HouseSession, actor: Actor) -> Standing:
    """The standing of an actor; none when they are not (or no longer) a member."""
    if actor.company_id is None:
        return NOBODY
    found = _PLACE(session, person=actor.person_id).first()
    if found is None:
        return NOBODY
    rights = ROLE_RIGHTS[found.role]
    if found.has_grants:
        rights = _with_grants(session, rights, actor.person_id)
    return Standing(facts(found), found.role, rights)


_PLACE = Prepared(
    sa.select(
        Company.id,
        Company.name,
        Company.currency,
        Company.zone,
        Company.locale,
        Company.colour,
        Company.closed_through,
        Company.settings,
        Member.role,
        sa.exists()
        .where(Grant.company_id == Member.company_id, Grant.person_id == Member.person_id)
        .label("has_grants"),
    )
    .join(Member, Member.company_id == Company.id)
    .where(Company.deleted.is_(False), Member.person_id == sa.bindparam("person"), Member.active.is_(True)),
    Member,
    joined=(Grant,),
)
_GRANTS = Prepared(
    sa.select(Grant.resource, Grant.verb, Grant.allowed).where(Grant.person_id == sa.bindparam("person")),
    Grant,
)


def _with_grants(session: HouseSession, rights: frozenset[Right], person_id: int) -> frozenset[Right]:
    for row in _GRANTS(session, person=person_id):
        one = frozenset({Right(row.resource, row.verb)})
        rights = rights | one if row.allowed else rights - one
    return rights


def facts(company: Any) -> CompanyFacts:
    """What acts need to know of a company (the row, or these columns of it)."""
    return CompanyFacts(
        id=company.id,
        name=company.name,
        currency=company.currency,
        zone=company.zone,
        locale=company.locale,
        colour=company.colour,
        closed_through=company.closed_through,
        settings=CompanySettings.of(company.settings),
    )


def seat_of(session: HouseSession, person_id: int) -> int | None:
    """The company a person works in now."""
    return session.scalar(sa.select(Seat.company_id).where(Seat.person_id == person_id))


def take_seat(session: HouseSession, person_id: int, company_id: int | None) -> None:
    """Sit a person down in a company."""
    seat = session.get(Seat, person_id)
    if seat is None:
        session.add(Seat(person_id=person_id, company_id=company_id))
    else:
        seat.company_id = company_id
    session.flush()


def zone_of(session: HouseSession, company_id: int) -> str:
    """The time zone of a company."""
    return session.scalar(sa.select(Company.zone).where(Company.id == company_id)) or "UTC"


def owners_of(session: HouseSession) -> list[int]:
    """The owners of the session's company."""
    query = sa.select(Member.person_id).where(Member.role == "owner", Member.active.is_(True))
    return list(session.scalars(query))


def another_company(session: HouseSession, person_id: int, gone: int) -> int | None:
    """A company, other than the one that is gone, in which a person works."""
    return session.scalar(
        sa.select(Member.company_id)
        .join(Company, Company.id == Member.company_id)
        .where(
            Member.person_id == person_id,
            Member.active.is_(True),
            Company.deleted.is_(False),
            Company.id != gone,
        )
        .limit(1),
        execution_options=across_companies(),
    )


def all_companies(session: HouseSession) -> list[CompanyFacts]:
    """The facts of every company that was not closed."""
    query = sa.select(Company).where(Company.deleted.is_(False)).order_by(Company.id)
    return [facts(company) for company in session.scalars(query)]
