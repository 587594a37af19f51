"""Named SELECTs of layers of cost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from core.inventory.layers.models import DEBT, Layer
from core.inventory.models import Warehouse
from core.tenancy import HouseSession


@dataclass(frozen=True, slots=True)
class Lying:
    """What a warehouse holds of one layer: quantity in 1/1000, value in minor units."""

    warehouse: str
    came: date | None
    """None for what was sold before it came."""
    quantity: int
    value: int


def of_product(session: HouseSession, product_id: int, most: int) -> list[Lying]:
    """The layers of a product by warehouse, the main one first, in the order they will leave."""
    query = (
        sa.select(Warehouse.name, Layer.came, Layer.quantity, Layer.value, Layer.lot)
        .join(Warehouse, Warehouse.id == Layer.warehouse_id)
        .where(Layer.product_id == product_id, Layer.quantity != 0)
        .order_by(Warehouse.is_main.desc(), Warehouse.name_key, Layer.came, Layer.lot)
    )
    return [
        Lying(name, None if lot == DEBT else came, quantity, value)
        for name, came, quantity, value, lot in session.execute(query.limit(most))
    ]
