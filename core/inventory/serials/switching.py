"""Goods begin to be kept by serial numbers, or cease to."""

from __future__ import annotations

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.ids import new_id
from core.inventory import queries, ways
from core.inventory.books import Books
from core.inventory.lacking import Goods
from core.inventory.models import Movement, Product
from core.inventory.refusals import ChangedSince
from core.inventory.serials.hand import Numbers
from core.inventory.serials.models import SerialMove
from core.inventory.serials.refusals import SerialsNeedOnePlace
from core.inventory.serials.told import Told

DOCUMENT = "serials"


def switch_on(ctx: Ctx, product: Product, told: Told) -> int:
    """Numbers are kept from now on: what lies there gets those that were told. Asks for them; raises
    SerialsNeedOnePlace, SerialWhole. Answers what the switch is called by its undo."""
    Books(ctx, [product.id])  # its balances are held
    document = new_id()
    lying = [shelf for shelf in queries.shelves(ctx.session, product.id) if shelf.on_hand]
    if len(lying) > 1 or any(shelf.on_hand < 0 for shelf in lying) or ways.quantity(ctx.session, product.id):
        raise SerialsNeedOnePlace(product=product.name)
    product.by_serials = True
    numbers = _numbers(ctx, product, told)
    for shelf in lying:
        numbers.move((product.id, shelf.warehouse_id), "opening", shelf.on_hand, (), None)
    numbers.write(DOCUMENT, document, ctx.today)
    told.require_used()
    return document


def switch_off(ctx: Ctx, product: Product) -> int:
    """Numbers are kept no longer; what was written of them stays to be read."""
    Books(ctx, [product.id])
    document = new_id()
    numbers = _numbers(ctx, product, Told(None))
    rows = [row for row in numbers.rows.values() if row.warehouse_id is not None]
    for row in rows:
        numbers.move((product.id, row.warehouse_id or 0), "storno", -1000, (row.id,), None)
    numbers.write(DOCUMENT, document, ctx.today)
    product.by_serials = False
    ctx.session.flush()
    return document


def take_back(ctx: Ctx, product: Product, document: int, *, on: bool) -> None:
    """As before the switch. Raises ChangedSince where the goods have moved since, or were switched again."""
    Books(ctx, [product.id])
    moved = sa.select(Movement.id).where(Movement.product_id == product.id, Movement.id > document)
    if product.by_serials == on or ctx.session.scalar(moved.limit(1)) is not None:
        raise ChangedSince(product=product.name)
    numbers = _numbers(ctx, product, Told(None))
    numbers.undoing = document
    opposite = sa.select(SerialMove).where(
        SerialMove.document_id == document, SerialMove.product_id == product.id, SerialMove.storno.is_(False)
    )
    for move in ctx.session.scalars(opposite.order_by(SerialMove.id)).all():
        place = (product.id, move.warehouse_id)
        numbers.move(place, "storno", -move.step * 1000, (move.serial_id,), None)
    numbers.write(DOCUMENT, document, ctx.today)
    product.by_serials = on
    ctx.session.flush()


def _numbers(ctx: Ctx, product: Product, told: Told) -> Numbers:
    numbers = Numbers(ctx, told)
    goods = Goods(product.id, product.name, product.unit, product.cost, None, product.by_batches, True)
    numbers.read([goods])
    return numbers
