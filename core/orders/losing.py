"""Holds of what is there no more: the latest orders lose theirs, and have them back with the goods."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from core.acts.ctx import Ctx
from core.acts.events import on
from core.ids import new_id
from core.inventory.events import StockOverdrawn, StockReturned
from core.inventory.ledger import Held, release
from core.orders import queries
from core.orders.events import OrderChanged
from core.orders.history import note_change
from core.orders.kits.keeping import Kits, count_held, kits_of, part_of
from core.orders.models import LostHold, Order, OrderHold, OrderLine
from core.orders.reserving import HoldBack, hold_again, still_short
from core.tenancy import insert_many


@dataclass(frozen=True, slots=True)
class _Loss:
    hold: OrderHold
    quantity: int


@on(StockOverdrawn)
def lose_holds(ctx: Ctx, event: StockOverdrawn) -> None:
    """Reserves are of what is there: what a document took from under them is held no more."""
    ctx.session.flush()
    losses = [loss for place in event.over for loss in _losses(ctx, **place)]
    ctx.lock(Order, sorted({loss.hold.order_id for loss in losses}))
    lines = {line.id: line for line in _lines(ctx, {loss.hold.line_id for loss in losses})}
    rows = [_lost(event, loss, lines[loss.hold.line_id]) for loss in losses]
    release(ctx, [Held(one.hold.product_id, one.hold.warehouse_id, one.quantity) for one in losses])
    kits = kits_of(ctx.session, list(lines.values()))
    for loss in losses:
        _lose(lines[loss.hold.line_id], kits, loss)
        loss.hold.quantity -= loss.quantity
        if loss.hold.quantity == 0:
            ctx.session.delete(loss.hold)
    ctx.session.flush()
    insert_many(ctx.session, LostHold, rows)
    _tell(ctx, "hold-lost", lines)


@on(StockReturned)
def hold_again_after(ctx: Ctx, event: StockReturned) -> None:
    """The document was taken back."""
    hold_lost_again(ctx, event.document_kind, event.document_id)


def hold_lost_again(ctx: Ctx, kind: str, document_id: int) -> None:
    """Hold again what the document had taken, as far as it is still owed and free."""
    lost: dict[int, list[LostHold]] = defaultdict(list)
    for row in queries.lost_to(ctx.session, kind, document_id):
        lost[row.order_id].append(row)
    for order in ctx.lock(Order, sorted(lost)):
        lines = queries.lines_of(ctx.session, order.id) if order.is_open else []
        hold_again(ctx, order, lines, _backs(ctx, lines, lost[order.id]))
        ours = {row.line_id for row in lost[order.id]}
        _tell(ctx, "hold-back", {line.id: line for line in lines if line.id in ours})
    for rows in lost.values():
        for row in rows:
            ctx.session.delete(row)
    ctx.session.flush()


def _lose(line: OrderLine, kits: Kits, loss: _Loss) -> None:
    """A kit that lacks a part is held no more; its other parts are."""
    if not line.is_kit:
        line.reserved -= loss.quantity
        return
    part_of(kits[line.id], loss.hold.product_id).reserved -= loss.quantity
    count_held(line, kits[line.id])


def _losses(ctx: Ctx, product: int, warehouse: int, excess: int) -> list[_Loss]:
    found: list[_Loss] = []
    for hold in queries.holds_at(ctx.session, product, warehouse):
        part = min(hold.quantity, excess)
        if part:
            found.append(_Loss(hold, part))
            excess -= part
    return found


def _lost(event: StockOverdrawn, loss: _Loss, line: OrderLine) -> dict[str, object]:
    return {
        "id": new_id(),
        "document_kind": event.document_kind,
        "document_id": event.document_id,
        "order_id": loss.hold.order_id,
        "line_id": loss.hold.line_id,
        "product_id": loss.hold.product_id if line.is_kit else None,
        "warehouse_id": loss.hold.warehouse_id,
        "quantity": loss.quantity,
    }


def _lines(ctx: Ctx, ids: set[int]) -> list[OrderLine]:
    return [line for line in (ctx.session.get(OrderLine, line_id) for line_id in sorted(ids)) if line]


def _backs(ctx: Ctx, lines: list[OrderLine], lost: list[LostHold]) -> list[HoldBack]:
    """What to hold again, no more than each line is short of."""
    short, own = still_short(ctx, lines), {line.id: line.product_id for line in lines}
    backs: list[HoldBack] = []
    for row in lost:
        product = row.product_id or own.get(row.line_id)
        place = (row.line_id, product or 0)
        part = min(row.quantity, short.get(place, 0))
        if part:
            backs.append(
                HoldBack(line=row.line_id, warehouse=row.warehouse_id, quantity=part, product=product)
            )
            short[place] -= part
    return backs


def _tell(ctx: Ctx, what: str, lines: dict[int, OrderLine]) -> None:
    """Enter it in the histories of the orders concerned."""
    names: dict[int, list[str]] = defaultdict(list)
    for line in lines.values():
        names[line.order_id].append(line.name)
    for order_id, goods in sorted(names.items()):
        note_change(ctx, order_id, what, goods=", ".join(goods))
        ctx.emit(OrderChanged(order_id, what))
