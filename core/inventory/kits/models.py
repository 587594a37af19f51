"""The composition of kits."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Mapped

from core.tables import Base, Milli, Owned, key


class KitPart(Owned, Base):
    """So much of a product goes into one kit. The kit itself is a product of the kind `kit`."""

    __tablename__ = "kit_parts"
    __table_args__ = (sa.CheckConstraint("quantity > 0", name="quantity"),)

    kit_id: Mapped[int] = key("products.id", index=False, primary_key=True)
    part_id: Mapped[int] = key("products.id", primary_key=True)
    position: Mapped[int]
    quantity: Mapped[Milli]
