"""Kits leaving as their parts: what goes out of stock, and the kit's own line over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.acts.ctx import Ctx
from core.ids import new_id
from core.inventory.ledger import Back
from core.orders.kits.keeping import Kits, best_places, count_held, part_of, require_whole
from core.orders.kits.models import OrderLinePart, ShipmentPart
from core.orders.models import OrderLine
from core.tenancy import insert_many


@dataclass(frozen=True, slots=True)
class Part:
    """So much of a line is to leave (1/1000 of its unit)."""

    line: OrderLine
    quantity: int


@dataclass(frozen=True, slots=True)
class Leaving:
    """So much of a product is to leave for a line: its own goods, or a part of its kit."""

    line: OrderLine
    product_id: int
    quantity: int
    part: OrderLinePart | None = None
    nearest: tuple[int, ...] = ()
    """Warehouses to look in first."""

    @property
    def name(self) -> str:
        return self.line.name if self.part is None else self.part.name

    @property
    def unit(self) -> str:
        return self.line.unit if self.part is None else self.part.unit

    @property
    def reserved(self) -> int:
        """Held for the line."""
        return self.line.reserved if self.part is None else self.part.reserved


@dataclass(slots=True)
class Gone:
    """What left of a line from one warehouse; `part`: of its kit."""

    line: OrderLine
    warehouse_id: int | None
    quantity: int
    from_reserve: int
    cost: int
    part: OrderLinePart | None = None


def leaving(ctx: Ctx, parts: Sequence[Part], kits: Kits) -> list[Leaving]:
    """Goods as they leave the shelves: those of kits one by one, services not at all. Raises KitWhole."""
    found: list[Leaving] = []
    for part in parts:
        line = part.line
        if line.is_kit:
            require_whole(line, part.quantity)
            found += _of_kit(ctx, part, kits[line.id])
        elif not line.is_service:
            found.append(Leaving(line, line.product_id or 0, part.quantity))
    return found


def _of_kit(ctx: Ctx, part: Part, pieces: Sequence[OrderLinePart]) -> list[Leaving]:
    needs = [(piece, piece.in_kits(part.quantity)) for piece in pieces]
    free = any(quantity > piece.reserved for piece, quantity in needs)
    nearest = best_places(ctx, part.line) if free else ()
    return [Leaving(part.line, piece.product_id, quantity, piece, nearest) for piece, quantity in needs]


def over_kits(parts: Sequence[Part], gone: Sequence[Gone]) -> tuple[list[Gone], dict[int, list[Gone]]]:
    """What left, line by line of the shipment: kits as wholes, at the sum of their parts' costs; and line →
    the parts that left for it."""
    plain = [one for one in gone if one.part is None]
    of_kits: dict[int, list[Gone]] = {}
    for one in gone:
        if one.part is not None:
            of_kits.setdefault(one.line.id, []).append(one)
    wholes = [
        Gone(part.line, None, part.quantity, 0, sum(one.cost for one in of_kits.get(part.line.id, ())))
        for part in parts
        if part.line.is_kit
    ]
    return [*plain, *wholes], of_kits


def write_parts(ctx: Ctx, lines: dict[int, int], of_kits: dict[int, list[Gone]]) -> None:
    """Store what left for each kit; `lines`: line of the order → its line of the shipment."""
    rows = [
        {
            "id": new_id(),
            "shipment_line_id": lines[line_id],
            "product_id": one.part.product_id,
            "warehouse_id": one.warehouse_id,
            "quantity": one.quantity,
            "from_reserve": one.from_reserve,
            "cost": one.cost,
        }
        for line_id, gone in of_kits.items()
        for one in gone
        if one.part is not None
    ]
    insert_many(ctx.session, ShipmentPart, rows)


def count_after(lines: Sequence[OrderLine], kits: Kits) -> None:
    """How many whole kits are still held for each line."""
    for line in lines:
        if line.is_kit:
            count_held(line, kits.get(line.id, ()))


def as_back(part: ShipmentPart) -> Back:
    """A part as it comes back when its shipment is undone."""
    return Back(part.product_id, part.warehouse_id, part.quantity, part.cost, part.from_reserve)


def held_again(kits: Kits, backs: Sequence[tuple[int, ShipmentPart]]) -> None:
    """What had been held for kits is held again."""
    for line_id, part in backs:
        part_of(kits[line_id], part.product_id).reserved += part.from_reserve
