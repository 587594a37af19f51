"""Groups and topics linked to companies, and the lists of commands shown in chats."""

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


class ToldMenu(Base):
    """The list of commands a person was told in a chat, as a digest."""

    __tablename__ = "told_menus"
    door: Mapped[str] = mapped_column(sa.String(16), primary_key=True)
    chat: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    person_id: Mapped[Big] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(sa.String(32))
    __table_args__ = (sa.Index("ix_told_menus_person", "person_id"),)
