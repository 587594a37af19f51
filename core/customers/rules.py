"""Segments by plain rules, each said under its list."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Literal

import sqlalchemy as sa

from core.customers.models import Customer

Segment = Literal["all", "new", "regular", "vip", "sleeping", "debtors"]

NEW_DAYS = 30
"""A customer is new for so many days from the first order."""
REGULAR_ORDERS = 3
REGULAR_DAYS = 60
"""Regular: so many orders, the last one no longer ago than so many days."""
SLEEPING_DAYS = 60
VIP_TIMES = 3
"""VIP: bought so many times what the average buyer has."""


def segment_rule(segment: Segment, today: date, average: int) -> Any:
    """The condition of a segment. `average`: revenue of the average buyer, minor units."""
    match segment:
        case "new":
            return Customer.first_day >= today - timedelta(days=NEW_DAYS)
        case "regular":
            fresh = Customer.last_day >= today - timedelta(days=REGULAR_DAYS)
            return sa.and_(Customer.orders >= REGULAR_ORDERS, fresh)
        case "vip":
            return sa.and_(Customer.revenue > 0, Customer.revenue >= VIP_TIMES * average)
        case "sleeping":
            return Customer.last_day < today - timedelta(days=SLEEPING_DAYS)
        case "debtors":
            return Customer.owed > 0
        case "all":
            return sa.true()


def segments_of(customer: Customer, today: date) -> list[Segment]:
    """The segments a card belongs to by its own figures (VIP needs the others' too)."""
    found: list[Segment] = []
    if customer.first_day and customer.first_day >= today - timedelta(days=NEW_DAYS):
        found.append("new")
    if customer.last_day:
        asleep = customer.last_day < today - timedelta(days=SLEEPING_DAYS)
        fresh = customer.last_day >= today - timedelta(days=REGULAR_DAYS)
        if customer.orders >= REGULAR_ORDERS and fresh:
            found.append("regular")
        if asleep:
            found.append("sleeping")
    if customer.owed > 0:
        found.append("debtors")
    return found
