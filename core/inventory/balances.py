"""Balances as they are read for writing, and written where they still are as read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from core.inventory.cells import Cell
from core.inventory.models import Balance, Product, Warehouse
from core.tenancy import HouseSession, Prepared


@dataclass(frozen=True, slots=True)
class Doc:
    """What a movement was written for: 'shipment' and its id, 'receipt' and its id."""

    kind: str
    id: int


CELLS = Prepared(
    sa.select(
        Balance.product_id,
        Balance.warehouse_id,
        Balance.on_hand,
        Balance.reserved,
        Balance.value,
        Warehouse.is_main,
        Warehouse.sellable,
        Product.name,
        Product.unit,
        Product.cost,
        Product.low_level,
        Product.by_batches,
        Product.by_serials,
    )
    .join(Product, Product.id == Balance.product_id)
    .join(Warehouse, Warehouse.id == Balance.warehouse_id)
    .where(Balance.product_id.in_(sa.bindparam("products", expanding=True)))
    .order_by(Balance.product_id, Balance.warehouse_id)
    .with_for_update(of=Balance),
    *(Balance, Product, Warehouse),
)
_WRITE = Prepared(
    sa.update(Balance)
    .where(
        Balance.product_id == sa.bindparam("product"),
        Balance.warehouse_id == sa.bindparam("warehouse"),
        Balance.on_hand == sa.bindparam("was_on_hand"),
        Balance.reserved == sa.bindparam("was_reserved"),
    )
    .values(
        on_hand=sa.bindparam("now_on_hand"),
        reserved=sa.bindparam("now_reserved"),
        value=sa.bindparam("now_value"),
    ),
    Balance,
)


class BooksTorn(RuntimeError):
    """A balance changed under our lock: a defect, nothing is written."""


def write_cells(session: HouseSession, cells: Iterable[Cell]) -> None:
    """Write balances that changed. Raises BooksTorn where one is not as it was read."""
    rows = [
        {
            "product": cell.product_id,
            "warehouse": cell.warehouse_id,
            "was_on_hand": cell.was[0],
            "was_reserved": cell.was[1],
            "now_on_hand": cell.on_hand,
            "now_reserved": cell.reserved,
            "now_value": cell.value,
        }
        for cell in cells
        if cell.is_changed
    ]
    if not rows:
        return
    written = _WRITE.many(session, rows)
    if written not in (-1, len(rows)):
        raise BooksTorn(f"{len(rows)} balances read, {written} as they were")
