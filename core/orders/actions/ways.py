"""What cannot be recorded yet, said honestly, with the ways there are: a discount on an order."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import CustomerRef, OrderRef
from core.acts.register import Asked, Risk, action
from core.blocks import Act, Block, Button, Buttons, Price, Receipt, Text, say
from core.orders import cards, queries
from core.orders.asking import READ
from core.orders.models import Order
from core.orders.queries import Which

SHOWN = 5


class WhichOrder(Asked):
    order: OrderRef | None = Field(None, description="Order, when it was named")
    customer: CustomerRef | None = Field(None, description="Customer, as the user named them")


def _the_one(ctx: Ctx, asked: WhichOrder) -> Order | None:
    """The order that was named, or the only one its customer has."""
    if asked.order is not None:
        return ctx.get(Order, asked.order.id or 0)
    found = _of_customer(ctx, asked)
    return found[0] if len(found) == 1 else None


def _of_customer(ctx: Ctx, asked: WhichOrder) -> Sequence[Order]:
    if asked.customer is None:
        return []
    return queries.orders_page(ctx.session, Which(customer_id=asked.customer.id, live=True), None)


def _choice(ctx: Ctx, asked: WhichOrder, name: str) -> list[Block]:
    """A button for each order it may be about."""
    found = _of_customer(ctx, asked)[:SHOWN]
    if not found:
        return []
    rows = [[Button(cards.called(order, None), Act(name, {"order": cards.named(order)}))] for order in found]
    return [Text(say("orders-returns-which")), Buttons(rows)]


@action("orders.how_to_discount", needs=READ, risk=Risk.READ)
def how_to_discount(ctx: Ctx, asked: WhichOrder) -> Receipt:
    """Say what can be done when a discount is wanted for one order or customer: call it for any such wish."""
    blocks: list[Block] = [Text(say("orders-no-discount"), "title")]
    order = _the_one(ctx, asked)
    if order is None:
        return Receipt([*blocks, Text(say("orders-discount-ways")), *_choice(ctx, asked, "orders.show")])
    lines = queries.lines_of(ctx.session, order.id)
    if lines and order.number and (order.is_open or order.state == "draft"):
        first = lines[0]
        way = say(
            "orders-discount-way",
            order=str(order.number),
            product=first.name,
            price=Price(first.price * 9 // 10, order.currency),
        )
        blocks.append(Text(way))
    return Receipt([*blocks, cards.lines_table(ctx, lines)], subject=("order", order.id))
