"""What a customer's orders add up to. The room that records sales keeps it through these functions."""

from __future__ import annotations

from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm.util import identity_key

from core.acts.ctx import Ctx
from core.customers.models import Customer


def add_up_order(ctx: Ctx, customer_id: int, *, orders: int, revenue: int, owed: int, day: date) -> None:
    """Add to a customer's totals (minor units, signed) an order of that day; one statement."""
    values: dict[str, Any] = {
        "orders": Customer.orders + orders,
        "revenue": Customer.revenue + revenue,
        "owed": Customer.owed + owed,
    }
    if orders > 0:
        first, last = Customer.first_day, Customer.last_day
        values["first_day"] = sa.case((sa.or_(first.is_(None), first > day), day), else_=first)
        values["last_day"] = sa.case((sa.or_(last.is_(None), last < day), day), else_=last)
    _update(ctx, customer_id, values)


def set_days(ctx: Ctx, customer_id: int, first: date | None, last: date | None) -> None:
    """The days of the first and last order that still count, after one of them was withdrawn."""
    _update(ctx, customer_id, {"first_day": first, "last_day": last})


def _update(ctx: Ctx, customer_id: int, values: dict[str, Any]) -> None:
    held = ctx.session.identity_map.get(identity_key(Customer, customer_id))
    if held is not None:
        ctx.session.flush()
        ctx.session.expire(held, list(values))
    ctx.session.execute(
        sa.update(Customer).where(Customer.id == customer_id).values(values),
        execution_options={"synchronize_session": False},
    )
