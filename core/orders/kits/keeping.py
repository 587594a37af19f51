"""Parts of the kit lines of one order, in hand: frozen, stored, held, counted in whole kits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.blocks import Qty
from core.inventory.kits.composition import KIT, compositions, places
from core.inventory.kits.refusals import KitWhole
from core.inventory.ledger import Held, Want, expected_costs
from core.inventory.models import Product
from core.money import QUANTITY_SCALE, share
from core.orders.kits.models import OrderLinePart
from core.orders.kits.queries import parts_of_lines
from core.orders.models import OrderLine
from core.tenancy import HouseSession

Kits = Mapping[int, Sequence[OrderLinePart]]
"""Line → the parts of its kit; lines that are no kits are not there."""
NO_KITS: Kits = {}


def kits_of(session: HouseSession, lines: Sequence[OrderLine]) -> Kits:
    """The parts of an order's kits; no look into the database where it has none."""
    ids = [line.id for line in lines if line.is_kit]
    if not ids:
        return NO_KITS
    found: dict[int, list[OrderLinePart]] = {line_id: [] for line_id in ids}
    for part in parts_of_lines(session, ids):
        found[part.line_id].append(part)
    return found


def frozen(ctx: Ctx, lines: Sequence[OrderLine]) -> Kits:
    """The parts of new lines as their kits are made today; `store` writes them after the lines."""
    kits = {line.product_id or 0 for line in lines if line.is_kit}
    if not kits:
        return NO_KITS
    made_of = compositions(ctx.session, kits)
    return {
        line.id: [
            OrderLinePart(
                line_id=line.id,
                position=position,
                product_id=piece.product_id,
                name=piece.name,
                unit=piece.unit,
                quantity=piece.quantity,
                reserved=0,
            )
            for position, piece in enumerate(made_of.get(line.product_id or 0, ()), 1)
        ]
        for line in lines
        if line.is_kit
    }


def store(ctx: Ctx, kits: Kits) -> None:
    """Write the parts of lines that are stored already."""
    if kits:
        ctx.session.add_all([part for parts in kits.values() for part in parts])
        ctx.session.flush()


def see_anew(ctx: Ctx, lines: Sequence[OrderLine]) -> None:
    """A draft may have waited while goods became a kit, or a kit goods."""
    ids = {line.product_id for line in lines if line.product_id is not None}
    query = sa.select(Product.id).where(Product.id.in_(ids), Product.kind == KIT)
    kits = set(ctx.session.scalars(query)) if ids else set()
    for line in lines:
        line.is_kit = line.product_id in kits
        if line.is_kit:
            line.is_service = False
            require_whole(line, line.quantity)


def forget(ctx: Ctx, lines: Sequence[OrderLine]) -> None:
    """The parts of lines that are drafts again, or go."""
    ids = [line.id for line in lines if line.is_kit]
    if ids:
        ctx.session.execute(sa.delete(OrderLinePart).where(OrderLinePart.line_id.in_(ids)))


def require_whole(line: OrderLine, quantity: int) -> None:
    """Raises KitWhole for a part of a kit."""
    if line.is_kit and quantity % QUANTITY_SCALE:
        raise KitWhole(product=line.name, quantity=Qty(quantity, line.unit))


def wants_of(ctx: Ctx, line: OrderLine, parts: Sequence[OrderLinePart], kits: int) -> list[Want]:
    """What is still to be held for so many kits (1/1000) of a line, from where whole kits are first."""
    short = [(part, part.in_kits(kits) - part.reserved) for part in parts]
    if not any(quantity > 0 for _, quantity in short):
        return []
    nearest = best_places(ctx, line)
    return [
        Want(part.product_id, quantity, line.warehouse_id, nearest=nearest)
        for part, quantity in short
        if quantity > 0
    ]


def best_places(ctx: Ctx, line: OrderLine) -> tuple[int, ...]:
    """Warehouses from which whole kits can leave, those with the most first."""
    found = places(ctx.session, [line.product_id or 0])[line.product_id or 0]
    return tuple(place.warehouse_id for place in sorted(found, key=lambda place: -place.kits))


def part_of(parts: Sequence[OrderLinePart], product_id: int) -> OrderLinePart:
    """The part that is this product."""
    return next(part for part in parts if part.product_id == product_id)


def count_held(line: OrderLine, parts: Sequence[OrderLinePart]) -> None:
    """A kit is held when all of it is."""
    line.reserved = held_kits(parts, line.to_ship)


def held_kits(parts: Sequence[OrderLinePart], most: int) -> int:
    """How many whole kits (1/1000) what is held allows."""
    if not parts:
        return 0
    return min(most, min(part.reserved // part.quantity for part in parts) * QUANTITY_SCALE)


def cost_kits(ctx: Ctx, lines: Sequence[OrderLine], kits: Kits, held: Sequence[Held] = ()) -> None:
    """Freeze what kits cost: the sum of their parts, as held or else as expected; unknown where one is."""
    if not kits:
        return
    wants = [
        Want(part.product_id, part.in_kits(line.quantity)) for line in lines for part in kits.get(line.id, ())
    ]
    expected = iter(expected_costs(ctx, wants))
    for index, line in enumerate(lines):
        if line.id in kits:
            mine = [one for one in held if one.want == index]
            costs = [_cost(line, part, mine, next(expected)) for part in kits[line.id]]
            known = [cost for cost in costs if cost is not None]
            line.cost = sum(known) if costs and len(known) == len(costs) else None


def _cost(line: OrderLine, part: OrderLinePart, held: Sequence[Held], expected: int | None) -> int | None:
    mine = [
        (one.quantity, one.cost) for one in held if one.product_id == part.product_id and one.cost is not None
    ]
    quantity = sum(much for much, _ in mine)
    if not quantity:
        return expected
    return share(sum(cost for _, cost in mine), part.in_kits(line.quantity), quantity)
