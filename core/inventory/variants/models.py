"""Families of goods and the variants in them. A variant is a product; its row says how it differs."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from core.tables import Base, Id, Instant, Json, Line, Owned, key


class Family(Owned, Base):
    """What the variants have in common: a name."""

    __tablename__ = "product_families"
    __table_args__ = (sa.UniqueConstraint("company_id", "name_key"),)

    id: Mapped[Id]
    name: Mapped[Line]
    name_key: Mapped[Line]
    created_at: Mapped[Instant]

    @classmethod
    def _own_index(cls) -> bool:
        return False


class Variant(Owned, Base):
    """A product's place in its family."""

    __tablename__ = "product_variants"

    product_id: Mapped[int] = key("products.id", index=False, primary_key=True)
    family_id: Mapped[int] = key("product_families.id")
    position: Mapped[int]
    options: Mapped[list[str]] = mapped_column(Json)
    """What it differs in, as it was said: белая, S."""
