"""Corrections of cost after a document with a day in the past: worked out, stored, taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.blocks import Act, Button, Day, DocNo, Qty, say
from core.finance.periods import storno_day
from core.ids import new_id
from core.inventory.books import Books
from core.inventory.cells import Cell
from core.inventory.events import StockMoved
from core.inventory.models import Movement, Product, StockCount, StockDocument
from core.inventory.recosting.replaying import (
    DOCUMENT,
    NotTold,
    Step,
    Why,
    first_moment_below,
    tell_again,
)
from core.inventory.refusals import CountedLater, WasNotThere
from core.tenancy import insert_many

MOST = 3000
"""Movements of a product that are told again within one act."""
COUNTED = ("count", "opening")
Row = tuple[int, int, date, int]
"""Product, warehouse, day, value."""


@dataclass(slots=True)
class Recosted:
    """What a document in the past did to the costs after it."""

    document: int | None = None
    """The id of the corrections; None where nothing changed."""
    gone: set[int] = field(default_factory=set)
    """Documents after it that took goods out and were costed anew."""
    cost: int = 0
    """So much more (minor units) they cost in all."""
    left: dict[Why, list[str]] = field(default_factory=dict)
    """Goods whose costs stay as they are, by the reason."""


def _require_uncounted(ctx: Ctx, product: Product, places: Collection[int], day: date) -> None:
    """A count says what there is: nothing is put before it afterwards. Raises CountedLater."""
    query = (
        sa.select(StockDocument)
        .join(Movement, Movement.document_id == StockDocument.id)
        .where(
            Movement.product_id == product.id,
            Movement.warehouse_id.in_(places),
            Movement.kind.in_(COUNTED),
            Movement.day > day,
            StockDocument.annulled.is_(False),
        )
    )
    counted = ctx.session.scalar(query.order_by(Movement.id.desc()).limit(1))
    if counted is None:
        return
    number = counted.number if counted.basis_id is None else ctx.get(StockCount, counted.basis_id).number
    today = {name: value for name, value in ctx.call.args.items() if name != "day"}
    raise CountedLater(
        product=product.name,
        number=DocNo("count", number),
        day=Day(counted.day),
        offers=[Button(say("inventory-button-today"), Act(ctx.call.action, today), style="primary")],
    )


def follow(ctx: Ctx, document: StockDocument, products: Sequence[Product]) -> Recosted:
    """Cost anew what went out after a document that has just been written with a day in the past.

    Raises CountedLater, and WasNotThere where goods went that were not there on that day.
    """
    done = Recosted()
    rows: list[Row] = []
    for product in {one.id: one for one in products}.values():
        began, steps = _history(ctx, product.id, document.day)
        places = {step.warehouse_id for step in steps if step.document_id == document.id}
        _require_uncounted(ctx, product, places, document.day)
        if not ctx.company.settings.negative_stock:
            _require_there(product, began, steps, document)
        rows += _told(ctx, done, product, began, steps, document.id)
    done.cost = -sum(row[3] for row in rows)
    if rows:
        done.document = new_id()
        write(ctx, done.document, rows)
        document.before = {**document.before, "recost": done.document}
        ctx.session.flush()
    return done


def again(ctx: Ctx, products: Iterable[int], since: date) -> None:
    """Something was taken back among what had been costed anew: its days are told once more."""
    closed = ctx.company.closed_through
    if closed is not None and since <= closed:
        since = closed + timedelta(days=1)
    mine = sa.select(Movement.product_id).where(
        Movement.document_kind == DOCUMENT, Movement.product_id.in_(set(products)), Movement.day >= since
    )
    rows: list[Row] = []
    for product_id in sorted(set(ctx.session.scalars(mine))):
        began, steps = _history(ctx, product_id, since)
        rows += _told(ctx, Recosted(), ctx.get(Product, product_id), began, steps, 0)
    if rows:
        write(ctx, new_id(), rows)


def take_back(ctx: Ctx, document_id: int) -> None:
    """Take corrections back, each on its day."""
    moves = ctx.session.scalars(sa.select(Movement).where(Movement.document_id == document_id)).all()
    write(
        ctx,
        document_id,
        [(move.product_id, move.warehouse_id, storno_day(ctx, move.day), -move.value) for move in moves],
    )


def write(ctx: Ctx, document_id: int, rows: Sequence[Row]) -> None:
    """Store corrections of value: the balances at once, a movement on every day, and tell the reports."""
    books = Books(ctx, {row[0] for row in rows})
    sums: dict[tuple[int, int], int] = defaultdict(int)
    for product, place, _, value in rows:
        sums[product, place] += value
    astray = [
        (*at, ctx.today, correction)
        for at, value in sorted(sums.items())
        if (correction := books.cells[at].shift(0, value))
    ]
    books.close()
    by_day: dict[date, list[Row]] = defaultdict(list)
    for row in [*rows, *astray]:
        by_day[row[2]].append(row)
    shared: dict[str, Any] = {
        "document_kind": DOCUMENT,
        "document_id": document_id,
        "at": ctx.now,
        "person_id": ctx.actor.person_id,
        "storno_of": None,
    }
    for day, part in sorted(by_day.items()):
        moves: list[dict[str, Any]] = [
            {"product_id": product, "warehouse_id": place, "kind": "true_up", "quantity": 0, "value": value}
            for product, place, _, value in part
        ]
        insert_many(ctx.session, Movement, [{"id": new_id(), **move, "day": day, **shared} for move in moves])
        told = [
            {
                "product": move["product_id"],
                "warehouse": move["warehouse_id"],
                "kind": "true_up",
                "quantity": 0,
                "value": move["value"],
            }
            for move in moves
        ]
        ctx.emit(StockMoved(DOCUMENT, document_id, day.isoformat(), told))


def _history(ctx: Ctx, product_id: int, since: date) -> tuple[dict[int, Cell], list[Step]]:
    """The balances of a product as a day began, and its movements from then on in the order of their days."""
    place = Movement.warehouse_id
    sums = (
        sa.select(place, sa.func.sum(Movement.quantity), sa.func.sum(Movement.value))
        .where(Movement.product_id == product_id, Movement.day < since)
        .group_by(place)
    )
    cells = {
        row[0]: Cell(product_id, row[0], int(row[1]), 0, int(row[2])) for row in ctx.session.execute(sums)
    }
    query = (
        sa.select(
            Movement.day,
            place,
            Movement.quantity,
            Movement.value,
            Movement.kind,
            Movement.document_kind,
            Movement.document_id,
            sa.or_(Movement.kind == "storno", Movement.storno_of.is_not(None)),
        )
        .where(Movement.product_id == product_id, Movement.day >= since)
        .order_by(Movement.day, Movement.id)
    )
    steps = [Step(*row[:7], bool(row[7])) for row in ctx.session.execute(query.limit(MOST + 1))]
    for step in steps:
        cells.setdefault(step.warehouse_id, Cell(product_id, step.warehouse_id))
    return cells, steps


def _told(
    ctx: Ctx, done: Recosted, product: Product, began: dict[int, Cell], steps: list[Step], but: int
) -> list[Row]:
    """The corrections of a product; why there are none is noted."""
    later = {step.document_id for step in steps if step.quantity < 0} - {but}
    if not later:
        return []
    try:
        if ctx.company.settings.fifo:
            raise NotTold("fifo")
        if len(steps) > MOST:
            raise NotTold("many")
        told = tell_again(began, steps, ctx.company.currency)
    except NotTold as no:
        done.left.setdefault(no.why, []).append(product.name)
        return []
    if told.corrections:
        done.gone |= told.documents - {but}
    return [(product.id, place, day, value) for (day, place), value in sorted(told.corrections.items())]


def _require_there(
    product: Product, began: dict[int, Cell], steps: Sequence[Step], document: StockDocument
) -> None:
    for place in {step.warehouse_id for step in steps if step.document_id == document.id}:
        here = [step for step in steps if step.warehouse_id == place]
        day = first_moment_below(here, began[place].on_hand, document.id)
        if day is not None:
            gone = -sum(step.quantity for step in here if step.document_id == document.id)
            raise WasNotThere(
                product=product.name,
                quantity=Qty(gone, product.unit),
                day=Day(document.day),
                on=Day(day),
                same=int(day == document.day),
            )
