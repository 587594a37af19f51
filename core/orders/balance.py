"""A customer's balance: what they paid that no order needs. No account of its own holds it.

It is what was paid above the orders, and what was paid for none of them. Paying from it gives a part of a
payment to another order, so the parts of every payment still sum to it.
"""

from __future__ import annotations

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.customers.models import Customer
from core.orders import cards
from core.orders.history import note_change
from core.orders.kept.moving import Moves, between, to_order
from core.orders.kept.queries import Owner, kept
from core.orders.models import LIVE, Order
from core.orders.refusals import BalanceShort
from core.tenancy import HouseSession


def balance_of(session: HouseSession, customer_id: int) -> int:
    """What a customer has paid above what live orders come to, and for none of them; minor units."""
    above = sa.func.sum(Order.paid - Order.total)
    query = sa.select(above).where(
        Order.customer_id == customer_id, Order.paid > Order.total, Order.state.in_(LIVE)
    )
    return int(session.scalar(query) or 0) + kept(session, Owner(customer_id))


def move_money(ctx: Ctx, order: Order, amount: int) -> Moves:
    """Give so much of the customer's balance to the order: what is kept for them first, then overpayments.

    What was paid before our books began is on no posting and stays where it is.
    """
    ctx.lock(Customer, [order.customer_id or 0])
    moves = Moves()
    left = to_order(ctx, Owner(order.customer_id), order, amount, moves)
    for source in _overpaid(ctx, order) if left else []:
        wanted = min(left, source.overpaid)
        if wanted:
            left -= wanted - between(ctx, source, order, wanted, moves)
            note_change(ctx, source.id, "balance-moved", order=order.number or order.outer_number)
    if left:
        raise BalanceShort(
            customer=cards.customer_name(ctx, order),
            there=ctx.money(amount - left),
            due=ctx.money(order.due + amount - left),
        )
    moves.store(ctx)
    return moves


def move_what_is_there(ctx: Ctx, order: Order, most: int) -> Moves:
    """Give the order up to so much of its customer's balance, as far as that goes."""
    there = balance_of(ctx.session, order.customer_id) if order.customer_id is not None else 0
    wanted = min(order.due, most, there)
    return move_money(ctx, order, wanted) if wanted > 0 else Moves()


def _overpaid(ctx: Ctx, order: Order) -> list[Order]:
    query = sa.select(Order.id).where(
        Order.customer_id == order.customer_id, Order.paid > Order.total, Order.state.in_(LIVE)
    )
    found = ctx.lock(Order, list(ctx.session.scalars(query)))
    return sorted(found, key=lambda one: (one.day, one.id))
