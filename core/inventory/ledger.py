"""What other rooms do with stock: reserve, release, ship, take back. All in batches of a few statements.

Quantities are 1/1000 of the product's unit, costs minor units. Every function locks the balances of its
products in (product, warehouse) order and works inside the act's transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.inventory.books import Books, Doc
from core.inventory.cells import Cell
from core.inventory.models import Balance, Product, Warehouse
from core.inventory.places import main_warehouse
from core.money import line_total, share
from core.tenancy import HouseSession, Prepared

if TYPE_CHECKING:
    from core.inventory.batches.shelves import Part
    from core.inventory.layers.slices import Slice
    from core.inventory.serials.told import Told

__all__ = [
    "Back",
    "Doc",
    "Held",
    "Issued",
    "Stock",
    "Take",
    "Want",
    "available",
    "expected_costs",
    "issue",
    "issue_free",
    "put_back",
    "release",
    "reserve",
    "stock_of",
]


@dataclass(frozen=True, slots=True)
class Want:
    """So much of a product; from anywhere, unless a warehouse is named."""

    product_id: int
    quantity: int
    warehouse_id: int | None = None
    batch: str | None = None
    """The number of the batch it is to be of, where one was named."""
    nearest: tuple[int, ...] = ()
    """Warehouses to look in before the others: parts of a kit leave together."""


@dataclass(frozen=True, slots=True)
class Held:
    """Reserved at a warehouse. `want`: which of the wants it serves; `cost`: what the goods are worth now,
    None where nobody knows."""

    product_id: int
    warehouse_id: int
    quantity: int
    want: int = 0
    cost: int | None = None


@dataclass(frozen=True, slots=True)
class Take:
    """Goods to leave a warehouse; `from_reserve` of them (1/1000) were held for this."""

    product_id: int
    warehouse_id: int
    quantity: int
    from_reserve: int = 0
    batch: str | None = None
    """The number of the batch they are to be of, where one was named."""


@dataclass(frozen=True, slots=True)
class Issued:
    """Goods that left: `want` is the place of what they were wanted for, `cost` their value."""

    product_id: int
    warehouse_id: int
    quantity: int
    cost: int
    want: int


@dataclass(frozen=True, slots=True)
class Back:
    """Goods that come back at the cost they left with; `to_reserve` of them are held again."""

    product_id: int
    warehouse_id: int
    quantity: int
    cost: int
    to_reserve: int = 0
    origin: int | None = None
    """The shipment they had left with: they go back to the batches it took."""


@dataclass(frozen=True, slots=True)
class Stock:
    """A product over all warehouses: quantities in 1/1000, value in minor units."""

    on_hand: int = 0
    reserved: int = 0
    available: int = 0
    value: int = 0


_BALANCES = Prepared(
    sa.select(Balance.product_id, Balance.on_hand, Balance.reserved, Balance.value, Warehouse.sellable)
    .join(Warehouse, Warehouse.id == Balance.warehouse_id)
    .where(Balance.product_id.in_(sa.bindparam("products", expanding=True))),
    *(Balance, Warehouse),
)


def reserve(ctx: Ctx, wants: Sequence[Want]) -> list[Held]:
    """Reserve what is free, the main warehouse first. Answers what was held; the caller shows the shortage.

    Services and goods never received are simply not held.
    """
    books = Books(ctx, {want.product_id for want in wants})
    held: list[Held] = []
    for index, want in _in_order(wants):
        left = want.quantity
        for cell in _places(books, want):
            got = books.hold(cell, left)
            if got:
                cost = None if books.is_unknown(cell) else cell.worth(got)
                held.append(Held(want.product_id, cell.warehouse_id, got, index, cost))
            left -= got
    books.close()
    return sorted(held, key=lambda part: part.want)


def release(ctx: Ctx, held: Sequence[Held]) -> None:
    """Let go of what was reserved."""
    books = Books(ctx, {part.product_id for part in held})
    for part in held:
        cell = books.cells.get((part.product_id, part.warehouse_id))
        if cell is not None:
            books.let_go(cell, part.quantity)
    books.close()


def issue(ctx: Ctx, takes: Sequence[Take], document: Doc, day: date, told: Told | None = None) -> list[int]:
    """Ship from the named warehouses; answers the cost of each take, in their order. Raises OutOfStock."""
    books = Books(ctx, {take.product_id for take in takes}, day, told=told)
    costs = [0] * len(takes)
    for index, take in sorted(enumerate(takes), key=lambda pair: (pair[1].product_id, pair[1].warehouse_id)):
        cell = books.cell(take.product_id, take.warehouse_id)
        parts = _named_parts(books, cell, take.quantity, take.batch)
        costs[index] = books.leave(
            cell, take.quantity, "shipment", from_reserve=take.from_reserve, parts=parts
        )
    books.close(document, day)
    return costs


def issue_free(
    ctx: Ctx, wants: Sequence[Want], document: Doc, day: date, told: Told | None = None
) -> list[Issued]:
    """Ship what was not reserved, the main warehouse first. Raises OutOfStock.

    Where the company lets stock go below zero, the rest leaves the named or the main warehouse.
    """
    books = Books(ctx, {want.product_id for want in wants}, day, told=told)
    issued: list[Issued] = []
    for index, want in _in_order(wants):
        issued += _ship_free(books, index, want)
    books.close(document, day)
    return sorted(issued, key=lambda part: part.want)


def put_back(
    ctx: Ctx,
    backs: Sequence[Back],
    document: Doc,
    day: date,
    *,
    kind: Literal["return", "storno"] = "storno",
    told: Told | None = None,
) -> None:
    """Goods come back at the cost they left with. A storno undoes a shipment exactly, reserve included."""
    undoing = document.id if kind == "storno" else None
    books = Books(ctx, {back.product_id for back in backs}, told=told, undoing=undoing)
    books.require({(back.product_id, back.warehouse_id) for back in backs})
    came_from, layers_of = _came_from(books, document, kind), _layers_from(books, document, kind)
    for back in sorted(backs, key=lambda back: (back.product_id, back.warehouse_id)):
        cell = books.cells[back.product_id, back.warehouse_id]
        parts, slices = came_from(back), layers_of(back)
        if kind == "storno":
            books.take_back(cell, back.quantity, back.cost, parts=parts, slices=slices)
        else:
            books.come(
                cell,
                back.quantity,
                back.cost,
                "return",
                parts=parts,
                slices=slices,
                origin=back.origin,
            )
        cell.reserved += back.to_reserve
    books.close(document, day)


def _came_from(books: Books, document: Doc, kind: str) -> Callable[[Back], Sequence[Part]]:
    """The batches of what comes back: those the storno's document took, or those of the return's shipment."""
    if books.batches is None:
        return lambda back: ()
    from core.inventory.batches.returning import batches_back

    return batches_back(books, document, is_storno=kind == "storno")


def _layers_from(books: Books, document: Doc, kind: str) -> Callable[[Back], Sequence[Slice]]:
    """The layers of what comes back, likewise."""
    if not books.by_layers:
        return lambda back: ()
    from core.inventory.layers.origins import layers_back

    return layers_back(books.ctx.session, document.id, is_storno=kind == "storno")


def _named_parts(books: Books, cell: Cell, quantity: int, batch: str | None) -> Sequence[Part]:
    if batch is None:
        return ()
    from core.inventory.batches.naming import parts_named

    return parts_named(books, cell, quantity, batch, None)


def _free_of(books: Books, cell: Cell, batch: str) -> int:
    from core.inventory.batches.naming import free_of

    return free_of(books, cell, batch)


def _batch_short(books: Books, want: Want, there: int) -> Exception:
    from core.inventory.batches.naming import batch_short

    return batch_short(books, want.product_id, want.quantity, there, want.batch)


def available(session: HouseSession, product_ids: Collection[int]) -> dict[int, int]:
    """Product → what can be promised now over all warehouses (1/1000); 0 for goods never received."""
    return {product: stock.available for product, stock in stock_of(session, product_ids).items()}


def stock_of(session: HouseSession, product_ids: Collection[int]) -> dict[int, Stock]:
    """Product → its stock over all warehouses. One warehouse's debts do not lower others' promises."""
    found = dict.fromkeys(product_ids, Stock())
    rows: Iterable[Any] = _BALANCES(session, products=list(product_ids)) if product_ids else ()
    for product, on_hand, reserved, value, sellable in rows:
        held = found[product]
        free = max(0, on_hand - reserved) if sellable else 0
        found[product] = Stock(
            held.on_hand + on_hand, held.reserved + reserved, held.available + free, held.value + value
        )
    return found


def expected_costs(ctx: Ctx, wants: Sequence[Want]) -> list[int | None]:
    """What each want would cost now: at the average of all places, else at the last cost; None if unknown."""
    ids = {want.product_id for want in wants}
    stocks = stock_of(ctx.session, ids)
    known = ctx.session.execute(sa.select(Product.id, Product.cost).where(Product.id.in_(ids)))
    last = {row.id: row.cost for row in known}
    return [_expected(ctx, want, stocks[want.product_id], last.get(want.product_id)) for want in wants]


def _expected(ctx: Ctx, want: Want, stock: Stock, last: int | None) -> int | None:
    if stock.on_hand > 0 and (stock.value or last is not None):
        return share(stock.value, want.quantity, stock.on_hand)
    return None if last is None else line_total(last, want.quantity, ctx.company.currency)


def _in_order(wants: Sequence[Want]) -> list[tuple[int, Want]]:
    return sorted(enumerate(wants), key=lambda pair: pair[1].product_id)


def _places(books: Books, want: Want) -> Iterator[Cell]:
    cells = books.at(want.product_id)
    if want.nearest:
        near = {place: index for index, place in enumerate(want.nearest)}
        cells.sort(key=lambda cell: near.get(cell.warehouse_id, len(near)))
    for cell in cells:
        if want.warehouse_id in (None, cell.warehouse_id):
            yield cell


def _ship_free(books: Books, index: int, want: Want) -> list[Issued]:
    parts: list[Issued] = []
    left = want.quantity
    for cell in _places(books, want):
        part = min(
            left, books.free_to_ship(cell) if want.batch is None else _free_of(books, cell, want.batch)
        )
        if part:
            parts.append(_ship(books, index, cell, part, want.batch))
            left -= part
    if left and want.batch is not None:
        raise _batch_short(books, want, want.quantity - left)
    if left and books.ctx.company.settings.negative_stock and not books.keeps_serials(want.product_id):
        place = want.warehouse_id or main_warehouse(books.ctx).id
        parts.append(_ship(books, index, books.cell(want.product_id, place), left))
    elif left:
        if books.serials is not None and books.keeps_serials(want.product_id):
            books.serials.refuse_absent(want.product_id)
            if sum(cell.free for cell in _places(books, want)) >= left:
                raise books.serials.want_more(want.product_id, want.quantity)
        books.lack(want.product_id, want.quantity, want.quantity - left)
    return parts


def _ship(books: Books, index: int, cell: Cell, quantity: int, batch: str | None = None) -> Issued:
    parts = _named_parts(books, cell, quantity, batch)
    cost = books.leave(cell, quantity, "shipment", parts=parts)
    return Issued(cell.product_id, cell.warehouse_id, quantity, cost, index)
