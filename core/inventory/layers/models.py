"""Layers of cost, how much of each lies where, and the ledger that adds up to it."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from core.tables import Base, Big, Id, Milli, Minor, Owned, Short, key, partial_index

DEBT = 0
"""The layer of what was sold before it came."""


class Layer(Owned, Base):
    """What a warehouse holds of goods that came together at one cost. Over all layers it is the balance.

    `lot` is the same wherever the goods are moved to, so their age and cost go with them. The lot 0 is a
    debt: below zero, and only while nothing else lies there.
    """

    __tablename__ = "stock_layers"
    __table_args__ = (
        partial_index("ix_stock_layers_held", "company_id", "product_id", where=sa.column("quantity") != 0),
    )

    company_id: Mapped[int] = mapped_column(sa.BigInteger, sa.ForeignKey("companies.id"), primary_key=True)
    product_id: Mapped[int] = key("products.id", index=False, primary_key=True)
    warehouse_id: Mapped[int] = key("warehouses.id", index=False, primary_key=True)
    came: Mapped[date] = mapped_column(primary_key=True)
    """The day the goods first came: the oldest leave first, of one day the lower lot."""
    lot: Mapped[int] = mapped_column(sa.BigInteger, primary_key=True)
    quantity: Mapped[Milli] = mapped_column(default=0)
    value: Mapped[Minor] = mapped_column(default=0)


class LayerMove(Owned, Base):
    """What a document did to a layer, never changed. Its sum is the layer.

    `document_kind` is that of the movements, or "costing" where the company began or ceased to keep layers.
    """

    __tablename__ = "stock_layer_moves"
    __table_args__ = (
        sa.Index("ix_stock_layer_moves_of_document", "company_id", "document_id"),
        sa.Index("ix_stock_layer_moves_of_origin", "company_id", "origin_id"),
    )

    id: Mapped[Id]
    product_id: Mapped[int] = key("products.id", index=False)
    warehouse_id: Mapped[int] = key("warehouses.id", index=False)
    came: Mapped[date]
    lot: Mapped[int] = mapped_column(sa.BigInteger)
    quantity: Mapped[Milli]
    value: Mapped[Minor]
    document_kind: Mapped[Short]
    document_id: Mapped[int] = mapped_column(sa.BigInteger)
    origin_id: Mapped[Big | None]
    """The shipment or transfer whose goods these are, where they come back or arrive."""

    @classmethod
    def _own_index(cls) -> bool:
        return False
