"""Tables of money we keep: parts of payments outside orders, and gift cards they lie on."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped

from core.orders.models import InCompany
from core.tables import Base, Id, Instant, Minor, Short, key, partial_index

GIFT = "gift_card"
"""Kind of the document a gift card's money was received for."""
CUSTOMER = "customer"


_STANDS = sa.column("annulled_at").is_(None)


class GiftCard(InCompany, Base):
    """A card that was sold: money for goods to come. What is left of it is the sum of its kept money."""

    __tablename__ = "gift_cards"
    __table_args__ = (
        partial_index("ix_gift_cards_by_code", "company_id", "code", where=_STANDS, unique=True),
    )

    id: Mapped[Id]
    code: Mapped[Short]
    """What is written on it: letters and digits, in capitals; unique in the company."""
    amount: Mapped[Minor]
    """What it was sold for."""
    customer_id: Mapped[int | None] = key("customers.id", null=True)
    """Who bought it, if that was named; anybody may pay with it."""
    sold_on: Mapped[date]
    until: Mapped[date | None]
    """The last day it is taken; None: without end."""
    annulled_at: Mapped[Instant | None]


class KeptMoney(InCompany, Base):
    """A part of a payment that is no order's: + when it came here, − when an order or its owner got it.

    The parts of a payment here and in orders sum to the payment.
    """

    __tablename__ = "kept_money"
    __table_args__ = (sa.Index("ix_kept_money_by_posting", "company_id", "posting_id"),)

    id: Mapped[Id]
    posting_id: Mapped[int] = key("postings.id", index=False)
    customer_id: Mapped[int | None] = key("customers.id", null=True)
    """Whose it is; None where it lies on a gift card."""
    card_id: Mapped[int | None] = key("gift_cards.id", null=True)
    order_id: Mapped[int | None] = key("orders.id", null=True, index=False)
    """The order it came from or went to."""
    amount: Mapped[Minor]
    day: Mapped[date]
    at: Mapped[Instant]
    annulled_at: Mapped[Instant | None]
