"""What customers have paid ahead: their balance, and paying other orders from it."""

from __future__ import annotations

from pydantic import Field

from core.acts.calls import Missing, Unclear
from core.acts.ctx import Ctx
from core.acts.fields import Amount, CustomerRef, OrderRef
from core.acts.register import Asked, Risk, action
from core.blocks import Act, Block, Button, Buttons, Facts, Receipt, Text, say
from core.orders import cards, queries
from core.orders.asking import WRITE, Held, hold_order, require_live
from core.orders.balance import balance_of, move_money
from core.orders.counting import count
from core.orders.events import OrderChanged, OrderPaid
from core.orders.history import note_change
from core.orders.kept.models import KeptMoney
from core.orders.kept.moving import take_moves_back
from core.orders.models import OrderPayment
from core.orders.refusals import AlreadyPaid, AnnulledAlready, BalanceShort, NobodyToKeepFor, PaymentNeeded
from core.orders.returns.choosing import order_options


class FromBalance(Asked):
    order: OrderRef | None = Field(None, description="Order to be paid, when its number was named")
    customer: CustomerRef | None = Field(None, description="Customer, as the user named them")
    amount: Amount | None = Field(None, description="Sum; as much as is due and there when left out")


class WhichMoves(Asked):
    moves: list[int]
    kept: list[int] = Field(default_factory=list)


@action(
    "orders.pay_from_balance",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="from_balance",
    http="POST /payments/from_balance",
    when="past",
)
def pay_from_balance(ctx: Ctx, asked: FromBalance) -> Receipt:
    """Pay an order with what its customer has paid ahead: overpayments, money kept after returns."""
    held = hold_order(ctx, _order_called(ctx, asked))
    order = held.order
    require_live(order)
    if order.customer_id is None:
        raise NobodyToKeepFor(order=cards.numbered(order))
    if not order.due:
        raise AlreadyPaid(order=cards.numbered(order))
    there = balance_of(ctx.session, order.customer_id)
    wanted = min(order.due, there) if asked.amount is None else ctx.minor(asked.amount)
    if not wanted or wanted > min(there, order.due):
        raise BalanceShort(
            customer=cards.customer_name(ctx, order), there=ctx.money(there), due=ctx.money(order.due)
        )
    moves = move_money(ctx, order, wanted)
    _enter(ctx, held, wanted)
    title = say("orders-paid-from-balance", amount=ctx.money(wanted), order=cards.numbered(order))
    left = balance_of(ctx.session, order.customer_id)
    show = Button(say("orders-button-open"), Act("orders.show", {"order": cards.named(order)}))
    blocks: list[Block] = [
        Text(title, "title"),
        Facts(cards.money_facts(ctx, order)),
        Text(say("orders-balance-left", left=ctx.money(left)), "note"),
        Buttons([[show]]),
    ]
    return Receipt(
        blocks,
        title=title,
        undo=Act("orders.annul_move", moves.args()),
        subject=("order", order.id),
    )


def _order_called(ctx: Ctx, asked: FromBalance) -> int:
    """The order that is meant: named, or the customer's only one that is not paid."""
    if asked.order is not None:
        return asked.order.id or 0
    if asked.customer is None:
        raise Missing("order", say("orders-pay-which"))
    unpaid = queries.unpaid_of_customer(ctx.session, asked.customer.id or 0)
    if not unpaid:
        raise AlreadyPaid(order=say("orders-every-order"))
    if len(unpaid) > 1:
        raise Unclear("order", order_options(ctx, unpaid[:6]), say("orders-pay-which"))
    return unpaid[0].id


def _enter(ctx: Ctx, held: Held, amount: int) -> None:
    order = held.order
    note_change(ctx, order.id, "paid-from-balance", amount=amount)
    count(ctx, order, held.lines, held.before, paid_on=ctx.today)
    ctx.emit(OrderPaid(order.id, amount, order.due))


@action("orders.annul_move", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def annul_move(ctx: Ctx, asked: WhichMoves) -> Receipt:
    """Give money that paid an order from the balance back to the orders it came from."""
    rows = [ctx.get(OrderPayment, move) for move in asked.moves]
    holds = {order_id: hold_order(ctx, order_id) for order_id in sorted({row.order_id for row in rows})}
    paid = next(row for row in rows if row.amount > 0)
    order = holds[paid.order_id].order
    if any(row.annulled_at is not None for row in rows):
        raise AnnulledAlready(order=cards.numbered(order))
    for held in holds.values():
        require_live(held.order)
    amount = sum(row.amount for row in rows if row.amount > 0)
    if order.paid < amount:
        raise PaymentNeeded(order=cards.numbered(order), paid=ctx.money(order.paid))
    take_moves_back(ctx, asked.moves, asked.kept, {key: held.order for key, held in holds.items()})
    for held in holds.values():
        note_change(ctx, held.order.id, "balance-back")
        count(ctx, held.order, held.lines, held.before, paid_on=ctx.today)
        ctx.emit(OrderChanged(held.order.id, "payment"))
    by_card = any(ctx.get(KeptMoney, one).card_id for one in asked.kept)
    word = "orders-card-back" if by_card else "orders-balance-back"
    title = say(word, amount=ctx.money(amount), order=cards.numbered(order))
    facts = Facts(cards.money_facts(ctx, order))
    return Receipt([Text(title, "title"), facts], title=title, subject=("order", order.id))
