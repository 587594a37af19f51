"""Named SELECTs of the parts of kits."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from core.orders.kits.models import OrderLinePart, ReturnPart, ShipmentPart
from core.orders.models import ShipmentLine
from core.orders.returns.models import OrderReturn, ReturnLine
from core.tenancy import HouseSession


def parts_of_lines(session: HouseSession, line_ids: Sequence[int]) -> list[OrderLinePart]:
    """The parts of these lines, line by line in their order."""
    query = sa.select(OrderLinePart).where(OrderLinePart.line_id.in_(line_ids))
    return list(session.scalars(query.order_by(OrderLinePart.line_id, OrderLinePart.position)))


def parts_of_shipment(session: HouseSession, shipment_id: int) -> list[tuple[int, ShipmentPart]]:
    """Parts of kits that left with a shipment, each with its line of the order."""
    query = (
        sa.select(ShipmentLine.line_id, ShipmentPart)
        .join(ShipmentLine, ShipmentLine.id == ShipmentPart.shipment_line_id)
        .where(ShipmentLine.shipment_id == shipment_id)
    )
    return [(row[0], row[1]) for row in session.execute(query.order_by(ShipmentPart.id))]


def parts_of_shipped(session: HouseSession, ids: Sequence[int]) -> dict[int, list[ShipmentPart]]:
    """Line of a shipment → the parts it took."""
    query = sa.select(ShipmentPart).where(ShipmentPart.shipment_line_id.in_(ids)).order_by(ShipmentPart.id)
    found: dict[int, list[ShipmentPart]] = {}
    for part in session.scalars(query):
        found.setdefault(part.shipment_line_id, []).append(part)
    return found


def parts_came_back(session: HouseSession, ids: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Part of a shipment → quantity and cost of it that came back already."""
    query = (
        sa.select(ReturnPart.part_id, sa.func.sum(ReturnPart.quantity), sa.func.sum(ReturnPart.cost))
        .join(ReturnLine, ReturnLine.id == ReturnPart.return_line_id)
        .join(OrderReturn, OrderReturn.id == ReturnLine.return_id)
        .where(ReturnPart.part_id.in_(ids), OrderReturn.annulled_at.is_(None))
        .group_by(ReturnPart.part_id)
    )
    return {row[0] or 0: (int(row[1]), int(row[2])) for row in session.execute(query)}
