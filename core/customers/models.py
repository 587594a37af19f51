"""Tables of customers, and what a card can say about itself."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from core.money import half_up
from core.tables import Base, Big, Id, Instant, Line, Minor, Owned, key


class Customer(Owned, Base):
    """A person or firm that buys. Totals are kept by whoever records the sales (`core.customers.totals`)."""

    __tablename__ = "customers"
    __table_args__ = (
        sa.Index("ix_customers_by_name", "company_id", "sort_name", "id"),
        sa.Index("ix_customers_by_phone", "company_id", "phone"),
        sa.Index("ix_customers_by_email", "company_id", "email"),
    )

    id: Mapped[Id]
    name: Mapped[Line]
    sort_name: Mapped[Line]
    """The name as it is compared and sorted: case folded, ё as е."""
    phone: Mapped[str | None] = mapped_column(sa.String(16))
    """As `fields.Phone` gives it: +79161234567."""
    email: Mapped[str | None] = mapped_column(sa.String(254))
    address: Mapped[str | None] = mapped_column(sa.String(500))
    note: Mapped[str | None] = mapped_column(sa.Text)
    archived_at: Mapped[Instant | None]
    created_at: Mapped[Instant]
    edits: Mapped[int] = mapped_column(default=0)
    """Edits that still stand: a card with some is not taken back by an undo."""
    person_id: Mapped[Big]
    """Who wrote the card."""

    orders: Mapped[int] = mapped_column(default=0)
    """Confirmed orders, cancelled ones not counted."""
    revenue: Mapped[Minor] = mapped_column(default=0)
    """What these orders come to, net of returns, in minor units."""
    owed: Mapped[Minor] = mapped_column(default=0)
    """Not yet paid of them."""
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]

    @classmethod
    def _own_index(cls) -> bool:
        return False

    @property
    def is_archived(self) -> bool:
        return self.archived_at is not None

    @property
    def average(self) -> int:
        """What one order comes to, minor units; 0 without orders."""
        return half_up(self.revenue, self.orders) if self.orders > 0 else 0


class CustomerNote(Owned, Base):
    """What was worth remembering of a customer, and on which day."""

    __tablename__ = "customer_notes"

    id: Mapped[Id]
    customer_id: Mapped[int] = key("customers.id")
    day: Mapped[date]
    at: Mapped[Instant]
    person_id: Mapped[Big]
    text: Mapped[str] = mapped_column(sa.Text)


class CustomerRules(Owned, Base):
    """Who is new, regular, VIP or asleep in a company that has set rules of its own."""

    __tablename__ = "customer_rules"

    company_id: Mapped[int] = mapped_column(sa.BigInteger, sa.ForeignKey("companies.id"), primary_key=True)
    new_days: Mapped[int]
    regular_orders: Mapped[int]
    regular_days: Mapped[int]
    sleeping_days: Mapped[int]
    vip_times: Mapped[int]
    vip_sum: Mapped[int | None] = mapped_column(sa.BigInteger)
