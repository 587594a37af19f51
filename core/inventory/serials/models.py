"""Tables of serial numbers: the numbers with their place now, and the ledger of their moves."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from core.tables import Base, Id, Instant, Owned, Short, key


class SerialNumber(Owned, Base):
    """One piece of goods by its number, written without spaces in capitals."""

    __tablename__ = "serial_numbers"
    __table_args__ = (
        sa.UniqueConstraint("company_id", "product_id", "number"),
        sa.Index("ix_serial_numbers_by_number", "company_id", "number"),
        sa.Index("ix_serial_numbers_lying", "company_id", "product_id", "warehouse_id"),
    )

    id: Mapped[Id]
    product_id: Mapped[int] = key("products.id", index=False)
    number: Mapped[Short]
    warehouse_id: Mapped[int | None] = key("warehouses.id", index=False, null=True)
    """Where it lies; none: it is not here."""
    created_at: Mapped[Instant]

    @classmethod
    def _own_index(cls) -> bool:
        return False


class SerialMove(Owned, Base):
    """A line of the numbers' ledger, never changed: one came (+1) or went (−1) under a document."""

    __tablename__ = "serial_moves"
    __table_args__ = (sa.Index("ix_serial_moves_of_document", "document_id"),)

    id: Mapped[Id]
    serial_id: Mapped[int] = key("serial_numbers.id")
    product_id: Mapped[int] = key("products.id", index=False)
    warehouse_id: Mapped[int] = key("warehouses.id", index=False)
    step: Mapped[int] = mapped_column(sa.Integer)
    storno: Mapped[bool] = mapped_column(default=False)
    """It takes back what its document did."""
    document_kind: Mapped[Short]
    document_id: Mapped[int] = mapped_column(sa.BigInteger)
    day: Mapped[date]
    at: Mapped[Instant]
    person_id: Mapped[int | None] = mapped_column(sa.BigInteger)

    @classmethod
    def _own_index(cls) -> bool:
        return True
