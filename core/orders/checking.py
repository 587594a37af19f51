"""`check` for orders: what documents add up to beside what is stored, every difference named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from core.acts.models import StoredEvent
from core.acts.rights import CompanyFacts
from core.blocks import DocNo, Money, Qty, Said, say
from core.customers.models import Customer
from core.inventory.models import Balance, Product, Warehouse
from core.orders.events import SaleCounted
from core.orders.figures import tally
from core.orders.kits.checking import KitBooks, kit_books, kit_line_differences
from core.orders.models import Order, OrderHold, OrderLine, OrderPayment, Shipment, ShipmentLine
from core.orders.queries import totals_of_customers
from core.orders.returns.models import OrderReturn, ReturnLine
from core.orders.returns.queries import without_sale
from core.orders.returns.without_sale import BASES
from core.tenancy import HouseSession

BATCH = 500


def differences(session: HouseSession, company: CompanyFacts) -> Iterator[Said]:
    """All that does not add up in the company's orders."""
    yield from _orders(session, company)
    yield from _reserves(session)
    yield from _customers(session, company)


@dataclass(slots=True)
class _Books:
    """What documents add up to: paid by order, held and shipped by line, told to reports by order."""

    paid: dict[int, int]
    held: dict[int, int]
    shipped: dict[int, int]
    returned: dict[int, int]
    returned_for: dict[int, int]
    counted: Counter[tuple[int, str]]
    kits: KitBooks


def _orders(session: HouseSession, company: CompanyFacts) -> Iterator[Said]:
    """Orders whose own figures differ from their documents or from what was counted."""
    books = _Books(
        paid=_sums(session, OrderPayment.order_id, OrderPayment.amount, OrderPayment.annulled_at.is_(None)),
        held=_sums(session, OrderHold.line_id, OrderHold.quantity),
        shipped=_shipped(session),
        returned=_returned(session, ReturnLine.quantity),
        returned_for=_returned(session, ReturnLine.total),
        counted=_counted(session),
        kits=kit_books(session),
    )
    for order, lines in _with_lines(session):
        yield from _of_order(order, lines, books, company.currency)
        for line in lines:
            yield from _of_line(order, line, books)
    yield from _unknown_returns(session, books.counted, company.currency)


def _unknown_returns(
    session: HouseSession, counted: Counter[tuple[int, str]], currency: str
) -> Iterator[Said]:
    """Returns from sales nobody knows: each is the sum of its lines, and told so on every basis."""
    lines = _sums(session, ReturnLine.return_id, ReturnLine.total, ReturnLine.line_id.is_(None))
    for made in without_sale(session):
        sums = [lines.get(made.id, 0), *(-counted[made.id, basis] for basis in BASES)]
        for found in sums:
            if found != made.total:
                yield say(
                    "orders-check-return",
                    number=DocNo("return", made.number),
                    stored=Money(made.total, currency),
                    counted=Money(found, currency),
                )
                break


def _of_order(order: Order, lines: list[OrderLine], books: _Books, currency: str) -> Iterator[Said]:
    pairs = [
        ("total", order.total, sum(line.net for line in lines)),
        ("paid", order.paid, _paid(order, books)),
        *_counted_pairs(order, lines, books.counted),
    ]
    for what, stored, found in pairs:
        if stored != found:
            yield say(
                f"orders-check-{what}",
                order=_number(order),
                stored=Money(stored, currency),
                counted=Money(found, currency),
            )


def _paid(order: Order, books: _Books) -> int:
    """What its payments add up to; an order brought in as paid had been paid before our books began."""
    paid = books.paid.get(order.id, 0)
    return order.paid if order.source and order.paid == order.total + paid else paid


def _of_line(order: Order, line: OrderLine, books: _Books) -> Iterator[Said]:
    if line.is_kit and not order.source:
        yield from kit_line_differences(_number(order), order, line, books.kits)
    pairs = [
        ("reserved", line.reserved, _held(line, books)),
        ("shipped", line.shipped, books.shipped.get(line.id, 0)),
        ("returned", line.returned, books.returned.get(line.id, 0)),
    ]
    for what, stored, found in pairs:
        if stored != found:
            yield say(
                f"orders-check-{what}",
                order=_number(order),
                product=line.name,
                stored=Qty(stored, line.unit),
                counted=Qty(found, line.unit),
            )
    if line.returned_total != (money := books.returned_for.get(line.id, 0)):
        yield say(
            "orders-check-returned-total",
            order=_number(order),
            product=line.name,
            stored=Money(line.returned_total, order.currency),
            counted=Money(money, order.currency),
        )


def _held(line: OrderLine, books: _Books) -> int:
    """What is held for a line: of a kit, the whole ones that its parts allow."""
    if line.is_kit:
        return books.kits.whole(line)
    return books.held.get(line.id, 0)


def _number(order: Order) -> DocNo | str:
    return order.outer_number or DocNo("order", order.number)


def _counted_pairs(
    order: Order, lines: list[OrderLine], counted: Counter[tuple[int, str]]
) -> Iterator[tuple[str, int, int]]:
    """What the order stands for on each basis, and what reports were told; imported history has its own."""
    if order.source:
        return
    figures = tally(order, lines)
    for basis, own in (("ordered", figures.ordered), ("shipped", figures.shipped), ("paid", figures.paid)):
        revenue = sum(figure.revenue for figure in own.values())
        yield f"counted-{basis}", revenue, counted[order.id, basis]


def _with_lines(session: HouseSession) -> Iterator[tuple[Order, list[OrderLine]]]:
    """All orders with their lines, a batch at a time."""
    last = 0
    while True:
        query = sa.select(Order).where(Order.id > last).order_by(Order.id).limit(BATCH)
        orders = session.scalars(query).all()
        if not orders:
            return
        ids = [order.id for order in orders]
        rows = session.scalars(
            sa.select(OrderLine)
            .where(OrderLine.order_id.in_(ids))
            .order_by(OrderLine.order_id, OrderLine.position)
        )
        lines = {key: list(group) for key, group in groupby(rows, lambda line: line.order_id)}
        for order in orders:
            yield order, lines.get(order.id, [])
        last = ids[-1]
        session.expunge_all()


def _sums(session: HouseSession, by: Any, what: Any, *where: Any) -> dict[int, int]:
    query = sa.select(by, sa.func.sum(what)).where(*where).group_by(by)
    return {row[0]: int(row[1]) for row in session.execute(query)}


def _shipped(session: HouseSession) -> dict[int, int]:
    query = (
        sa.select(ShipmentLine.line_id, sa.func.sum(ShipmentLine.quantity))
        .join(Shipment, Shipment.id == ShipmentLine.shipment_id)
        .where(Shipment.annulled_at.is_(None))
        .group_by(ShipmentLine.line_id)
    )
    return {row[0]: int(row[1]) for row in session.execute(query)}


def _returned(session: HouseSession, what: Any) -> dict[int, int]:
    query = (
        sa.select(ReturnLine.line_id, sa.func.sum(what))
        .join(OrderReturn, OrderReturn.id == ReturnLine.return_id)
        .where(OrderReturn.annulled_at.is_(None), ReturnLine.line_id.is_not(None))
        .group_by(ReturnLine.line_id)
    )
    return {row[0]: int(row[1]) for row in session.execute(query)}


def _counted(session: HouseSession) -> Counter[tuple[int, str]]:
    """Revenue told to reports, by order and basis."""
    sums: Counter[tuple[int, str]] = Counter()
    told = sa.select(StoredEvent.data).where(StoredEvent.name == SaleCounted.name)
    for data in session.scalars(told.execution_options(yield_per=BATCH)):
        sums[int(data["order_id"]), str(data["basis"])] += int(data["revenue"])
    return sums


def _reserves(session: HouseSession) -> Iterator[Said]:
    """Reserves of stock that are not the sum of what is held for orders, or are more than is there."""
    query = sa.select(OrderHold.product_id, OrderHold.warehouse_id, sa.func.sum(OrderHold.quantity))
    rows = session.execute(query.group_by(OrderHold.product_id, OrderHold.warehouse_id))
    held = {(row[0], row[1]): int(row[2]) for row in rows}
    stock = (
        sa.select(
            Balance.product_id,
            Balance.warehouse_id,
            Balance.reserved,
            Balance.on_hand,
            Product.name,
            Product.unit,
            Warehouse.name,
        )
        .join(Product, Product.id == Balance.product_id)
        .join(Warehouse, Warehouse.id == Balance.warehouse_id)
        .order_by(Balance.product_id, Balance.warehouse_id)
    )
    for product, warehouse, reserved, on_hand, name, unit, place in session.execute(stock):
        found = held.pop((product, warehouse), 0)
        if reserved != found:
            yield say(
                "orders-check-reserve",
                product=name,
                warehouse=place,
                stored=Qty(reserved, unit),
                counted=Qty(found, unit),
            )
        if reserved > max(on_hand, 0):
            stored, there = Qty(reserved, unit), Qty(on_hand, unit)
            yield say("orders-check-overheld", product=name, warehouse=place, stored=stored, counted=there)


def _customers(session: HouseSession, company: CompanyFacts) -> Iterator[Said]:
    """Customers whose totals are not those of their orders."""
    found = totals_of_customers(session)
    for customer in session.scalars(sa.select(Customer).order_by(Customer.id)):
        known = found.get(customer.id)
        orders, revenue, owed = (known.orders, known.revenue, known.owed) if known else (0, 0, 0)
        if customer.orders != orders:
            yield say(
                "orders-check-customer-orders", customer=customer.name, stored=customer.orders, counted=orders
            )
        for what, stored, counted in (("revenue", customer.revenue, revenue), ("owed", customer.owed, owed)):
            if stored != counted:
                money = Money(stored, company.currency), Money(counted, company.currency)
                yield say(
                    f"orders-check-customer-{what}", customer=customer.name, stored=money[0], counted=money[1]
                )
