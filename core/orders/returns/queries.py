"""Named SELECTs of returns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from core.orders.models import LIVE, Order, OrderLine, Shipment, ShipmentLine
from core.orders.returns.models import OrderReturn, ReturnLine
from core.tenancy import HouseSession

PAGE = 10
_LEFT = OrderLine.shipped > OrderLine.returned


def orders_to_return(
    session: HouseSession, limit: int, *, customer_id: int | None = None, product_id: int | None = None
) -> list[Order]:
    """Orders of which something may come back, the newest first; of one customer, with one kind of goods."""
    lines = sa.exists().where(OrderLine.order_id == Order.id, OrderLine.company_id == Order.company_id, _LEFT)
    if product_id is not None:
        lines = lines.where(OrderLine.product_id == product_id)
    query = sa.select(Order).where(Order.state.in_(LIVE), Order.lines_begun > 0, lines)
    if customer_id is not None:
        query = query.where(Order.customer_id == customer_id)
    return list(session.scalars(query.order_by(Order.day.desc(), Order.id.desc()).limit(limit)))


def left_parts(session: HouseSession, order_id: int) -> list[ShipmentLine]:
    """Parts of shipments that stand, the oldest first."""
    query = (
        sa.select(ShipmentLine)
        .join(Shipment, Shipment.id == ShipmentLine.shipment_id)
        .where(Shipment.order_id == order_id, Shipment.annulled_at.is_(None))
    )
    return list(session.scalars(query.order_by(ShipmentLine.id)))


def came_back(session: HouseSession, part_ids: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Part of a shipment → quantity and cost of it that came back already."""
    query = (
        sa.select(
            ReturnLine.part_id,
            sa.func.sum(ReturnLine.quantity),
            sa.func.sum(sa.func.coalesce(ReturnLine.cost, 0)),
        )
        .join(OrderReturn, OrderReturn.id == ReturnLine.return_id)
        .where(ReturnLine.part_id.in_(part_ids), OrderReturn.annulled_at.is_(None))
        .group_by(ReturnLine.part_id)
    )
    return {row[0] or 0: (int(row[1]), int(row[2])) for row in session.execute(query)}


def return_of_shipment(session: HouseSession, shipment_id: int) -> OrderReturn | None:
    """A return that stands of what a shipment brought."""
    query = (
        sa.select(OrderReturn)
        .join(ReturnLine, ReturnLine.return_id == OrderReturn.id)
        .join(ShipmentLine, ShipmentLine.id == ReturnLine.part_id)
        .where(ShipmentLine.shipment_id == shipment_id, OrderReturn.annulled_at.is_(None))
    )
    return session.scalars(query.order_by(OrderReturn.id.desc()).limit(1)).first()


def return_of_payment(session: HouseSession, posting_id: int) -> OrderReturn | None:
    """The return that a refund was paid for."""
    query = sa.select(OrderReturn).where(
        OrderReturn.posting_id == posting_id, OrderReturn.annulled_at.is_(None)
    )
    return session.scalars(query.limit(1)).first()


def without_sale(session: HouseSession) -> list[OrderReturn]:
    """Returns that stand from sales nobody knows."""
    query = sa.select(OrderReturn).where(OrderReturn.order_id.is_(None), OrderReturn.annulled_at.is_(None))
    return list(session.scalars(query.order_by(OrderReturn.id)))


def without_sale_of(session: HouseSession, customer_id: int) -> list[OrderReturn]:
    """What a customer brought back from sales nobody knows."""
    query = sa.select(OrderReturn).where(
        OrderReturn.customer_id == customer_id,
        OrderReturn.order_id.is_(None),
        OrderReturn.annulled_at.is_(None),
    )
    return list(session.scalars(query.order_by(OrderReturn.id)))


def returned_without_sale(session: HouseSession, ids: Sequence[int] | None = None) -> dict[int, int]:
    """Customer → what came back from sales nobody knows, of all customers or of some; minor units."""
    query = (
        sa.select(OrderReturn.customer_id, sa.func.sum(OrderReturn.total))
        .where(
            OrderReturn.order_id.is_(None),
            OrderReturn.annulled_at.is_(None),
            OrderReturn.customer_id.is_not(None),
        )
        .group_by(OrderReturn.customer_id)
    )
    if ids is not None:
        query = query.where(OrderReturn.customer_id.in_(ids))
    return {row[0] or 0: int(row[1]) for row in session.execute(query)}


def lines_of_return(session: HouseSession, return_id: int) -> list[ReturnLine]:
    query = sa.select(ReturnLine).where(ReturnLine.return_id == return_id)
    return list(session.scalars(query.order_by(ReturnLine.id)))


def goods_of_returns(session: HouseSession, ids: Sequence[int]) -> dict[int, list[str]]:
    """Return → names of what came back."""
    query = sa.select(ReturnLine.return_id, ReturnLine.name).where(ReturnLine.return_id.in_(ids))
    found: dict[int, list[str]] = {}
    for return_id, name in session.execute(query.order_by(ReturnLine.return_id, ReturnLine.id)):
        found.setdefault(return_id, []).append(name)
    return found


def returns_page(
    session: HouseSession, after: tuple[date, int] | None, customer_id: int | None
) -> list[OrderReturn]:
    """Returns that stand, the newest first; one more than fits when another page follows."""
    query = sa.select(OrderReturn).where(OrderReturn.annulled_at.is_(None))
    if customer_id is not None:
        query = query.where(OrderReturn.customer_id == customer_id)
    if after is not None:
        query = query.where(sa.tuple_(OrderReturn.day, OrderReturn.id) < after)
    return list(
        session.scalars(query.order_by(OrderReturn.day.desc(), OrderReturn.id.desc()).limit(PAGE + 1))
    )
