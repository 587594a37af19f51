"""What was agreed on for an order beside its lines; an order without such terms has no row here."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from core.orders.models import InCompany
from core.tables import Base, Id, Minor, Short, key


class Discount(InCompany, Base):
    """A discount on a whole order, or on one of its lines: so many per cent, or a sum.

    What it comes to is laid on the lines: `OrderLine.discount` is a line's own and its share of the order's.
    """

    __tablename__ = "discounts"

    id: Mapped[Id]
    order_id: Mapped[int] = key("orders.id")
    line_id: Mapped[int | None] = key("order_lines.id", null=True)
    """None for a discount on the whole order."""
    points: Mapped[int] = mapped_column(default=0)
    """Per cent in 1/100 of a point; 0 where it is a sum."""
    amount: Mapped[Minor] = mapped_column(default=0)
    """The sum; for a line brought in from elsewhere, what its file says."""


class Offer(InCompany, Base):
    """A draft that was offered to its customer: its prices hold through `until`."""

    __tablename__ = "offers"
    __table_args__ = (sa.Index("ix_offers_until", "company_id", "until", "id"),)

    id: Mapped[Id]
    order_id: Mapped[int] = key("orders.id", index=False, unique=True)
    until: Mapped[date]


class Delivery(InCompany, Base):
    """Where an order is to be brought."""

    __tablename__ = "deliveries"

    id: Mapped[Id]
    order_id: Mapped[int] = key("orders.id", index=False, unique=True)
    address: Mapped[str] = mapped_column(sa.Text)


class LineTax(InCompany, Base):
    """The VAT of a line, frozen by its document's day: the rate, what it comes to, whether it is on top."""

    __tablename__ = "line_taxes"

    id: Mapped[Id]
    order_id: Mapped[int] = key("orders.id")
    line_id: Mapped[int] = key("order_lines.id", index=False, unique=True)
    points: Mapped[int]
    """The rate in 1/100 of a point: 2200 = 22 %."""
    amount: Mapped[Minor]
    on_top: Mapped[bool]
    """Added to what the line costs; else it is part of it."""


class ProductRate(InCompany, Base):
    """Goods with a rate of their own: 'reduced', 'zero' or 'exempt'; without a row the usual one."""

    __tablename__ = "product_rates"

    id: Mapped[Id]
    product_id: Mapped[int] = key("products.id", index=False, unique=True)
    rate: Mapped[Short]
