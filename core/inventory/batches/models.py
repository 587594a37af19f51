"""Batches, how much of each lies where, and the ledger that adds up to it."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from core.tables import Base, Id, Instant, Milli, Owned, Short, key


def batch_mark(number: str | None, expires: date | None) -> str:
    """What tells a batch of a product from its others: the number, case aside, and the last good day."""
    plain = " ".join((number or "").casefold().replace("ё", "е").split())
    return f"{plain}|{expires.isoformat() if expires else ''}"


class Batch(Owned, Base):
    """Goods that came under one number or keep until one day. Without either: those nobody told of."""

    __tablename__ = "stock_batches"
    __table_args__ = (
        sa.UniqueConstraint("company_id", "product_id", "mark"),
        sa.Index("ix_stock_batches_by_expiry", "company_id", "expires"),
    )

    id: Mapped[Id]
    product_id: Mapped[int] = key("products.id", index=False)
    number: Mapped[Short | None]
    expires: Mapped[date | None]
    """The last day they are good on."""
    mark: Mapped[str] = mapped_column(sa.String(100))
    created_at: Mapped[Instant]

    @property
    def is_nameless(self) -> bool:
        """Goods nobody told a number or a day of."""
        return self.number is None and self.expires is None

    @classmethod
    def _own_index(cls) -> bool:
        return False


class BatchBalance(Owned, Base):
    """How much of a batch a warehouse holds. Over all batches of goods kept so, it is what is on hand there.

    Below zero only where goods were sold before they came; then it is the batch without number and day.
    """

    __tablename__ = "stock_batch_balances"

    company_id: Mapped[int] = mapped_column(sa.BigInteger, sa.ForeignKey("companies.id"), primary_key=True)
    product_id: Mapped[int] = key("products.id", index=False, primary_key=True)
    warehouse_id: Mapped[int] = key("warehouses.id", index=False, primary_key=True)
    batch_id: Mapped[int] = key("stock_batches.id", index=False, primary_key=True)
    on_hand: Mapped[Milli] = mapped_column(default=0)


class BatchMove(Owned, Base):
    """What a document did to a batch, never changed. Its sum is the balance.

    `document_kind` is that of the movements, or "batches" where goods only changed their batch.
    """

    __tablename__ = "stock_batch_moves"
    __table_args__ = (
        sa.Index("ix_stock_batch_moves_of_document", "company_id", "document_id"),
        sa.Index("ix_stock_batch_moves_of_origin", "company_id", "origin_id"),
        sa.Index("ix_stock_batch_moves_of_batch", "company_id", "batch_id", "id"),
    )

    id: Mapped[Id]
    product_id: Mapped[int] = key("products.id", index=False)
    warehouse_id: Mapped[int] = key("warehouses.id", index=False)
    batch_id: Mapped[int] = key("stock_batches.id", index=False)
    quantity: Mapped[Milli]
    document_kind: Mapped[Short]
    document_id: Mapped[int] = mapped_column(sa.BigInteger)
    origin_id: Mapped[int | None] = mapped_column(sa.BigInteger)
    """The shipment or transfer whose goods these are, where they come back or arrive."""
    day: Mapped[date]

    @classmethod
    def _own_index(cls) -> bool:
        return False


class BatchAlert(Owned, Base):
    """That a batch was told of at a step: so many days before its last good day; 0 = it is past."""

    __tablename__ = "stock_batch_alerts"

    company_id: Mapped[int] = mapped_column(sa.BigInteger, sa.ForeignKey("companies.id"), primary_key=True)
    batch_id: Mapped[int] = key("stock_batches.id", index=False, primary_key=True)
    step: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[Instant]
