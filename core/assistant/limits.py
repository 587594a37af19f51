"""How much of the model a day may take, as a company has set it, and when it is nearly or wholly used up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import sqlalchemy as sa

from core.assistant.model.usage import Spent
from core.assistant.models import ModelLimit
from core.tenancy import HouseSession

Whose = Literal["person", "company"]
Unit = Literal["money", "tokens"]
NEAR = 80
"""Per cent of a limit at which a word is said."""


@dataclass(frozen=True, slots=True)
class DayLimit:
    """So much a day, in nano-units of money or in tokens."""

    whose: Whose
    unit: Unit
    most: int

    def used(self, person: Spent, company: Spent) -> int:
        """What of it a day has taken."""
        spent = person if self.whose == "person" else company
        return spent.nano if self.unit == "money" else spent.taken + spent.given

    def is_reached(self, person: Spent, company: Spent) -> bool:
        return self.used(person, company) >= self.most

    def is_near(self, person: Spent, company: Spent) -> bool:
        return self.used(person, company) * 100 >= self.most * NEAR


@dataclass(frozen=True, slots=True)
class DayLimits:
    """All limits of a company."""

    all: tuple[DayLimit, ...] = ()

    def allows(self, person: Spent, company: Spent) -> bool:
        return not any(limit.is_reached(person, company) for limit in self.all)

    def crossed(self, before: tuple[Spent, Spent], after: tuple[Spent, Spent]) -> DayLimit | None:
        """The limit that has just come near its end: once a day, by the turn that has brought it there."""
        return next(
            (limit for limit in self.all if limit.is_near(*after) and not limit.is_near(*before)), None
        )


def limits_of(session: HouseSession, company_id: int | None) -> DayLimits:
    """The limits of a company, those of a person first."""
    rows = session.scalars(
        sa.select(ModelLimit)
        .where(ModelLimit.company_id == (company_id or 0))
        .order_by(ModelLimit.whose.desc())
    )
    return DayLimits(tuple(DayLimit(row.whose, row.unit, row.most) for row in rows))  # type: ignore[arg-type]


def set_limit(
    session: HouseSession, company_id: int, limit: DayLimit | None, whose: Whose
) -> DayLimit | None:
    """Put a limit in place of the one before, or take it away. Answers the one before."""
    row = session.get(ModelLimit, (company_id, whose))
    before = DayLimit(whose, row.unit, row.most) if row is not None else None  # type: ignore[arg-type]
    if limit is None:
        if row is not None:
            session.delete(row)
    elif row is None:
        session.add(ModelLimit(company_id=company_id, whose=whose, unit=limit.unit, most=limit.most))
    else:
        row.unit, row.most = limit.unit, limit.most
    session.flush()
    return before
