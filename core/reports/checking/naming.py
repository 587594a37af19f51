"""How a difference is told: where it is, and in which figure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from core.accounts.models import Person
from core.acts.rights import CompanyFacts
from core.blocks import Day, Money, Qty, Said, Value, say
from core.customers.models import Customer
from core.inventory.models import Product
from core.tenancy import HouseSession

_COUNTS = frozenset({"orders"})
_QUANTITIES = frozenset({"quantity", "arrived_quantity", "lost_quantity", "found_quantity"})
_WORDS = {"arrived_quantity": "arrived", "arrived_value": "arrived"}
_WORDS |= {"lost_quantity": "lost", "lost_value": "lost", "trued_value": "trued"}
_WORDS |= {"found_quantity": "found", "found_value": "found"}


@dataclass(frozen=True)
class Names:
    """Names of what rollups refer to, and the company's currency."""

    company: CompanyFacts
    known: dict[tuple[str, int], str]

    @classmethod
    def of(cls, session: HouseSession, company: CompanyFacts) -> Names:
        known: dict[tuple[str, int], str] = {}
        sources: tuple[tuple[str, type[Product | Customer | Person]], ...] = (
            ("product", Product),
            ("customer", Customer),
        )
        for scope, model in sources:
            for row in session.execute(sa.select(model.id, model.name)):
                known[scope, row[0]] = row[1]
        return cls(company, known)

    def with_people(self, session: HouseSession, ids: Collection[int]) -> None:
        """Learn the names of these employees."""
        rows = session.execute(sa.select(Person.id, Person.name).where(Person.id.in_(ids)))
        self.known.update({("employee", row[0]): row[1] for row in rows})

    def place(self, scope: str, ref: int, day: date | None) -> Said:
        """'20 ноября', 'торт Наполеон, 20 ноября', 'Иванова, всего'."""
        if scope == "day":
            return (
                say("reports-check-where-all")
                if day is None
                else say("reports-check-where-day", day=Day(day))
            )
        name: Value = say(f"reports-no-{scope}") if ref == 0 else self.known.get((scope, ref), str(ref))
        if day is None:
            return say("reports-check-where-ref", name=name)
        return say("reports-check-where-ref-day", name=name, day=Day(day))

    def value(self, measure: str, number: int) -> Value:
        """A figure in its unit."""
        if measure in _COUNTS:
            return number
        return Qty(number) if measure in _QUANTITIES else Money(number, self.company.currency)


def figure(measure: str, basis: str | None = None) -> Said:
    """'выручка по дате заказа', 'потери товара'."""
    word = say(f"reports-check-measure-{_WORDS.get(measure, measure).replace('_', '-')}")
    return say("reports-check-what", measure=word, basis=say(f"reports-basis-{basis}")) if basis else word
