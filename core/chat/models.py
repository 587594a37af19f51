"""Groups and topics linked to companies."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from core.tables import Base, Big, Id, Instant, Owned, Short


class Channel(Owned, Base):
    """A group or forum topic in which a company's team may talk to the bot. One company per place."""

    __tablename__ = "channels"
    id: Mapped[Id]
    door: Mapped[str] = mapped_column(sa.String(16))
    place: Mapped[Short]
    """'chat' or 'chat:topic'."""
    name: Mapped[str] = mapped_column(sa.String(120))
    created_by: Mapped[Big]
    created_at: Mapped[Instant]
    __table_args__ = (sa.UniqueConstraint("door", "place"),)
