"""Rollups of sales beside the orders they were made of.

What is ordered is compared day by day; what is shipped and paid, over all days: an order's parts are counted
as differences, so only their sum follows from the documents. Where a period is closed, later changes of its
orders count on other days, and what is ordered is compared over all days too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import groupby

import sqlalchemy as sa

from core.acts.rights import CompanyFacts
from core.blocks import Day, Said, say
from core.orders.figures import Figures, tally
from core.orders.models import LIVE, Order, OrderLine
from core.orders.returns.models import OrderReturn, ReturnLine
from core.orders.returns.queries import lines_of_return, without_sale
from core.orders.returns.without_sale import figure_of
from core.reports.checking.naming import Names, figure
from core.reports.models import BASES, Basis, SalesCount
from core.tenancy import HouseSession

BATCH = 500
MEASURES = ("orders", "quantity", "revenue", "cost", "uncosted")
Place = tuple[str, date | None, int]
"""Scope, day (None: all days) and reference."""
Numbers = list[int]
Sums = defaultdict[Place, Numbers]


def sales_differences(session: HouseSession, company: CompanyFacts) -> Iterator[Said]:
    """Rows that do not follow from the orders, and days whose parts do not sum to them."""
    by_day = company.closed_through is None
    names = Names.of(session, company)
    expected = _expected(session, by_day=by_day)
    for basis in BASES:
        stored = _stored(session, basis, by_day=by_day and basis == "ordered")
        names.with_people(session, {ref for scope, _, ref in stored if scope == "employee"})
        places = {*stored, *expected[basis]}
        for place in sorted(places, key=lambda at: (at[0], str(at[1]), at[2])):
            yield from _compared(names, basis, place, stored[place], expected[basis][place])
    yield from _splits(session, names)


def _compared(names: Names, basis: Basis, place: Place, stored: Numbers, counted: Numbers) -> Iterator[Said]:
    scope, day, ref = place
    for measure, held, found in zip(MEASURES, stored, counted, strict=True):
        if held != found:
            yield say(
                "reports-check-sales",
                where=names.place(scope, ref, day),
                what=figure(measure, basis),
                stored=names.value(measure, held),
                counted=names.value(measure, found),
            )


def _nothing() -> Sums:
    return defaultdict(lambda: [0] * len(MEASURES))


def _stored(session: HouseSession, basis: Basis, *, by_day: bool) -> Sums:
    """What the rollups hold, but for parts of the day."""
    day = SalesCount.day if by_day else sa.null()
    sums = [sa.func.sum(getattr(SalesCount, f"{basis}_{measure}")) for measure in MEASURES]
    groups = [SalesCount.scope, SalesCount.ref, *([SalesCount.day] if by_day else [])]
    query = sa.select(SalesCount.scope, day, SalesCount.ref, *sums).where(SalesCount.scope != "slot")
    found = _nothing()
    for row in session.execute(query.group_by(*groups)):
        found[row[0], row[1], row[2]] = [int(value) for value in row[3:]]
    return found


def _expected(session: HouseSession, *, by_day: bool) -> dict[Basis, Sums]:
    """What the orders come to, and what came back of them, on its own day."""
    found: dict[Basis, Sums] = {basis: _nothing() for basis in BASES}
    for order, lines in _orders(session):
        figures = tally(order, lines)
        day = order.day if by_day else None
        _add(found["ordered"], order, day, figures.ordered)
        _add(found["shipped"], order, None, figures.shipped)
        _add(found["paid"], order, None, figures.paid)
    if by_day:
        _move_returns(session, found["ordered"])
    for basis in BASES:
        _add_unknown_returns(session, found[basis], by_day=by_day and basis == "ordered")
    return found


def _add_unknown_returns(session: HouseSession, sums: Sums, *, by_day: bool) -> None:
    """Goods from sales nobody knows: against no order, alike on every basis."""
    for made in without_sale(session):
        day = made.day if by_day else None
        for line in lines_of_return(session, made.id):
            part = figure_of(line)
            numbers = [0, part.quantity, part.revenue, part.cost or 0, part.without_cost]
            whole = [0, 0, *numbers[2:]]
            for scope, ref in (("day", 0), ("customer", made.customer_id or 0), ("employee", made.person_id)):
                _grow(sums, (scope, day, ref), whole)
            _grow(sums, ("product", day, part.product_id or 0), numbers)


def _move_returns(session: HouseSession, ordered: Sums) -> None:
    """An order's figures are net of returns; each of these belongs to the day of the return."""
    query = (
        sa.select(OrderReturn.day, Order, ReturnLine)
        .join(OrderReturn, OrderReturn.id == ReturnLine.return_id)
        .join(Order, Order.id == OrderReturn.order_id)
        .where(OrderReturn.annulled_at.is_(None), Order.state.in_(LIVE))
    )
    for day, order, line in session.execute(query):
        cost = line.ordered_cost
        figures = [0, line.quantity, line.total, cost or 0, line.total if cost is None else 0]
        away = [-number for number in figures]
        for scope, ref in (
            ("day", 0),
            ("customer", order.customer_id or 0),
            ("employee", order.seller_id),
            ("product", line.product_id or 0),
        ):
            for when, numbers in ((order.day, figures), (day, away)):
                quantity = numbers[1] if scope == "product" else 0
                _grow(ordered, (scope, when, ref), [0, quantity, *numbers[2:]])


def _add(sums: Sums, order: Order, day: date | None, figures: Figures) -> None:
    if not figures:
        return
    parts = list(figures.values())
    revenue = sum(part.revenue for part in parts)
    cost = sum(part.cost or 0 for part in parts)
    whole = [1, 0, revenue, cost, sum(part.without_cost for part in parts)]
    for scope, ref in (("day", 0), ("customer", order.customer_id or 0), ("employee", order.seller_id)):
        _grow(sums, (scope, day, ref), whole)
    for part in parts:
        numbers = [0, part.quantity, part.revenue, part.cost or 0, part.without_cost]
        _grow(sums, ("product", day, part.product_id or 0), numbers)


def _grow(sums: Sums, place: Place, numbers: Numbers) -> None:
    held = sums[place]
    for at, number in enumerate(numbers):
        held[at] += number


def _orders(session: HouseSession) -> Iterator[tuple[Order, list[OrderLine]]]:
    """Live orders with their lines, a batch at a time."""
    last = 0
    while True:
        batch = sa.select(Order).where(Order.id > last, Order.state.in_(LIVE)).order_by(Order.id).limit(BATCH)
        orders = session.scalars(batch).all()
        if not orders:
            return
        rows = session.scalars(
            sa.select(OrderLine)
            .where(OrderLine.order_id.in_([order.id for order in orders]))
            .order_by(OrderLine.order_id, OrderLine.position, OrderLine.id)
        )
        lines = {key: list(group) for key, group in groupby(rows, lambda line: line.order_id)}
        for order in orders:
            yield order, lines.get(order.id, [])
        last = orders[-1].id
        session.expunge_all()


def _splits(session: HouseSession, names: Names) -> Iterator[Said]:
    """Days whose hours, goods, customers or employees do not sum to the day."""
    columns = [(basis, measure) for basis in BASES for measure in MEASURES if measure != "quantity"]
    sums = [sa.func.sum(getattr(SalesCount, f"{basis}_{measure}")) for basis, measure in columns]
    query = sa.select(SalesCount.day, SalesCount.scope, *sums).group_by(SalesCount.day, SalesCount.scope)
    rows = session.execute(query.order_by(SalesCount.day, SalesCount.scope)).all()
    for day, group in groupby(rows, lambda row: row[0]):
        found = {row[1]: [int(value) for value in row[2:]] for row in group}
        whole = found.pop("day", [0] * len(columns))
        for scope in ("slot", "product", "customer", "employee"):
            parts = found.get(scope, [0] * len(columns))
            for (basis, measure), part, all_of_it in zip(columns, parts, whole, strict=True):
                if part != all_of_it and not (scope == "product" and measure == "orders"):
                    yield say(
                        "reports-check-split",
                        day=Day(day),
                        what=figure(measure, basis),
                        scope=say(f"reports-check-scope-{scope}"),
                        stored=names.value(measure, part),
                        counted=names.value(measure, all_of_it),
                    )
