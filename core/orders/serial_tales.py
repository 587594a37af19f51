"""What orders know of a serial number's moves: to whom it was sold, from whom it came back."""

from __future__ import annotations

from core.acts.ctx import Ctx
from core.blocks import Said, say
from core.inventory.serials.models import SerialMove
from core.inventory.serials.showing import teller
from core.orders import cards
from core.orders.models import Order, Shipment
from core.orders.returns.models import OrderReturn


@teller("shipment")
def of_shipment(ctx: Ctx, move: SerialMove) -> Said | None:
    """Sold, in which order, to whom."""
    shipment = ctx.session.get(Shipment, move.document_id)
    order = None if shipment is None else ctx.session.get(Order, shipment.order_id)
    return None if order is None else _told(ctx, "sold", order)


@teller("return")
def of_return(ctx: Ctx, move: SerialMove) -> Said | None:
    """Back, by which order, from whom."""
    made = ctx.session.get(OrderReturn, move.document_id)
    if made is None:
        return None
    order = None if made.order_id is None else ctx.session.get(Order, made.order_id)
    return say("orders-serial-back-unknown") if order is None else _told(ctx, "back", order)


def _told(ctx: Ctx, what: str, order: Order) -> Said:
    return say(f"orders-serial-{what}", order=cards.called(order, cards.customer_name(ctx, order)))
