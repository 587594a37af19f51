"""Taking a document of stock back: a storno, refused by name where something came to stand on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.blocks import Day, DocNo, Qty, Said, say
from core.finance.periods import storno_day
from core.inventory import queries, ways
from core.inventory.books import Books, Doc
from core.inventory.cells import Cell
from core.inventory.events import StockReturned
from core.inventory.keeping import put_away
from core.inventory.models import Movement, Product, StockCount, StockDocument
from core.inventory.refusals import AnnulledAlready, CountedSince, ReceivedSince, UsedSince

if TYPE_CHECKING:
    from core.inventory.batches.shelves import Part
    from core.inventory.layers.slices import Slice

VALUE_ALONE = ("true_up", "priced")


@dataclass(slots=True)
class Net:
    """What a document did to one balance in all."""

    quantity: int = 0
    value: int = 0
    aside: dict[str, int] = field(default_factory=dict)
    """What of the value moved alone, by its kind: corrections of cost, costs told late."""
    last: int = 0
    kind: str = "storno"
    """The kind of movement that takes it back."""


@dataclass(frozen=True, slots=True)
class Left:
    """A balance after the storno."""

    product: Product
    warehouse_id: int
    quantity: int
    on_hand: int


def annul(ctx: Ctx, document_id: int) -> tuple[StockDocument, list[Left]]:
    """Take a document back on its own day (on today where that is closed); its number stays, marked annulled.

    Raises AnnulledAlready, CountedSince, ReceivedSince, UsedSince.
    """
    document = next(iter(ctx.lock(StockDocument, [document_id])), None) or ctx.get(StockDocument, document_id)
    if document.annulled:
        raise AnnulledAlready(number=DocNo(document.kind, document.number))
    _stop_on_its_way(ctx, document)
    day = storno_day(ctx, document.day)
    if document.before.get("recost"):
        from core.inventory.recosting.keeping import take_back

        take_back(ctx, document.before["recost"])
    products, left = take_moves_back(ctx, Doc(document.kind, document.id), day)
    document.annulled = True
    _put_back(ctx, document, products)
    ctx.session.flush()
    cost_again(ctx, products, document.day)
    ctx.emit(StockReturned(document.kind, document.id))
    return document, left


def cost_again(ctx: Ctx, products: Iterable[int], since: date) -> None:
    """Where the costs after a day had been told anew, they are once more: something was taken back."""
    from core.inventory.recosting.keeping import again

    again(ctx, products, since)


def take_moves_back(ctx: Ctx, document: Doc, day: date) -> tuple[dict[int, Product], list[Left]]:
    """Write the opposite of what a document moved; answers its products and the balances after that.

    Raises CountedSince, UsedSince.
    """
    nets = _nets(ctx, document)
    products = queries.by_ids(ctx.session, {product for product, _ in nets})
    books = Books(ctx, products.keys(), undoing=document.id)
    batches, layers = _batches_back(ctx, books, document), _layers_back(books, document)
    left: list[Left] = []
    for (product_id, place), net in sorted(nets.items()):
        product = products[product_id]
        _refuse_if_counted(ctx, product, place, net)
        cell = books.cells[product_id, place]
        was_enough = cell.on_hand >= cell.reserved
        aside = {kind: -value for kind, value in net.aside.items()}
        parts = batches.get((product_id, place), ())
        _refuse_if_batch_used(ctx, books, cell, parts, net)
        slices = layers.get((product_id, place), ())
        books.take_back(
            cell,
            -net.quantity,
            -net.value,
            net.last,
            kind=net.kind,
            aside=aside,
            parts=parts,
            slices=slices,
        )
        if net.quantity > 0 and (cell.on_hand < 0 or was_enough) and cell.on_hand < cell.reserved:
            _refuse_if_used(ctx, product, place, net, cell.on_hand)
        left.append(Left(product, place, -net.quantity, cell.on_hand))
    books.close(document, day)
    return products, left


def _batches_back(ctx: Ctx, books: Books, document: Doc) -> Mapping[tuple[int, int], Sequence[Part]]:
    """What the document did to batches, the other way round."""
    if books.batches is None:
        return {}
    from core.inventory.batches.origins import opposite

    return opposite(ctx.session, document.id)


def _layers_back(books: Books, document: Doc) -> Mapping[tuple[int, int], Sequence[Slice]]:
    """What the document did to layers of cost, the other way round."""
    if not books.by_layers:
        return {}
    from core.inventory.layers.origins import opposite

    return opposite(books.ctx.session, document.id)


def _refuse_if_batch_used(ctx: Ctx, books: Books, cell: Cell, parts: Sequence[Part], net: Net) -> None:
    """Raises UsedSince where goods of other batches would have to stand in for those that came."""
    if books.batches is None or not parts or ctx.company.settings.negative_stock:
        return
    lacking = books.batches.lacking(cell.place, parts)
    if lacking and books.keeps_batches(cell.product_id):
        from core.inventory.batches.origins import taken_after

        goods = books.goods[cell.product_id]
        raise UsedSince(
            product=goods.name,
            quantity=Qty(net.quantity, goods.unit),
            left=Qty(books.batches.held[cell.place].get(lacking[0], 0), goods.unit),
            by=_named(*taken_after(ctx.session, lacking[0], cell.warehouse_id, net.last)),
        )


def _stop_on_its_way(ctx: Ctx, document: StockDocument) -> None:
    """Goods that were sent come back only whole: raises ReceivedSince."""
    lines = ways.lines_of(ctx.session, document.id)
    if any(line.on_way != line.sent for line in lines):
        raise ReceivedSince(number=DocNo("transfer", document.number))
    for line in lines:
        line.on_way = line.value = 0


def require_uncounted(ctx: Ctx, document: Doc) -> None:
    """Goods that were counted after a document moved them cannot be moved back: raises CountedSince."""
    last = sa.func.max(Movement.id)
    moved = sa.select(Movement.product_id, Movement.warehouse_id, last).where(
        Movement.document_kind == document.kind, Movement.document_id == document.id
    )
    rows = ctx.session.execute(moved.group_by(Movement.product_id, Movement.warehouse_id)).all()
    for product_id, place, latest in rows:
        counted = queries.count_after(ctx.session, [product_id], place, latest)
        if counted is not None:
            raise _counted(ctx, ctx.get(Product, product_id), counted[1])


def _counted(ctx: Ctx, product: Product, by: StockDocument) -> CountedSince:
    """A surplus or a shortage is named by the count that found it."""
    number = by.number if by.basis_id is None else ctx.get(StockCount, by.basis_id).number
    return CountedSince(product=product.name, number=DocNo("count", number), day=Day(by.day))


def _nets(ctx: Ctx, document: Doc) -> dict[tuple[int, int], Net]:
    nets: dict[tuple[int, int], Net] = {}
    for move in queries.document_moves(ctx.session, document.id):
        net = nets.setdefault((move.product_id, move.warehouse_id), Net())
        net.quantity += move.quantity
        net.value += move.value
        if move.kind in VALUE_ALONE:
            net.aside[move.kind] = net.aside.get(move.kind, 0) + move.value
        net.kind = "opening" if move.kind == "opening" else net.kind
        net.last = max(net.last, move.id)
    return nets


def _refuse_if_counted(ctx: Ctx, product: Product, place: int, net: Net) -> None:
    counted = queries.count_after(ctx.session, [product.id], place, net.last)
    if counted is not None:
        raise _counted(ctx, product, counted[1])


def _refuse_if_used(ctx: Ctx, product: Product, place: int, net: Net, left: int) -> None:
    if left < 0 and ctx.company.settings.negative_stock:
        return
    gone = queries.outgo_after(ctx.session, product.id, place, net.last)
    raise UsedSince(
        product=product.name,
        quantity=Qty(net.quantity, product.unit),
        left=Qty(max(0, left + net.quantity), product.unit),
        by=_named(gone[0].kind, gone[0].document_kind, gone[1])
        if gone is not None and left < 0
        else say("inventory-by-reserve"),
    )


def _named(kind: str, document_kind: str, number: int | None) -> Said:
    """A later deed by its name: 'списание № 3', 'отгрузка'."""
    if number is None:
        return say(f"inventory-by-{kind.replace('_', '-')}")
    return say(
        "inventory-by-document",
        document=say(f"inventory-by-{document_kind.replace('_', '-')}"),
        number=number,
    )


def _put_back(ctx: Ctx, document: StockDocument, products: dict[int, Product]) -> None:
    """Last costs return where they still are ours; products that came with the receipt go with it."""
    for product_id, (before, ours) in document.before.get("costs", {}).items():
        product = products[int(product_id)]
        if product.cost == ours:
            product.cost = before
    for product_id, unit in document.before.get("units", {}).items():
        products[int(product_id)].unit = unit
    if document.before.get("batched"):
        from core.inventory.batches.switching import cease

        cease(ctx, products, document)
    for product_id in document.before.get("created", []):
        if not _used_otherwise(ctx, product_id, document):
            put_away(ctx, products[product_id])


def _used_otherwise(ctx: Ctx, product_id: int, document: StockDocument) -> bool:
    other = sa.select(Movement.id).where(
        Movement.product_id == product_id, Movement.document_id != document.id
    )
    return ctx.session.scalar(other.limit(1)) is not None
