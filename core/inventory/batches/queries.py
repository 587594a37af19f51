"""Named SELECTs of batches in stock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa

from core.inventory.batches.models import Batch, BatchBalance, BatchMove
from core.inventory.models import Balance, Product, Warehouse
from core.money import share
from core.tenancy import HouseSession


class Lying(NamedTuple):
    """So much (1/1000) of a batch at a warehouse."""

    product_id: int
    product: str
    unit: str
    warehouse_id: int
    warehouse: str
    batch_id: int
    number: str | None
    expires: date | None
    on_hand: int
    all_there: int
    """All batches of the product at that warehouse."""
    value: int
    """What all of them cost, minor units."""

    @property
    def worth(self) -> int:
        """What it cost, at the average there; minor units."""
        return share(self.value, self.on_hand, self.all_there) if self.all_there > 0 else 0


def _lying() -> Any:
    return (
        sa.select(
            BatchBalance.product_id,
            Product.name,
            Product.unit,
            BatchBalance.warehouse_id,
            Warehouse.name,
            BatchBalance.batch_id,
            Batch.number,
            Batch.expires,
            BatchBalance.on_hand,
            Balance.on_hand,
            Balance.value,
        )
        .join(Product, Product.id == BatchBalance.product_id)
        .join(Warehouse, Warehouse.id == BatchBalance.warehouse_id)
        .join(Batch, Batch.id == BatchBalance.batch_id)
        .join(
            Balance,
            sa.and_(
                Balance.product_id == BatchBalance.product_id,
                Balance.warehouse_id == BatchBalance.warehouse_id,
            ),
        )
        .where(BatchBalance.on_hand != 0)
    )


def of_product(session: HouseSession, product_id: int) -> list[Lying]:
    """A product's batches, the main warehouse first, the first to expire first."""
    query = _lying().where(BatchBalance.product_id == product_id)
    rows = session.execute(query.order_by(Warehouse.is_main.desc(), Warehouse.name_key)).all()
    found = [Lying(*row) for row in rows]
    places = list(dict.fromkeys(one.warehouse_id for one in found))
    return sorted(
        found, key=lambda one: (places.index(one.warehouse_id), one.expires or date.max, one.batch_id)
    )


def until(
    session: HouseSession, last: date, *, since: date | None = None, product_id: int | None = None
) -> list[Lying]:
    """Batches in stock whose last good day is between `since` and `last`, the first to expire first."""
    query = _lying().where(Batch.expires <= last, BatchBalance.on_hand > 0)
    if since is not None:
        query = query.where(Batch.expires >= since)
    if product_id is not None:
        query = query.where(BatchBalance.product_id == product_id)
    ordered = query.order_by(Batch.expires, Product.name_key, BatchBalance.warehouse_id, Batch.id)
    return [Lying(*row) for row in session.execute(ordered)]


def moved_by(session: HouseSession, documents: Sequence[int]) -> list[tuple[str, str, Batch, int]]:
    """What documents did to batches in all: product, unit, batch, quantity; of a transfer what left."""
    total = sa.func.sum(BatchMove.quantity)
    query = (
        sa.select(Product.name, Product.unit, Batch, total)
        .join(Product, Product.id == BatchMove.product_id)
        .join(Batch, Batch.id == BatchMove.batch_id)
        .where(BatchMove.document_id.in_(documents))
        .group_by(Product.id, Batch.id, BatchMove.warehouse_id)
        .having(total != 0)
    )
    rows = [(row[0], row[1], row[2], int(row[3])) for row in session.execute(query)]
    rows.sort(key=lambda row: (row[0], row[2].expires or date.max, row[2].id))
    gone = [row for row in rows if row[3] < 0]
    return gone or rows
