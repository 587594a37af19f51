"""Profit and loss by day: what is left of what was shipped after costs, losses and expenses.

Profit = revenue of what was shipped − its cost − losses of stock + what counts found − expenses + other
income ± exchange differences, by the day each was earned or owed. Stock that was there before the books began
is no gain. Once goods carry their cost, purchases of goods are no expense: they are in that cost.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass, replace
from datetime import date

from core.acts.ctx import Ctx
from core.finance.purchasing import purchase_items
from core.reports import queries
from core.reports.periods import Days
from core.reports.queries import NO_MONEY, NO_SALES, NOT_STIRRED


@dataclass(frozen=True, slots=True)
class Result:
    """The parts of a profit, minor units. `purchases` were spent but are no part of it."""

    revenue: int = 0
    cost: int = 0
    trued: int = 0
    losses: int = 0
    found: int = 0
    expenses: int = 0
    income: int = 0
    purchases: int = 0
    exchange: int = 0
    """What money in other currencies is worth more or less by new rates."""

    @property
    def gross(self) -> int:
        """Revenue less what the goods sold have cost."""
        return self.revenue - self.cost - self.trued

    @property
    def operating(self) -> int:
        """What trade itself leaves: without other income and exchange differences."""
        return self.gross - self.losses + self.found - self.expenses

    @property
    def profit(self) -> int:
        return self.operating + self.income + self.exchange

    def __bool__(self) -> bool:
        return any(astuple(self))

    def __add__(self, other: Result) -> Result:
        return Result(*(one + more for one, more in zip(astuple(self), astuple(other), strict=True)))


NO_RESULT = Result()


def added(results: Iterable[Result]) -> Result:
    return sum(results, NO_RESULT)


def results(ctx: Ctx, days: Days) -> dict[date, Result]:
    """Profit and loss of each whole day that has any."""
    whole = replace(days, until=None)
    sold = queries.by_day(ctx.session, "shipped", whole)
    stirred = queries.stirred_by_day(ctx.session, whole)
    flows = queries.costs_by_day(ctx.session, whole)
    bought = queries.spent_by_day(ctx.session, whole, purchases_aside(ctx, days))
    found: dict[date, Result] = {}
    exchange = queries.exchange_by_day(ctx.session, whole)
    for day in sorted({*sold, *stirred, *flows, *exchange}):
        sums, flow, purchases = sold.get(day, NO_SALES), flows.get(day, NO_MONEY), bought.get(day, 0)
        stock = stirred.get(day, NOT_STIRRED)
        found[day] = Result(
            revenue=sums.revenue,
            cost=sums.cost,
            trued=stock.trued,
            losses=stock.lost,
            found=stock.found,
            expenses=flow.went - purchases,
            income=flow.came,
            purchases=purchases,
            exchange=exchange.get(day, 0),
        )
    return found


def purchases_aside(ctx: Ctx, days: Days) -> set[int]:
    """Items whose sums are in the cost of goods and not in expenses; none until goods carry their cost."""
    return purchase_items(ctx) if queries.carries_costs(ctx.session, days.end) else set()
