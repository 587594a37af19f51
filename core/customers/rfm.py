"""RFM: how lately, how often and for how much customers buy, each from 1 to 5. Pure arithmetic.

With 30 buyers or more by quantiles: a score says what part of the buyers is worse; equal values score alike.
With fewer quantiles mean nothing, so fixed thresholds are used.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Group = Literal["champions", "loyal", "newcomers", "cooling", "at_risk", "lost"]
GROUPS: tuple[Group, ...] = ("champions", "loyal", "newcomers", "cooling", "at_risk", "lost")
ENOUGH = 30
"""Buyers from which quantiles say something."""
_DAYS = (7, 30, 60, 120)
_ORDERS = (1, 2, 4, 9)
_SHARES = (25, 50, 100, 200)
"""Thresholds for few buyers: days since the last order, orders, per cent of the average buyer's sum."""


@dataclass(frozen=True, slots=True)
class Buyer:
    """Days since the last order, orders, revenue in minor units."""

    id: int
    days: int
    orders: int
    revenue: int


@dataclass(frozen=True, slots=True)
class Score:
    """A buyer's three scores, 1 (worst) to 5."""

    buyer: Buyer
    recency: int
    frequency: int
    monetary: int

    @property
    def group(self) -> Group:
        """One of six groups by recency and the mean of the other two."""
        weight = (self.frequency + self.monetary + 1) // 2
        if self.recency >= 4:
            return "champions" if weight >= 4 else "loyal" if weight == 3 else "newcomers"
        if self.recency == 3:
            return "loyal" if weight >= 3 else "cooling"
        return "at_risk" if weight >= 3 else "lost"


def scores(buyers: Sequence[Buyer]) -> list[Score]:
    """The scores of all buyers, in their order."""
    return _by_quantiles(buyers) if len(buyers) >= ENOUGH else _by_thresholds(buyers)


def _by_quantiles(buyers: Sequence[Buyer]) -> list[Score]:
    recent = sorted(-one.days for one in buyers)
    often = sorted(one.orders for one in buyers)
    much = sorted(one.revenue for one in buyers)
    return [
        Score(one, _part(recent, -one.days), _part(often, one.orders), _part(much, one.revenue))
        for one in buyers
    ]


def _part(values: Sequence[int], value: int) -> int:
    """1 to 5 by the part of the values that is below."""
    return 1 + 5 * bisect_left(values, value) // len(values)


def _by_thresholds(buyers: Sequence[Buyer]) -> list[Score]:
    whole = sum(one.revenue for one in buyers)
    return [
        Score(
            one,
            5 - bisect_left(_DAYS, one.days),
            1 + bisect_left(_ORDERS, one.orders),
            1 + bisect_left(_SHARES, one.revenue * len(buyers) * 100 // whole) if whole > 0 else 1,
        )
        for one in buyers
    ]
