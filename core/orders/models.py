"""Tables of orders. What can be computed from documents is computed here, never typed by anyone."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from core.tables import (
    E4,
    Base,
    Big,
    Id,
    Instant,
    JsonDict,
    Line,
    Milli,
    Minor,
    Owned,
    Short,
    key,
    partial_index,
)

Work = Literal["draft", "confirmed", "in_work", "ready", "done", "cancelled", "annulled"]
PaymentState = Literal["unpaid", "partial", "paid", "overpaid"]
ShipmentState = Literal["none", "partial", "shipped"]

LIVE: tuple[Work, ...] = ("confirmed", "in_work", "ready", "done")
"""States in which an order counts: in revenue, in debts, in reserves."""
OPEN: tuple[Work, ...] = ("confirmed", "in_work", "ready")

MADE_NUMBER = re.compile(r"\d{4}-\d{2}-\d{2}([/ ]|$)")
"""The beginning of a number that an import has made where its file has none."""

_UNFINISHED = sa.column("state", sa.String).in_(["draft", *OPEN])
_OWED = sa.column("paid", sa.BigInteger) < sa.column("total", sa.BigInteger)


class InCompany(Owned):
    """Rows found through a composite index that starts with the company, or through their order."""

    @classmethod
    def _own_index(cls) -> bool:
        return False


class Order(InCompany, Base):
    """One order. Money in minor units of `currency`; `day` is the business date in the company's zone."""

    __tablename__ = "orders"
    __table_args__ = (
        sa.UniqueConstraint("company_id", "source", "year", "number"),
        sa.UniqueConstraint("company_id", "source", "outer_number"),
        sa.Index("ix_orders_by_day", "company_id", "day", "id"),
        # With the fingerprint in it, a twin is looked for without reading the orders.
        sa.Index("ix_orders_of_customer", "company_id", "customer_id", "day", "id", "fingerprint"),
        partial_index("ix_orders_open", "company_id", "due_day", "id", where=_UNFINISHED),
        partial_index("ix_orders_owed", "company_id", "customer_id", "id", where=_OWED),
    )

    id: Mapped[Id]
    source: Mapped[Short] = mapped_column(default="")
    """Series of the number: empty for our own, the name of the source for imported documents."""
    year: Mapped[int]
    number: Mapped[int | None]
    """Our own number, without gaps in a year; None for a draft and for an imported document."""
    outer_number: Mapped[Short | None]
    """The number the document was imported with."""
    day: Mapped[date]
    customer_id: Mapped[int | None] = key("customers.id", null=True, index=False)
    brought_customer: Mapped[bool] = mapped_column(default=False)
    """The customer's card was written by this very order."""
    person_id: Mapped[Big]
    assignee_id: Mapped[Big | None]
    seller_id: Mapped[Big]
    """Whose sale it is in reports: the author, or who was assigned before anything was shipped or paid."""
    state: Mapped[Work] = mapped_column(sa.String(16))
    due_day: Mapped[date | None]
    due_at: Mapped[Instant | None]
    """The instant, where an hour was named; `due_day` is its day in the company's zone."""
    note: Mapped[str | None] = mapped_column(sa.Text)
    currency: Mapped[str] = mapped_column(sa.String(3))
    total: Mapped[Minor] = mapped_column(default=0)
    """What its lines come to, net of returns."""
    paid: Mapped[Minor] = mapped_column(default=0)
    lines: Mapped[int] = mapped_column(default=0)
    lines_begun: Mapped[int] = mapped_column(default=0)
    """Lines of which something was shipped."""
    lines_shipped: Mapped[int] = mapped_column(default=0)
    """Lines of which nothing is left to ship."""
    fingerprint: Mapped[Short] = mapped_column(default="")
    """Digest of customer and lines: two alike within minutes are a likely duplicate."""
    sale: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """Sold over the counter: ordered, shipped and paid in one act."""
    created_at: Mapped[Instant]
    confirmed_at: Mapped[Instant | None]
    closed_at: Mapped[Instant | None]
    """When it was done, cancelled or annulled."""

    @property
    def own_number(self) -> str | None:
        """The number an imported document bears; None where one was made of its day and buyer."""
        return (
            None if self.outer_number is None or MADE_NUMBER.match(self.outer_number) else self.outer_number
        )

    @property
    def due(self) -> int:
        """Still to be paid; never below zero."""
        return max(self.total - self.paid, 0)

    @property
    def overpaid(self) -> int:
        return max(self.paid - self.total, 0)

    @property
    def is_live(self) -> bool:
        return self.state in LIVE

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def payment(self) -> PaymentState:
        if self.paid > self.total:
            return "overpaid"
        if self.paid == self.total:
            return "paid"
        return "partial" if self.paid > 0 else "unpaid"

    @property
    def shipment(self) -> ShipmentState:
        if self.lines_begun == 0:
            return "none"
        return "shipped" if self.lines_shipped >= self.lines else "partial"


class OrderLine(InCompany, Base):
    """What was ordered, at what price. Quantities in 1/1000 of a unit, prices in 1/10 000 of a major one.

    A line that was taken off stays with a quantity of 0: shipments taken back and an undo still know it.
    """

    __tablename__ = "order_lines"

    id: Mapped[Id]
    order_id: Mapped[int] = key("orders.id")
    position: Mapped[int]
    product_id: Mapped[int | None] = key("products.id", null=True)
    """None for a service written in words."""
    is_service: Mapped[bool] = mapped_column(default=False)
    """Nothing to reserve or to take from stock; fulfilled with the shipment."""
    is_kit: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """Its parts are held and shipped for it (see `kits/`); its quantities are whole kits."""
    name: Mapped[Line]
    unit: Mapped[Short] = mapped_column(default="")
    quantity: Mapped[Milli]
    price: Mapped[E4]
    discount: Mapped[Minor] = mapped_column(default=0)
    total: Mapped[Minor]
    cost: Mapped[Minor | None]
    """Cost of the whole line as frozen at confirmation; None when nobody knows it."""
    warehouse_id: Mapped[int | None] = key("warehouses.id", null=True, index=False)
    """Where it ships from, if that was named."""
    reserved: Mapped[Milli] = mapped_column(default=0)
    shipped: Mapped[Milli] = mapped_column(default=0)
    shipped_cost: Mapped[Minor] = mapped_column(default=0)
    """What the shipped part really cost."""
    returned: Mapped[Milli] = mapped_column(default=0)
    returned_total: Mapped[Minor] = mapped_column(default=0, server_default="0")
    """What the returned part had been sold for."""
    returned_cost: Mapped[Minor] = mapped_column(default=0, server_default="0")
    """What the returned part had cost when it left."""
    cancelled: Mapped[Milli] = mapped_column(default=0)
    """What was wanted besides, until the rest of the line was closed; `quantity` is without it."""

    @property
    def net(self) -> int:
        """What the line comes to without what was returned of it."""
        return self.total - self.returned_total

    @property
    def to_ship(self) -> int:
        """Quantity still owed to the customer."""
        return max(self.quantity - self.shipped, 0)

    @property
    def returnable(self) -> int:
        """Quantity that left and did not come back."""
        return max(self.shipped - self.returned, 0)

    @property
    def short(self) -> int:
        """Quantity still owed that no stock is held for."""
        return 0 if self.is_service else max(self.to_ship - self.reserved, 0)


class OrderHold(InCompany, Base):
    """Stock held for a line at one warehouse. The sum over a product and warehouse is its reserve."""

    __tablename__ = "order_holds"

    id: Mapped[Id]
    order_id: Mapped[int] = key("orders.id")
    line_id: Mapped[int] = key("order_lines.id", index=False)
    product_id: Mapped[int] = key("products.id")
    warehouse_id: Mapped[int] = key("warehouses.id", index=False)
    quantity: Mapped[Milli]


class LostHold(InCompany, Base):
    """What a document of stock has taken from under a line's hold; it is held again if that is taken back."""

    __tablename__ = "lost_holds"
    __table_args__ = (sa.Index("ix_lost_holds_to", "document_kind", "document_id"),)

    id: Mapped[Id]
    document_kind: Mapped[Short]
    document_id: Mapped[Big]
    order_id: Mapped[int] = key("orders.id")
    line_id: Mapped[int] = key("order_lines.id")
    product_id: Mapped[int | None] = key("products.id", null=True, index=False)
    """The part of the line's kit; None where the line itself is these goods."""
    warehouse_id: Mapped[int] = key("warehouses.id", index=False)
    quantity: Mapped[Milli]


class Shipment(InCompany, Base):
    """Goods that left for an order on one day."""

    __tablename__ = "shipments"

    id: Mapped[Id]
    order_id: Mapped[int] = key("orders.id")
    day: Mapped[date]
    at: Mapped[Instant]
    person_id: Mapped[Big]
    annulled_at: Mapped[Instant | None]


class ShipmentLine(InCompany, Base):
    """A part of a line that left from one warehouse; services have none."""

    __tablename__ = "shipment_lines"

    id: Mapped[Id]
    shipment_id: Mapped[int] = key("shipments.id")
    line_id: Mapped[int] = key("order_lines.id")
    product_id: Mapped[int | None] = key("products.id", null=True, index=False)
    warehouse_id: Mapped[int | None] = key("warehouses.id", null=True, index=False)
    quantity: Mapped[Milli]
    from_reserve: Mapped[Milli] = mapped_column(default=0)
    """How much of it had been held for the line: an undo holds exactly this again."""
    cost: Mapped[Minor]


class OrderPayment(InCompany, Base):
    """What part of a payment belongs to which order: one payment may serve several orders, and back."""

    __tablename__ = "order_payments"

    id: Mapped[Id]
    order_id: Mapped[int] = key("orders.id")
    posting_id: Mapped[int] = key("postings.id")
    amount: Mapped[Minor]
    day: Mapped[date]
    at: Mapped[Instant]
    annulled_at: Mapped[Instant | None]


class OrderChange(InCompany, Base):
    """A line of an order's history: who, when, through what door, what changed."""

    __tablename__ = "order_changes"

    id: Mapped[Id]
    order_id: Mapped[int] = key("orders.id")
    at: Mapped[Instant]
    person_id: Mapped[Big]
    door: Mapped[Short]
    what: Mapped[Short]
    """Ending of the text's key: `orders-change-<what>`."""
    details: Mapped[JsonDict]
    """Arguments of the sentence, as plain numbers and words."""
