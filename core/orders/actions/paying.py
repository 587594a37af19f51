"""Payments of customers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import Field

from core.acts.calls import Missing, Option, Unclear
from core.acts.ctx import Ctx
from core.acts.fields import Amount, CustomerRef, OrderRef, Title
from core.acts.finding import SHOWN
from core.acts.register import Asked, Risk, action
from core.blocks import Act, Block, Button, Buttons, Fact, Facts, Money, Receipt, Said, Text, say
from core.customers.models import Customer
from core.customers.queries import by_ids
from core.finance.entering import account_for, rate_fact
from core.finance.ledger import KINDS
from core.finance.models import Account, Method
from core.finance.rates import Foreign, sum_of
from core.money import to_major
from core.orders import cards, queries
from core.orders.actions.keeping import paid_ahead
from core.orders.asking import WRITE, require_live
from core.orders.models import Order
from core.orders.money import pay_shares
from core.orders.paying import Share, shares
from core.orders.refusals import AllPaid, AlreadyPaid, NothingDue, OthersOrder


class NewPayment(Asked):
    order: OrderRef | None = Field(None, description="Order, when its number was named")
    customer: CustomerRef | None = Field(None, description="Customer who paid, as the user named them")
    amount: Amount | None = Field(None, description="Sum; what is still due when left out")
    method: Method = Field("cash", description="cash, card or transfer")
    currency: Title | None = Field(
        None, description="Currency of the sum where it is another, with the rate if told: 'USD 92.5'"
    )


def _options(ctx: Ctx, orders: Sequence[Order]) -> list[Option]:
    names = by_ids(ctx.session, [order.customer_id for order in orders if order.customer_id])
    return [
        Option(
            cards.called(order, _name(names.get(order.customer_id or 0))),
            {"id": order.id},
            say("orders-detail-due", due=ctx.money(order.due)),
        )
        for order in orders
    ]


def _with_a_debt(ctx: Ctx) -> list[Option]:
    """The newest orders that have something due, and no others."""
    return _options(ctx, queries.unpaid_orders(ctx.session, SHOWN))


@action(
    "orders.pay",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="pay",
    http="POST /payments",
    when="past",
    menu=4,
    options={"order": _with_a_debt},
)
def pay(ctx: Ctx, asked: NewPayment) -> Receipt:
    """Record a customer's payment for an order, or for their open orders, the oldest first; else ahead."""
    came = _came(ctx, asked)
    parts = _parts(ctx, asked, came.amount if came else None)
    if not parts and asked.customer is not None and came is not None:
        return paid_ahead(ctx, asked.customer.id or 0, came.amount, asked.method, came.into, came.foreign)
    into, foreign = (came.into, came.foreign) if came else (None, None)
    posting = pay_shares(ctx, parts, asked.method, into=into, foreign=foreign)
    amount = sum(part.amount for part in parts)
    title = _title(ctx, parts, amount)
    abroad = [Facts(_abroad(ctx, came))] if came is not None and came.foreign is not None else []
    return Receipt(
        [Text(title, "title"), *abroad, *_after(ctx, parts, asked), *_buttons(ctx, parts)],
        title=title,
        undo=Act("orders.annul_payment", {"payment": posting}),
        subject=("order", parts[0].order.id),
    )


@dataclass(frozen=True, slots=True)
class _Came:
    """What was paid, in the company's currency; on which account, where that is not the method's own."""

    amount: int
    into: Account | None = None
    foreign: Foreign | None = None


def _came(ctx: Ctx, asked: NewPayment) -> _Came | None:
    """The sum that was told. Asks for it where it is in another currency and was not told."""
    if not asked.currency:
        return None if asked.amount is None else _Came(ctx.minor(asked.amount))
    if asked.amount is None:
        raise Missing("amount", say("ask-orders-sum-abroad"))
    kind = KINDS[asked.method]
    account = account_for(ctx, None, asked.currency, kind)
    told = sum_of(ctx, asked.amount, asked.currency, account, ctx.today)
    own = account.currency != ctx.company.currency
    return _Came(told.amount, account if own else None, told.foreign)


def _abroad(ctx: Ctx, came: _Came) -> list[Fact]:
    """The sum as it was told, and its rate."""
    if came.foreign is None:
        return []
    told = Fact(say("field-common-amount"), Money(came.foreign.amount, came.foreign.currency))
    return [told, *rate_fact(ctx, came.foreign)[:1]]


def _parts(ctx: Ctx, asked: NewPayment, amount: int | None) -> list[Share]:
    """What goes to which order; nothing where a sum comes from a customer who owes nothing."""
    if asked.order is not None:
        return [_for_order(ctx, asked, amount)]
    if asked.customer is None:
        owed = _with_a_debt(ctx)
        if not owed and asked.amount is None:
            raise AllPaid
        raise Missing("order", say("orders-pay-which"), owed)
    customer_id = asked.customer.id or 0
    unpaid = ctx.lock(Order, [order.id for order in queries.unpaid_of_customer(ctx.session, customer_id)])
    unpaid.sort(key=lambda order: (order.day, order.id))
    if not unpaid:
        if amount is None:
            raise NothingDue(customer=asked.customer.name)
        return []
    if amount is None and len(unpaid) > 1:
        raise _which_order(ctx, asked, unpaid)
    return shares(unpaid, unpaid[0].due if amount is None else amount)


def _for_order(ctx: Ctx, asked: NewPayment, amount: int | None) -> Share:
    order_id = (asked.order.id if asked.order else None) or 0
    order = next(iter(ctx.lock(Order, [order_id])), None) or ctx.get(Order, order_id)
    require_live(order)
    if asked.customer is not None and order.customer_id != asked.customer.id:
        raise OthersOrder(order=cards.numbered(order), customer=asked.customer.name)
    if amount is None and not order.due:
        raise AlreadyPaid(order=cards.numbered(order))
    return Share(order, order.due if amount is None else amount)


def _which_order(ctx: Ctx, asked: NewPayment, unpaid: Sequence[Order]) -> Unclear:
    """Several orders are open and no sum was said: which one, or all of them."""
    due = sum(order.due for order in unpaid)
    every: dict[str, object] = {
        "customer": {"id": unpaid[0].customer_id},
        "amount": f"{to_major(due, ctx.company.currency):f}",
        "method": asked.method,
    }
    options = [
        *_options(ctx, unpaid[:SHOWN]),
        Option(say("orders-pay-all", due=ctx.money(due)), every, action="orders.pay"),
    ]
    return Unclear("order", options, say("orders-pay-which"))


def _name(customer: Customer | None) -> str | None:
    return customer.name if customer else None


def _title(ctx: Ctx, parts: Sequence[Share], amount: int) -> Said:
    if len(parts) == 1:
        return say("orders-paid", amount=ctx.money(amount), order=cards.numbered(parts[0].order))
    return say("orders-paid-many", amount=ctx.money(amount), count=len(parts))


def _after(ctx: Ctx, parts: Sequence[Share], asked: NewPayment) -> list[Block]:
    customer = cards.customer_name(ctx, parts[0].order)
    blocks: list[Block] = [Text(say("orders-for-customer", customer=customer))] if customer else []
    for part in parts:
        order = part.order
        if len(parts) > 1:
            told = say("orders-paid-share", order=cards.numbered(order), amount=ctx.money(part.amount))
            blocks.append(Text(told))
        facts = cards.money_facts(ctx, order)
        if not order.due and not order.overpaid:
            facts.append(Fact(say("orders-label-payment"), say("orders-payment-paid")))
        blocks.append(Facts(facts))
        if order.overpaid:
            blocks.append(Text(say("orders-overpaid", amount=ctx.money(order.overpaid)), "warning"))
    if asked.method != "cash":
        blocks.append(Text(say("orders-paid-by", method=say(f"orders-method-{asked.method}")), "note"))
    return blocks


def _buttons(ctx: Ctx, parts: Sequence[Share]) -> list[Block]:
    order = parts[0].order
    row = [Button(say("orders-button-open"), Act("orders.show", {"order": cards.named(order)}))]
    if order.shipment != "shipped":
        row.insert(0, Button(say("orders-button-ship"), Act("orders.ship", {"order": cards.named(order)})))
    return [Buttons([row])] if len(parts) == 1 else []
