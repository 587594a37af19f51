"""Tables of returns: what came back, where it went, what was done about the money."""

from __future__ import annotations

from datetime import date
from typing import Literal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from core.tables import Base, Big, Id, Instant, Line, Milli, Minor, Owned, Short, key

Destination = Literal["sellable", "damaged", "written_off"]
"""Back on sale; kept aside; thrown away."""


class _OfReturns(Owned):
    """Rows found through an index that starts with the company, or through their return."""

    @classmethod
    def _own_index(cls) -> bool:
        return False


class OrderReturn(_OfReturns, Base):
    """Goods that a customer brought back on one day, from one order or without one."""

    __tablename__ = "order_returns"
    __table_args__ = (
        sa.UniqueConstraint("company_id", "year", "number"),
        sa.Index("ix_order_returns_by_day", "company_id", "day", "id"),
    )

    id: Mapped[Id]
    year: Mapped[int]
    number: Mapped[int | None]
    day: Mapped[date]
    at: Mapped[Instant]
    person_id: Mapped[Big]
    order_id: Mapped[int | None] = key("orders.id", null=True)
    """None: nobody knows of which sale; it counts all the same."""
    customer_id: Mapped[int | None] = key("customers.id", null=True)
    destination: Mapped[Destination] = mapped_column(sa.String(16))
    reason: Mapped[str | None] = mapped_column(sa.String(1000))
    total: Mapped[Minor]
    """What the goods had been sold for."""
    refunded: Mapped[Minor] = mapped_column(default=0)
    """What was paid back for them."""
    kept: Mapped[Minor] = mapped_column(default=0)
    """What stays with us for the customer."""
    posting_id: Mapped[int | None] = key("postings.id", null=True)
    """The refund."""
    write_off_id: Mapped[Big | None]
    """The document that threw the goods away."""
    given_id: Mapped[Big | None]
    """The sale of what was given instead."""
    annulled_at: Mapped[Instant | None]


class ReturnLine(_OfReturns, Base):
    """A part of a shipment that came back; without an order, goods alone."""

    __tablename__ = "order_return_lines"

    id: Mapped[Id]
    return_id: Mapped[int] = key("order_returns.id")
    line_id: Mapped[int | None] = key("order_lines.id", null=True)
    part_id: Mapped[int | None] = key("shipment_lines.id", null=True)
    """The part of the shipment: it came back at the cost it had left with."""
    product_id: Mapped[int | None] = key("products.id", null=True, index=False)
    warehouse_id: Mapped[int | None] = key("warehouses.id", null=True, index=False)
    """Where the goods were put; None for a service."""
    name: Mapped[Line]
    unit: Mapped[Short] = mapped_column(default="")
    quantity: Mapped[Milli]
    total: Mapped[Minor]
    cost: Mapped[Minor | None]
    """None where nobody knew it."""
    ordered_cost: Mapped[Minor | None]
    """The same as reports by order date were told it: they may not have known it yet."""
