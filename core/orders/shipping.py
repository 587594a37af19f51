"""Goods leaving for an order, and coming back when that is undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.acts.ctx import Ctx
from core.blocks import Day, DocNo
from core.ids import new_id
from core.inventory.annulling import cost_again, require_uncounted
from core.inventory.ledger import Back, Doc, Take, Want, issue, issue_free, put_back
from core.inventory.queries import kept_by_batches
from core.money import share
from core.orders import cards, queries
from core.orders.models import Order, OrderHold, OrderLine, Shipment, ShipmentLine
from core.orders.refusals import HasReturns
from core.orders.returns.queries import return_of_shipment
from core.tenancy import insert_many


@dataclass(frozen=True, slots=True)
class Part:
    """So much of a line is to leave (1/1000 of its unit)."""

    line: OrderLine
    quantity: int


@dataclass(slots=True)
class _Gone:
    """What left of a line from one warehouse."""

    line: OrderLine
    warehouse_id: int | None
    quantity: int
    from_reserve: int
    cost: int


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
) -> Shipment:
    """Write a shipment: what is held for the lines leaves first, then what is free. Raises OutOfStock.

    `batch`: the number of the batch that goods kept by batches are to be of.
    """
    shipment = Shipment(
        order_id=order.id, day=day, at=ctx.now, person_id=ctx.actor.person_id, annulled_at=None
    )
    ctx.session.add(shipment)
    ctx.session.flush()
    goods = [part for part in parts if not part.line.is_service]
    document = Doc("shipment", shipment.id)
    held, free = _from_holds(ctx, order, goods)
    batches = _batches(ctx, goods, batch)
    gone = [
        *_issue_held(ctx, held, document, day, batches),
        *_issue_free(ctx, free, document, day, batches),
    ]
    gone += [_serve(part) for part in parts if part.line.is_service]
    _write(ctx, shipment, gone)
    recount(order, lines)
    return shipment


def _batches(ctx: Ctx, parts: Sequence[Part], batch: str | None) -> dict[int, str]:
    """Product → the batch that was named; of several goods those kept by batches are meant."""
    if batch is None:
        return {}
    named = {part.line.product_id or 0 for part in parts}
    return dict.fromkeys(kept_by_batches(ctx.session, named) or named, batch)


def _from_holds(
    ctx: Ctx, order: Order, parts: Sequence[Part]
) -> tuple[list[tuple[OrderLine, Take]], list[Part]]:
    """Split what leaves into takes from the lines' holds and what must be found free."""
    any_held = any(part.line.reserved for part in parts)
    holds = queries.holds_of(ctx.session, order.id) if any_held else []
    takes: list[tuple[OrderLine, Take]] = []
    free: list[Part] = []
    for part in parts:
        left = part.quantity
        for hold in [hold for hold in holds if hold.line_id == part.line.id]:
            taken = min(left, hold.quantity)
            if taken:
                takes.append((part.line, Take(hold.product_id, hold.warehouse_id, taken, taken)))
                _use_up(ctx, hold, taken)
                part.line.reserved -= taken
                left -= taken
        if left:
            free.append(Part(part.line, left))
    return takes, free


def _use_up(ctx: Ctx, hold: OrderHold, taken: int) -> None:
    hold.quantity -= taken
    if hold.quantity == 0:
        ctx.session.delete(hold)


def _issue_held(
    ctx: Ctx, takes: Sequence[tuple[OrderLine, Take]], document: Doc, day: date, batches: dict[int, str]
) -> list[_Gone]:
    if not takes:
        return []
    named = [replace(take, batch=batches.get(take.product_id)) if batches else take for _, take in takes]
    costs = issue(ctx, named, document, day)
    return [
        _Gone(line, take.warehouse_id, take.quantity, take.from_reserve, cost)
        for (line, take), cost in zip(takes, costs, strict=True)
    ]


def _issue_free(
    ctx: Ctx, parts: Sequence[Part], document: Doc, day: date, batches: dict[int, str]
) -> list[_Gone]:
    if not parts:
        return []
    wants = [
        Want(
            part.line.product_id or 0,
            part.quantity,
            part.line.warehouse_id,
            batches.get(part.line.product_id or 0),
        )
        for part in parts
    ]
    return [
        _Gone(parts[left.want].line, left.warehouse_id, left.quantity, 0, left.cost)
        for left in issue_free(ctx, wants, document, day)
    ]


def _serve(part: Part) -> _Gone:
    line = part.line
    cost = share(line.cost or 0, part.quantity, line.quantity)
    if part.quantity == line.to_ship:
        cost = (line.cost or 0) - line.shipped_cost
    return _Gone(line, None, part.quantity, 0, cost)


def _write(ctx: Ctx, shipment: Shipment, gone: Sequence[_Gone]) -> None:
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
    parts = queries.shipment_lines(ctx.session, shipment.id)
    goods = [part for part in parts if part.warehouse_id is not None]
    backs = [
        Back(part.product_id or 0, part.warehouse_id or 0, part.quantity, part.cost, part.from_reserve)
        for part in goods
    ]
    if backs:
        put_back(ctx, backs, Doc("shipment", shipment.id), day)
    for part in parts:
        line = by_id[part.line_id]
        line.shipped -= part.quantity
        line.shipped_cost -= part.cost
        line.reserved += part.from_reserve
    shipment.annulled_at = ctx.now
    recount(order, lines)
    ctx.session.flush()
    _hold_again(ctx, order, goods)
    cost_again(ctx, {part.product_id or 0 for part in goods}, shipment.day)


def _require_kept(ctx: Ctx, order: Order, shipment: Shipment) -> None:
    """What came back from the customer already is not taken back a second time."""
    back = return_of_shipment(ctx.session, shipment.id)
    if back is not None:
        raise HasReturns(order=cards.numbered(order), number=DocNo("return", back.number), day=Day(back.day))


def _hold_again(ctx: Ctx, order: Order, parts: Sequence[ShipmentLine]) -> None:
    rows = [
        {
            "id": new_id(),
            "order_id": order.id,
            "line_id": part.line_id,
            "product_id": part.product_id,
            "warehouse_id": part.warehouse_id,
            "quantity": part.from_reserve,
        }
        for part in parts
        if part.from_reserve
    ]
    insert_many(ctx.session, OrderHold, rows)
