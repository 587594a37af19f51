"""New lines of an order that is not finished: reserved, discounted and taxed as the rest of it."""

from __future__ import annotations

from collections.abc import Sequence

from core.acts.ctx import Ctx
from core.orders.asking import Held
from core.orders.discounting import discount_added
from core.orders.kits.keeping import NO_KITS, cost_kits, frozen, store
from core.orders.lines import NewLine, freeze_costs
from core.orders.models import OrderLine
from core.orders.reserving import costs_of_held, hold, keep_holds
from core.orders.shipping import recount
from core.orders.taxing import keep_taxes, taxed


def put_in(ctx: Ctx, held: Held, asked: Sequence[NewLine], added: list[OrderLine]) -> None:
    """Add lines, as they were asked for, to an order at hand; its lines and total follow."""
    order = held.order
    kits = frozen(ctx, added) if order.is_open else NO_KITS
    reserved = hold(ctx, added, kits) if order.is_open else []
    costs_of_held(added, reserved)
    if order.is_open:
        freeze_costs(ctx, added)
        cost_kits(ctx, added, kits, reserved)
    for line in added:
        line.order_id = order.id
    ctx.session.add_all(added)
    ctx.session.flush()
    store(ctx, kits)
    keep_holds(ctx, order, added, reserved)
    held.lines = [*held.lines, *added]
    keep_taxes(ctx, order, taxed(ctx, order.day, added))
    discount_added(ctx, order, asked, added, held.lines)
    recount(order, held.lines)
