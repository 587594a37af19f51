"""A customer's balance: what was paid above what the orders come to. No account of its own holds it.

Paying from it gives a part of a payment to another order, so the parts of every payment still sum to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.ids import new_id
from core.orders import cards, queries
from core.orders.history import note_change
from core.orders.models import LIVE, Order, OrderPayment
from core.orders.refusals import BalanceShort
from core.tenancy import HouseSession, insert_many


def balance_of(session: HouseSession, customer_id: int) -> int:
    """What a customer has paid above what live orders come to, minor units."""
    above = sa.func.sum(Order.paid - Order.total)
    query = sa.select(above).where(
        Order.customer_id == customer_id, Order.paid > Order.total, Order.state.in_(LIVE)
    )
    return int(session.scalar(query) or 0)


def move_money(ctx: Ctx, order: Order, amount: int) -> list[int]:
    """Give so much of the customer's overpayments to the order, the oldest first; ids of the new parts.

    What was paid before our books began is on no posting and stays where it is.
    """
    rows: list[dict[str, object]] = []
    for source in _overpaid(ctx, order):
        if not amount:
            break
        for posting_id, there in _by_posting(ctx, source):
            part = min(there, source.overpaid, amount)
            if part > 0:
                rows += [_part(ctx, source, posting_id, -part), _part(ctx, order, posting_id, part)]
                source.paid -= part
                order.paid += part
                amount -= part
        note_change(ctx, source.id, "balance-moved", order=order.number or order.outer_number)
    if amount:
        raise BalanceShort(
            customer=cards.customer_name(ctx, order),
            there=ctx.money(sum(int(str(row["amount"])) for row in rows if row["order_id"] == order.id)),
            due=ctx.money(order.due + amount),
        )
    insert_many(ctx.session, OrderPayment, rows)
    ctx.session.flush()
    return [int(str(row["id"])) for row in rows]


def _overpaid(ctx: Ctx, order: Order) -> list[Order]:
    query = sa.select(Order.id).where(
        Order.customer_id == order.customer_id, Order.paid > Order.total, Order.state.in_(LIVE)
    )
    found = ctx.lock(Order, list(ctx.session.scalars(query)))
    return sorted(found, key=lambda one: (one.day, one.id))


def _by_posting(ctx: Ctx, order: Order) -> list[tuple[int, int]]:
    """What of each payment is the order's, the latest first."""
    sums: dict[int, int] = {}
    for part in queries.live_payments(ctx.session, order.id):
        sums[part.posting_id] = sums.get(part.posting_id, 0) + part.amount
    return [(posting, left) for posting, left in reversed(sums.items()) if left > 0]


def _part(ctx: Ctx, order: Order, posting_id: int, amount: int) -> dict[str, object]:
    return {
        "id": new_id(),
        "order_id": order.id,
        "posting_id": posting_id,
        "amount": amount,
        "day": ctx.today,
        "at": ctx.now,
        "annulled_at": None,
    }


def take_move_back(ctx: Ctx, rows: Sequence[OrderPayment], orders: Mapping[int, Order]) -> None:
    """The parts are as they were before the move."""
    for row in rows:
        orders[row.order_id].paid -= row.amount
        row.annulled_at = ctx.now
    ctx.session.flush()
