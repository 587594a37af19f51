"""Goods begin to be kept by batches, and cease to be."""

from __future__ import annotations

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.ids import new_id
from core.inventory.batches.models import BatchMove
from core.inventory.batches.shelves import Shelves
from core.inventory.books import Books
from core.inventory.models import Movement, Product, StockDocument
from core.inventory.refusals import BatchMoved

DOCUMENT = "batches"


def switch_on(ctx: Ctx, product: Product) -> int:
    """What lies there becomes one batch without number and day. Answers the id that takes it back."""
    books = Books(ctx, [product.id])
    product.by_batches = True
    ctx.session.flush()
    shelves, document = Shelves(ctx, ctx.today), new_id()
    for cell in books.at(product.id):
        if cell.on_hand:
            shelves.move(cell.place, cell.on_hand)
    shelves.write(DOCUMENT, document, ctx.today)
    return document


def switch_off(ctx: Ctx, product: Product) -> int:
    """No batch holds anything any more. Answers the id that takes it back."""
    Books(ctx, [product.id])
    shelves, document = Shelves(ctx, ctx.today), new_id()
    shelves.read([product.id])
    for place, held in list(shelves.held.items()):
        for batch, on_hand in list(held.items()):
            shelves.shift(place, batch, -on_hand)
    shelves.write(DOCUMENT, document, ctx.today)
    product.by_batches = False
    ctx.session.flush()
    return document


def take_back(ctx: Ctx, product: Product, document: int, *, on: bool, but: int | None = None) -> None:
    """Write the opposite of what an act alone did to batches; `on`: are the goods kept by them then?

    Raises BatchMoved where they have moved since, otherwise than under the document `but`.
    """
    Books(ctx, [product.id])
    if _moved_since(ctx, product, document, but):
        raise BatchMoved(product=product.name)
    shelves = Shelves(ctx, ctx.today)
    shelves.read([product.id])
    for move in ctx.session.scalars(sa.select(BatchMove).where(BatchMove.document_id == document)).all():
        shelves.shift((move.product_id, move.warehouse_id), move.batch_id, -move.quantity)
    shelves.write(DOCUMENT, document, ctx.today)
    product.by_batches = on
    ctx.session.flush()


def cease(ctx: Ctx, products: dict[int, Product], document: StockDocument) -> None:
    """Goods that a receipt was first to keep by batches are not any more, unless they moved since."""
    for product_id, switched in document.before["batched"]:
        try:
            take_back(ctx, products[product_id], switched, on=False, but=document.id)
        except BatchMoved:
            continue


def _moved_since(ctx: Ctx, product: Product, document: int, but: int | None) -> bool:
    """Ids grow with time, whatever they are of."""
    apart = [document, but or document]
    batches = sa.select(BatchMove.id).where(
        BatchMove.product_id == product.id,
        BatchMove.id > document,
        BatchMove.document_id.not_in(apart),
    )
    goods = sa.select(Movement.id).where(
        Movement.product_id == product.id,
        Movement.id > document,
        Movement.quantity != 0,
        Movement.document_id.not_in(apart),
    )
    return any(ctx.session.scalar(query.limit(1)) is not None for query in (batches, goods))
