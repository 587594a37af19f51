"""Money that comes for no order: a customer's payment ahead, kept until an order needs it."""

from __future__ import annotations

from datetime import date

from core.acts.ctx import Ctx
from core.finance.ledger import Doc, receive_payment
from core.finance.models import Account, Method, Posting
from core.finance.rates import Foreign
from core.orders.kept.models import KeptMoney
from core.orders.kept.moving import kept_part
from core.orders.kept.queries import Owner
from core.tenancy import insert_many


def receive_kept(
    ctx: Ctx,
    owner: Owner,
    amount: int,
    document: Doc,
    method: Method,
    customer_id: int | None,
    into: Account | None = None,
    day: date | None = None,
    foreign: Foreign | None = None,
) -> Posting:
    """One posting whose money is all kept for its owner; a negative amount goes back to them."""
    posting = receive_payment(ctx, amount, document, day or ctx.today, method, customer_id, into, foreign)
    ctx.session.flush()
    insert_many(ctx.session, KeptMoney, [kept_part(ctx, owner, posting.id, amount)])
    return posting
