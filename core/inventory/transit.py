"""Transfers in two steps: goods leave one warehouse, are on the way, and come to another, whole or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.inventory import queries, ways
from core.inventory.annulling import annul
from core.inventory.books import Books
from core.inventory.documents import Line, Posted, surplus_value, transfer, turned, write_document
from core.inventory.models import Product, StockDocument, TransferLine, Warehouse
from core.inventory.refusals import NothingOnWay
from core.money import share

if TYPE_CHECKING:
    from core.inventory.batches.shelves import Part as BatchPart
    from core.inventory.layers.carrying import Carried
    from core.inventory.layers.slices import Slice
    from core.inventory.serials.told import Told


@dataclass(slots=True)
class Part:
    """What became of a product on arrival: quantities in 1/1000, values in minor units."""

    product: Product
    came: int = 0
    lost: int = 0
    extra: int = 0
    left: int = 0
    """Still on the way."""
    lost_of: Sequence[BatchPart] = ()
    """The batches of what was lost, as they leave."""
    lost_layers: Sequence[Slice] = ()
    """Its layers of cost, likewise."""
    lost_pieces: Sequence[int] = ()
    """Its serial numbers."""
    came_value: int = 0
    lost_value: int = 0
    extra_value: int = 0


@dataclass(slots=True)
class Arrival:
    """A receipt of a transfer, with the documents of what did not agree."""

    transfer: StockDocument
    document: StockDocument
    parts: dict[int, Part] = field(default_factory=dict)
    shortage: StockDocument | None = None
    surplus: StockDocument | None = None


def send(
    ctx: Ctx, source: Warehouse, target: Warehouse, lines: Sequence[Line], told: Told | None = None
) -> Posted:
    """Goods leave and are on the way, with their value, until they are received."""
    posted = transfer(ctx, source, target, lines, ctx.today, arrives=False, told=told)
    for line in posted.lines:
        ctx.session.add(
            TransferLine(
                document_id=posted.document.id,
                product_id=line.product.id,
                sent=line.quantity,
                on_way=line.quantity,
                value=line.value,
            )
        )
    ctx.session.flush()
    return posted


def receive(
    ctx: Ctx,
    transfer_id: int,
    lines: Sequence[Line] | None,
    *,
    rest_lost: bool,
    reason: str | None = None,
    told: Told | None = None,
) -> Arrival:
    """Goods of a transfer come in: all that is on the way, or what is named.

    What is named beyond that is a surplus; `rest_lost`: what is not named is a shortage. Both are documents
    of their own, the transfer stays as it was sent. Raises NothingOnWay.
    """
    lines = () if lines is None and rest_lost else lines
    sent = ctx.lock(StockDocument, [transfer_id])[0]
    on_way = [line for line in ways.lines_of(ctx.session, sent.id) if line.on_way]
    if not on_way:
        raise NothingOnWay
    target = ctx.get(Warehouse, sent.target_id or 0)
    asked = {line.product_id: 0 for line in on_way}
    for line in lines or ():
        asked[line.product.id] = asked.get(line.product.id, 0) + line.quantity
    products = queries.by_ids(ctx.session, asked.keys())
    books = Books(ctx, asked.keys(), told=told)
    books.require({(product, target.id) for product in asked})
    parts: dict[int, Part] = {}
    taken: list[list[int]] = []
    for product_id in sorted(asked):
        mine = [line for line in on_way if line.product_id == product_id]
        wanted = asked[product_id] if lines is not None else sum(line.on_way for line in mine)
        part = parts[product_id] = Part(products[product_id])
        layers = _carried(books, sent.id, product_id)
        part.came, part.came_value = _take(mine, wanted, taken, layers)
        part.extra = wanted - part.came
        if rest_lost:
            part.lost, part.lost_value = _take(mine, sum(line.on_way for line in mine), taken, layers)
        part.left = sum(line.on_way for line in mine)
        there, value = part.came + part.lost, part.came_value + part.lost_value
        if there:
            parts_in = _sent(books, sent.id, product_id, there)
            books.come(
                books.cells[product_id, target.id],
                there,
                value,
                "transfer_in",
                parts=parts_in,
                slices=layers.taken if layers else (),
                origin=sent.id,
            )
            if books.serials is not None and part.lost and books.keeps_serials(product_id):
                arrived = books.cells[product_id, target.id].pieces
                part.lost_pieces = books.serials.lost_of(product_id, arrived, part.lost)
            part.lost_of = _last(parts_in, part.lost)
            part.lost_layers = layers.last(part.lost) if layers else ()
    before = {"taken": taken}
    document = write_document(ctx, books, "arrival", ctx.today, target, basis=sent.id, before=before)
    arrival = Arrival(sent, document, parts)
    arrival.shortage = _shortage(ctx, arrival, target, reason)
    arrival.surplus = _surplus(ctx, arrival, target, reason, told)
    others = [one.id for one in (arrival.shortage, arrival.surplus) if one is not None]
    document.before = {**before, "others": others}
    ctx.session.flush()
    return arrival


def _sent(books: Books, transfer_id: int, product_id: int, quantity: int) -> Sequence[BatchPart]:
    """The batches of what arrives: those that were sent, the first to expire first."""
    if not books.keeps_batches(product_id):
        return ()
    from core.inventory.batches.origins import not_back, portion

    return portion(not_back(books.ctx.session, transfer_id, product_id), quantity)


def _carried(books: Books, transfer_id: int, product_id: int) -> Carried | None:
    """The layers of what is on the way, where they are kept."""
    if not books.by_layers:
        return None
    from core.inventory.layers.carrying import Carried

    return Carried(books.ctx.session, transfer_id, product_id)


def _last(parts: Sequence[BatchPart], quantity: int) -> Sequence[BatchPart]:
    """So much of what came, from its end, as it leaves again."""
    if not parts or not quantity:
        return ()
    from core.inventory.batches.origins import portion

    return [part._replace(origin=None) for part in portion(turned(parts[::-1]), -quantity)]


def _take(
    lines: Sequence[TransferLine], wanted: int, taken: list[list[int]], layers: Carried | None
) -> tuple[int, int]:
    """Take up to so much off the way, each line with its share of the value; the last unit takes the rest.

    `layers`: what arrives is worth what these say instead.
    """
    came = worth = 0
    for line in lines:
        part = min(wanted - came, line.on_way)
        if part:
            value = share(line.value, part, line.on_way)
            if layers is not None:
                value = layers.arrives(part, line.value, line.on_way)
            line.on_way, line.value = line.on_way - part, line.value - value
            taken.append([line.id, part, value])
            came, worth = came + part, worth + value
    return came, worth


def _shortage(ctx: Ctx, arrival: Arrival, target: Warehouse, reason: str | None) -> StockDocument | None:
    """What was lost on the way came by the papers alone, and goes again at exactly its cost."""
    lost = [part for part in arrival.parts.values() if part.lost]
    if not lost:
        return None
    books = Books(ctx, {part.product.id for part in lost})
    for part in lost:
        cell = books.cells[part.product.id, target.id]
        books.take_back(
            cell,
            -part.lost,
            -part.lost_value,
            kind="write_off",
            parts=part.lost_of,
            slices=part.lost_layers,
            pieces=part.lost_pieces,
        )
    return write_document(ctx, books, "shortage", ctx.today, target, reason=reason, basis=arrival.transfer.id)


def _surplus(
    ctx: Ctx, arrival: Arrival, target: Warehouse, reason: str | None, told: Told | None
) -> StockDocument | None:
    """What came though nobody sent it, at the average cost there."""
    extra = [part for part in arrival.parts.values() if part.extra]
    if not extra:
        return None
    books = Books(ctx, {part.product.id for part in extra}, told=told)
    for part in extra:
        cell = books.cells[part.product.id, target.id]
        part.extra_value = surplus_value(ctx, cell, part.product, part.extra)
        books.come(cell, part.extra, part.extra_value, "receipt")
    return write_document(ctx, books, "surplus", ctx.today, target, reason=reason, basis=arrival.transfer.id)


def unreceive(ctx: Ctx, arrival_id: int) -> StockDocument:
    """Take a receipt of a transfer back: its goods are on the way again. Raises as annulling does."""
    arrival = ctx.get(StockDocument, arrival_id)
    for other in arrival.before.get("others", []):
        annul(ctx, other)
    annul(ctx, arrival.id)
    taken = {row[0]: row for row in arrival.before["taken"]}
    lines = ctx.session.scalars(sa.select(TransferLine).where(TransferLine.id.in_(taken)))
    by_id = {line.id: line for line in lines}
    for line_id, quantity, value in arrival.before["taken"]:
        by_id[line_id].on_way += quantity
        by_id[line_id].value += value
    ctx.session.flush()
    return ctx.get(StockDocument, arrival.basis_id or 0)
