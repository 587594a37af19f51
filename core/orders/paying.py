"""Money received for orders, returned, and taken back when that is undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.acts.ctx import Ctx
from core.finance.ledger import Doc, receive_payment, reverse
from core.finance.models import Account, Method, Posting
from core.finance.rates import Foreign
from core.ids import new_id
from core.orders import queries
from core.orders.kept.models import KeptMoney
from core.orders.models import Order, OrderPayment
from core.tenancy import insert_many

METHODS: dict[str, Method] = {"cash": "cash", "card": "card", "bank": "transfer"}
"""Kind of an account → how it is paid into."""


@dataclass(frozen=True, slots=True)
class Share:
    """So much of a payment (minor units) is for this order."""

    order: Order
    amount: int


def shares(orders: Sequence[Order], amount: int) -> list[Share]:
    """Spread a payment over orders, oldest first; what is more than all of them need stays with the last.

    A sum that is exactly what one of them still needs pays that one.
    """
    for order in orders:
        if order.due == amount:
            return [Share(order, amount)]
    found: list[Share] = []
    left = amount
    for order in orders:
        part = min(left, order.due)
        if part:
            found.append(Share(order, part))
            left -= part
    if left and found:
        found[-1] = Share(found[-1].order, found[-1].amount + left)
    return found


def receive(
    ctx: Ctx,
    parts: Sequence[Share],
    day: date,
    method: Method,
    into: Account | None = None,
    foreign: Foreign | None = None,
) -> Posting:
    """One posting for all parts; each order remembers its own."""
    first = parts[0].order
    amount = sum(part.amount for part in parts)
    document = Doc("order", first.id)
    posting = receive_payment(ctx, amount, document, day, method, first.customer_id, into, foreign)
    ctx.session.flush()
    rows = [
        {
            "id": new_id(),
            "order_id": part.order.id,
            "posting_id": posting.id,
            "amount": part.amount,
            "day": day,
            "at": ctx.now,
            "annulled_at": None,
        }
        for part in parts
    ]
    insert_many(ctx.session, OrderPayment, rows)
    for part in parts:
        part.order.paid += part.amount
    return posting


def last_method(ctx: Ctx, order: Order) -> Method:
    """How an order was paid the last time; cash where nothing tells it (history brought in)."""
    came = [part for part in queries.live_payments(ctx.session, order.id) if part.amount > 0]
    if not came:
        return "cash"
    posting = ctx.get(Posting, came[-1].posting_id)
    return METHODS[ctx.get(Account, posting.account_id).kind]


def take_payment_back(
    ctx: Ctx, posting_id: int, parts: Sequence[OrderPayment | KeptMoney], day: date
) -> None:
    """Undo a payment (or a refund) for all its orders, and for what is kept of it."""
    reverse(ctx, posting_id, day)
    for part in parts:
        part.annulled_at = ctx.now
