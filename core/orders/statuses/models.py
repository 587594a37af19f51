"""Tables of a company's own statuses, and which order stands in which."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from core.orders.models import InCompany, Work
from core.tables import Base, Id, Instant, Line, key


class OwnStatus(InCompany, Base):
    """A stage of work the company has a word for; an order in it is in the state of work it lies within."""

    __tablename__ = "own_statuses"
    __table_args__ = (sa.Index("ix_own_statuses_by_place", "company_id", "place"),)

    id: Mapped[Id]
    name: Mapped[Line]
    state: Mapped[Work] = mapped_column(sa.String(16))
    place: Mapped[int]
    """Among all of them; those of one state stand in this order."""
    removed_at: Mapped[Instant | None]


class StatusMark(InCompany, Base):
    """The own status an order was put in. It holds while the order is in the state of work it lies within."""

    __tablename__ = "status_marks"

    id: Mapped[Id]
    order_id: Mapped[int] = key("orders.id", index=False, unique=True)
    status_id: Mapped[int] = key("own_statuses.id")
