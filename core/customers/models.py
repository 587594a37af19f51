"""Tables of customers, and what a card can say about itself."""

from __future__ import annotations

from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from core.money import half_up
from core.tables import Base, Big, Id, Instant, Json, JsonDict, Line, Minor, Owned, key, partial_index

_MERGED = sa.column("merged_into", sa.BigInteger).is_not(None)


class Customer(Owned, Base):
    """A person or firm that buys. Totals are kept by whoever records the sales (`core.customers.totals`)."""

    __tablename__ = "customers"
    __table_args__ = (
        sa.Index("ix_customers_by_name", "company_id", "sort_name", "id"),
        sa.Index("ix_customers_by_phone", "company_id", "phone"),
        sa.Index("ix_customers_by_email", "company_id", "email"),
        partial_index("ix_customers_merged", "company_id", "merged_into", where=_MERGED),
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
    merged_into: Mapped[int | None] = mapped_column(sa.BigInteger)
    """The card this one became part of: its names and numbers lead there."""
    credit_limit: Mapped[int | None] = mapped_column(sa.BigInteger)
    """The most they may owe, minor units; None: no limit."""
    opted_out: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """Wants no mailings."""
    erased_at: Mapped[Instant | None]
    """When the person's data were erased."""
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


class CustomerMerge(Owned, Base):
    """A card that became part of another. Gone once they are parted again."""

    __tablename__ = "customer_merges"

    id: Mapped[Id]
    kept_id: Mapped[int] = key("customers.id")
    merged_id: Mapped[int] = key("customers.id")
    at: Mapped[Instant]
    filled: Mapped[JsonDict]
    """What the kept card took over where it had nothing: field → value."""
    archived_before: Mapped[Instant | None]


class CustomerMoved(Owned, Base):
    """A record that went to the kept card with a merge, for the way back. `data`: what else is needed."""

    __tablename__ = "customer_moved"

    id: Mapped[Id]
    merge_id: Mapped[int] = key("customer_merges.id", index=False)
    kind: Mapped[str] = mapped_column(sa.String(16))
    record_id: Mapped[Big]
    data: Mapped[Any] = mapped_column(Json, nullable=True)
    __table_args__ = (sa.Index("ix_customer_moved_with", "company_id", "merge_id", "kind"),)

    @classmethod
    def _own_index(cls) -> bool:
        return False


class CustomersApart(Owned, Base):
    """Two cards that somebody said are two people: not offered as duplicates again."""

    __tablename__ = "customers_apart"

    company_id: Mapped[int] = mapped_column(sa.BigInteger, sa.ForeignKey("companies.id"), primary_key=True)
    one_id: Mapped[Big] = mapped_column(primary_key=True)
    """The lower of the two ids."""
    other_id: Mapped[Big] = mapped_column(primary_key=True)
    at: Mapped[Instant]
    person_id: Mapped[Big]


class CustomerSegment(Owned, Base):
    """Criteria saved under a name; who fits them is looked up anew every day."""

    __tablename__ = "customer_segments"
    __table_args__ = (sa.Index("ix_customer_segments_called", "company_id", "name_key"),)

    id: Mapped[Id]
    name: Mapped[Line]
    name_key: Mapped[Line]
    """The name as it is compared: case folded, ё as е."""
    criteria: Mapped[JsonDict]
    created_at: Mapped[Instant]
    person_id: Mapped[Big]
    counted_at: Mapped[Instant]
    removed_at: Mapped[Instant | None]

    @classmethod
    def _own_index(cls) -> bool:
        return False


class SegmentMember(Owned, Base):
    """Who fitted a segment when it was last looked up."""

    __tablename__ = "segment_members"

    company_id: Mapped[int] = mapped_column(sa.BigInteger, sa.ForeignKey("companies.id"), primary_key=True)
    segment_id: Mapped[int] = mapped_column(
        sa.BigInteger, sa.ForeignKey("customer_segments.id"), primary_key=True
    )
    customer_id: Mapped[int] = mapped_column(sa.BigInteger, sa.ForeignKey("customers.id"), primary_key=True)
    since: Mapped[Instant]


class SegmentMove(Owned, Base):
    """A customer came into a segment or left it."""

    __tablename__ = "segment_moves"
    __table_args__ = (sa.Index("ix_segment_moves_of", "company_id", "segment_id", "at"),)

    id: Mapped[Id]
    segment_id: Mapped[int] = key("customer_segments.id", index=False)
    customer_id: Mapped[int] = key("customers.id")
    at: Mapped[Instant]
    came: Mapped[bool]

    @classmethod
    def _own_index(cls) -> bool:
        return False
