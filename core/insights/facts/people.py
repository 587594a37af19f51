"""Customers: who has stopped coming, how many came only once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.blocks import say
from core.customers.models import Customer
from core.insights.findings import Finding
from core.money import half_up

LEAST_ORDERS = 4
"""Orders from which a customer has a habit."""
SILENT = 14
"""Days of silence that are nothing yet, however often somebody came."""
TWICE = 2
"""So many times the usual pause."""
LOST = 365
"""Who was silent for longer has left for good."""
RECENT = 180
LEAST_BUYERS = 20
ONCE = 50
"""Per cent of the buyers who came only once."""


def asleep(ctx: Ctx) -> Iterator[Finding]:
    """Regular customers whose pause is twice their usual one. Who wants no calls is left in peace."""
    query = sa.select(Customer).where(
        Customer.orders >= LEAST_ORDERS,
        Customer.last_day.between(ctx.today - timedelta(days=LOST), ctx.today - timedelta(days=SILENT)),
        Customer.archived_at.is_(None),
        Customer.erased_at.is_(None),
        Customer.opted_out.is_(False),
        Customer.revenue > 0,
    )
    for one in ctx.session.scalars(query.order_by(Customer.revenue.desc(), Customer.id).limit(200)):
        if one.first_day is None or one.last_day is None:
            continue
        usual = half_up((one.last_day - one.first_day).days, one.orders - 1)
        silent = (ctx.today - one.last_day).days
        if usual < 1 or silent < TWICE * usual:
            continue
        fact = say(
            "insights-fact-asleep",
            customer=one.name,
            silent=silent,
            usual=usual,
            orders=one.orders,
            revenue=ctx.money(one.revenue),
        )
        advice = say("insights-advice-asleep", customer=one.name)
        weight = half_up(one.revenue, one.orders)
        yield Finding("asleep", ("customers", "orders"), fact, advice, weight, ("customer", one.id))


def once(ctx: Ctx) -> Iterator[Finding]:
    """Most of those who came first in the last half-year have not come again."""
    since = ctx.today - timedelta(days=RECENT)
    new = (Customer.first_day >= since, Customer.orders > 0, Customer.archived_at.is_(None))
    ones = sa.func.sum(sa.case((Customer.orders == 1, 1), else_=0))
    spent = sa.func.sum(sa.case((Customer.orders == 1, Customer.revenue), else_=0))
    row = ctx.session.execute(sa.select(sa.func.count(), ones, spent).where(*new)).one()
    buyers, single, revenue = int(row[0]), int(row[1] or 0), int(row[2] or 0)
    if buyers < LEAST_BUYERS or single * 100 < buyers * ONCE:
        return
    fact = say("insights-fact-once", days=RECENT, buyers=buyers, single=single)
    weight = half_up(revenue, single)
    yield Finding("once", ("customers", "orders"), fact, say("insights-advice-once"), weight)
