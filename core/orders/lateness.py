"""Orders that left after the day they were due; what was due by an hour may leave till midnight."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from core.orders.models import LIVE, Order, Shipment
from core.tenancy import HouseSession

Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Late:
    """An order and the last day on which something of it left too late."""

    order: Order
    left: date

    @property
    def days(self) -> int:
        """How many days too late."""
        return (self.left - self.order.due_day).days if self.order.due_day else 0


@dataclass(frozen=True, slots=True)
class Punctuality:
    """Orders of which something left: how many, with how many a day was agreed, how many were late."""

    shipped: int
    due: int
    late: int


def late_page(
    session: HouseSession,
    days: Span | None,
    customer_id: int | None,
    after: tuple[date, int] | None,
    limit: int,
) -> list[Late]:
    """Orders shipped late, the latest shipments first; `days` are those of the shipments."""
    left = sa.func.max(Shipment.day)
    query = (
        sa.select(Order.id, left.label("left"))
        .join(Shipment, Shipment.order_id == Order.id)
        .where(*_left(days, customer_id), Shipment.day > Order.due_day)
        .group_by(Order.id)
        .order_by(left.desc(), Order.id.desc())
        .limit(limit)
    )
    if after is not None:
        query = query.having(sa.tuple_(left, Order.id) < after)
    rows = [(row[0], row[1]) for row in session.execute(query)]
    found = sa.select(Order).where(Order.id.in_([order for order, _ in rows]))
    orders = {order.id: order for order in session.scalars(found)}
    return [Late(orders[order], day) for order, day in rows]


def punctuality(session: HouseSession, days: Span | None, customer_id: int | None) -> Punctuality:
    """How many orders left in these days, and how many of them in time."""
    late = sa.case((Shipment.day > Order.due_day, Order.id))
    dated = sa.case((Order.due_day.is_not(None), Order.id))
    query = sa.select(*(sa.func.count(what.distinct()) for what in (Order.id, dated, late)))
    joined = query.select_from(Order).join(Shipment, Shipment.order_id == Order.id)
    row = session.execute(joined.where(*_left(days, customer_id))).one()
    return Punctuality(*(int(number) for number in row))


def _left(days: Span | None, customer_id: int | None) -> list[Any]:
    found: list[Any] = [Order.state.in_(LIVE), Shipment.annulled_at.is_(None)]
    if days is not None:
        found.append(Shipment.day.between(*days))
    if customer_id is not None:
        found.append(Order.customer_id == customer_id)
    return found
