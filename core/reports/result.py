"""Profit and loss by day: what is left of what was shipped after costs, losses and expenses.

Profit = revenue of what was shipped − its cost − losses of stock − expenses + other income, by the day each
was earned or owed. Where goods carry their cost, purchases of goods are no expense: they are in that cost.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.acts.finding import fold, stems
from core.finance.models import Item
from core.reports import queries
from core.reports.periods import Days
from core.reports.queries import NO_MONEY, NO_SALES
from core.words import stem


@dataclass(frozen=True, slots=True)
class Result:
    """The parts of a profit, minor units. `purchases` were spent but are no part of it."""

    revenue: int = 0
    cost: int = 0
    losses: int = 0
    expenses: int = 0
    income: int = 0
    purchases: int = 0

    @property
    def profit(self) -> int:
        return self.revenue - self.cost - self.losses - self.expenses + self.income

    def __bool__(self) -> bool:
        return any((self.revenue, self.cost, self.losses, self.expenses, self.income, self.purchases))

    def __add__(self, other: Result) -> Result:
        return Result(
            self.revenue + other.revenue,
            self.cost + other.cost,
            self.losses + other.losses,
            self.expenses + other.expenses,
            self.income + other.income,
            self.purchases + other.purchases,
        )


NO_RESULT = Result()


def added(results: Iterable[Result]) -> Result:
    return sum(results, NO_RESULT)


def results(ctx: Ctx, days: Days) -> dict[date, Result]:
    """Profit and loss of each whole day that has any."""
    whole = replace(days, until=None)
    sold = queries.by_day(ctx.session, "shipped", whole)
    losses = queries.lost_by_day(ctx.session, whole)
    flows = queries.costs_by_day(ctx.session, whole)
    bought: dict[date, int] = {}
    if any(sums.cost for sums in sold.values()):
        bought = queries.spent_by_day(ctx.session, whole, purchase_items(ctx))
    found: dict[date, Result] = {}
    for day in sorted({*sold, *losses, *flows}):
        sums, flow, purchases = sold.get(day, NO_SALES), flows.get(day, NO_MONEY), bought.get(day, 0)
        found[day] = Result(
            sums.revenue, sums.cost, losses.get(day, 0), flow.went - purchases, flow.came, purchases
        )
    return found


def purchase_items(ctx: Ctx) -> set[int]:
    """Items that goods and materials are bought under, by the words of their names."""
    words = _purchase_stems()
    rows = ctx.session.execute(sa.select(Item.id, Item.name))
    return {row[0] for row in rows if words.intersection(stems(row[1]))}


@cache
def _purchase_stems() -> frozenset[str]:
    import yaml

    listed = yaml.safe_load(files("core.reports").joinpath("purchases.yaml").read_text("utf-8"))
    return frozenset(stem(fold(word)) for line in listed.values() for word in line.split())
