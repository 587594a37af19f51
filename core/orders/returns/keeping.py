"""Writing a return down: goods come back at the cost they left with, the order comes to less from then on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from core.acts.ctx import Ctx
from core.blocks import DocNo, say
from core.ids import new_id
from core.inventory.annulling import annul, take_moves_back
from core.inventory.documents import Line as StockLine
from core.inventory.documents import as_they_came, write_off
from core.inventory.ledger import Back, Doc, put_back
from core.inventory.models import Product, StockDocument, Warehouse
from core.inventory.places import main_warehouse, place_of_damaged
from core.inventory.serials.told import Told
from core.money import share
from core.orders.figures import line_cost
from core.orders.kits.returning import PieceBack, left_for, store_pieces
from core.orders.models import Order, OrderLine, ShipmentLine
from core.orders.returns import queries
from core.orders.returns.models import Destination, OrderReturn, ReturnLine
from core.orders.shipping import Part, recount
from core.tenancy import insert_many

DOCUMENT = "return"


@dataclass(slots=True)
class Came:
    """What comes back of a line from one part of a shipment."""

    line: OrderLine
    part: ShipmentLine | None
    quantity: int
    total: int
    cost: int | None
    warehouse_id: int | None = None
    pieces: list[PieceBack] = field(default_factory=list)
    """The parts of a kit: these are what is put on the shelf."""


def new_return(
    ctx: Ctx, destination: Destination, customer_id: int | None, reason: str | None
) -> OrderReturn:
    """A return of today, not stored yet."""
    return OrderReturn(
        year=ctx.today.year,
        number=None,
        day=ctx.today,
        at=ctx.now,
        person_id=ctx.actor.person_id,
        order_id=None,
        customer_id=customer_id,
        destination=destination,
        reason=reason or None,
        total=0,
        refunded=0,
        kept=0,
        posting_id=None,
        write_off_id=None,
        given_id=None,
        annulled_at=None,
    )


def take_in(
    ctx: Ctx,
    made: OrderReturn,
    order: Order,
    lines: Sequence[OrderLine],
    parts: Sequence[Part],
    told: Told | None = None,
) -> list[Came]:
    """Store a return of parts of an order's lines; the order's own figures follow."""
    made.order_id = order.id
    came = _spread(ctx, order, parts)
    made.total = sum(one.total for one in came)
    ctx.session.add(made)
    ctx.session.flush()
    _put_away(ctx, made, came, told)
    for one in came:
        one.line.returned += one.quantity
        one.line.returned_total += one.total
        one.line.returned_cost += one.cost or 0
    recount(order, lines)
    store_lines(ctx, made, came)
    return came


def store_lines(ctx: Ctx, made: OrderReturn, came: Sequence[Came]) -> None:
    """The return's own lines."""
    ids = [new_id() for _ in came]
    rows = [
        {
            "id": line_id,
            "return_id": made.id,
            "line_id": one.line.id if made.order_id is not None else None,
            "part_id": one.part.id if one.part else None,
            "product_id": one.line.product_id,
            "warehouse_id": one.warehouse_id,
            "name": one.line.name,
            "unit": one.line.unit,
            "quantity": one.quantity,
            "total": one.total,
            "cost": one.cost,
            "ordered_cost": None if line_cost(one.line) is None else one.cost,
        }
        for line_id, one in zip(ids, came, strict=True)
    ]
    ctx.session.flush()
    insert_many(ctx.session, ReturnLine, rows)
    store_pieces(
        ctx, [(line_id, piece) for line_id, one in zip(ids, came, strict=True) for piece in one.pieces]
    )


def _spread(ctx: Ctx, order: Order, parts: Sequence[Part]) -> list[Came]:
    """What comes back, by the parts of shipments it left with, the oldest first."""
    left = queries.left_parts(ctx.session, order.id)
    back = queries.came_back(ctx.session, [one.id for one in left])
    of_kits = left_for(ctx, [part.line for part in parts], left)
    came: list[Came] = []
    for part in parts:
        line, wanted = part.line, part.quantity
        returned, told = line.returned, line.returned_total
        for sent in [one for one in left if one.line_id == line.id]:
            quantity, cost = back.get(sent.id, (0, 0))
            taken = min(wanted, sent.quantity - quantity)
            if taken <= 0:
                continue
            wanted -= taken
            returned += taken
            total = max(share(line.total, returned, line.quantity) - told, 0)
            told += total
            pieces = of_kits.pieces(line, sent, taken) if line.is_kit else []
            came.append(
                Came(line, sent, taken, total, _cost(line, sent, quantity + taken, cost), pieces=pieces)
            )
            if pieces and came[-1].cost is not None:
                came[-1].cost = sum(piece.cost for piece in pieces)
    return came


def _cost(line: OrderLine, sent: ShipmentLine, returned: int, told: int) -> int | None:
    """What so much of a part had cost. Work that was done stays done: its cost does not come back."""
    if line.cost is None and not line.shipped_cost:
        return None
    return 0 if line.is_service else share(sent.cost, returned, sent.quantity) - told


def _put_away(ctx: Ctx, made: OrderReturn, came: Sequence[Came], told: Told | None) -> None:
    """Goods go to their place; what is thrown away comes back first, so its loss is told."""
    goods = [one for one in came if not one.line.is_service and one.line.product_id is not None]
    for one in goods:
        one.warehouse_id = _place(ctx, made.destination, one.part.warehouse_id if one.part else None)
        for piece in one.pieces:
            piece.warehouse_id = _place(ctx, made.destination, piece.home)
    put_goods(ctx, made, goods, told)


def put_goods(ctx: Ctx, made: OrderReturn, goods: Sequence[Came], told: Told | None = None) -> None:
    """Move goods whose place is known; `told`: their serial numbers."""
    backs = [
        Back(
            piece.product_id,
            piece.warehouse_id or 0,
            piece.quantity,
            piece.cost,
            origin=one.part.shipment_id if one.part else None,
        )
        for one in goods
        for piece in _on_shelf(one)
    ]
    if backs:
        put_back(ctx, backs, Doc(DOCUMENT, made.id), made.day, kind="return", told=told)
    if made.destination == "written_off" and goods:
        made.write_off_id = _throw_away(ctx, made, goods)


def _on_shelf(one: Came) -> Sequence[PieceBack]:
    """What is put away: the goods themselves, of a kit its parts."""
    if one.line.is_kit:
        return one.pieces
    product = one.line.product_id or 0
    return [PieceBack(product, one.quantity, one.cost or 0, warehouse_id=one.warehouse_id)]


def _place(ctx: Ctx, destination: Destination, home: int | None) -> int:
    if destination == "damaged":
        return place_of_damaged(ctx).id
    if destination == "written_off":
        return main_warehouse(ctx).id
    return home or main_warehouse(ctx).id


def _throw_away(ctx: Ctx, made: OrderReturn, goods: Sequence[Came]) -> int:
    reason = made.reason or ctx.say(say("orders-return-thrown"))
    place = ctx.get(Warehouse, goods[0].warehouse_id or 0)
    shelf = [piece for one in goods for piece in _on_shelf(one)]
    lines = [StockLine(ctx.get(Product, piece.product_id), piece.quantity) for piece in shelf]
    return write_off(ctx, place, as_they_came(ctx, made.id, lines), made.day, reason).document.id


def give_out_again(
    ctx: Ctx, made: OrderReturn, order: Order | None, lines: Sequence[OrderLine], day: date
) -> None:
    """Undo a return: goods leave again as they came, the order comes to what it was.

    Raises CountedSince, UsedSince where the goods were counted, sold or promised since.
    """
    if made.write_off_id is not None and not ctx.get(StockDocument, made.write_off_id).annulled:
        annul(ctx, made.write_off_id)
    take_moves_back(ctx, Doc(DOCUMENT, made.id), day)
    by_id = {line.id: line for line in lines}
    for row in queries.lines_of_return(ctx.session, made.id):
        line = by_id.get(row.line_id or 0)
        if line is not None:
            line.returned -= row.quantity
            line.returned_total -= row.total
            line.returned_cost -= row.cost or 0
    made.annulled_at = ctx.now
    if order is not None:
        recount(order, lines)
    ctx.session.flush()


def numbered(made: OrderReturn) -> DocNo:
    """The return's number as it is shown."""
    return DocNo(DOCUMENT, made.number)
