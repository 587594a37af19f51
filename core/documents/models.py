"""Tables of documents: the requisites of a company, and every file that was made, by its hash."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from core.tables import Base, Big, Id, Instant, Owned, Short


class Requisites(Owned, Base):
    """Who the company is on paper, and where it is paid."""

    __tablename__ = "company_requisites"

    company_id: Mapped[int] = mapped_column(sa.BigInteger, sa.ForeignKey("companies.id"), primary_key=True)
    legal_name: Mapped[str | None] = mapped_column(sa.String(200))
    inn: Mapped[str | None] = mapped_column(sa.String(20))
    kpp: Mapped[str | None] = mapped_column(sa.String(9))
    bank: Mapped[str | None] = mapped_column(sa.String(200))
    bic: Mapped[str | None] = mapped_column(sa.String(16))
    settlement: Mapped[str | None] = mapped_column(sa.String(34))
    """The account money is sent to."""
    correspondent: Mapped[str | None] = mapped_column(sa.String(34))
    legal_address: Mapped[str | None] = mapped_column(sa.String(300))


class MadeDocument(Owned, Base):
    """A file that was made: asked for again with the same contents, the same bytes are sent."""

    __tablename__ = "made_documents"
    __table_args__ = (sa.Index("ix_made_documents_same", "company_id", "contents"),)

    id: Mapped[Id]
    kind: Mapped[Short]
    subject_id: Mapped[int | None] = mapped_column(sa.BigInteger)
    contents: Mapped[str] = mapped_column(sa.String(64))
    """Hash of all that stands on it."""
    digest: Mapped[str] = mapped_column(sa.String(64))
    """Hash of the file."""
    size: Mapped[int]
    name: Mapped[str] = mapped_column(sa.String(200))
    at: Mapped[Instant]
    person_id: Mapped[Big]

    @classmethod
    def _own_index(cls) -> bool:
        return False
