"""Stock held for an order's lines."""

from __future__ import annotations

from collections.abc import Sequence

from core.acts.ctx import Ctx
from core.acts.register import Asked
from core.ids import new_id
from core.inventory.ledger import Held, Want, release, reserve
from core.money import share
from core.orders import queries
from core.orders.kits.keeping import Kits, count_held, kits_of, part_of, wants_of
from core.orders.models import Order, OrderHold, OrderLine
from core.tenancy import insert_many


class HoldBack(Asked):
    """What was held for a line, as an undo remembers it."""

    line: int
    warehouse: int
    quantity: int
    product: int | None = None
    """The part of the line's kit; None: the line's own goods."""


def back_of(hold: OrderHold) -> HoldBack:
    """A hold as an undo remembers it."""
    return HoldBack(
        line=hold.line_id, warehouse=hold.warehouse_id, quantity=hold.quantity, product=hold.product_id
    )


def hold(ctx: Ctx, lines: Sequence[OrderLine], kits: Kits | None = None) -> list[Held]:
    """Reserve what is there for what the lines are short of; `want` of an answer is a place in `lines`.

    The lines' own `reserved` is brought up to date; the holds are stored by `keep_holds`. `kits`: the parts
    of lines that are not stored yet.
    """
    kits = kits_of(ctx.session, lines) if kits is None else kits
    short = ((at, line, line.short) for at, line in enumerate(lines) if line.product_id is not None)
    wanting = [
        (at, want)
        for at, line, much in short
        if much
        for want in (
            wants_of(ctx, line, kits[line.id], line.to_ship)
            if line.is_kit
            else (Want(line.product_id or 0, much, line.warehouse_id),)
        )
    ]
    if not wanting:
        return []
    places, wants = zip(*wanting, strict=True)
    held = [
        Held(part.product_id, part.warehouse_id, part.quantity, places[part.want], part.cost)
        for part in reserve(ctx, wants)
    ]
    _enter(lines, kits, held)
    return held


def _enter(lines: Sequence[OrderLine], kits: Kits, held: Sequence[Held]) -> None:
    """The lines, and the parts of kits, know what is held for them."""
    for part in held:
        line = lines[part.want]
        if line.is_kit:
            part_of(kits[line.id], part.product_id).reserved += part.quantity
        else:
            line.reserved += part.quantity
    if kits:
        for line in lines:
            if line.is_kit:
                count_held(line, kits[line.id])


def keep_holds(ctx: Ctx, order: Order, lines: Sequence[OrderLine], held: Sequence[Held]) -> None:
    """Store what was held for which line."""
    insert_many(
        ctx.session,
        OrderHold,
        [
            {
                "id": new_id(),
                "order_id": order.id,
                "line_id": lines[part.want].id,
                "product_id": part.product_id,
                "warehouse_id": part.warehouse_id,
                "quantity": part.quantity,
            }
            for part in held
        ],
    )


def costs_of_held(lines: Sequence[OrderLine], held: Sequence[Held]) -> None:
    """Freeze the cost of lines by what was held for them: the rest of a line costs as much a unit."""
    for index, line in enumerate(lines):
        mine = [(part.quantity, part.cost) for part in held if part.want == index and part.cost is not None]
        quantity = sum(part for part, _ in mine)
        if quantity and not line.is_kit:
            line.cost = share(sum(cost for _, cost in mine), line.quantity, quantity)


def let_go(ctx: Ctx, order: Order, lines: Sequence[OrderLine]) -> list[OrderHold]:
    """Release exactly what is held for these lines; answers what was."""
    ours = {line.id for line in lines}
    holds = [held for held in queries.holds_of(ctx.session, order.id) if held.line_id in ours]
    release(ctx, [Held(held.product_id, held.warehouse_id, held.quantity) for held in holds])
    for held in holds:
        ctx.session.delete(held)
    for line in lines:
        line.reserved = 0
    for parts in kits_of(ctx.session, lines).values():
        for part in parts:
            part.reserved = 0
    return holds


def hold_again(ctx: Ctx, order: Order, lines: Sequence[OrderLine], holds: Sequence[HoldBack]) -> None:
    """Reserve what had been held before, as far as it is still free there."""
    kits = kits_of(ctx.session, lines)
    places = {line.id: index for index, line in enumerate(lines)}
    known = [back for back in holds if back.line in places]
    wants = [
        Want(back.product or lines[places[back.line]].product_id or 0, back.quantity, back.warehouse)
        for back in known
    ]
    held = [
        Held(part.product_id, part.warehouse_id, part.quantity, places[known[part.want].line])
        for part in reserve(ctx, wants)
    ]
    _enter(lines, kits, held)
    ctx.session.flush()
    keep_holds(ctx, order, lines, held)


def still_owed(ctx: Ctx, lines: Sequence[OrderLine]) -> dict[tuple[int, int], int]:
    """Line and product → how much of it has not left yet, held or not."""
    kits = kits_of(ctx.session, lines)
    owed: dict[tuple[int, int], int] = {}
    for line in lines:
        if not line.is_kit:
            owed[line.id, line.product_id or 0] = line.to_ship
        for part in kits.get(line.id, ()):
            owed[line.id, part.product_id] = part.in_kits(line.to_ship)
    return owed


def still_short(ctx: Ctx, lines: Sequence[OrderLine]) -> dict[tuple[int, int], int]:
    """Line and product → how much of it is owed and not held."""
    kits = kits_of(ctx.session, lines)
    short = {(line.id, line.product_id or 0): line.short for line in lines if not line.is_kit}
    for line in lines:
        for part in kits.get(line.id, ()):
            short[line.id, part.product_id] = max(part.in_kits(line.to_ship) - part.reserved, 0)
    return short
