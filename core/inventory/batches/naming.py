"""From a batch as it was told to the batches themselves; goods begin to be kept by batches here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.blocks import Act, Button, Day, Qty, Said, say
from core.inventory.batches.models import Batch
from core.inventory.batches.shelves import Part, named_batch
from core.inventory.batches.switching import switch_on
from core.inventory.books import Books
from core.inventory.cells import Cell
from core.inventory.documents import Line
from core.inventory.lacking import Goods
from core.inventory.refusals import BatchShort, BatchUnknown, NotByBatches


def begin(ctx: Ctx, lines: Sequence[Line]) -> list[list[int]]:
    """Goods that came with a batch or a day are kept by batches from now on.

    Answers those that were not, each with the id that takes it back.
    """
    fresh = {line.product.id: line.product for line in lines if line.is_told and not line.product.by_batches}
    return [[product_id, switch_on(ctx, product)] for product_id, product in sorted(fresh.items())]


def received(ctx: Ctx, line: Line) -> list[Part]:
    """The batch a line of a receipt comes to; nothing where none was told."""
    if line.parts or not line.is_told:
        return list(line.parts)
    return [Part(named_batch(ctx, line.product.id, line.batch, line.expires), line.quantity)]


def leaving(books: Books, line: Line, cell: Cell) -> list[Part]:
    """The batches a line names, as parts that leave a place; nothing where it names none.

    Raises NotByBatches, BatchUnknown, BatchShort.
    """
    if line.parts or not line.is_told:
        return list(line.parts)
    return parts_named(books, cell, line.quantity, line.batch, line.expires)


def parts_named(
    books: Books, cell: Cell, quantity: int, number: str | None, expires: date | None
) -> list[Part]:
    """So much out of the named batch at a place; of several by that name the first to expire first.

    Raises NotByBatches, BatchUnknown, BatchShort.
    """
    parts = _named(books, cell, quantity, number, expires)
    there = -sum(part.quantity for part in parts)
    if there < quantity:
        raise batch_short(books, cell.product_id, quantity, there, number, expires)
    return parts


def free_of(books: Books, cell: Cell, number: str) -> int:
    """How much of the named batch a place can give away. Raises NotByBatches."""
    return -sum(part.quantity for part in _named(books, cell, cell.free, number, None))


def _named(books: Books, cell: Cell, quantity: int, number: str | None, expires: date | None) -> list[Part]:
    goods, shelves = books.known(cell.product_id), books.batches
    if shelves is None or not goods.by_batches:
        raise not_by_batches(goods.id, goods.name)
    meant = set(matching(books.ctx, cell.product_id, number, expires))
    order = [batch for batch in shelves.in_order(cell.place) if batch in meant]
    return shelves.out_of(cell.place, quantity, order)


def batch_short(
    books: Books, product_id: int, wanted: int, there: int, number: str | None, expires: date | None = None
) -> BatchShort | BatchUnknown:
    """Less, or nothing, of a named batch is there."""
    goods, called = books.known(product_id), batch_called(number, expires)
    if not there:
        return BatchUnknown(product=goods.name, batch=called, offers=[_show(goods)])
    return BatchShort(
        product=goods.name,
        batch=called,
        wanted=Qty(wanted, goods.unit),
        available=Qty(there, goods.unit),
        more=0,
        offers=[_show(goods)],
    )


def matching(ctx: Ctx, product_id: int, number: str | None, expires: date | None) -> list[int]:
    """Batches of a product by number, by day or by both, the oldest first."""
    query = sa.select(Batch.id, Batch.number).where(Batch.product_id == product_id)
    if expires is not None:
        query = query.where(Batch.expires == expires)
    rows = ctx.session.execute(query.order_by(Batch.id)).all()
    return [batch for batch, known in rows if number is None or _plain(known) == _plain(number)]


def _plain(number: str | None) -> str:
    return " ".join((number or "").casefold().replace("ё", "е").split()).lstrip("№# ")


def batch_called(number: str | None, expires: date | None) -> Said:
    """A batch in words: 'партия 17А, годен до 1 марта'."""
    if number is not None and expires is not None:
        return say("inventory-batch-both", number=number, day=Day(expires))
    if number is not None:
        return say("inventory-batch-number", number=number)
    if expires is not None:
        return say("inventory-batch-day", day=Day(expires))
    return say("inventory-batch-nameless")


def not_by_batches(product_id: int, name: str) -> NotByBatches:
    """The goods know no batches yet, and how that is changed."""
    args: dict[str, object] = {"product": {"id": product_id, "name": name}}
    button = Button(say("inventory-button-set-batches"), Act("inventory.set_batches", args), style="primary")
    return NotByBatches(product=name, offers=[button])


def _show(goods: Goods) -> Button:
    args: dict[str, object] = {"product": {"id": goods.id, "name": goods.name}}
    return Button(say("inventory-button-batches"), Act("inventory.batches", args))
