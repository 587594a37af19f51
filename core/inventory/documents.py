"""Documents of stock: receipts, write-offs, transfers, counts, and how each is annulled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from core.acts.ctx import Ctx
from core.inventory import queries
from core.inventory.books import Books, Doc
from core.inventory.cells import Cell
from core.inventory.models import DocumentKind, MovementKind, Product, StockDocument, Warehouse
from core.inventory.places import main_warehouse
from core.inventory.refusals import TooMuch
from core.money import MAX_MILLI, MAX_MINOR, half_up, line_total, unit_price

if TYPE_CHECKING:
    from core.inventory.batches.shelves import Part
    from core.inventory.layers.slices import Slice
    from core.inventory.recosting.keeping import Recosted
    from core.inventory.serials.told import Told


@dataclass(frozen=True, slots=True)
class Line:
    """So much (1/1000 of its unit) of a product; `value` is what was paid for it, None = at last cost."""

    product: Product
    quantity: int
    value: int | None = None
    batch: str | None = None
    """The number of the batch, as told."""
    expires: date | None = None
    """The last day the goods are good on, as told."""
    parts: tuple[Part, ...] = ()
    """The very batches, where they are known: below zero where they leave."""
    slices: tuple[Slice, ...] = ()
    """The very layers of cost, likewise."""
    pieces: tuple[int, ...] = ()
    """The very serial numbers (ids), likewise."""
    warehouse_id: int | None = None
    """Where it leaves from, where the document has no place of its own."""

    @property
    def is_told(self) -> bool:
        """Was a batch or a day told?"""
        return self.batch is not None or self.expires is not None


@dataclass(slots=True)
class Outcome:
    """What a line did: the value it moved, on hand at its warehouse before and after."""

    product: Product
    quantity: int
    value: int
    before: int
    after: int
    reserved: int
    uncosted: bool = False
    """Nobody knows what the goods on hand cost."""
    opens: bool = False
    """A count of goods that had never moved there: their opening stock."""


@dataclass(slots=True)
class Posted:
    """A document with what it did, line by line."""

    document: StockDocument
    warehouse: Warehouse
    lines: list[Outcome] = field(default_factory=list)
    target: Warehouse | None = None
    recosted: Recosted | None = None
    """What a document with a day in the past did to later costs."""


def receive(
    ctx: Ctx,
    warehouse: Warehouse,
    lines: Sequence[Line],
    day: date,
    before: dict[str, Any] | None = None,
    told: Told | None = None,
) -> Posted:
    """Goods come in. A line with a value sets the product's last cost; one with a batch or a day has
    the goods kept by batches from now on.

    `before`: what else the undo puts back (`created` products, `units`); `told`: serial numbers.
    """
    batched = _begin_batches(ctx, lines)
    books = _books(ctx, warehouse, lines, told)
    costs: dict[str, list[int | None]] = {}
    done: list[tuple[Line, Cell, int, int]] = []
    for line in lines:
        cell = books.cells[line.product.id, warehouse.id]
        was = cell.on_hand
        value = _receipt_value(ctx, line, cell)
        _bearable(line, cell, value)
        if line.value is not None:
            _set_cost(ctx, books, line, costs)
        books.come(cell, line.quantity, value, "receipt", parts=_parts_in(ctx, line))
        done.append((line, cell, value, was))
    before = {**(before or {}), "costs": costs, **batched}
    posted = Posted(write_document(ctx, books, "receipt", day, warehouse, before=before), warehouse)
    posted.lines = [_outcome(*part) for part in done]
    return _followed(ctx, posted, lines)


def write_off(
    ctx: Ctx,
    warehouse: Warehouse | None,
    lines: Sequence[Line],
    day: date,
    reason: str | None,
    told: Told | None = None,
) -> Posted:
    """Goods are gone, whoever waits for them. No warehouse: where there is enough, the main one first."""
    books = Books(ctx, {line.product.id for line in lines}, told=told)
    done: list[tuple[Line, Cell, int, int]] = []
    for line in lines:
        cell = _source(ctx, books, line, warehouse)
        was = cell.on_hand
        parts = _parts_out(books, line, cell)
        value = books.leave(
            cell,
            line.quantity,
            "write_off",
            physical=True,
            parts=parts,
            slices=line.slices,
            pieces=line.pieces,
        )
        done.append((line, cell, value, was))
    home = warehouse or ctx.get(Warehouse, done[0][1].warehouse_id)
    posted = Posted(write_document(ctx, books, "write_off", day, home, reason=reason), home)
    posted.lines = [_outcome(*part) for part in done]
    return _followed(ctx, posted, lines)


def _followed(ctx: Ctx, posted: Posted, lines: Sequence[Line]) -> Posted:
    """What went out after a day in the past is costed anew. Raises CountedLater, WasNotThere."""
    if posted.document.day < ctx.today:
        from core.inventory.recosting.keeping import follow

        posted.recosted = follow(ctx, posted.document, [line.product for line in lines])
    return posted


def as_they_came(ctx: Ctx, document_id: int, lines: Sequence[Line]) -> list[Line]:
    """Lines that leave again the batches and layers which a document has just brought them to."""
    if ctx.company.settings.fifo:
        from core.inventory.layers.origins import leaving_again as of_layers

        lines = of_layers(ctx.session, document_id, lines)
    if any(line.product.by_serials for line in lines):
        from core.inventory.serials.origins import leaving_again as of_numbers

        lines = of_numbers(ctx.session, document_id, lines)
    if not any(line.product.by_batches for line in lines):
        return list(lines)
    from core.inventory.batches.origins import leaving_again

    return leaving_again(ctx.session, document_id, lines)


def transfer(
    ctx: Ctx,
    source: Warehouse,
    target: Warehouse,
    lines: Sequence[Line],
    day: date,
    *,
    arrives: bool = True,
    told: Told | None = None,
) -> Posted:
    """Goods change their place with their value. What is held for orders stays.

    `arrives`: they are there at once; else they only leave.
    """
    books = Books(ctx, {line.product.id for line in lines}, told=told)
    if arrives:
        books.require({(line.product.id, target.id) for line in lines})
    done: list[tuple[Line, Cell, int, int]] = []
    for line in lines:
        cell = books.cell(line.product.id, source.id)
        was = cell.on_hand
        parts = _parts_out(books, line, cell) or books.first_out(cell, line.quantity)
        value = books.leave(cell, line.quantity, "transfer_out", parts=parts)
        if arrives:
            there = books.cells[line.product.id, target.id]
            slices = _carried(cell)
            books.come(
                there,
                line.quantity,
                value,
                "transfer_in",
                parts=turned(parts),
                slices=slices,
                pieces=cell.pieces,
            )
        done.append((line, cell, value, was))
    document = write_document(ctx, books, "transfer", day, source, target=target)
    return Posted(document, source, [_outcome(*part) for part in done], target)


def _carried(cell: Cell) -> Sequence[Slice]:
    """The layers of what has just left, as they come elsewhere."""
    return [one._replace(quantity=-one.quantity, value=-one.value) for one in cell.left]


def count(
    ctx: Ctx, warehouse: Warehouse, lines: Sequence[Line], day: date, told: Told | None = None
) -> Posted:
    """What was counted becomes what is on hand: a surplus at the average cost, a shortage with its share.

    Where the goods have never moved, what was counted is their opening stock. `told`: the serial numbers
    that were seen.
    """
    books = _books(ctx, warehouse, lines, told)
    begun = queries.begun(ctx.session, {line.product.id for line in lines}, warehouse.id)
    done: list[Outcome] = []
    for line in lines:
        if line.product.cost is not None:
            books.price(line.product.id, line.product.cost)
        cell = books.cells[line.product.id, warehouse.id]
        was, opens = cell.on_hand, cell.on_hand == 0 and line.product.id not in begun
        value = settle(ctx, books, cell, line, "opening" if opens else "count")
        done.append(_outcome(line, cell, value, was, opens=opens and line.quantity > 0))
    return Posted(write_document(ctx, books, "count", day, warehouse), warehouse, done)


def settle(ctx: Ctx, books: Books, cell: Cell, line: Line, kind: MovementKind) -> int:
    """Bring a balance to what was counted; answers the value that came (+) or went (−)."""
    more = line.quantity - cell.on_hand
    if more and books.keeps_serials(line.product.id) and books.serials is not None:
        books.serials.seen(cell.place, line.quantity)
    if more < 0:
        return -books.lose(cell, -more, "count")
    value = surplus_value(ctx, cell, line.product, more)
    _bearable(line, cell, value)
    books.come(cell, more, value, kind)
    return value


def _bearable(line: Line, cell: Cell, value: int) -> None:
    """Raises TooMuch where a balance would grow past all measure."""
    if cell.value + value > MAX_MINOR or cell.on_hand + line.quantity > MAX_MILLI:
        raise TooMuch(product=line.product.name)


def surplus_value(ctx: Ctx, cell: Cell, product: Product, quantity: int) -> int:
    """What goods nobody expected are worth: the average there, else the last cost."""
    if cell.on_hand > 0:
        return half_up(cell.value * quantity, cell.on_hand)
    return line_total(product.cost or 0, quantity, ctx.company.currency)


def _begin_batches(ctx: Ctx, lines: Sequence[Line]) -> dict[str, Any]:
    """Goods told with a batch begin to be kept so: what an undo of that needs."""
    if not any(line.is_told for line in lines):
        return {}
    from core.inventory.batches.naming import begin

    return {"batched": begin(ctx, lines)}


def _parts_in(ctx: Ctx, line: Line) -> Sequence[Part]:
    if not line.is_told:
        return line.parts
    from core.inventory.batches.naming import received

    return received(ctx, line)


def _parts_out(books: Books, line: Line, cell: Cell) -> Sequence[Part]:
    if not line.is_told:
        return line.parts
    from core.inventory.batches.naming import leaving

    return leaving(books, line, cell)


def turned(parts: Sequence[Part]) -> list[Part]:
    """What left comes, and the other way round."""
    return [part._replace(quantity=-part.quantity) for part in parts]


def _books(ctx: Ctx, warehouse: Warehouse, lines: Sequence[Line], told: Told | None = None) -> Books:
    """Books with a balance for every line at the warehouse."""
    books = Books(ctx, {line.product.id for line in lines}, told=told)
    books.require({(line.product.id, warehouse.id) for line in lines})
    return books


def _receipt_value(ctx: Ctx, line: Line, cell: Cell) -> int:
    """What a line of a receipt is worth: as it was paid, else at the last cost."""
    if line.value is not None:
        return line.value
    return line_total(line.product.cost or 0, line.quantity, ctx.company.currency)


def _set_cost(ctx: Ctx, books: Books, line: Line, costs: dict[str, list[int | None]]) -> None:
    """What was paid becomes the last cost; the first one is that of what came before without any, too."""
    product = line.product
    cost = unit_price(line.value or 0, line.quantity, ctx.company.currency)
    if product.cost is None:
        books.price(product.id, cost)
    before = costs.get(str(product.id), [product.cost])[0]
    costs[str(product.id)] = [before, cost]
    product.cost = cost


def _source(ctx: Ctx, books: Books, line: Line, warehouse: Warehouse | None) -> Cell:
    """Where goods are written off from."""
    named = warehouse.id if warehouse is not None else line.warehouse_id
    if named is not None:
        return books.cell(line.product.id, named)
    cells = books.at(line.product.id)
    enough = [cell for cell in cells if cell.on_hand >= line.quantity]
    if enough or cells:
        return (enough or cells)[0]
    return books.cell(line.product.id, main_warehouse(ctx).id)


def _outcome(line: Line, cell: Cell, value: int, was: int, *, opens: bool = False) -> Outcome:
    return Outcome(
        line.product,
        line.quantity,
        value,
        was,
        cell.on_hand,
        cell.reserved,
        uncosted=cell.value == 0 and line.product.cost is None,
        opens=opens,
    )


def write_document(
    ctx: Ctx,
    books: Books,
    kind: DocumentKind,
    day: date,
    warehouse: Warehouse,
    *,
    target: Warehouse | None = None,
    reason: str | None = None,
    before: dict[str, Any] | None = None,
    basis: int | None = None,
    number: int | None = None,
) -> StockDocument:
    """Close the books under a new document; its number comes last, unless it bears one already."""
    document = StockDocument(
        kind=kind,
        year=day.year,
        day=day,
        at=ctx.now,
        person_id=ctx.actor.person_id,
        warehouse_id=warehouse.id,
        target_id=target.id if target else None,
        reason=reason or None,
        annulled=False,
        basis_id=basis,
        before=before or {},
    )
    books.close(Doc(kind, document.id), day)
    document.number = number or ctx.number(kind, day.year)
    ctx.session.add(document)
    ctx.session.flush()
    return document
