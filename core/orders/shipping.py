"""Goods leaving for an order, and coming back when that is undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from core.acts.ctx import Ctx
from core.blocks import Day, DocNo
from core.ids import new_id
from core.inventory.annulling import cost_again, require_uncounted
from core.inventory.ledger import Back, Doc, Take, Want, issue, issue_free, put_back
from core.inventory.queries import kept_by_batches
from core.inventory.serials.told import Told
from core.money import share
from core.orders import cards, queries
from core.orders.kits.keeping import kits_of
from core.orders.kits.models import ShipmentPart
from core.orders.kits.queries import parts_of_shipment
from core.orders.kits.shipping import (
    Gone,
    Leaving,
    Part,
    as_back,
    count_after,
    held_again,
    leaving,
    over_kits,
    write_parts,
)
from core.orders.models import Order, OrderHold, OrderLine, Shipment, ShipmentLine
from core.orders.refusals import HasReturns
from core.orders.returns.queries import return_of_shipment
from core.tenancy import insert_many

__all__ = ["Part", "recount", "ship_parts", "take_shipment_back", "whole_rest", "with_services"]


def whole_rest(lines: Sequence[OrderLine]) -> list[Part]:
    """Everything that is still owed, services with it."""
    return [Part(line, line.to_ship) for line in lines if line.to_ship]


def with_services(lines: Sequence[OrderLine], parts: Sequence[Part]) -> list[Part]:
    """The parts, and with the last goods the services besides: they are fulfilled then."""
    leaving = {part.line.id: part.quantity for part in parts}
    goods_left = any(line.to_ship > leaving.get(line.id, 0) for line in lines if not line.is_service)
    if goods_left:
        return list(parts)
    rest = [line for line in lines if line.is_service and line.to_ship and line.id not in leaving]
    return [*parts, *(Part(line, line.to_ship) for line in rest)]


def ship_parts(
    ctx: Ctx,
    order: Order,
    lines: Sequence[OrderLine],
    parts: Sequence[Part],
    day: date,
    *,
    batch: str | None = None,
    told: Told | None = None,
) -> Shipment:
    """Write a shipment: what is held for the lines leaves first, then what is free. Raises OutOfStock.

    `batch`: the number of the batch that goods kept by batches are to be of; `told`: serial numbers.
    """
    shipment = Shipment(
        order_id=order.id, day=day, at=ctx.now, person_id=ctx.actor.person_id, annulled_at=None
    )
    ctx.session.add(shipment)
    ctx.session.flush()
    kits = kits_of(ctx.session, lines)
    goods = leaving(ctx, parts, kits)
    document = Doc("shipment", shipment.id)
    held, free = _from_holds(ctx, order, goods)
    batches = _batches(ctx, goods, batch)
    gone = [
        *_issue_held(ctx, held, document, day, batches, told),
        *_issue_free(ctx, free, document, day, batches, told),
    ]
    gone += [_serve(part) for part in parts if part.line.is_service]
    _write(ctx, shipment, parts, gone)
    count_after(lines, kits)
    recount(order, lines)
    return shipment


def _batches(ctx: Ctx, parts: Sequence[Leaving], batch: str | None) -> dict[int, str]:
    """Product → the batch that was named; of several goods those kept by batches are meant."""
    if batch is None:
        return {}
    named = {part.product_id for part in parts}
    return dict.fromkeys(kept_by_batches(ctx.session, named) or named, batch)


def _from_holds(
    ctx: Ctx, order: Order, parts: Sequence[Leaving]
) -> tuple[list[tuple[Leaving, Take]], list[Leaving]]:
    """Split what leaves into takes from the lines' holds and what must be found free."""
    any_held = any(part.reserved for part in parts)
    holds = queries.holds_of(ctx.session, order.id) if any_held else []
    takes: list[tuple[Leaving, Take]] = []
    free: list[Leaving] = []
    for part in parts:
        left = part.quantity
        for hold in [hold for hold in holds if _is_for(hold, part)]:
            taken = min(left, hold.quantity)
            if taken:
                takes.append((part, Take(hold.product_id, hold.warehouse_id, taken, taken)))
                _use_up(ctx, hold, taken)
                (part.part or part.line).reserved -= taken
                left -= taken
        if left:
            free.append(replace(part, quantity=left))
    return takes, free


def _is_for(hold: OrderHold, part: Leaving) -> bool:
    """Is it held for this line; of a kit, is it this part of it?"""
    return hold.line_id == part.line.id and (part.part is None or hold.product_id == part.product_id)


def _use_up(ctx: Ctx, hold: OrderHold, taken: int) -> None:
    hold.quantity -= taken
    if hold.quantity == 0:
        ctx.session.delete(hold)


def _issue_held(
    ctx: Ctx,
    takes: Sequence[tuple[Leaving, Take]],
    document: Doc,
    day: date,
    batches: dict[int, str],
    told: Told | None,
) -> list[Gone]:
    if not takes:
        return []
    named = [replace(take, batch=batches.get(take.product_id)) if batches else take for _, take in takes]
    costs = issue(ctx, named, document, day, told)
    return [
        Gone(left.line, take.warehouse_id, take.quantity, take.from_reserve, cost, left.part)
        for (left, take), cost in zip(takes, costs, strict=True)
    ]


def _issue_free(
    ctx: Ctx,
    parts: Sequence[Leaving],
    document: Doc,
    day: date,
    batches: dict[int, str],
    told: Told | None,
) -> list[Gone]:
    if not parts:
        return []
    wants = [
        Want(
            part.product_id,
            part.quantity,
            part.line.warehouse_id,
            batches.get(part.product_id),
            part.nearest,
        )
        for part in parts
    ]
    return [
        Gone(parts[left.want].line, left.warehouse_id, left.quantity, 0, left.cost, parts[left.want].part)
        for left in issue_free(ctx, wants, document, day, told)
    ]


def _serve(part: Part) -> Gone:
    line = part.line
    cost = share(line.cost or 0, part.quantity, line.quantity)
    if part.quantity == line.to_ship:
        cost = (line.cost or 0) - line.shipped_cost
    return Gone(line, None, part.quantity, 0, cost)


def _write(ctx: Ctx, shipment: Shipment, parts: Sequence[Part], all_gone: Sequence[Gone]) -> None:
    gone, of_kits = over_kits(parts, all_gone)
    for part in gone:
        part.line.shipped += part.quantity
        part.line.shipped_cost += part.cost
    ctx.session.flush()
    rows = [
        {
            "id": new_id(),
            "shipment_id": shipment.id,
            "line_id": part.line.id,
            "product_id": part.line.product_id,
            "warehouse_id": part.warehouse_id,
            "quantity": part.quantity,
            "from_reserve": part.from_reserve,
            "cost": part.cost,
        }
        for part in gone
    ]
    insert_many(ctx.session, ShipmentLine, rows)
    if of_kits:
        write_parts(ctx, {int(row["line_id"] or 0): int(row["id"] or 0) for row in rows}, of_kits)


def recount(order: Order, lines: Sequence[OrderLine]) -> None:
    """Bring the order's own counters in line with its lines."""
    order.total = sum(line.net for line in lines)
    order.lines = len(lines)
    order.lines_begun = sum(1 for line in lines if line.shipped)
    order.lines_shipped = sum(1 for line in lines if not line.to_ship)


def take_shipment_back(
    ctx: Ctx, order: Order, lines: Sequence[OrderLine], shipment: Shipment, day: date
) -> None:
    """Undo a shipment: goods return at the cost they left with; what had been held is held again.

    Raises CountedSince where they were counted after it.
    """
    _require_kept(ctx, order, shipment)
    require_uncounted(ctx, Doc("shipment", shipment.id))
    by_id = {line.id: line for line in lines}
    kits = kits_of(ctx.session, lines)
    of_kits = parts_of_shipment(ctx.session, shipment.id) if kits else []
    parts = queries.shipment_lines(ctx.session, shipment.id)
    goods = [part for part in parts if part.warehouse_id is not None]
    backs = [
        Back(part.product_id or 0, part.warehouse_id or 0, part.quantity, part.cost, part.from_reserve)
        for part in goods
    ]
    backs += [as_back(part) for _, part in of_kits]
    if backs:
        put_back(ctx, backs, Doc("shipment", shipment.id), day)
    for part in parts:
        line = by_id[part.line_id]
        line.shipped -= part.quantity
        line.shipped_cost -= part.cost
        line.reserved += part.from_reserve
    held_again(kits, of_kits)
    count_after(lines, kits)
    shipment.annulled_at = ctx.now
    recount(order, lines)
    ctx.session.flush()
    again: list[tuple[int, ShipmentLine | ShipmentPart]] = [(part.line_id, part) for part in goods]
    again += of_kits
    _hold_again(ctx, order, again)
    cost_again(ctx, {part.product_id or 0 for _, part in again}, shipment.day)


def _require_kept(ctx: Ctx, order: Order, shipment: Shipment) -> None:
    """What came back from the customer already is not taken back a second time."""
    back = return_of_shipment(ctx.session, shipment.id)
    if back is not None:
        raise HasReturns(order=cards.numbered(order), number=DocNo("return", back.number), day=Day(back.day))


def _hold_again(ctx: Ctx, order: Order, parts: Sequence[tuple[int, ShipmentLine | ShipmentPart]]) -> None:
    rows = [
        {
            "id": new_id(),
            "order_id": order.id,
            "line_id": line_id,
            "product_id": part.product_id,
            "warehouse_id": part.warehouse_id,
            "quantity": part.from_reserve,
        }
        for line_id, part in parts
        if part.from_reserve
    ]
    insert_many(ctx.session, OrderHold, rows)
