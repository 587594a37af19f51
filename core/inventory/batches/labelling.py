"""Goods in stock are told their batch, or their day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from core.acts.calls import Missing
from core.acts.ctx import Ctx
from core.blocks import Qty
from core.ids import new_id
from core.inventory.batches.models import BatchMove
from core.inventory.batches.shelves import Place, Shelves, named_batch
from core.inventory.batches.switching import DOCUMENT, switch_on
from core.inventory.books import Books
from core.inventory.models import Product, Warehouse
from core.inventory.refusals import BatchMoved, NoNameless


@dataclass(frozen=True, slots=True)
class Told:
    """How much was told its batch, and the id that takes it back."""

    quantity: Qty
    document: int


def tell(
    ctx: Ctx,
    product: Product,
    number: str | None,
    expires: date | None,
    quantity: int | None,
    warehouse: Warehouse | None,
) -> Told:
    """Of the goods without number and day so many (1/1000; all when None) are of this batch.

    Goods not kept by batches are from now on. Raises NoNameless where less of them is there.
    """
    if number is None and expires is None:
        raise Missing("expires")
    if not product.by_batches:
        switch_on(ctx, product)
    Books(ctx, [product.id])
    shelves = Shelves(ctx, ctx.today)
    shelves.read([product.id])
    batch, nameless = named_batch(ctx, product.id, number, expires), shelves.nameless(product.id)
    document = new_id()
    left, moved = quantity, 0
    for place in _places(shelves, warehouse):
        there = max(shelves.held[place].get(nameless, 0), 0)
        part = there if left is None else min(there, left)
        if part:
            shelves.shift(place, nameless, -part)
            shelves.shift(place, batch, part)
            moved += part
            left = None if left is None else left - part
    if not moved or left:
        raise NoNameless(product=product.name, left=Qty(moved, product.unit))
    shelves.write(DOCUMENT, document, ctx.today)
    ctx.session.flush()
    return Told(Qty(moved, product.unit), document)


def _places(shelves: Shelves, warehouse: Warehouse | None) -> list[Place]:
    return sorted(place for place in shelves.held if warehouse is None or place[1] == warehouse.id)


def untell(ctx: Ctx, product: Product, document: int) -> None:
    """Take it back. Raises BatchMoved where the batch has gone on since."""
    Books(ctx, [product.id])
    shelves = Shelves(ctx, ctx.today)
    shelves.read([product.id])
    moves = ctx.session.scalars(sa.select(BatchMove).where(BatchMove.document_id == document)).all()
    for move in moves:
        shelves.shift((move.product_id, move.warehouse_id), move.batch_id, -move.quantity)
    if any(on_hand < 0 for held in shelves.held.values() for on_hand in held.values()):
        raise BatchMoved(product=product.name)
    shelves.write(DOCUMENT, document, ctx.today)
    ctx.session.flush()
