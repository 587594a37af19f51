"""What else is known of an order: where it is to be brought, the photos and papers that belong to it."""

from __future__ import annotations

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.attachments.keeping import files_of
from core.blocks import Act, Block, Button, Buttons, Fact, say
from core.orders.models import Order
from core.orders.terms import Delivery
from core.tenancy import HouseSession


def delivery_of(session: HouseSession, order_id: int) -> Delivery | None:
    return session.scalars(sa.select(Delivery).where(Delivery.order_id == order_id)).one_or_none()


def put_address(ctx: Ctx, order_id: int, address: str | None) -> str | None:
    """Write where an order is to be brought, None for nowhere; answers what was written before."""
    delivery = delivery_of(ctx.session, order_id)
    was = delivery.address if delivery is not None else None
    if delivery is None and address is not None:
        ctx.session.add(Delivery(order_id=order_id, address=address))
    elif delivery is not None and address is None:
        ctx.session.delete(delivery)
    elif delivery is not None and address is not None:
        delivery.address = address
    ctx.session.flush()
    return was


def address_fact(ctx: Ctx, order: Order) -> list[Fact]:
    delivery = delivery_of(ctx.session, order.id)
    return [Fact(say("orders-label-address"), delivery.address)] if delivery is not None else []


def about_buttons(ctx: Ctx, order: Order) -> list[Block]:
    """Who takes it, where it goes, what belongs to it: buttons of an order's card."""
    this: dict[str, object] = {"id": order.id}
    count = len(files_of(ctx.session, "order", order.id))
    if not count and not ctx.may("orders", "write"):
        return []
    label = say("orders-button-files-of", count=count) if count else say("orders-button-files")
    row = [Button(label, Act("orders.files", {"order": this}))]
    if ctx.may("orders", "write") and (order.is_open or order.state == "draft"):
        row.insert(0, Button(say("orders-button-assign"), Act("orders.assign", {"order": this})))
        row.insert(1, Button(say("orders-button-address"), Act("orders.address", {"order": this})))
    return [Buttons([row])]
