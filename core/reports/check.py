"""`check` over all rooms: balances, reserves, rollups, money, chains recomputed; every difference named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from core.acts.log import broken_links
from core.acts.register import Register
from core.acts.rights import CompanyFacts
from core.app import App
from core.blocks import Said, say
from core.companies.standing import all_companies
from core.tenancy import HouseSession
from core.texts import Speaker

OUTSIDE = 0
"""The log of acts outside any company."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What does not add up: in which company, found by which room, told with both figures."""

    company: str
    room: str
    said: Said


def check(session: HouseSession, register: Register, company: CompanyFacts) -> list[Difference]:
    """All differences in one company, as its rooms find them."""
    session.act_for(company.id)
    return [
        Difference(company.name, room.name, said)
        for room in register.rooms
        for look in room.checks
        for said in look(session, company)
    ]


async def check_all(app: App) -> list[Difference]:
    """All differences in all companies and in the log outside them."""
    companies = await app.db.read(all_companies)
    found = await app.db.read(lambda session: list(_outside(session)))
    for company in companies:
        found += await app.db.read(partial(_at_one_instant, register=app.register, company=company))
    return found


def _at_one_instant(session: HouseSession, register: Register, company: CompanyFacts) -> list[Difference]:
    """A company as it is at one instant, though others go on writing: SQLite's readers see it so anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
    return check(session, register, company)


def told(app: App, difference: Difference, speaker: Speaker) -> str:
    """A difference as a line of words."""
    return f"{difference.company}: {app.texts.say(difference.said, speaker)}"


def _outside(session: HouseSession) -> Iterator[Difference]:
    for place in broken_links(session, OUTSIDE):
        yield Difference("—", "acts", say("reports-check-chain", place=place))
