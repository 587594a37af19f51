"""Money going back to customers, goods aside: an overpayment, a prepayment, a part of what was paid."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from core.acts.calls import Missing, Unclear
from core.acts.ctx import Ctx
from core.acts.fields import Amount, CustomerRef, OrderRef
from core.acts.finding import SHOWN
from core.acts.register import Asked, Risk, action
from core.blocks import Act, Block, Button, Buttons, Facts, Receipt, Text, say
from core.customers.cards import card_button
from core.customers.models import Customer
from core.finance.ledger import Doc
from core.finance.models import Method
from core.orders import cards, queries
from core.orders.asking import WRITE, require_live
from core.orders.balance import balance_of
from core.orders.counting import count
from core.orders.events import OrderChanged
from core.orders.figures import tally
from core.orders.history import note_change
from core.orders.kept.models import CUSTOMER
from core.orders.kept.queries import Owner, kept
from core.orders.kept.receiving import receive_kept
from core.orders.models import Order
from core.orders.paying import Share, last_method, receive
from core.orders.refusals import NothingPaid, PaidAsDue, RefundsMore
from core.orders.returns.choosing import order_options


class ToRefund(Asked):
    order: OrderRef | None = Field(None, description="Order, when its number was named")
    customer: CustomerRef | None = Field(None, description="Customer, as the user named them")
    amount: Amount | None = Field(None, description="Sum; what was overpaid when left out")
    method: Method | None = Field(None, description="cash, card or transfer; as it was paid when not named")


@action(
    "orders.refund",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="refund",
    http="POST /refunds",
    when="past",
)
def refund(ctx: Ctx, asked: ToRefund) -> Receipt:
    """Return money to a customer, no goods coming back: an overpayment or a part of what was paid."""
    if asked.customer is not None and asked.order is None:
        wanted = None if asked.amount is None else ctx.minor(asked.amount)
        ctx.lock(Customer, [asked.customer.id or 0])
        there = kept(ctx.session, Owner(asked.customer.id))
        if there > 0 and (wanted is None or wanted <= there):
            return _from_kept(ctx, asked, wanted or there)
    parts = _parts(ctx, asked)
    amount = sum(part.amount for part in parts)
    method = asked.method or last_method(ctx, parts[0].order)
    lines = {part.order.id: queries.lines_of(ctx.session, part.order.id) for part in parts}
    before = {part.order.id: tally(part.order, lines[part.order.id]) for part in parts}
    back = [Share(part.order, -part.amount) for part in parts]
    posting = receive(ctx, back, ctx.today, method)
    for part in parts:
        order = part.order
        note_change(ctx, order.id, "refunded", amount=part.amount)
        count(ctx, order, lines[order.id], before[order.id], paid_on=ctx.today)
        ctx.emit(OrderChanged(order.id, "payment"))
    title = say("orders-refunded", amount=ctx.money(amount), order=cards.numbered(parts[0].order))
    return Receipt(
        [Text(title, "title"), *_told(ctx, parts, method)],
        title=title,
        undo=Act("orders.annul_payment", {"payment": posting.id}),
        subject=("order", parts[0].order.id),
    )


def _from_kept(ctx: Ctx, asked: ToRefund, amount: int) -> Receipt:
    """Return what a customer paid for no order."""
    customer_id = asked.customer.id or 0 if asked.customer else 0
    customer, method = ctx.get(Customer, customer_id), asked.method or "cash"
    posting = receive_kept(ctx, Owner(customer_id), -amount, Doc(CUSTOMER, customer_id), method, customer_id)
    title = say("orders-refunded-kept", amount=ctx.money(amount), customer=customer.name)
    left = say("orders-balance-left", left=ctx.money(balance_of(ctx.session, customer_id)))
    blocks: list[Block] = [
        Text(title, "title"),
        Text(left, "note"),
        Text(say("orders-paid-by", method=say(f"orders-method-{method}")), "note"),
        Buttons([[card_button(customer)]]),
    ]
    return Receipt(
        blocks,
        title=title,
        undo=Act("orders.annul_payment", {"payment": posting.id}),
        subject=("customer", customer_id),
    )


def _parts(ctx: Ctx, asked: ToRefund) -> list[Share]:
    """From which orders how much goes back. Raises RefundsMore, PaidAsDue, NothingPaid."""
    wanted = None if asked.amount is None else ctx.minor(asked.amount)
    if asked.order is not None:
        return [_of_order(ctx, asked.order.id or 0, wanted)]
    paid = queries.paid_orders(ctx.session, SHOWN, asked.customer.id if asked.customer else None)
    if asked.customer is None:
        raise Missing("order", say("orders-refund-which"), order_options(ctx, paid))
    over = ctx.lock(Order, [order.id for order in paid if order.overpaid])
    above = sum(order.overpaid for order in over)
    if above and (wanted is None or wanted <= above):
        return _spread(sorted(over, key=lambda order: order.id), above if wanted is None else wanted)
    if not paid:
        raise NothingPaid(customer=asked.customer.name)
    if len(paid) > 1:
        raise Unclear("order", order_options(ctx, paid), say("orders-refund-which"))
    return [_of_order(ctx, paid[0].id, wanted)]


def _spread(orders: Sequence[Order], amount: int) -> list[Share]:
    parts: list[Share] = []
    for order in orders:
        part = min(order.overpaid, amount)
        if part:
            parts.append(Share(order, part))
        amount -= part
    return parts


def _of_order(ctx: Ctx, order_id: int, wanted: int | None) -> Share:
    order = next(iter(ctx.lock(Order, [order_id])), None) or ctx.get(Order, order_id)
    require_live(order)
    amount = order.overpaid if wanted is None else wanted
    if amount > order.paid or not order.paid:
        raise RefundsMore(order=cards.numbered(order), paid=ctx.money(order.paid))
    if not amount:
        raise PaidAsDue(
            order=cards.numbered(order), paid=ctx.money(order.paid), offers=_other_ways(ctx, order)
        )
    return Share(order, amount)


def _other_ways(ctx: Ctx, order: Order) -> list[Button]:
    """Nothing was overpaid: perhaps goods come back, or the order is off, or the payment was a mistake."""
    this = cards.named(order)
    offers: list[Button] = []
    if order.lines_begun:
        offers.append(Button(say("orders-button-return"), Act("orders.return", {"order": this})))
    else:
        cancel = Act("orders.cancel", {"order": this, "refund": True})
        offers.append(Button(say("orders-button-refund", paid=ctx.money(order.paid)), cancel))
    payments = queries.live_payments(ctx.session, order.id)
    if len(payments) == 1:
        undo = Act("orders.annul_payment", {"payment": payments[0].posting_id})
        offers.append(Button(say("orders-button-annul-payment"), undo))
    return offers


def _told(ctx: Ctx, parts: Sequence[Share], method: Method) -> list[Block]:
    order = parts[0].order
    customer = cards.customer_name(ctx, order)
    blocks: list[Block] = [Text(say("orders-for-customer", customer=customer))] if customer else []
    if len(parts) > 1:
        blocks += [
            Text(say("orders-paid-share", order=cards.numbered(part.order), amount=ctx.money(part.amount)))
            for part in parts
        ]
    else:
        blocks.append(Facts(cards.money_facts(ctx, order)))
    if order.due:
        blocks.append(Text(say("orders-due-again", due=ctx.money(order.due)), "warning"))
    blocks.append(Text(say("orders-paid-by", method=say(f"orders-method-{method}")), "note"))
    show = Button(say("orders-button-open"), Act("orders.show", {"order": cards.named(order)}))
    return [*blocks, Buttons([[show]])]
