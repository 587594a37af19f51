"""The rows a figure was made of, read from documents and ledgers, not from the rollups it was read from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from core.acts.models import StoredEvent
from core.finance.models import Posting, PostingKind
from core.inventory.models import Movement
from core.orders.events import SaleCounted
from core.orders.figures import Figure, Tally, tally
from core.orders.models import LIVE, Order, OrderLine, Shipment
from core.reports.models import Basis
from core.reports.periods import Days
from core.reports.queries import NO_SALES, Sums
from core.reports.rollups import sides, stock_measures

BATCH = 500
_SLACK = timedelta(days=2)
"""What is counted for a day is told no earlier than this before it begins, whatever the zone."""


@dataclass(frozen=True, slots=True)
class Sold:
    """What one order counts for in some days; an order that came and went there counts for nothing."""

    order_id: int
    sums: Sums


def sold(session: Session, basis: Basis, days: Days, product_id: int | None = None) -> list[Sold]:
    """Orders with what each has added to the sales of these whole days, or to those of one product."""
    told: dict[int, Sums] = {}
    for data in _told_since(session, days.start):
        if data["basis"] == basis and days.start <= date.fromisoformat(data["day"]) <= days.end:
            order = int(data["order_id"])
            told[order] = told.get(order, NO_SALES) + _of_event(data, product_id)
    for order, sums in _brought(session, basis, days, product_id).items():
        told[order] = told.get(order, NO_SALES) + sums
    return [Sold(order, sums) for order, sums in sorted(told.items()) if sums or sums.uncosted]


def _told_since(session: Session, day: date) -> Iterator[dict[str, Any]]:
    """What orders have told reports, the newest first, back to where nothing is about this day any more."""
    begins = datetime.combine(day, time(), UTC) - _SLACK
    last: int | None = None
    while True:
        query = sa.select(StoredEvent.id, StoredEvent.at, StoredEvent.data)
        query = query.where(StoredEvent.name == SaleCounted.name).order_by(StoredEvent.id.desc())
        if last is not None:
            query = query.where(StoredEvent.id < last)
        rows = session.execute(query.limit(BATCH)).all()
        yield from (row.data for row in rows)
        if len(rows) < BATCH or max(row.at for row in rows) < begins:
            return
        last = rows[-1].id


def _of_event(data: dict[str, Any], product_id: int | None) -> Sums:
    lines: list[dict[str, int]] = data["lines"]
    if product_id is None:
        orders, revenue, cost = (int(data[name]) for name in ("orders", "revenue", "cost"))
        return Sums(orders, 0, revenue, cost, sum(line["uncosted"] for line in lines))
    mine = [line for line in lines if line["product_id"] == product_id]
    return Sums(
        0,
        sum(line["quantity"] for line in mine),
        sum(line["revenue"] for line in mine),
        sum(line["cost"] or 0 for line in mine),
        sum(line["uncosted"] for line in mine),
    )


def _brought(session: Session, basis: Basis, days: Days, product_id: int | None) -> dict[int, Sums]:
    """Orders brought in from elsewhere: counted many at once, so what they were is what they are less what
    was told of each since."""
    query = sa.select(Order).where(Order.source != "", Order.state.in_(LIVE), _counts_in(basis, days))
    orders = session.scalars(query.order_by(Order.id)).all()
    if not orders:
        return {}
    found: dict[int, Sums] = {}
    for order, lines in _with_lines(session, orders):
        found[order.id] = _of_figures(_on(basis, tally(order, lines)).values(), product_id)
    for data in _told_since(session, min(order.day for order in orders)):
        order_id = int(data["order_id"])
        if data["basis"] == basis and order_id in found:
            found[order_id] = _less(found[order_id], _of_event(data, product_id))
    return found


def _counts_in(basis: Basis, days: Days) -> Any:
    """A history's orders of these days; for what was shipped, those that had left when they came to us: by
    their first shipment. What left since was told of, and is taken away again."""
    if basis != "shipped":
        return Order.day.between(days.start, days.end)
    other = aliased(Shipment)
    earlier = sa.exists().where(other.order_id == Shipment.order_id, other.id < Shipment.id)
    left = sa.select(Shipment.order_id).where(Shipment.day.between(days.start, days.end), ~earlier)
    return Order.id.in_(left)


def _with_lines(session: Session, orders: Iterable[Order]) -> Iterator[tuple[Order, list[OrderLine]]]:
    every = list(orders)
    for at in range(0, len(every), BATCH):
        some = every[at : at + BATCH]
        query = sa.select(OrderLine).where(OrderLine.order_id.in_([order.id for order in some]))
        rows = session.scalars(query.order_by(OrderLine.order_id, OrderLine.position, OrderLine.id))
        lines = {key: list(group) for key, group in groupby(rows, lambda line: line.order_id)}
        yield from ((order, lines.get(order.id, [])) for order in some)


def _on(basis: Basis, counted: Tally) -> dict[int, Figure]:
    return {"ordered": counted.ordered, "shipped": counted.shipped, "paid": counted.paid}[basis]


def _of_figures(figures: Iterable[Figure], product_id: int | None) -> Sums:
    every = list(figures)
    mine = [one for one in every if product_id is None or one.product_id == product_id]
    return Sums(
        int(bool(every)) if product_id is None else 0,
        0 if product_id is None else sum(one.quantity for one in mine),
        sum(one.revenue for one in mine),
        sum(one.cost or 0 for one in mine),
        sum(one.without_cost for one in mine),
    )


def _less(one: Sums, other: Sums) -> Sums:
    away = replace(
        other,
        orders=-other.orders,
        quantity=-other.quantity,
        revenue=-other.revenue,
        cost=-other.cost,
        uncosted=-other.uncosted,
    )
    return one + away


@dataclass(frozen=True, slots=True)
class Paid:
    """A posting with what it adds to the figure asked about, minor units."""

    posting: Posting
    amount: int


def moved(session: Session, days: Days) -> list[Paid]:
    """Postings whose money moved in these days, between own accounts aside; + came, − went."""
    query = sa.select(Posting).where(Posting.cash_day.between(days.start, days.end))
    rows = session.scalars(query.where(Posting.kind != "transfer").order_by(Posting.cash_day, Posting.id))
    return [Paid(row, row.amount) for row in rows]


def owed(session: Session, days: Days, *kinds: PostingKind) -> list[Paid]:
    """Postings of these kinds as they were owed in these days; + came, − went."""
    query = sa.select(Posting).where(Posting.accrual_day.between(days.start, days.end))
    rows = session.scalars(query.where(Posting.kind.in_(kinds)).order_by(Posting.accrual_day, Posting.id))
    return [Paid(row, row.amount) for row in rows]


def spent(session: Session, days: Days) -> list[Paid]:
    """Expenses of these days as they were owed, each with what it cost."""
    found = []
    for paid in owed(session, days, "expense"):
        _, went = sides(paid.amount, is_storno=paid.posting.storno_of is not None)
        if went:
            found.append(Paid(paid.posting, went))
    return found


@dataclass(frozen=True, slots=True)
class Stirred:
    """A movement of stock that was no trade, with what it took from the profit (+) or gave it (−)."""

    movement: Movement
    amount: int


def stirred(session: Session, days: Days) -> list[Stirred]:
    """What was lost, found, or turned out to have cost more in these days."""
    query = sa.select(Movement).where(Movement.day.between(days.start, days.end))
    found = []
    for row in session.scalars(query.order_by(Movement.day, Movement.id)):
        measures = stock_measures(row.document_kind, row.kind, row.quantity, row.value)
        if measures is not None:
            amount = measures["lost_value"] + measures["trued_value"] - measures["found_value"]
            if amount:
                found.append(Stirred(row, amount))
    return found
