"""Who bought a product: summed from the lines of live orders, less what came back."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import sqlalchemy as sa

from core.orders.models import LIVE, Order, OrderLine
from core.tenancy import HouseSession


class Bought(NamedTuple):
    """One customer's part: quantity in 1/1000, money in minor units; None is everybody without a name."""

    customer_id: int | None
    quantity: int
    total: int
    last: date


def buyers_of(
    session: HouseSession, product_id: int, days: tuple[date, date] | None, limit: int
) -> tuple[list[Bought], int]:
    """Up to `limit` customers, those who bought most of a product first, and how many there are in all."""
    quantity = sa.func.sum(OrderLine.quantity - OrderLine.returned)
    total = sa.func.sum(OrderLine.total - OrderLine.returned_total)
    query = (
        sa.select(Order.customer_id, quantity, total, sa.func.max(Order.day))
        .join(OrderLine, OrderLine.order_id == Order.id)
        .where(OrderLine.product_id == product_id, Order.state.in_(LIVE))
        .group_by(Order.customer_id)
        .having(quantity > 0)
    )
    if days is not None:
        query = query.where(Order.day.between(*days))
    every = session.scalar(sa.select(sa.func.count()).select_from(query.subquery())) or 0
    most = session.execute(query.order_by(quantity.desc(), Order.customer_id).limit(limit))
    return [Bought(who, int(much), int(sum_), last) for who, much, sum_, last in most], every
