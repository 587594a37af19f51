"""A customer's statement: what was ordered and paid day by day, the balance, and how old the debt is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.customers.models import Customer
from core.orders.kept.queries import kept_of_customer
from core.orders.models import LIVE, Order, OrderPayment
from core.orders.returns.models import OrderReturn
from core.orders.returns.queries import without_sale_of

What = Literal[
    "order", "return", "payment", "refund", "ahead_of_orders", "from_balance", "return_without_sale"
]
Age = Literal["30", "60", "90", "older"]
AGES: tuple[tuple[Age, int | None], ...] = (("30", 30), ("60", 60), ("90", 90), ("older", None))
"""Buckets by days since the order: up to 30, 60, 90, and more."""
MOST = 200
"""Lines that are listed; what lies before them is in the opening balance."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line: an order adds to what is owed, a return and a payment take from it. Minor units."""

    day: date
    order: Order | None
    """None for money that is no order's."""
    what: What
    owed: int
    paid: int


@dataclass(frozen=True, slots=True)
class Statement:
    """Opening + owed − paid of all entries = closing; below zero the customer has paid ahead."""

    customer: Customer
    start: date
    end: date
    opening: int
    entries: list[Entry]
    ages: dict[Age, int]

    @property
    def owed(self) -> int:
        return sum(entry.owed for entry in self.entries)

    @property
    def paid(self) -> int:
        return sum(entry.paid for entry in self.entries)

    @property
    def closing(self) -> int:
        return self.opening + self.owed - self.paid


def statement_of(ctx: Ctx, customer: Customer, days: tuple[date, date] | None = None) -> Statement:
    """The statement over some days, over all of them where none are named."""
    orders = _orders(ctx, customer)
    entries = sorted(
        [
            *_ordered(ctx, orders),
            *_paid(ctx, orders),
            *_ahead(ctx, customer),
            *_without_sale(ctx, customer),
        ],
        key=lambda entry: (entry.day, entry.order.id if entry.order else 0, entry.what != "order"),
    )
    end = days[1] if days else max([ctx.today, *(entry.day for entry in entries)])
    start = days[0] if days else (entries[0].day if entries else ctx.today)
    shown = [entry for entry in entries if start <= entry.day <= end][-MOST:]
    if shown and len(shown) == MOST:
        start = shown[0].day
    listed = set(map(id, shown))
    before = [entry for entry in entries if entry.day <= end and id(entry) not in listed]
    opening = sum(entry.owed - entry.paid for entry in before)
    return Statement(customer, start, end, opening, shown, ages_of(orders.values(), ctx.today))


def _orders(ctx: Ctx, customer: Customer) -> dict[int, Order]:
    query = sa.select(Order).where(Order.customer_id == customer.id, Order.state.in_(LIVE))
    return {order.id: order for order in ctx.session.scalars(query.order_by(Order.day, Order.id))}


def _ordered(ctx: Ctx, orders: dict[int, Order]) -> list[Entry]:
    """Orders as they were before anything came back, and what came back on its own day."""
    returns = _returned(ctx, orders)
    back = dict.fromkeys(orders, 0)
    for entry in returns:
        back[entry.order.id if entry.order else 0] -= entry.owed
    whole = [(order, order.total + back[order.id]) for order in orders.values()]
    return [Entry(order.day, order, "order", total, 0) for order, total in whole if total] + returns


def _returned(ctx: Ctx, orders: dict[int, Order]) -> list[Entry]:
    found: list[Entry] = []
    for some in _batches(orders):
        query = sa.select(OrderReturn.order_id, OrderReturn.day, OrderReturn.total).where(
            OrderReturn.order_id.in_(some), OrderReturn.annulled_at.is_(None)
        )
        for order_id, day, total in ctx.session.execute(query.order_by(OrderReturn.id)):
            found.append(Entry(day, orders[order_id or 0], "return", -total, 0))
    return found


def _batches(orders: dict[int, Order]) -> list[list[int]]:
    ids = list(orders)
    return [ids[first : first + 500] for first in range(0, len(ids), 500)]


def _paid(ctx: Ctx, orders: dict[int, Order]) -> list[Entry]:
    found: list[Entry] = []
    for some in _batches(orders):
        query = sa.select(OrderPayment.order_id, OrderPayment.day, OrderPayment.amount).where(
            OrderPayment.order_id.in_(some), OrderPayment.annulled_at.is_(None)
        )
        for order_id, day, amount in ctx.session.execute(query.order_by(OrderPayment.id)):
            what: Literal["payment", "refund"] = "payment" if amount >= 0 else "refund"
            found.append(Entry(day, orders[order_id], what, 0, amount))
    return found + _paid_elsewhere(orders, found)


def _ahead(ctx: Ctx, customer: Customer) -> list[Entry]:
    """What was paid for no order, and what of it went to orders or back."""
    return [
        Entry(row.day, None, "ahead_of_orders" if row.amount > 0 else "from_balance", 0, row.amount)
        for row in kept_of_customer(ctx.session, customer.id)
    ]


def _without_sale(ctx: Ctx, customer: Customer) -> list[Entry]:
    """Goods brought back from sales nobody knows: what they were taken for was given back at once.

    What was kept for the customer is a payment ahead of its own.
    """
    return [
        Entry(made.day, None, "return_without_sale", -made.total, -made.total)
        for made in without_sale_of(ctx.session, customer.id)
        if made.total
    ]


def _paid_elsewhere(orders: dict[int, Order], found: list[Entry]) -> list[Entry]:
    """Orders brought in from elsewhere are paid without a payment of ours: on their own day."""
    known: dict[int, int] = {}
    for entry in found:
        order_id = entry.order.id if entry.order else 0
        known[order_id] = known.get(order_id, 0) + entry.paid
    rest = [(order, order.paid - known.get(order.id, 0)) for order in orders.values()]
    return [Entry(order.day, order, "payment", 0, amount) for order, amount in rest if amount]


def ages_of(orders: Iterable[Order], today: date) -> dict[Age, int]:
    """What is still due by the age of its order: minor units in each bucket."""
    found: dict[Age, int] = {name: 0 for name, _ in AGES}
    for order in orders:
        found[_age(order.day, today)] += order.due
    return found


def _age(day: date, today: date) -> Age:
    old = (today - day).days
    return next(name for name, most in AGES if most is None or old <= most)
