"""What the model takes: tokens and money per person, company and day; and who may say that it is enough."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

import sqlalchemy as sa

from core.acts.calls import Actor
from core.assistant.model.messages import Usage
from core.assistant.model.settings import ModelSettings
from core.assistant.models import ModelUsage
from core.tenancy import HouseSession, add_up

NANO = Decimal(10**9)
COUNTED = (
    *(ModelUsage.requests, ModelUsage.taken, ModelUsage.cached, ModelUsage.given, ModelUsage.spent),
    *(ModelUsage.voices, ModelUsage.heard),
)
"""What is counted, in the order of `Spent`."""


@dataclass(slots=True)
class Spent:
    """Requests, tokens and money (in 1/1 000 000 000 of a unit) of a turn or of a day."""

    requests: int = 0
    taken: int = 0
    cached: int = 0
    given: int = 0
    nano: int = 0
    voices: int = 0
    heard: int = 0
    """Recordings that were written down, and the seconds of them."""

    def add(self, usage: Usage, settings: ModelSettings) -> None:
        """Count one answer."""
        self.requests += 1
        self.taken += usage.taken
        self.cached += usage.cached
        self.given += usage.given
        self.nano += cost(usage, settings)

    def add_voice(self, seconds: int, usage: Usage, settings: ModelSettings) -> None:
        """Count a recording that was written down; its price is by the minute."""
        self.voices += 1
        self.heard += seconds
        self.taken += usage.taken
        self.given += usage.given
        exact = Decimal(seconds) / 60 * (settings.price_minute or 0) * NANO
        self.nano += int(exact.to_integral_value(ROUND_HALF_UP))

    @property
    def money(self) -> Decimal:
        return Decimal(self.nano) / NANO


class Limit(Protocol):
    """Says whether a person may go on with the model after what was spent today (by them, by the company)."""

    def allows(self, person: Spent, company: Spent) -> bool: ...


class NoLimit:
    """Everything goes."""

    def allows(self, person: Spent, company: Spent) -> bool:
        return True


def cost(usage: Usage, settings: ModelSettings) -> int:
    """Money of an answer in 1/1 000 000 000 of a unit; prices are per million tokens."""
    price_in, price_out = settings.price_in or Decimal(0), settings.price_out or Decimal(0)
    exact = (usage.taken * price_in + usage.given * price_out) * 1000
    return int(exact.to_integral_value(ROUND_HALF_UP))


def record(session: HouseSession, actor: Actor, day: date, spent: Spent) -> None:
    """Add a turn's spending to its day."""
    add_up(
        session,
        ModelUsage,
        {"company_id": actor.company_id or 0, "person_id": actor.person_id, "day": day},
        {
            "requests": spent.requests,
            "taken": spent.taken,
            "cached": spent.cached,
            "given": spent.given,
            "spent": spent.nano,
            "voices": spent.voices,
            "heard": spent.heard,
        },
    )


def spent_on(session: HouseSession, actor: Actor, day: date) -> tuple[Spent, Spent]:
    """What the person and the company's whole team have spent on a day."""
    mine = [ModelUsage.company_id == (actor.company_id or 0), ModelUsage.day == day]
    return _sum(session, *mine, ModelUsage.person_id == actor.person_id), _sum(session, *mine)


def _sum(session: HouseSession, *where: sa.ColumnElement[bool]) -> Spent:
    sums = [sa.func.coalesce(sa.func.sum(column), 0) for column in COUNTED]
    row = session.execute(sa.select(*sums).where(*where)).one()
    return Spent(*(int(value) for value in row))
