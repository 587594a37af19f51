"""A return of goods from a sale nobody knows: it counts on its own day, against no order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from core.acts.ctx import Ctx
from core.customers.totals import add_up_order
from core.finance.ledger import Doc, receive_payment, reverse
from core.finance.models import Method
from core.inventory.ledger import Want, expected_costs
from core.inventory.places import main_warehouse, place_of_damaged
from core.inventory.serials.told import Told
from core.orders.counting import told_lines
from core.orders.events import Basis, SaleCounted
from core.orders.figures import Figure, reversed_figures
from core.orders.kept.models import KeptMoney
from core.orders.kept.moving import kept_part
from core.orders.kept.queries import Owner
from core.orders.kits.returning import pieces_unknown
from core.orders.models import OrderLine
from core.orders.returns import queries
from core.orders.returns.keeping import DOCUMENT, Came, put_goods, store_lines
from core.orders.returns.models import OrderReturn, ReturnLine
from core.tenancy import insert_many

BASES: tuple[Basis, ...] = ("ordered", "shipped", "paid")


def take_in_unknown(
    ctx: Ctx, made: OrderReturn, lines: Sequence[OrderLine], *, free: bool, told: Told | None = None
) -> list[Came]:
    """Store a return of these goods at the average cost of today, or at none that is known.

    `free`: nothing is given back for them, so no revenue goes either.
    """
    wants = [Want(line.product_id or 0, line.quantity) for line in lines]
    costs = expected_costs(ctx, wants)
    of_kits = pieces_unknown(ctx, lines)
    came = [
        Came(line, None, line.quantity, 0 if free else line.total, 0 if line.is_service else cost)
        for line, cost in zip(lines, costs, strict=True)
    ]
    for one in came:
        if one.line.id in of_kits:
            one.pieces, one.cost = of_kits[one.line.id]
    made.total = sum(one.total for one in came)
    ctx.session.add(made)
    ctx.session.flush()
    goods = [one for one in came if not one.line.is_service]
    place = place_of_damaged(ctx) if made.destination == "damaged" else main_warehouse(ctx)
    for one in goods:
        one.warehouse_id = place.id
        for piece in one.pieces:
            piece.warehouse_id = place.id
    put_goods(ctx, made, goods, told)
    store_lines(ctx, made, came)
    return came


def pay_back(ctx: Ctx, made: OrderReturn, method: Method) -> None:
    """The money goes back to the customer by cash, card or transfer."""
    posting = receive_payment(ctx, -made.total, Doc(DOCUMENT, made.id), made.day, method, made.customer_id)
    made.refunded, made.posting_id = made.total, posting.id


def keep_back(ctx: Ctx, made: OrderReturn) -> None:
    """The money is kept for the customer: a payment of nothing, whose parts are theirs and the return's."""
    posting = receive_payment(ctx, 0, Doc(DOCUMENT, made.id), made.day, "cash", made.customer_id)
    made.kept, made.posting_id = made.total, posting.id
    ctx.session.flush()
    insert_many(ctx.session, KeptMoney, [kept_part(ctx, Owner(made.customer_id), posting.id, made.total)])


def take_money_back(ctx: Ctx, made: OrderReturn, kept: Sequence[KeptMoney], day: date) -> None:
    """The refund is received again, or is the customer's no more."""
    if made.posting_id is None:
        return
    reverse(ctx, made.posting_id, day)
    for row in kept:
        row.annulled_at = ctx.now


def count_unknown(ctx: Ctx, made: OrderReturn, day: date, *, back: bool = False) -> None:
    """Tell the reports and the customer's card; `back`: the return is undone."""
    figures = [figure_of(line) for line in queries.lines_of_return(ctx.session, made.id)]
    figures = reversed_figures(figures) if back else figures
    revenue, cost = sum(one.revenue for one in figures), sum(one.cost or 0 for one in figures)
    for basis in BASES:
        ctx.emit(
            SaleCounted(
                basis=basis,
                day=day.isoformat(),
                order_id=made.id,
                orders=0,
                customer_id=made.customer_id,
                person_id=made.person_id,
                revenue=revenue,
                cost=cost,
                lines=told_lines(figures),
            )
        )
    if made.customer_id is not None and revenue:
        add_up_order(ctx, made.customer_id, orders=0, revenue=revenue, owed=0, day=day)


def figure_of(line: ReturnLine) -> Figure:
    """What a line of such a return counts for on every basis."""
    cost = None if line.cost is None else -line.cost
    return Figure(line.product_id, line.name, -line.quantity, -line.total, cost)
