"""Layers from the database into the cells of `Books`, and from there back under a document."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from core.ids import new_id
from core.inventory.cells import Cell
from core.inventory.layers.cells import Layered, Lot
from core.inventory.layers.models import DEBT, Layer, LayerMove
from core.inventory.layers.slices import Slice
from core.tenancy import HouseSession, Prepared, add_up_many, insert_many

EVER = date(1970, 1, 1)
"""The day of a debt, which has none."""
KEY = ("product_id", "warehouse_id", "came", "lot")
Moved = tuple[int, int, Slice]
"""Product, warehouse and what became of a layer there."""

_HELD = Prepared(
    sa.select(Layer.product_id, Layer.warehouse_id, Layer.lot, Layer.came, Layer.quantity, Layer.value).where(
        Layer.product_id.in_(sa.bindparam("products", expanding=True)), Layer.quantity != 0
    ),
    Layer,
)


def read_layers(session: HouseSession, cells: Iterable[Cell]) -> None:
    """What lies of each layer in these balances; they are locked already."""
    places = {cell.place: cell for cell in cells if isinstance(cell, Layered)}
    if not places:
        return
    rows: Any = _HELD(session, products=sorted({product for product, _ in places})).all()
    for product, warehouse, lot, came, quantity, value in rows:
        cell = places.get((product, warehouse))
        if cell is not None:
            cell.lots[lot] = Lot(came, quantity, value)


def write_layers(
    session: HouseSession, cells: Iterable[Cell], kind: str, document_id: int, day: date
) -> None:
    """Store what became of the layers under a document; what came new came on its day."""
    moved: list[Moved] = []
    for cell in cells:
        if isinstance(cell, Layered):
            moved += [(*cell.place, one) for one in cell.moves]
            cell.moves = []
    write_moves(session, moved, kind, document_id, day)


def write_moves(
    session: HouseSession, moved: Sequence[Moved], kind: str, document_id: int, day: date
) -> None:
    """Store moves of layers and what they add up to."""
    merged: dict[tuple[Any, ...], list[int]] = {}
    for product, warehouse, one in moved:
        came = EVER if one.lot == DEBT else one.came or day
        sums = merged.setdefault((product, warehouse, came, one.lot, one.origin), [0, 0])
        sums[0] += one.quantity
        sums[1] += one.value
    rows = [
        {**dict(zip(KEY, at, strict=False)), "quantity": quantity, "value": value}
        for at, (quantity, value) in merged.items()
        if quantity or value
    ]
    origins = [at[-1] for at, sums in merged.items() if any(sums)]
    add_up_many(session, Layer, [dict(row) for row in rows], by=KEY)
    shared = {"document_kind": kind, "document_id": document_id}
    insert_many(
        session,
        LayerMove,
        [
            {"id": new_id(), **row, **shared, "origin_id": origin}
            for row, origin in zip(rows, origins, strict=True)
        ],
    )


def layers_of(session: HouseSession, products: Collection[int]) -> list[tuple[int, int, int, date, int, int]]:
    """Product, warehouse, lot, day, quantity and value of what lies of these goods."""
    rows: Any = _HELD(session, products=sorted(products)).all() if products else []
    return [tuple(row) for row in rows]
