"""What cannot be recorded yet, said honestly, with the ways there are: returns, a discount on an order."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import CustomerRef, OrderRef
from core.acts.register import Asked, Risk, action
from core.blocks import Act, Block, Button, Buttons, Facts, Price, Receipt, Text, say
from core.orders import cards, queries
from core.orders.asking import READ
from core.orders.models import Order
from core.orders.queries import Which

SHOWN = 5


class WhichOrder(Asked):
    order: OrderRef | None = Field(None, description="Order, when it was named")
    customer: CustomerRef | None = Field(None, description="Customer, as the user named them")


@action("orders.how_to_return", needs=READ, risk=Risk.READ)
def how_to_return(ctx: Ctx, asked: WhichOrder) -> Receipt:
    """Say what can be done when a customer brings goods back or wants money back: call it for any refund."""
    blocks: list[Block] = [Text(say("orders-no-returns"), "title"), Text(say("orders-returns-ways"))]
    order = _the_one(ctx, asked)
    if order is not None:
        return Receipt([*blocks, *_ways_of(ctx, order)], subject=("order", order.id))
    return Receipt([*blocks, *_choice(ctx, asked, "orders.how_to_return")])


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


def _ways_of(ctx: Ctx, order: Order) -> list[Block]:
    """The order, and buttons for what may be done to it."""
    blocks: list[Block] = [
        Text(cards.called(order, cards.customer_name(ctx, order))),
        Facts([*cards.state_facts(ctx, order), *cards.money_facts(ctx, order)]),
    ]
    if not order.paid:
        blocks.append(Text(say("orders-returns-unpaid")))
    elif order.lines_begun:
        blocks.append(Text(say("orders-returns-shipped")))
    row = _buttons(ctx, order) if order.is_live and ctx.may("orders", "write") else []
    show = Button(say("orders-button-open"), Act("orders.show", {"order": cards.named(order)}))
    return [*blocks, Buttons([[button] for button in (*row, show)])]


def _buttons(ctx: Ctx, order: Order) -> list[Button]:
    found: list[Button] = []
    if order.lines_begun:
        last = queries.live_shipments(ctx.session, order.id)[-1]
        act = Act("orders.annul_shipment", {"shipment": last.id})
        found.append(Button(say("orders-button-annul-shipment"), act))
    elif order.paid:
        refund = Act("orders.cancel", {"order": cards.named(order), "refund": True})
        found.append(Button(say("orders-button-refund", paid=ctx.money(order.paid)), refund))
    payments = queries.live_payments(ctx.session, order.id)
    if len(payments) == 1:
        act = Act("orders.annul_payment", {"payment": payments[0].posting_id})
        found.append(Button(say("orders-button-annul-payment"), act))
    return found


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
