"""What a customer's orders add up to. The room that records sales keeps it through these functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm.util import identity_key

from core.acts.ctx import Ctx
from core.customers.models import Customer


@dataclass(frozen=True, slots=True)
class Added:
    """What some orders add to a customer's totals: minor units, signed; between their first and last day."""

    customer_id: int
    orders: int
    revenue: int
    owed: int
    first: date
    last: date

    def with_more(self, more: Added) -> Added:
        """Both together."""
        return Added(
            self.customer_id,
            self.orders + more.orders,
            self.revenue + more.revenue,
            self.owed + more.owed,
            min(self.first, more.first),
            max(self.last, more.last),
        )


_FIRST, _LAST = sa.bindparam("first", type_=sa.Date), sa.bindparam("last", type_=sa.Date)
_ADD_UP = (
    sa.update(Customer)
    .where(Customer.company_id == sa.bindparam("company"), Customer.id == sa.bindparam("customer"))
    .values(
        orders=Customer.orders + sa.bindparam("more_orders", type_=sa.Integer),
        revenue=Customer.revenue + sa.bindparam("more_revenue", type_=sa.BigInteger),
        owed=Customer.owed + sa.bindparam("more_owed", type_=sa.BigInteger),
        first_day=sa.case(
            (sa.or_(Customer.first_day.is_(None), Customer.first_day > _FIRST), _FIRST),
            else_=Customer.first_day,
        ),
        last_day=sa.case(
            (sa.or_(Customer.last_day.is_(None), Customer.last_day < _LAST), _LAST), else_=Customer.last_day
        ),
    )
)


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


def add_up_orders(ctx: Ctx, added: Sequence[Added]) -> None:
    """Add many customers' orders of many days in one statement."""
    merged: dict[int, Added] = {}
    for one in added:
        held = merged.get(one.customer_id)
        merged[one.customer_id] = one if held is None else held.with_more(one)
    if not merged:
        return
    rows = [
        {
            "company": ctx.company.id,
            "customer": one.customer_id,
            "more_orders": one.orders,
            "more_revenue": one.revenue,
            "more_owed": one.owed,
            "first": one.first,
            "last": one.last,
        }
        for _, one in sorted(merged.items())
    ]
    ctx.session.execute(
        _ADD_UP, rows, execution_options={"synchronize_session": False, "dml_strategy": "core_only"}
    )


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
