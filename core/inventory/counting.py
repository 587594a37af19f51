"""A count of a warehouse from its start to its end: what was counted, and what the difference wrote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.blocks import Act, Button, DocNo, Qty, say
from core.ids import new_id
from core.inventory import queries, sheets
from core.inventory.annulling import annul
from core.inventory.books import Books
from core.inventory.documents import Line, settle, write_document
from core.inventory.models import (
    CountLine,
    CountState,
    DocumentKind,
    Product,
    StockCount,
    StockDocument,
    Warehouse,
)
from core.inventory.refusals import (
    ChangedSince,
    CountBegun,
    CountClosed,
    CountGoesOn,
    CountOutdated,
    CountWaiting,
    NothingCounted,
)


@dataclass(frozen=True, slots=True)
class Was:
    """A line of a count before it was counted anew; `counted` is None where it was not counted yet."""

    product_id: int
    expected: int | None
    book: int | None
    counted: int | None
    ours: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a line of a finished count came to: quantities in 1/1000, the value of the difference."""

    product: Product
    line: CountLine
    value: int
    moved: int
    """What came and went after it had been counted."""

    @property
    def difference(self) -> int:
        return self.line.counted - self.line.book


@dataclass(slots=True)
class Finished:
    """A finished count: every line, and the documents it wrote by their kind."""

    lines: list[Found]
    documents: dict[DocumentKind, StockDocument]


def start(ctx: Ctx, warehouse: Warehouse, *, blind: bool) -> StockCount:
    """Open a count: what is expected is what the ledger holds up to now. Raises CountGoesOn."""
    ctx.lock(Warehouse, [warehouse.id])
    require_none_open(ctx, warehouse)
    count = StockCount(
        number=None,
        year=ctx.today.year,
        warehouse_id=warehouse.id,
        state="open",
        blind=blind,
        mark=new_id(),
        started_at=ctx.now,
        started_by=ctx.actor.person_id,
        closed_at=None,
    )
    count.number = ctx.number("count")
    ctx.session.add(count)
    ctx.session.flush()
    return count


def require_none_open(ctx: Ctx, warehouse: Warehouse) -> None:
    """Raises CountGoesOn where one is open."""
    going = sheets.open_at(ctx.session, warehouse.id)
    if going is not None:
        raise CountGoesOn(
            number=DocNo("count", going.number),
            warehouse=warehouse.name,
            offers=[Button(say("inventory-button-sheet"), Act("inventory.count_sheet", {"count": going.id}))],
        )


def held(ctx: Ctx, count_id: int) -> StockCount:
    """An open count, locked. Raises CountClosed, CountWaiting."""
    count = next(iter(ctx.lock(StockCount, [count_id])), None) or ctx.get(StockCount, count_id)
    if count.state == "waiting":
        raise CountWaiting(number=DocNo("count", count.number))
    if count.state != "open":
        raise CountClosed(number=DocNo("count", count.number))
    return count


def enter(ctx: Ctx, count: StockCount, lines: Sequence[Line], *, more: bool) -> list[Was]:
    """Write what was counted; `more` is added to what was counted before. Answers what was there."""
    known = sheets.counted(ctx.session, count.id, {line.product.id for line in lines})
    was: list[Was] = []
    for line in lines:
        before = known.get(line.product.id)
        if before is not None and more:
            expected, book, counted = before.expected, before.book, before.counted + line.quantity
        else:
            book = sheets.on_hand(ctx.session, line.product.id, count.warehouse_id)
            came = sheets.moved_since(ctx.session, count, {line.product.id})
            expected, counted = book - came.get(line.product.id, 0), line.quantity
        was.append(_was(line.product.id, before, counted))
        known[line.product.id] = _write(ctx, count, before, line.product.id, (expected, book, counted))
    ctx.session.flush()
    return was


def _was(product_id: int, line: CountLine | None, ours: int) -> Was:
    if line is None:
        return Was(product_id, None, None, None, ours)
    return Was(product_id, line.expected, line.book, line.counted, ours)


def _write(
    ctx: Ctx, count: StockCount, line: CountLine | None, product_id: int, amounts: tuple[int, int, int]
) -> CountLine:
    if line is None:
        line = CountLine(count_id=count.id, product_id=product_id, assumed=False)
        ctx.session.add(line)
    line.expected, line.book, line.counted = amounts
    line.at, line.person_id = ctx.now, ctx.actor.person_id
    return line


def put_back(ctx: Ctx, count: StockCount, was: Sequence[Was]) -> None:
    """Lines are again as they were. Raises ChangedSince where one no longer holds ours."""
    known = sheets.counted(ctx.session, count.id, {one.product_id for one in was})
    for one in reversed(was):
        line = known.get(one.product_id)
        if line is None or line.counted != one.ours:
            raise ChangedSince(product=ctx.get(Product, one.product_id).name)
        if one.counted is None or one.book is None or one.expected is None:
            ctx.session.delete(known.pop(one.product_id))
            ctx.session.flush()
        else:
            line.expected, line.book, line.counted = one.expected, one.book, one.counted
    ctx.session.flush()


def finish(ctx: Ctx, count: StockCount, reason: str | None, *, rest_zero: bool) -> Finished:
    """Write the differences: a surplus, a shortage, and a count of what agreed.

    One that waited for approval is finished here too. A difference is between what was counted and the
    books of that moment, so what moved later stays moved.
    `rest_zero`: what nobody counted is not there. Raises NothingCounted, CountOutdated.
    """
    warehouse = ctx.get(Warehouse, count.warehouse_id)
    if rest_zero:
        assume_gone(ctx, count)
    lines = sheets.counted(ctx.session, count.id)
    if not lines:
        raise NothingCounted(number=DocNo("count", count.number))
    products = queries.by_ids(ctx.session, lines.keys())
    _lock(ctx, warehouse, lines)
    finished = Finished([], {})
    for kind in ("surplus", "shortage", "count"):
        part = [line for line in lines.values() if _kind(line) == kind]
        if part:
            found, document = _post(ctx, count, warehouse, kind, part, products, reason)
            finished.lines += found
            finished.documents[kind] = document
    close(ctx, count, "finished")
    return finished


def _kind(line: CountLine) -> DocumentKind:
    more = line.counted - line.book
    return "surplus" if more > 0 else "shortage" if more < 0 else "count"


def _lock(ctx: Ctx, warehouse: Warehouse, lines: dict[int, CountLine]) -> None:
    """All balances of the count are held in their order before the first of them is written."""
    Books(ctx, lines.keys()).require({(product, warehouse.id) for product in lines})


def assume_gone(ctx: Ctx, count: StockCount) -> None:
    """What lies there by the books and nobody has counted is taken for nothing."""
    left = sheets.uncounted(ctx.session, count)
    came = sheets.moved_since(ctx.session, count, left.keys())
    for product_id, book in sorted(left.items()):
        line = _write(ctx, count, None, product_id, (book - came.get(product_id, 0), book, 0))
        line.assumed = True
    ctx.session.flush()


def _post(
    ctx: Ctx,
    count: StockCount,
    warehouse: Warehouse,
    kind: DocumentKind,
    lines: Sequence[CountLine],
    products: dict[int, Product],
    reason: str | None,
) -> tuple[list[Found], StockDocument]:
    ids = {line.product_id for line in lines}
    books = Books(ctx, ids)
    begun = queries.begun(ctx.session, ids, warehouse.id)
    found: list[Found] = []
    for line in sorted(lines, key=lambda line: line.product_id):
        product, cell = products[line.product_id], books.cells[line.product_id, warehouse.id]
        moved = cell.on_hand - line.book
        target = cell.on_hand + line.counted - line.book
        if target < 0 and not ctx.company.settings.negative_stock:
            raise _outdated(product, line, moved)
        if product.cost is not None:
            books.price(product.id, product.cost)
        opens = cell.on_hand == 0 and product.id not in begun
        value = settle(ctx, books, cell, Line(product, target), "opening" if opens else "count")
        found.append(Found(product, line, value, moved))
    document = write_document(
        ctx, books, kind, ctx.today, warehouse, reason=reason, basis=count.id, number=_number(count, kind)
    )
    return found, document


def _number(count: StockCount, kind: DocumentKind) -> int | None:
    """What agreed bears the count's own number."""
    return count.number if kind == "count" else None


def _outdated(product: Product, line: CountLine, moved: int) -> CountOutdated:
    again: dict[str, object] = {"lines": [{"product": {"id": product.id, "name": product.name}}]}
    return CountOutdated(
        product=product.name,
        counted=Qty(line.counted, product.unit),
        gone=Qty(-moved, product.unit),
        offers=[
            Button(say("inventory-button-recount", product=product.name), Act("inventory.count_goods", again))
        ],
    )


def reopen(ctx: Ctx, count_id: int) -> StockCount:
    """A finished count goes on: what it wrote is taken back. Raises as annulling does, and CountGoesOn."""
    count = ctx.lock(StockCount, [count_id])[0]
    if count.state != "finished":
        raise CountClosed(number=DocNo("count", count.number))
    require_none_open(ctx, ctx.get(Warehouse, count.warehouse_id))
    written = sa.select(StockDocument.id).where(
        StockDocument.basis_id == count.id, StockDocument.annulled.is_(False)
    )
    for document in ctx.session.scalars(written.order_by(StockDocument.id)).all():
        annul(ctx, document)
    gone = sa.delete(CountLine).where(CountLine.count_id == count.id, CountLine.assumed.is_(True))
    ctx.session.execute(gone)
    return open_again(ctx, count)


def abandon(ctx: Ctx, count: StockCount) -> None:
    """Stop without a trace in stock; what was counted is kept."""
    close(ctx, count, "abandoned")


def resume(ctx: Ctx, count_id: int) -> StockCount:
    """An abandoned count goes on. Raises CountGoesOn where another has been started."""
    count = ctx.lock(StockCount, [count_id])[0]
    if count.state != "abandoned":
        raise CountClosed(number=DocNo("count", count.number))
    require_none_open(ctx, ctx.get(Warehouse, count.warehouse_id))
    return open_again(ctx, count)


def drop(ctx: Ctx, count: StockCount) -> None:
    """Take back the start of a count that has no lines yet; its number stays, annulled. Raises CountBegun."""
    if sheets.counted(ctx.session, count.id):
        raise CountBegun(number=DocNo("count", count.number))
    close(ctx, count, "annulled")


def close(ctx: Ctx, count: StockCount, state: CountState) -> None:
    """The sheet takes no more lines."""
    count.state, count.closed_at = state, ctx.now
    ctx.session.flush()


def open_again(ctx: Ctx, count: StockCount) -> StockCount:
    """The sheet takes lines again."""
    count.state, count.closed_at = "open", None
    ctx.session.flush()
    return count
