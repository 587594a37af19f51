"""A person's standing in the company they act for: facts of the company, role, rights."""

from __future__ import annotations

import sqlalchemy as sa

from core.acts.calls import Actor
from core.acts.rights import NOBODY, ROLE_RIGHTS, CompanyFacts, CompanySettings, Right, Standing
from core.companies.models import Company, Grant, Member, Seat
from core.tenancy import HouseSession


def standing_of(session: HouseSession, actor: Actor) -> Standing:
    """The standing of an actor; none when they are not (or no longer) a member."""
    if actor.company_id is None:
        return NOBODY
    found = session.execute(
        sa.select(Company, Member.role)
        .join(Member, Member.company_id == Company.id)
        .where(
            Company.id == actor.company_id,
            Company.deleted.is_(False),
            Member.person_id == actor.person_id,
            Member.active.is_(True),
        )
    ).first()
    if found is None:
        return NOBODY
    company, role = found
    return Standing(facts(company), role, _rights(session, role, actor.person_id))


def _rights(session: HouseSession, role: str, person_id: int) -> frozenset[Right]:
    rights = ROLE_RIGHTS[role]
    grants = session.execute(
        sa.select(Grant.resource, Grant.verb, Grant.allowed).where(Grant.person_id == person_id)
    )
    for resource, verb, allowed in grants:
        one = frozenset({Right(resource, verb)})
        rights = rights | one if allowed else rights - one
    return rights


def facts(company: Company) -> CompanyFacts:
    """What acts need to know of a company."""
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
