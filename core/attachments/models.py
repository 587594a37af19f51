"""The table of attachments: a file by the hash of its content, and the record it belongs to."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from core.tables import Base, Big, Id, Instant, Line, Owned, Short


class Attachment(Owned, Base):
    """A photo or a paper that belongs to a record; one that was taken off stays known."""

    __tablename__ = "attachments"
    __table_args__ = (sa.Index("ix_attachments_of", "company_id", "kind", "record_id"),)

    id: Mapped[Id]
    kind: Mapped[Short]
    """What it belongs to: 'order', 'posting'."""
    record_id: Mapped[int] = mapped_column(sa.BigInteger)
    digest: Mapped[Short]
    name: Mapped[Line]
    mime: Mapped[Line]
    size: Mapped[Big]
    person_id: Mapped[Big]
    at: Mapped[Instant]
    removed_at: Mapped[Instant | None]

    @classmethod
    def _own_index(cls) -> bool:
        return False
