"""How offers are shown on an order's card."""

from __future__ import annotations

from core.acts.ctx import Ctx
from core.blocks import Act, Block, Button, Day, Text, say
from core.orders.models import Order
from core.orders.offers import offer_of, prolonging


def offer_blocks(ctx: Ctx, order: Order) -> list[Block]:
    """Through which day an offer holds; a warning where that day is over."""
    offer = offer_of(ctx.session, order)
    if offer is None:
        return []
    if offer.until < ctx.today:
        return [Text(say("orders-offer-expired-on", day=Day(offer.until)), "warning")]
    return [Text(say("orders-offer-holds", day=Day(offer.until)))]


def draft_buttons(ctx: Ctx, order: Order) -> list[Button]:
    """What comes after a draft: it is confirmed, offered, offered anew."""
    this: dict[str, object] = {"id": order.id}
    confirm = Act("orders.confirm", {"order": this})
    if offer_of(ctx.session, order) is None:
        return [
            Button(say("orders-button-confirm"), confirm, style="primary"),
            Button(say("orders-button-offer"), prolonging(ctx, order)),
        ]
    return [
        Button(say("orders-button-accept"), confirm, style="primary"),
        Button(say("orders-button-prolong"), prolonging(ctx, order)),
    ]
