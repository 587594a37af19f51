"""What other rooms hear of a team."""

from __future__ import annotations

from dataclasses import dataclass

from core.acts.events import Event


@dataclass(frozen=True)
class MemberLeft(Event):
    """A member left the company or was removed."""

    name = "companies.member_left"
    person_id: int


@dataclass(frozen=True)
class CompanyDeleted(Event):
    """The business was closed for good."""

    name = "companies.deleted"


@dataclass(frozen=True)
class CurrencyChanged(Event):
    """A business counts in another currency. A room that holds documents refuses."""

    name = "companies.currency_changed"
    before: str
    after: str
