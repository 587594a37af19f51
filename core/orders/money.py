"""A payment as an act on one or several orders: received, counted, told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from core.acts.ctx import Ctx
from core.blocks import Block, Fact, Facts, Text, say
from core.finance.models import Account, Method
from core.finance.rates import Foreign
from core.orders import cards, queries
from core.orders.counting import count
from core.orders.events import OrderPaid
from core.orders.figures import Tally, tally
from core.orders.history import note_change
from core.orders.models import Order, OrderLine
from core.orders.notices import OrderMoney
from core.orders.paying import Share, receive


def pay_order(ctx: Ctx, order: Order, lines: list[OrderLine], amount: int, method: Method) -> int:
    """Pay one order whose lines are at hand; answers the posting's id."""
    return pay_shares(ctx, [Share(order, amount)], method, {order.id: lines})


def pay_shares(
    ctx: Ctx,
    parts: Sequence[Share],
    method: Method,
    known: dict[int, list[OrderLine]] | None = None,
    *,
    day: date | None = None,
    into: Account | None = None,
    foreign: Foreign | None = None,
) -> int:
    """One payment for several orders, today or on a named day; answers the posting's id."""
    paid_on = day or ctx.today
    lines = {part.order.id: _lines(ctx, part.order, known or {}) for part in parts}
    before: dict[int, Tally] = {part.order.id: tally(part.order, lines[part.order.id]) for part in parts}
    posting = receive(ctx, parts, paid_on, method, into, foreign)
    for part in parts:
        order = part.order
        note_change(ctx, order.id, "paid", amount=part.amount)
        count(ctx, order, lines[order.id], before[order.id], paid_on=paid_on)
        ctx.emit(OrderPaid(order.id, part.amount, order.due))
    ctx.notify(OrderMoney, lambda: _told(ctx, parts), subject=("order", parts[0].order.id))
    return posting.id


def _lines(ctx: Ctx, order: Order, known: dict[int, list[OrderLine]]) -> list[OrderLine]:
    return known.get(order.id) or queries.lines_of(ctx.session, order.id)


def _told(ctx: Ctx, parts: Sequence[Share]) -> list[Block]:
    """What people are told of a payment."""
    blocks: list[Block] = []
    for part in parts:
        what = cards.called(part.order, cards.customer_name(ctx, part.order))
        blocks.append(Text(say("orders-told-paid", what=what, amount=ctx.money(part.amount)), "title"))
        if part.order.due:
            blocks.append(Facts([Fact(say("orders-label-due"), ctx.money(part.order.due))]))
    return blocks
