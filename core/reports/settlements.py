"""What customers owe and have paid ahead, day by day: shipped to them less what they paid.

Counted per customer over all time; whoever buys without a name is one customer. What was paid before the
books began (sales brought in from files are paid without a posting) counts as paid.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from core.finance.models import Posting
from core.orders.models import Order, OrderPayment
from core.reports.models import SalesCount
from core.reports.periods import Days


@dataclass(frozen=True, slots=True)
class Settled:
    """How accounts with customers moved in some days, minor units.

    `receivables` and `prepayments` grew by so much; `outside` was paid, but never came into the books.
    """

    receivables: int
    prepayments: int
    outside: int


def settled(session: Session, days: Days) -> Settled:
    """receivables − prepayments = shipped − paid in the books − paid outside them."""
    before = _balances(session, days.start - timedelta(days=1))
    after = _balances(session, days.end)
    return Settled(
        receivables=_owed(after) - _owed(before),
        prepayments=_ahead(after) - _ahead(before),
        outside=_outside_sum(session, Order.day.between(days.start, days.end)),
    )


def _owed(balances: dict[int, int]) -> int:
    return sum(balance for balance in balances.values() if balance > 0)


def _ahead(balances: dict[int, int]) -> int:
    return -sum(balance for balance in balances.values() if balance < 0)


def _balances(session: Session, until: date) -> dict[int, int]:
    """Customer (0: none) → what they owe (+) or have paid ahead (−) at the end of a day."""
    found: defaultdict[int, int] = defaultdict(int)
    for sign, query in (
        (1, _shipped(until)),
        (-1, _paid(until)),
        (-1, _outside(Order.customer_id, Order.day <= until)),
    ):
        for customer, amount in session.execute(query):
            found[customer or 0] += sign * int(amount)
    return dict(found)


def _shipped(until: date) -> Any:
    return (
        sa.select(SalesCount.ref, sa.func.sum(SalesCount.shipped_revenue))
        .where(SalesCount.scope == "customer", SalesCount.day <= until)
        .group_by(SalesCount.ref)
    )


def _paid(until: date) -> Any:
    return (
        sa.select(Posting.customer_id, sa.func.sum(Posting.amount))
        .where(Posting.kind == "payment", Posting.cash_day <= until)
        .group_by(Posting.customer_id)
    )


def _outside(key: Any, *which: Any) -> Any:
    """What imported orders are paid by, beyond the payments that were recorded for them."""
    recorded = (
        sa.select(OrderPayment.order_id, sa.func.sum(OrderPayment.amount).label("amount"))
        .where(OrderPayment.annulled_at.is_(None))
        .group_by(OrderPayment.order_id)
        .subquery()
    )
    amount = sa.func.sum(Order.paid - sa.func.coalesce(recorded.c.amount, 0))
    return (
        sa.select(key, amount)
        .outerjoin(recorded, recorded.c.order_id == Order.id)
        .where(Order.source != "", Order.state != "annulled", *which)
        .group_by(key)
    )


def _outside_sum(session: Session, *which: Any) -> int:
    return sum(int(row[1]) for row in session.execute(_outside(Order.source, *which)))
