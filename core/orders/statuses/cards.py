"""How own statuses are shown on an order's card."""

from __future__ import annotations

from core.acts.ctx import Ctx
from core.blocks import Act, Button, Fact, say
from core.orders.models import Order
from core.orders.statuses.keeping import following, status_of, statuses_of

SHOWN = 3


def status_fact(ctx: Ctx, order: Order) -> list[Fact]:
    """The company's own word for where the order is."""
    status = status_of(ctx, order)
    return [Fact(say("orders-label-own-status"), status.name)] if status is not None else []


def status_buttons(ctx: Ctx, order: Order) -> list[Button]:
    """The next stages of the company's own; nothing is looked up where it has none."""
    if not ctx.company.settings.own_statuses or not order.is_open:
        return []
    nearest = following(statuses_of(ctx.session), status_of(ctx, order))[:SHOWN]
    return [
        Button(
            say("orders-button-own-status", status=one.name),
            Act("orders.put_in_status", {"order": {"id": order.id}, "status": one.name}),
        )
        for one in nearest
    ]
