"""Parts of kits beside the lines of orders, shipments and returns."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from core.money import QUANTITY_SCALE
from core.orders.models import InCompany
from core.tables import Base, Id, Line, Milli, Minor, Short, key


class OrderLinePart(InCompany, Base):
    """A part of a line's kit, as the kit was made when the order was confirmed."""

    __tablename__ = "order_line_parts"

    id: Mapped[Id]
    line_id: Mapped[int] = key("order_lines.id")
    position: Mapped[int]
    product_id: Mapped[int] = key("products.id", index=False)
    name: Mapped[Line]
    unit: Mapped[Short] = mapped_column(default="")
    quantity: Mapped[Milli]
    """How much of it one kit takes."""
    reserved: Mapped[Milli] = mapped_column(default=0)
    """Held for the line: the sum of its holds of this product."""

    def in_kits(self, kits: int) -> int:
        """How much of it so many whole kits (1/1000) take."""
        return self.quantity * kits // QUANTITY_SCALE


class ShipmentPart(InCompany, Base):
    """A part of a kit that left from one warehouse, under the kit's line of the shipment."""

    __tablename__ = "shipment_parts"

    id: Mapped[Id]
    shipment_line_id: Mapped[int] = key("shipment_lines.id")
    product_id: Mapped[int] = key("products.id", index=False)
    warehouse_id: Mapped[int] = key("warehouses.id", index=False)
    quantity: Mapped[Milli]
    from_reserve: Mapped[Milli] = mapped_column(default=0)
    cost: Mapped[Minor]


class ReturnPart(InCompany, Base):
    """A part of a kit that came back, under the kit's line of the return."""

    __tablename__ = "order_return_parts"

    id: Mapped[Id]
    return_line_id: Mapped[int] = key("order_return_lines.id")
    part_id: Mapped[int | None] = key("shipment_parts.id", null=True)
    """The part of the shipment; None where nobody knows the sale."""
    product_id: Mapped[int] = key("products.id", index=False)
    warehouse_id: Mapped[int] = key("warehouses.id", index=False)
    quantity: Mapped[Milli]
    cost: Mapped[Minor]
