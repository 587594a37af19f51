"""The room of companies and teams."""

from __future__ import annotations

from core.acts.register import Room
from core.companies import actions, closing, granting, inviting, team
from core.companies.finders import CompanyFinder, MemberFinder
from core.companies.standing import standing_of

ROOM = Room(
    "companies",
    actions=(actions, closing, team, inviting, granting),
    finders=(CompanyFinder(), MemberFinder()),
    standing=standing_of,
)
