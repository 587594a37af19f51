"""Sales from files that leave our stock, where the owner asked for it: yesterday's till, not old books."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.ids import new_id
from core.integrations.sales import Rows
from core.inventory.ledger import Back, Doc, Issued, Want, issue_free, put_back
from core.inventory.places import main_warehouse
from core.inventory.refusals import OutOfStock
from core.orders.counting import open_day
from core.orders.models import Shipment, ShipmentLine
from core.tenancy import HouseSession


def issue_all(ctx: Ctx, orders: Sequence[Rows]) -> list[str]:
    """Take what was sold off the shelves, where it is to move; return what came back.

    Answers the numbers of orders that are short of goods: such an order moves nothing and stays as history.
    """
    short = []
    for rows in orders:
        if rows.shipment is None or not rows.moves:
            continue
        try:
            with ctx.session.begin_nested():
                _issue(ctx, rows, rows.shipment)
        except OutOfStock:
            short.append(str(rows.order["outer_number"]))
    return short


def _issue(ctx: Ctx, rows: Rows, shipment: dict[str, Any]) -> None:
    stocked = [line for line in rows.lines if line["product_id"] is not None and not line["is_service"]]
    sold = [line for line in stocked if line["quantity"] > 0]
    document, day = Doc("shipment", shipment["id"]), open_day(ctx, shipment["day"])
    left: list[Issued] = []
    if sold:
        wants = [Want(line["product_id"], line["quantity"]) for line in sold]
        left = issue_free(ctx, wants, document, day)
    returned = [line for line in stocked if line["quantity"] < 0]
    if returned:
        place = main_warehouse(ctx).id
        backs = [Back(x["product_id"], place, -x["quantity"], -(x["cost"] or 0)) for x in returned]
        put_back(ctx, backs, document, day, kind="return")
        for line in returned:
            _put(rows, line, [_part(shipment, line, place, line["quantity"], line["cost"] or 0)])
    for number, line in enumerate(sold):
        parts = [part for part in left if part.want == number]
        _put(rows, line, [_part(shipment, line, x.warehouse_id, x.quantity, x.cost) for x in parts])


def _part(
    shipment: dict[str, Any], line: dict[str, Any], place: int, quantity: int, cost: int
) -> dict[str, Any]:
    return {
        "id": new_id(),
        "shipment_id": shipment["id"],
        "line_id": line["id"],
        "product_id": line["product_id"],
        "warehouse_id": place,
        "quantity": quantity,
        "from_reserve": 0,
        "cost": cost,
    }


def _put(rows: Rows, line: dict[str, Any], parts: list[dict[str, Any]]) -> None:
    """What really left stands in place of what was only told; its cost is the true one."""
    rows.parts = [part for part in rows.parts if part["line_id"] != line["id"]] + parts
    line["cost"] = line["shipped_cost"] = sum(part["cost"] for part in parts)


def moved_orders(session: HouseSession, ids: Sequence[int]) -> set[int]:
    """Of these orders, those whose goods left our shelves."""
    query = (
        sa.select(Shipment.order_id)
        .join(ShipmentLine, ShipmentLine.shipment_id == Shipment.id)
        .where(Shipment.order_id.in_(ids), ShipmentLine.warehouse_id.is_not(None))
    )
    return set(session.scalars(query.distinct()))


def put_all_back(ctx: Ctx, ids: Sequence[int]) -> None:
    """What these orders took off the shelves returns at its cost; what they put there goes again."""
    query = (
        sa.select(
            Shipment.id,
            Shipment.day,
            ShipmentLine.product_id,
            ShipmentLine.warehouse_id,
            ShipmentLine.quantity,
            ShipmentLine.cost,
        )
        .join(ShipmentLine, ShipmentLine.shipment_id == Shipment.id)
        .where(Shipment.order_id.in_(ids), ShipmentLine.warehouse_id.is_not(None))
        .order_by(Shipment.id, ShipmentLine.id)
    )
    moved: dict[tuple[int, Any], list[Back]] = {}
    for shipment, day, product, place, quantity, cost in ctx.session.execute(query):
        moved.setdefault((shipment, day), []).append(Back(product or 0, place or 0, quantity, cost))
    for (shipment, day), backs in moved.items():
        put_back(ctx, backs, Doc("shipment", shipment), open_day(ctx, day))
