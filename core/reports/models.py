"""Rollups: what a company sold, lost and paid, added up by day in the transaction of every movement."""

from __future__ import annotations

from datetime import date
from typing import Literal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from core.tables import Base, Big, Milli, Minor, Owned

Basis = Literal["ordered", "shipped", "paid"]
BASES: tuple[Basis, ...] = ("ordered", "shipped", "paid")
Scope = Literal["day", "slot", "product", "customer", "employee"]
SCOPES: tuple[Scope, ...] = ("day", "slot", "product", "customer", "employee")
"""What `ref` is: nothing (0), a part of the day, or the id of a product, customer or employee (0: none)."""

SLOT_MINUTES = 5
LATER = 24 * 60 // SLOT_MINUTES
"""The slot of what was counted for a day after it was over."""


class SalesCount(Owned, Base):
    """Sales of a day on all three bases side by side, for one reference of one scope.

    The rows of each scope of one day sum to its row of scope `day`. Quantities (of products only) are 1/1000
    of the unit, money is minor units, all signed. `*_uncosted` is revenue whose cost nobody knows. Arrivals
    and losses of stock are kept in the rows of the day and of the product.
    """

    __tablename__ = "report_sales"
    __table_args__ = (sa.Index("ix_report_sales_of_ref", "company_id", "scope", "ref", "day"),)

    company_id: Mapped[int] = mapped_column(sa.BigInteger, sa.ForeignKey("companies.id"), primary_key=True)
    scope: Mapped[Scope] = mapped_column(sa.String(10), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    ref: Mapped[Big] = mapped_column(primary_key=True)

    ordered_orders: Mapped[int] = mapped_column(default=0)
    ordered_quantity: Mapped[Milli] = mapped_column(default=0)
    ordered_revenue: Mapped[Minor] = mapped_column(default=0)
    ordered_cost: Mapped[Minor] = mapped_column(default=0)
    ordered_uncosted: Mapped[Minor] = mapped_column(default=0)
    shipped_orders: Mapped[int] = mapped_column(default=0)
    shipped_quantity: Mapped[Milli] = mapped_column(default=0)
    shipped_revenue: Mapped[Minor] = mapped_column(default=0)
    shipped_cost: Mapped[Minor] = mapped_column(default=0)
    shipped_uncosted: Mapped[Minor] = mapped_column(default=0)
    paid_orders: Mapped[int] = mapped_column(default=0)
    paid_quantity: Mapped[Milli] = mapped_column(default=0)
    paid_revenue: Mapped[Minor] = mapped_column(default=0)
    paid_cost: Mapped[Minor] = mapped_column(default=0)
    paid_uncosted: Mapped[Minor] = mapped_column(default=0)

    arrived_quantity: Mapped[Milli] = mapped_column(default=0)
    arrived_value: Mapped[Minor] = mapped_column(default=0)
    lost_quantity: Mapped[Milli] = mapped_column(default=0)
    lost_value: Mapped[Minor] = mapped_column(default=0)
    """Written off and missing at a count."""
    found_quantity: Mapped[Milli] = mapped_column(default=0, server_default="0")
    found_value: Mapped[Minor] = mapped_column(default=0, server_default="0")
    """More at a count than there should have been. Opening stock is neither lost nor found."""
    trued_value: Mapped[Minor] = mapped_column(default=0, server_default="0")
    """True costs of goods sold below zero above (+) or below (−) the assumed ones."""


class MoneyCount(Owned, Base):
    """Money of a day by account and item: as it moved (`cash_*`) and as it was earned or owed (`due_*`).

    What is taken back lowers the side it had been on. Moves between own accounts have the kind `transfer`.
    """

    __tablename__ = "report_money"

    company_id: Mapped[int] = mapped_column(sa.BigInteger, sa.ForeignKey("companies.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(sa.String(16), primary_key=True)
    item_id: Mapped[Big] = mapped_column(primary_key=True)
    """0: no item."""
    account_id: Mapped[Big] = mapped_column(primary_key=True)

    cash_in: Mapped[Minor] = mapped_column(default=0)
    cash_out: Mapped[Minor] = mapped_column(default=0)
    due_in: Mapped[Minor] = mapped_column(default=0)
    due_out: Mapped[Minor] = mapped_column(default=0)
