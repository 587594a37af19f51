"""A company begins to keep layers of cost, and ceases to."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.companies.models import Company
from core.ids import new_id
from core.inventory.layers.keeping import Moved, write_moves
from core.inventory.layers.models import DEBT, Layer
from core.inventory.layers.origins import opposite
from core.inventory.layers.slices import Slice
from core.inventory.models import Balance, Movement
from core.inventory.refusals import LayersMoved

DOCUMENT = "costing"


@dataclass(frozen=True, slots=True)
class Switched:
    """What a change of costing did: the id that takes it back, of how many goods, worth how much."""

    document: int
    goods: int
    value: int


def switch_on(ctx: Ctx) -> Switched:
    """What lies anywhere becomes one layer there at its average cost."""
    moved: list[Moved] = [
        (
            balance.product_id,
            balance.warehouse_id,
            Slice(new_id() if balance.on_hand > 0 else DEBT, ctx.today, balance.on_hand, balance.value),
        )
        for balance in _held(ctx)
    ]
    return _switch(ctx, moved, fifo=True)


def switch_off(ctx: Ctx) -> Switched:
    """All layers of a place become one balance again, worth what they are worth together."""
    _held(ctx)
    layers = ctx.session.scalars(sa.select(Layer).where(Layer.quantity != 0)).all()
    moved: list[Moved] = [
        (one.product_id, one.warehouse_id, Slice(one.lot, one.came, -one.quantity, -one.value))
        for one in layers
    ]
    return _switch(ctx, moved, fifo=False)


def layers_again(ctx: Ctx, document: int) -> None:
    """Layers are again as they were before they were given up. Raises LayersMoved where stock moved since."""
    _held(ctx)
    since = sa.select(Movement.id).where(Movement.id > document)
    if ctx.session.scalar(since.limit(1)) is not None:
        raise LayersMoved
    moved = [(*place, one) for place, slices in opposite(ctx.session, document).items() for one in slices]
    _switch(ctx, moved, fifo=True)


def _held(ctx: Ctx) -> list[Balance]:
    """Balances of what lies anywhere, locked in their order: nothing moves meanwhile."""
    held = sa.select(Balance).where(Balance.on_hand != 0).order_by(Balance.product_id, Balance.warehouse_id)
    return list(ctx.session.scalars(held.with_for_update()).all())


def _switch(ctx: Ctx, moved: list[Moved], *, fifo: bool) -> Switched:
    company, document = ctx.get(Company, ctx.company.id), new_id()
    ctx.changed("fifo", not fifo, fifo)
    company.settings = {**company.settings, "fifo": fifo}
    ctx.session.flush()
    write_moves(ctx.session, moved, DOCUMENT, document, ctx.today)
    value = abs(sum(one.value for _, _, one in moved))
    return Switched(document, len({product for product, _, _ in moved}), value)
