"""Named SELECTs of orders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Literal

import sqlalchemy as sa

from core.orders.models import (
    LIVE,
    OPEN,
    LostHold,
    Order,
    OrderChange,
    OrderHold,
    OrderLine,
    OrderPayment,
    Shipment,
    ShipmentLine,
)
from core.orders.returns.queries import returned_without_sale
from core.tenancy import HouseSession, Prepared

PAGE = 10
COUNTED = 1000
"""Orders of a list are counted up to here."""

Payment = Literal["owed", "unpaid", "partial", "paid", "overpaid"]
Shipped = Literal["none", "partial", "shipped"]


def lines_of(session: HouseSession, order_id: int) -> list[OrderLine]:
    """An order's lines in their order, without those that were taken off."""
    stands = sa.or_(OrderLine.quantity != 0, OrderLine.total != 0)
    query = sa.select(OrderLine).where(OrderLine.order_id == order_id, stands)
    ordered = query.order_by(OrderLine.position, OrderLine.id)
    return list(session.scalars(ordered, execution_options={"populate_existing": True}))


def line(session: HouseSession, line_id: int) -> OrderLine:
    """A line by its id, even one that was taken off, read afresh."""
    query = sa.select(OrderLine).where(OrderLine.id == line_id)
    return session.scalars(query, execution_options={"populate_existing": True}).one()


def lines_in_documents(session: HouseSession, line_ids: Sequence[int]) -> set[int]:
    """Of these lines, those that shipments or lost holds tell of, taken back or not."""
    found: set[int] = set()
    for model in (ShipmentLine, LostHold):
        found |= set(session.scalars(sa.select(model.line_id).where(model.line_id.in_(line_ids))))
    return found


def holds_of(session: HouseSession, order_id: int) -> list[OrderHold]:
    query = sa.select(OrderHold).where(OrderHold.order_id == order_id)
    return list(session.scalars(query.order_by(OrderHold.id)))


def holds_at(session: HouseSession, product_id: int, warehouse_id: int) -> list[OrderHold]:
    """What is held at a place, for the latest orders first."""
    query = sa.select(OrderHold).where(
        OrderHold.product_id == product_id, OrderHold.warehouse_id == warehouse_id
    )
    return list(session.scalars(query.order_by(OrderHold.order_id.desc(), OrderHold.id.desc())))


def lost_to(session: HouseSession, kind: str, document_id: int) -> list[LostHold]:
    """What a document of stock has taken from under holds, oldest orders first."""
    query = sa.select(LostHold).where(LostHold.document_kind == kind, LostHold.document_id == document_id)
    return list(session.scalars(query.order_by(LostHold.order_id, LostHold.id)))


def live_shipments(session: HouseSession, order_id: int) -> list[Shipment]:
    """Shipments that were not taken back, oldest first."""
    query = sa.select(Shipment).where(Shipment.order_id == order_id, Shipment.annulled_at.is_(None))
    return list(session.scalars(query.order_by(Shipment.id)))


def shipment_lines(session: HouseSession, shipment_id: int) -> list[ShipmentLine]:
    query = sa.select(ShipmentLine).where(ShipmentLine.shipment_id == shipment_id)
    return list(session.scalars(query.order_by(ShipmentLine.id)))


def live_payments(session: HouseSession, order_id: int) -> list[OrderPayment]:
    """Parts of payments that belong to the order and were not taken back, oldest first."""
    query = sa.select(OrderPayment).where(
        OrderPayment.order_id == order_id, OrderPayment.annulled_at.is_(None)
    )
    return list(session.scalars(query.order_by(OrderPayment.id)))


def parts_of_payment(session: HouseSession, posting_id: int) -> list[OrderPayment]:
    """All orders' parts of one payment that were not taken back."""
    query = sa.select(OrderPayment).where(
        OrderPayment.posting_id == posting_id, OrderPayment.annulled_at.is_(None)
    )
    return list(session.scalars(query.order_by(OrderPayment.id)))


def last_payment_day(session: HouseSession, order_id: int) -> date | None:
    return session.scalar(
        sa.select(sa.func.max(OrderPayment.day)).where(
            OrderPayment.order_id == order_id, OrderPayment.annulled_at.is_(None)
        )
    )


def days_of_customer(session: HouseSession, customer_id: int, *, but: int) -> tuple[date | None, date | None]:
    """Days of the first and last order of a customer that count, one order aside."""
    found = session.execute(
        sa.select(sa.func.min(Order.day), sa.func.max(Order.day)).where(
            Order.customer_id == customer_id, Order.state.in_(LIVE), Order.id != but
        )
    ).one()
    return found[0], found[1]


_TWIN = Prepared(
    sa.select(Order.number)
    .where(
        Order.customer_id == sa.bindparam("customer"),
        Order.fingerprint == sa.bindparam("print"),
        Order.day >= sa.bindparam("day"),
        Order.created_at >= sa.bindparam("since"),
        Order.id != sa.bindparam("own"),
        Order.state != "annulled",
        Order.state != "cancelled",
    )
    .order_by(Order.day.desc(), Order.id.desc())
    .limit(1),
    Order,
)


def likely_twin(session: HouseSession, order: Order, since: datetime) -> int | None:
    """The number of another live order of the same customer with the same lines, written since then."""
    found = _TWIN(
        session,
        customer=order.customer_id,
        print=order.fingerprint,
        day=since.date() - timedelta(days=1),
        since=since,
        own=order.id,
    )
    number: int | None = found.scalar()
    return number


def unpaid_of_customer(session: HouseSession, customer_id: int) -> list[Order]:
    """Live orders a customer still owes for, oldest first."""
    query = sa.select(Order).where(
        Order.customer_id == customer_id, Order.paid < Order.total, Order.state.in_(LIVE)
    )
    return list(session.scalars(query.order_by(Order.day, Order.id)))


def open_of_customer(session: HouseSession, customer_id: int, limit: int) -> list[Order]:
    """A customer's orders that are not finished, newest first."""
    query = sa.select(Order).where(Order.customer_id == customer_id, Order.state.in_(["draft", *OPEN]))
    return list(session.scalars(query.order_by(Order.day.desc(), Order.id.desc()).limit(limit)))


def overpaid_of_customer(session: HouseSession, customer_id: int) -> list[Order]:
    query = sa.select(Order).where(
        Order.customer_id == customer_id, Order.paid > Order.total, Order.state.in_(LIVE)
    )
    return list(session.scalars(query.order_by(Order.id).limit(5)))


def paid_orders(session: HouseSession, limit: int, customer_id: int | None = None) -> list[Order]:
    """The newest live orders for which something was paid, of one customer where named."""
    query = sa.select(Order).where(Order.paid > 0, Order.state.in_(LIVE))
    if customer_id is not None:
        query = query.where(Order.customer_id == customer_id)
    return list(session.scalars(query.order_by(Order.day.desc(), Order.id.desc()).limit(limit)))


def unpaid_orders(session: HouseSession, limit: int) -> list[Order]:
    """The newest live orders that are not paid."""
    query = sa.select(Order).where(Order.paid < Order.total, Order.state.in_(LIVE))
    return list(session.scalars(query.order_by(Order.id.desc()).limit(limit)))


def history_of(session: HouseSession, order_id: int, limit: int = 200) -> list[OrderChange]:
    """An order's changes, oldest first."""
    query = sa.select(OrderChange).where(OrderChange.order_id == order_id)
    return list(session.scalars(query.order_by(OrderChange.id).limit(limit)))


def orders_numbered(session: HouseSession, number: int, limit: int) -> list[Order]:
    """Our own orders of that number, the latest year first."""
    query = sa.select(Order).where(Order.source == "", Order.number == number)
    return list(session.scalars(query.order_by(Order.year.desc()).limit(limit)))


def orders_numbered_elsewhere(session: HouseSession, number: str, limit: int) -> list[Order]:
    """Imported orders that bear this number in their own series."""
    query = sa.select(Order).where(Order.source != "", Order.outer_number == number)
    return list(session.scalars(query.order_by(Order.id.desc()).limit(limit)))


def newest_orders(session: HouseSession, limit: int, *, unfinished: bool = False) -> list[Order]:
    """Orders by day, newest first; annulled ones left out."""
    states = ["draft", *OPEN] if unfinished else ["draft", *LIVE, "cancelled"]
    query = sa.select(Order).where(Order.state.in_(states))
    return list(session.scalars(query.order_by(Order.day.desc(), Order.id.desc()).limit(limit)))


@dataclass(frozen=True, slots=True)
class Which:
    """Which orders a list shows."""

    customer_id: int | None = None
    state: str | None = None
    payment: Payment | None = None
    shipment: Shipped | None = None
    due_from: date | None = None
    due_to: date | None = None
    days: tuple[date, date] | None = None
    """Recorded or due in these days."""
    today: date | None = None
    live: bool = False
    """Only what stands and counts."""

    @property
    def by_due(self) -> bool:
        return self.due_from is not None


def orders_page(session: HouseSession, which: Which, after: tuple[date, int] | None) -> list[Order]:
    """One page and a row more where another follows: newest first, or by due day where that was asked."""
    query = sa.select(Order).where(*_conditions(which))
    if which.by_due:
        if after is not None:
            query = query.where(sa.tuple_(Order.due_day, Order.id) > after)
        query = query.order_by(Order.due_day, Order.id)
    else:
        if after is not None:
            query = query.where(sa.tuple_(Order.day, Order.id) < after)
        query = query.order_by(Order.day.desc(), Order.id.desc())
    return list(session.scalars(query.limit(PAGE + 1)))


def orders_count(session: HouseSession, which: Which) -> int:
    """How many a list has in all, one more than `COUNTED` standing for any more."""
    some = sa.select(Order.id).where(*_conditions(which)).limit(COUNTED + 1).subquery()
    return int(session.scalar(sa.select(sa.func.count()).select_from(some)) or 0)


def _conditions(which: Which) -> list[Any]:
    found: list[Any] = [Order.state.in_(_states(which))]
    if which.customer_id is not None:
        found.append(Order.customer_id == which.customer_id)
    if which.payment is not None:
        found.append(_PAYMENT[which.payment])
    if which.shipment is not None:
        found.append(_SHIPMENT[which.shipment])
    if which.due_from is not None:
        found.append(Order.due_day.between(which.due_from, which.due_to))
    if which.days is not None:
        found.append(sa.or_(Order.day.between(*which.days), Order.due_day.between(*which.days)))
    if which.state == "overdue":
        found.append(Order.due_day < which.today)
    return found


def _states(which: Which) -> Sequence[str]:
    if which.live:
        return LIVE
    if which.state == "overdue":
        return OPEN
    if which.state == "open":
        return ["draft", *OPEN]
    if which.state is not None:
        return [which.state]
    if which.payment is not None or which.shipment is not None:
        return LIVE
    return ["draft", *OPEN] if which.by_due else ["draft", *LIVE, "cancelled"]


_PAYMENT: dict[str, Any] = {
    "owed": Order.paid < Order.total,
    "unpaid": sa.and_(Order.paid == 0, Order.total > 0),
    "partial": sa.and_(Order.paid > 0, Order.paid < Order.total),
    "paid": Order.paid == Order.total,
    "overpaid": Order.paid > Order.total,
}
_SHIPMENT: dict[str, Any] = {
    "none": Order.lines_begun == 0,
    "partial": sa.and_(Order.lines_begun > 0, Order.lines_shipped < Order.lines),
    "shipped": sa.and_(Order.lines_begun > 0, Order.lines_shipped >= Order.lines),
}


@dataclass(frozen=True, slots=True)
class Debt:
    """What one customer owes: sum in minor units, over how many orders, since which day."""

    customer_id: int | None
    owed: int
    orders: int
    since: date


def debts(session: HouseSession, limit: int) -> list[Debt]:
    """Who owes most, first."""
    owed = sa.func.sum(Order.total - Order.paid)
    query = (
        sa.select(Order.customer_id, owed, sa.func.count(), sa.func.min(Order.day))
        .where(Order.paid < Order.total, Order.state.in_(LIVE))
        .group_by(Order.customer_id)
        .order_by(owed.desc(), Order.customer_id)
        .limit(limit)
    )
    return [Debt(who, int(money), number, since) for who, money, number, since in session.execute(query)]


def all_debt(session: HouseSession) -> int:
    """What all customers owe together, minor units."""
    total = session.scalar(
        sa.select(sa.func.sum(Order.total - Order.paid)).where(
            Order.paid < Order.total, Order.state.in_(LIVE)
        )
    )
    return int(total or 0)


@dataclass(frozen=True, slots=True)
class OfCustomer:
    """What a customer's orders that count add up to: minor units, the first and the last day."""

    orders: int
    revenue: int
    owed: int
    first: date | None
    last: date | None


def totals_of_customers(session: HouseSession, ids: Sequence[int] | None = None) -> dict[int, OfCustomer]:
    """Totals by customer, of all or of some; those without orders are left out."""
    due = sa.case((Order.paid < Order.total, Order.total - Order.paid), else_=0)
    sums = (sa.func.count(), sa.func.sum(Order.total), sa.func.sum(due))
    query = (
        sa.select(Order.customer_id, *sums, sa.func.min(Order.day), sa.func.max(Order.day))
        .where(Order.state.in_(LIVE), Order.customer_id.is_not(None))
        .group_by(Order.customer_id)
    )
    if ids is not None:
        query = query.where(Order.customer_id.in_(ids))
    found = {
        who: OfCustomer(int(orders), int(revenue), int(owed), first, last)
        for who, orders, revenue, owed, first, last in session.execute(query)
    }
    for who, total in returned_without_sale(session, ids).items():
        own = found.get(who, OfCustomer(0, 0, 0, None, None))
        found[who] = replace(own, revenue=own.revenue - total)
    return found


def goods_of(session: HouseSession, order_ids: Sequence[int]) -> dict[int, list[str]]:
    """The names of what some orders are for, in the order of their lines."""
    query = sa.select(OrderLine.order_id, OrderLine.name).where(OrderLine.order_id.in_(order_ids))
    found: dict[int, list[str]] = {}
    for order, name in session.execute(query.order_by(OrderLine.order_id, OrderLine.position)):
        found.setdefault(order, []).append(name)
    return found
