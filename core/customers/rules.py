"""Who is new, regular, VIP or asleep: the company's own rules, each said under its list."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from core.customers.models import Customer, CustomerRules

Segment = Literal["all", "new", "regular", "vip", "sleeping", "debtors"]


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a company; the defaults suit a small shop."""

    new_days: int = 30
    """A customer is new for so many days from the first order."""
    regular_orders: int = 3
    regular_days: int = 60
    """Regular: so many orders, the last one no longer ago than so many days."""
    sleeping_days: int = 60
    vip_times: int = 3
    """VIP: bought so many times what the average buyer has."""
    vip_sum: int | None = None
    """VIP: bought for so much, minor units; where it is set, the average does not count."""


DEFAULTS = Rules()
NAMES: tuple[str, ...] = tuple(rule.name for rule in fields(Rules))


def rules_of(session: Session) -> Rules:
    """The rules the company has set, the defaults for the others."""
    row = session.scalar(sa.select(CustomerRules))
    return DEFAULTS if row is None else Rules(*(getattr(row, name) for name in NAMES))


@dataclass(frozen=True, slots=True)
class Judge:
    """The rules on a day. `average`: revenue of the average buyer, minor units, where VIP goes by it."""

    rules: Rules
    today: date
    average: int = 0

    @property
    def vip_from(self) -> int:
        """The revenue from which a buyer is VIP, minor units."""
        return self.rules.vip_times * self.average if self.rules.vip_sum is None else self.rules.vip_sum

    def ago(self, days: int) -> date:
        return self.today - timedelta(days=days)

    def rule(self, segment: Segment) -> Any:
        """The condition of a segment."""
        match segment:
            case "new":
                return Customer.first_day >= self.ago(self.rules.new_days)
            case "regular":
                fresh = Customer.last_day >= self.ago(self.rules.regular_days)
                return sa.and_(Customer.orders >= self.rules.regular_orders, fresh)
            case "vip":
                return sa.and_(Customer.revenue > 0, Customer.revenue >= self.vip_from)
            case "sleeping":
                return Customer.last_day < self.ago(self.rules.sleeping_days)
            case "debtors":
                return Customer.owed > 0
            case "all":
                return sa.true()

    def segments_of(self, customer: Customer) -> list[Segment]:
        """The segments a card belongs to, the weightiest first."""
        found: list[Segment] = []
        if customer.revenue > 0 and customer.revenue >= self.vip_from:
            found.append("vip")
        if customer.last_day and customer.last_day < self.ago(self.rules.sleeping_days):
            found.append("sleeping")
        elif self._is_regular(customer):
            found.append("regular")
        if customer.first_day and customer.first_day >= self.ago(self.rules.new_days):
            found.append("new")
        if customer.owed > 0:
            found.append("debtors")
        return found

    def _is_regular(self, customer: Customer) -> bool:
        fresh = customer.last_day is not None and customer.last_day >= self.ago(self.rules.regular_days)
        return fresh and customer.orders >= self.rules.regular_orders
