"""Kits coming back: the parts that left for them, each at the cost it had left with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.acts.ctx import Ctx
from core.ids import new_id
from core.inventory.kits.composition import compositions
from core.inventory.ledger import Want, expected_costs
from core.money import share
from core.orders.kits.keeping import require_whole
from core.orders.kits.models import ReturnPart, ShipmentPart
from core.orders.kits.queries import parts_came_back, parts_of_shipped
from core.orders.models import OrderLine, ShipmentLine
from core.tenancy import insert_many


@dataclass(slots=True)
class PieceBack:
    """A part of a kit that comes back; `home`: where it had left from."""

    product_id: int
    quantity: int
    cost: int
    part_id: int | None = None
    home: int | None = None
    warehouse_id: int | None = None
    """Where it is put."""


@dataclass(slots=True)
class Left:
    """What left for kits under some lines of shipments, and what of it came back before."""

    parts: dict[int, list[ShipmentPart]]
    back: dict[int, tuple[int, int]]

    def pieces(self, line: OrderLine, sent: ShipmentLine, kits: int) -> list[PieceBack]:
        """The parts of so many kits (1/1000) of a line of a shipment, what came back already aside."""
        require_whole(line, kits)
        parts = self.parts.get(sent.id, [])
        wanted: dict[int, int] = {}
        for part in parts:
            wanted[part.product_id] = wanted.get(part.product_id, 0) + part.quantity
        wanted = {product: much * kits // sent.quantity for product, much in wanted.items()}
        found: list[PieceBack] = []
        for part in parts:
            came, told = self.back.get(part.id, (0, 0))
            taken = min(wanted[part.product_id], part.quantity - came)
            if taken > 0:
                wanted[part.product_id] -= taken
                cost = share(part.cost, came + taken, part.quantity) - told
                self.back[part.id] = (came + taken, told + cost)
                found.append(PieceBack(part.product_id, taken, cost, part.id, part.warehouse_id))
        return found


def left_for(ctx: Ctx, lines: Sequence[OrderLine], left: Sequence[ShipmentLine]) -> Left:
    """What left for the kits among these lines."""
    kits = {line.id for line in lines if line.is_kit}
    parts = parts_of_shipped(ctx.session, [one.id for one in left if one.line_id in kits]) if kits else {}
    ids = [part.id for some in parts.values() for part in some]
    return Left(parts, parts_came_back(ctx.session, ids) if ids else {})


def pieces_unknown(ctx: Ctx, lines: Sequence[OrderLine]) -> dict[int, tuple[list[PieceBack], int | None]]:
    """Kit line of a sale nobody knows → its parts as the kit is made today, and what they cost together."""
    kits = [line for line in lines if line.is_kit]
    if not kits:
        return {}
    made_of = compositions(ctx.session, {line.product_id or 0 for line in kits})
    found: dict[int, tuple[list[PieceBack], int | None]] = {}
    for line in kits:
        needs = [
            (one.product_id, one.in_kits(line.quantity)) for one in made_of.get(line.product_id or 0, ())
        ]
        costs = expected_costs(ctx, [Want(product, quantity) for product, quantity in needs])
        pieces = [
            PieceBack(product, quantity, cost or 0)
            for (product, quantity), cost in zip(needs, costs, strict=True)
        ]
        known = None not in costs
        found[line.id] = (pieces, sum(piece.cost for piece in pieces) if known else None)
    return found


def store_pieces(ctx: Ctx, pieces: Sequence[tuple[int, PieceBack]]) -> None:
    """The parts that came back; each with its line of the return."""
    rows = [
        {
            "id": new_id(),
            "return_line_id": line_id,
            "part_id": piece.part_id,
            "product_id": piece.product_id,
            "warehouse_id": piece.warehouse_id,
            "quantity": piece.quantity,
            "cost": piece.cost,
        }
        for line_id, piece in pieces
    ]
    insert_many(ctx.session, ReturnPart, rows)
