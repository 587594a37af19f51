"""`check` for kits in orders: parts held and shipped beside the kits they are of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from core.blocks import DocNo, Money, Qty, Said, say
from core.money import QUANTITY_SCALE
from core.orders.kits.models import OrderLinePart, ReturnPart, ShipmentPart
from core.orders.models import Order, OrderHold, OrderLine, Shipment, ShipmentLine
from core.orders.returns.models import OrderReturn, ReturnLine
from core.tenancy import HouseSession

Place = tuple[int, int]
"""Line and product."""


@dataclass(slots=True)
class KitBooks:
    """What documents add up to for the parts of kits: by line; by line and product."""

    parts: dict[int, list[OrderLinePart]]
    held: dict[Place, int]
    shipped: dict[Place, tuple[int, int]]
    returned: dict[Place, int]

    def whole(self, line: OrderLine) -> int:
        """How many whole kits are held for a line."""
        parts = self.parts.get(line.id, [])
        if not parts:
            return 0
        kits = min(self.held.get((line.id, part.product_id), 0) // part.quantity for part in parts)
        return min(kits * QUANTITY_SCALE, line.to_ship)


def kit_books(session: HouseSession) -> KitBooks:
    """All parts of kits of a company; nothing but one look where there are none."""
    parts: dict[int, list[OrderLinePart]] = {}
    for part in session.scalars(sa.select(OrderLinePart).order_by(OrderLinePart.line_id)):
        parts.setdefault(part.line_id, []).append(part)
    session.expunge_all()
    if not parts:
        return KitBooks({}, {}, {}, {})
    return KitBooks(parts, _held(session), _shipped(session), _returned(session))


def kit_line_differences(
    number: DocNo | str, order: Order, line: OrderLine, books: KitBooks
) -> Iterator[Said]:
    """Parts that do not go with their kit: held, shipped, come back, in what they cost."""
    parts = books.parts.get(line.id, [])
    if not parts and order.is_live and line.quantity:
        yield say("orders-check-kit-parts", order=number, product=line.name)
    cost = 0
    for part in parts:
        place = (line.id, part.product_id)
        shipped, costs = books.shipped.get(place, (0, 0))
        cost += costs
        pairs = [
            ("reserved", part.reserved, books.held.get(place, 0)),
            ("shipped", part.in_kits(line.shipped), shipped),
            ("returned", part.in_kits(line.returned), books.returned.get(place, 0)),
        ]
        for what, stored, counted in pairs:
            if stored != counted:
                yield say(
                    f"orders-check-{what}",
                    order=number,
                    product=part.name,
                    stored=Qty(stored, part.unit),
                    counted=Qty(counted, part.unit),
                )
    if parts and cost != line.shipped_cost:
        yield say(
            "orders-check-kit-cost",
            order=number,
            product=line.name,
            stored=Money(line.shipped_cost, order.currency),
            counted=Money(cost, order.currency),
        )


def _held(session: HouseSession) -> dict[Place, int]:
    query = (
        sa.select(OrderHold.line_id, OrderHold.product_id, sa.func.sum(OrderHold.quantity))
        .join(OrderLine, OrderLine.id == OrderHold.line_id)
        .where(OrderLine.is_kit)
        .group_by(OrderHold.line_id, OrderHold.product_id)
    )
    return {(row[0], row[1]): int(row[2]) for row in session.execute(query)}


def _shipped(session: HouseSession) -> dict[Place, tuple[int, int]]:
    sums = (sa.func.sum(ShipmentPart.quantity), sa.func.sum(ShipmentPart.cost))
    query = (
        sa.select(ShipmentLine.line_id, ShipmentPart.product_id, *sums)
        .join(ShipmentLine, ShipmentLine.id == ShipmentPart.shipment_line_id)
        .join(Shipment, Shipment.id == ShipmentLine.shipment_id)
        .where(Shipment.annulled_at.is_(None))
        .group_by(ShipmentLine.line_id, ShipmentPart.product_id)
    )
    return {(row[0], row[1]): (int(row[2]), int(row[3])) for row in session.execute(query)}


def _returned(session: HouseSession) -> dict[Place, int]:
    query = (
        sa.select(ReturnLine.line_id, ReturnPart.product_id, sa.func.sum(ReturnPart.quantity))
        .join(ReturnLine, ReturnLine.id == ReturnPart.return_line_id)
        .join(OrderReturn, OrderReturn.id == ReturnLine.return_id)
        .where(OrderReturn.annulled_at.is_(None), ReturnLine.line_id.is_not(None))
        .group_by(ReturnLine.line_id, ReturnPart.product_id)
    )
    return {(row[0] or 0, row[1]): int(row[2]) for row in session.execute(query)}
