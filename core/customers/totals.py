"""What a customer's orders add up to. The room that records sales keeps it through these functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm.util import identity_key

from core.acts.ctx import Ctx
from core.customers.models import Customer
from core.tenancy import Prepared


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
_SUMS = {
    "orders": Customer.orders + sa.bindparam("more_orders", type_=sa.Integer),
    "revenue": Customer.revenue + sa.bindparam("more_revenue", type_=sa.BigInteger),
    "owed": Customer.owed + sa.bindparam("more_owed", type_=sa.BigInteger),
}
_DAYS = {
    "first_day": sa.case(
        (sa.or_(Customer.first_day.is_(None), Customer.first_day > _FIRST), _FIRST), else_=Customer.first_day
    ),
    "last_day": sa.case(
        (sa.or_(Customer.last_day.is_(None), Customer.last_day < _LAST), _LAST), else_=Customer.last_day
    ),
}
_ONE = sa.update(Customer).where(Customer.id == sa.bindparam("customer"))
_ADD_ORDER = Prepared(_ONE.values(**_SUMS, **_DAYS), Customer)
_ADD_SUMS = Prepared(_ONE.values(**_SUMS), Customer)
_SET_DAYS = Prepared(_ONE.values(first_day=_FIRST, last_day=_LAST), Customer)
_ADD_UP = _ONE.where(Customer.company_id == sa.bindparam("company")).values(**_SUMS, **_DAYS)


def add_up_order(ctx: Ctx, customer_id: int, *, orders: int, revenue: int, owed: int, day: date) -> None:
    """Add to a customer's totals (minor units, signed) an order of that day; one statement."""
    more = {"more_orders": orders, "more_revenue": revenue, "more_owed": owed}
    _forget(ctx, customer_id)
    if orders > 0:
        _ADD_ORDER(ctx.session, customer=customer_id, first=day, last=day, **more)
    else:
        _ADD_SUMS(ctx.session, customer=customer_id, **more)


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
    _forget(ctx, customer_id)
    _SET_DAYS(ctx.session, customer=customer_id, first=first, last=last)


def set_totals(
    ctx: Ctx, customer_id: int, orders: int, revenue: int, owed: int, days: tuple[date | None, date | None]
) -> None:
    """A customer's totals as they were added up anew: minor units, first and last day."""
    _forget(ctx, customer_id)
    values = {"orders": orders, "revenue": revenue, "owed": owed, "first_day": days[0], "last_day": days[1]}
    ctx.session.execute(
        sa.update(Customer).where(Customer.id == customer_id).values(values),
        execution_options={"synchronize_session": False},
    )


def _forget(ctx: Ctx, customer_id: int) -> None:
    """What the session has read of the totals is about to be old."""
    held = ctx.session.identity_map.get(identity_key(Customer, customer_id))
    if held is not None:
        ctx.session.flush()
        ctx.session.expire(held, _TOTALS)


_TOTALS = ["orders", "revenue", "owed", "first_day", "last_day"]
