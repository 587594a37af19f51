"""Telling the reports and the customer's card what an order's change counts for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from core.acts.ctx import Ctx
from core.customers.totals import add_up_order, set_days
from core.orders import queries
from core.orders.events import Basis, SaleCounted
from core.orders.figures import NOTHING, Figure, Tally, difference, reversed_figures, tally
from core.orders.models import Order, OrderLine


def open_day(ctx: Ctx, day: date) -> date:
    """The day itself, or today where its period is closed."""
    closed = ctx.company.closed_through
    return ctx.today if closed is not None and day <= closed else day


def count(
    ctx: Ctx,
    order: Order,
    lines: Sequence[OrderLine],
    before: Tally = NOTHING,
    *,
    ordered_on: date | None = None,
    shipped_on: date | None = None,
    paid_on: date | None = None,
) -> Tally:
    """Count the difference between the order as it was and as it stands; answers the latter.

    What was ordered counts on the order's own day, unless named (a return counts on its day); shipments and
    payments on theirs (today, if not given).
    """
    after = tally(order, lines)
    ordered_on = ordered_on or open_day(ctx, order.day)
    _tell(
        ctx,
        order,
        "ordered",
        ordered_on,
        _sign(before.ordered, after.ordered),
        difference(before.ordered, after.ordered),
    )
    shipped_on = shipped_on or ctx.today
    _tell(
        ctx,
        order,
        "shipped",
        shipped_on,
        _sign(before.shipped, after.shipped),
        difference(before.shipped, after.shipped),
    )
    paid = difference(before.paid, after.paid)
    if paid:
        day = paid_on or _last_payment(ctx, order)
        _tell(ctx, order, "paid", day, _sign(before.paid, after.paid), paid)
    if order.customer_id is not None:
        _tell_customer(ctx, order, order.customer_id, before, after)
    return after


def pass_sale(ctx: Ctx, order: Order, lines: Sequence[OrderLine], seller_id: int) -> None:
    """Count the order for another employee; only while nothing is shipped or paid."""
    figures = list(tally(order, lines).ordered.values())
    day = open_day(ctx, order.day)
    if figures:
        _tell(ctx, order, "ordered", day, -1, reversed_figures(figures))
    order.seller_id = seller_id
    if figures:
        _tell(ctx, order, "ordered", day, 1, figures)


def _sign(before: object, after: object) -> int:
    return int(bool(after)) - int(bool(before))


def _last_payment(ctx: Ctx, order: Order) -> date:
    day = queries.last_payment_day(ctx.session, order.id)
    return ctx.today if day is None else open_day(ctx, day)


def _tell(ctx: Ctx, order: Order, basis: Basis, day: date, orders: int, figures: Sequence[Figure]) -> None:
    if not figures and not orders:
        return
    ctx.emit(
        SaleCounted(
            basis=basis,
            day=day.isoformat(),
            order_id=order.id,
            orders=orders,
            customer_id=order.customer_id,
            person_id=order.seller_id,
            revenue=sum(figure.revenue for figure in figures),
            cost=sum(figure.cost or 0 for figure in figures),
            lines=told_lines(figures),
        )
    )


def told_lines(figures: Sequence[Figure]) -> list[dict[str, Any]]:
    """Figures as the lines of `SaleCounted`."""
    return [
        {
            "product_id": figure.product_id,
            "name": figure.name,
            "quantity": figure.quantity,
            "revenue": figure.revenue,
            "cost": figure.cost,
            "uncosted": figure.without_cost,
        }
        for figure in figures
    ]


def _tell_customer(ctx: Ctx, order: Order, customer_id: int, before: Tally, after: Tally) -> None:
    orders = _sign(before.ordered, after.ordered)
    revenue = _revenue(after) - _revenue(before)
    owed = after.due - before.due
    if orders or revenue or owed:
        add_up_order(ctx, customer_id, orders=orders, revenue=revenue, owed=owed, day=order.day)
    if orders < 0:
        set_days(ctx, customer_id, *queries.days_of_customer(ctx.session, customer_id, but=order.id))


def _revenue(figures: Tally) -> int:
    return sum(figure.revenue for figure in figures.ordered.values())
