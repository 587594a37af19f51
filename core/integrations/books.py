"""Orders from files on our books: inserted, replaced and removed in bulk, their figures counted with them.

No money and no notices move, and no stock unless asked: what happened before our books began is only told.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.customers.totals import Added, add_up_orders, set_days
from core.ids import new_id
from core.integrations.moving import issue_all, moved_orders, put_all_back
from core.integrations.sales import Rows
from core.orders.counting import open_day
from core.orders.events import Basis, SalesCounted
from core.orders.models import LIVE, Order, OrderChange, OrderLine, Shipment, ShipmentLine
from core.tenancy import HouseSession, insert_many

BASES: tuple[Basis, ...] = ("ordered", "paid")
UNPAID: tuple[Basis, ...] = ("ordered",)
"""An order of nothing is never paid."""


def insert(ctx: Ctx, fresh: Sequence[Rows]) -> list[str]:
    """New orders with all that belongs to them. Answers the numbers of those whose goods were not there."""
    short = issue_all(ctx, fresh)
    insert_many(ctx.session, Order, [rows.order for rows in fresh])
    _insert_parts(ctx, fresh)
    tell(ctx, fresh, 1)
    return short


def _insert_parts(ctx: Ctx, fresh: Sequence[Rows], what: str = "brought") -> None:
    session = ctx.session
    insert_many(session, OrderLine, [line for rows in fresh for line in rows.lines])
    insert_many(session, Shipment, [rows.shipment for rows in fresh if rows.shipment])
    insert_many(session, ShipmentLine, [part for rows in fresh for part in rows.parts])
    insert_many(
        session,
        OrderChange,
        [
            {
                "id": new_id(),
                "order_id": rows.order["id"],
                "at": ctx.now,
                "person_id": ctx.actor.person_id,
                "door": ctx.actor.door,
                "what": what,
                "details": {"total": rows.order["total"]},
            }
            for rows in fresh
        ],
    )


def tell(ctx: Ctx, orders: Sequence[Rows], sign: int) -> None:
    """Count orders in (+1) or out (-1): in the rollups by day, customer and seller, on the cards."""
    live = [rows for rows in orders if rows.order["state"] in LIVE]
    _tell_sales(ctx, BASES, [(rows.order["day"], rows) for rows in live if rows.order["total"]], sign)
    _tell_sales(ctx, UNPAID, [(rows.order["day"], rows) for rows in live if not rows.order["total"]], sign)
    _tell_sales(ctx, ("shipped",), [(rows.shipped_on, rows) for rows in live if rows.shipped_on], sign)
    add_up_orders(
        ctx,
        [
            Added(rows.order["customer_id"], sign, sign * rows.order["total"], 0, *[rows.order["day"]] * 2)
            for rows in live
            if rows.order["customer_id"] is not None
        ],
    )


def _tell_sales(ctx: Ctx, bases: tuple[Basis, ...], orders: Sequence[tuple[date, Rows]], sign: int) -> None:
    """Tell reports of orders, each with the day it counts on."""
    wholes: dict[tuple[Any, ...], list[int]] = {}
    goods: dict[tuple[Any, ...], list[int]] = {}
    for own_day, rows in orders:
        order = rows.order
        day = open_day(ctx, own_day)
        whole = wholes.setdefault((day, order["customer_id"], order["seller_id"]), [0, 0, 0, 0])
        whole[0] += sign
        for line in rows.lines:
            revenue, cost = sign * line["total"], sign * (line["cost"] or 0)
            uncosted = revenue if line["cost"] is None else 0
            good = goods.setdefault((day, line["product_id"]), [0, 0, 0, 0])
            good[0] += sign * line["quantity"]
            for place, number in enumerate((revenue, cost, uncosted), start=1):
                whole[place] += number
                good[place] += number
    if wholes:
        of_whole, of_goods = ("day", "customer_id", "person_id", "orders"), ("day", "product_id", "quantity")
        ctx.emit(SalesCounted(bases, _told(wholes, of_whole), _told(goods, of_goods)))


def _told(sums: dict[tuple[Any, ...], list[int]], names: tuple[str, ...]) -> list[dict[str, Any]]:
    """Sums as an event tells them, days as ISO."""
    every = (*names, "revenue", "cost", "uncosted")
    return [
        dict(zip(every, (place[0].isoformat(), *place[1:], *numbers), strict=True))
        for place, numbers in sums.items()
    ]


def put(ctx: Ctx, old: dict[int, Rows], new: Sequence[Rows], what: str) -> list[str]:
    """Orders become what `new` says: their parts are written anew, their figures counted anew."""
    tell(ctx, list(old.values()), -1)
    put_all_back(ctx, list(old))
    delete_parts(ctx.session, list(old))
    short = issue_all(ctx, new)
    for rows in new:
        values = {name: value for name, value in rows.order.items() if name not in _KEPT}
        ctx.session.execute(
            sa.update(Order).where(Order.id == rows.order["id"]).values(values),
            execution_options={"synchronize_session": False},
        )
    _insert_parts(ctx, new, what)
    tell(ctx, new, 1)
    settle_days(ctx, {rows.order["customer_id"] for rows in old.values()})
    return short


_KEPT = frozenset({"id", "company_id", "created_at", "person_id"})


def readdressed(rows: Rows, order_id: int) -> Rows:
    """The same rows under the id of an order that is there."""
    rows.order["id"] = order_id
    for part in (*rows.lines, *([rows.shipment] if rows.shipment else [])):
        part["order_id"] = order_id
    return rows


def stored_rows(session: HouseSession, ids: Sequence[int]) -> dict[int, Rows]:
    """Orders as they are stored, by id."""
    found: dict[int, Rows] = {}
    for order in session.execute(sa.select(*_columns(Order)).where(Order.id.in_(ids))).mappings():
        found[order["id"]] = Rows(dict(order), [], None, [])
    lines = sa.select(*_columns(OrderLine)).where(OrderLine.order_id.in_(ids))
    for line in session.execute(lines.order_by(OrderLine.position)).mappings():
        found[line["order_id"]].lines.append(dict(line))
    days = sa.select(Shipment.order_id, Shipment.id, Shipment.day).where(Shipment.order_id.in_(ids))
    for order_id, shipment, day in session.execute(days):
        found[order_id].shipment = {"id": shipment, "order_id": order_id, "day": day}
    for order_id in moved_orders(session, ids):
        found[order_id].moves = True
    return found


def _columns(model: type[Order | OrderLine]) -> list[Any]:
    return [getattr(model, column.key) for column in model.__mapper__.column_attrs]


def remove(ctx: Ctx, orders: dict[int, Rows]) -> None:
    """Orders go with all that belongs to them, and are counted out."""
    ids = list(orders)
    tell(ctx, list(orders.values()), -1)
    put_all_back(ctx, ids)
    delete_parts(ctx.session, ids)
    for gone in (
        sa.delete(OrderChange).where(OrderChange.order_id.in_(ids)),
        sa.delete(Order).where(Order.id.in_(ids)),
    ):
        ctx.session.execute(gone, execution_options={"synchronize_session": False})
    settle_days(ctx, {rows.order["customer_id"] for rows in orders.values()})


def delete_parts(session: HouseSession, ids: Sequence[int]) -> None:
    """Remove lines and shipments of these orders."""
    shipments = sa.select(Shipment.id).where(Shipment.order_id.in_(ids))
    for gone in (
        sa.delete(ShipmentLine).where(ShipmentLine.shipment_id.in_(shipments)),
        sa.delete(Shipment).where(Shipment.order_id.in_(ids)),
        sa.delete(OrderLine).where(OrderLine.order_id.in_(ids)),
    ):
        session.execute(gone, execution_options={"synchronize_session": False})


def settle_days(ctx: Ctx, customers: set[int | None]) -> None:
    """Bring customers' days of the first and last order in line with the orders they have left."""
    wanted = sorted(customer for customer in customers if customer is not None)
    if not wanted:
        return
    query = (
        sa.select(Order.customer_id, sa.func.min(Order.day), sa.func.max(Order.day))
        .where(Order.customer_id.in_(wanted), Order.state.in_(LIVE))
        .group_by(Order.customer_id)
    )
    days = {row[0]: (row[1], row[2]) for row in ctx.session.execute(query)}
    for customer in wanted:
        set_days(ctx, customer, *days.get(customer, (None, None)))
