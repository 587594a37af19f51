"""`check` for batches: balances recomputed from their ledger, all together from what is on hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from core.blocks import Qty, Said, say
from core.inventory.batches.models import Batch, BatchBalance, BatchMove
from core.inventory.batches.naming import batch_called
from core.inventory.models import Balance, Product, Warehouse
from core.tenancy import HouseSession

Place = tuple[int, int]
Key = tuple[int, int, int]
"""Product, warehouse, batch."""


def batch_differences(session: HouseSession) -> Iterator[Said]:
    """Batches that are not the sum of their moves, and goods that are not the sum of their batches."""
    stored = _sums(session, BatchBalance, BatchBalance.on_hand)
    moved = _sums(session, BatchMove, BatchMove.quantity)
    if not stored and not moved and not session.scalar(sa.select(Product.id).where(Product.by_batches)):
        return
    names = _Names(session)
    for key in sorted(stored.keys() | moved.keys()):
        has, should = stored.get(key, 0), moved.get(key, 0)
        if has != should:
            yield names.batch("inventory-check-batch", key, has, should)
        if has < 0 and not names.batches[key[2]].is_nameless:
            yield names.batch("inventory-check-batch-below-zero", key, has, 0)
    yield from _together(session, stored, names)


def _together(session: HouseSession, stored: dict[Key, int], names: _Names) -> Iterator[Said]:
    sums: dict[Place, int] = {}
    for (product, warehouse, _), on_hand in stored.items():
        sums[product, warehouse] = sums.get((product, warehouse), 0) + on_hand
    query = sa.select(Balance.product_id, Balance.warehouse_id, Balance.on_hand)
    kept = query.join(Product, Product.id == Balance.product_id).where(Product.by_batches)
    there = {(row[0], row[1]): int(row[2]) for row in session.execute(kept)}
    for place in sorted(sums.keys() | there.keys()):
        if sums.get(place, 0) != there.get(place, 0):
            yield names.place("inventory-check-batches", place, sums.get(place, 0), there.get(place, 0))


def _sums(session: HouseSession, table: Any, amount: Any) -> dict[Key, int]:
    key = (table.product_id, table.warehouse_id, table.batch_id)
    query = sa.select(*key, sa.func.sum(amount)).group_by(*key)
    return {(row[0], row[1], row[2]): int(row[3]) for row in session.execute(query)}


class _Names:
    """Products, warehouses and batches as a report calls them."""

    def __init__(self, session: HouseSession) -> None:
        self.products = {row.id: row for row in session.scalars(sa.select(Product))}
        self.warehouses = {row.id: row.name for row in session.scalars(sa.select(Warehouse))}
        self.batches = {row.id: row for row in session.scalars(sa.select(Batch))}

    def batch(self, text: str, key: Key, stored: int, counted: int) -> Said:
        batch = self.batches[key[2]]
        called = batch_called(batch.number, batch.expires)
        return self.place(text, key[:2], stored, counted, batch=called)

    def place(self, text: str, place: Place, stored: int, counted: int, **more: Said) -> Said:
        product = self.products[place[0]]
        return say(
            text,
            product=product.name,
            warehouse=self.warehouses[place[1]],
            stored=Qty(stored, product.unit),
            counted=Qty(counted, product.unit),
            **more,
        )
