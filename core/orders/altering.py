"""Other quantities and prices of lines an order already has; a line of nothing is kept, but seen no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.acts.calls import Option, Unclear
from core.acts.ctx import Ctx
from core.acts.fields import Named
from core.acts.finding import stems
from core.acts.register import Asked
from core.blocks import Act, Button, Qty, say
from core.money import MAX_MINOR, line_total, share
from core.orders import cards, queries
from core.orders.asking import Held, wrong_state
from core.orders.discounting import price_again
from core.orders.kits.keeping import require_whole
from core.orders.models import Order, OrderLine
from core.orders.refusals import CameBack, HoldsLess, LastLine, LeftAlready, NotInOrder, TooMuch
from core.orders.reserving import HoldBack, back_of, hold, hold_again, keep_holds, let_go, still_owed
from core.orders.shipping import recount


class LineWas(Asked):
    """A line as it was before it was changed, and what was put in its place."""

    line: int
    quantity: int
    price: int
    discount: int
    total: int
    cost: int | None = None
    shipped: int
    returned: int = 0
    cancelled: int = 0
    ours_quantity: int
    ours_price: int


@dataclass(frozen=True, slots=True)
class Altered:
    """A line with the quantity (1/1000) and price (1/10 000) it is to have."""

    line: OrderLine
    quantity: int
    price: int


def require_open(order: Order) -> None:
    """Lines change until the order is finished."""
    if not order.is_open and order.state != "draft":
        raise wrong_state(order)


def lines_called(held: Held, product: Named, path: str) -> list[OrderLine]:
    """The lines of one kind of goods that a name means. Raises NotInOrder; asks where two kinds bear it."""
    fitting = fitting_lines(held.lines, product)
    if not fitting:
        raise NotInOrder(product=product.name, order=cards.numbered(held.order))
    kinds = {(line.product_id, line.name) for line in fitting}
    if len(kinds) > 1:
        raise Unclear(path, [_kind(line) for line in fitting])
    return fitting


def fitting_lines(lines: Sequence[OrderLine], product: Named) -> list[OrderLine]:
    """Those of these goods; else those whose name has all the words said."""
    words = set(stems(product.name))
    same = [line for line in lines if product.id is not None and line.product_id == product.id]
    return same or [line for line in lines if words and words <= set(stems(line.name))]


def _kind(line: OrderLine) -> Option:
    value = {"name": line.name} if line.product_id is None else {"id": line.product_id, "name": line.name}
    return Option(line.name, value)


def alter(ctx: Ctx, held: Held, wanted: Sequence[Altered]) -> dict[str, object]:
    """Give lines their new quantity and price, hold and free stock for them; answers what leads back."""
    order = held.order
    _require_sense(order, held.lines, wanted)
    lines = [one.line for one in wanted]
    were = [_was(one) for one in wanted]
    holds = let_go(ctx, order, lines)
    for one in wanted:
        _put(ctx, one)
    if sum(line.total for line in held.lines) > MAX_MINOR:
        raise TooMuch
    backs = [back_of(hold) for hold in holds]
    _hold(ctx, order, lines, backs)
    held.lines = [line for line in held.lines if line.quantity]
    price_again(ctx, order, held.lines)
    recount(order, held.lines)
    return {
        "order": cards.named(order),
        "lines": [was.model_dump() for was in were],
        "holds": [back.model_dump() for back in backs],
        "paid": order.paid,
    }


def _require_sense(order: Order, lines: Sequence[OrderLine], wanted: Sequence[Altered]) -> None:
    """What has left stays in the order, and something stays in any case."""
    for one in wanted:
        line = one.line
        require_whole(line, one.quantity)
        if one.quantity < line.shipped:
            raise LeftAlready(product=line.name, shipped=Qty(line.shipped, line.unit))
        if line.returned and one.price != line.price:
            raise CameBack(product=line.name)
    gone = {one.line.id for one in wanted if not one.quantity}
    if all(line.id in gone for line in lines):
        cancel = Button(say("orders-button-cancel"), Act("orders.cancel", {"order": cards.named(order)}))
        raise LastLine(order=cards.numbered(order), offers=[cancel])


def _was(one: Altered) -> LineWas:
    line = one.line
    return LineWas(
        line=line.id,
        quantity=line.quantity,
        price=line.price,
        discount=line.discount,
        total=line.total,
        cost=line.cost,
        shipped=line.shipped,
        returned=line.returned,
        cancelled=line.cancelled,
        ours_quantity=one.quantity,
        ours_price=one.price,
    )


def _put(ctx: Ctx, one: Altered) -> None:
    """The line's new figures; what a unit of it cost stays."""
    line = one.line
    kept = one.price == line.price
    line.discount = share(line.discount, one.quantity, line.quantity) if kept else 0
    if line.cost is not None:
        line.cost = share(line.cost, one.quantity, line.quantity)
    line.quantity, line.price = one.quantity, one.price
    line.total = line_total(one.price, one.quantity, ctx.company.currency) - line.discount


def _hold(ctx: Ctx, order: Order, lines: Sequence[OrderLine], backs: Sequence[HoldBack]) -> None:
    """Hold what was held, as far as it is still wanted; then what else is there."""
    if not order.is_open:
        return
    wanted = still_owed(ctx, lines)
    kept: list[HoldBack] = []
    for back in backs:
        place = (back.line, back.product or 0)
        part = min(back.quantity, wanted[place])
        wanted[place] -= part
        if part:
            kept.append(back.model_copy(update={"quantity": part}))
    hold_again(ctx, order, lines, kept)
    keep_holds(ctx, order, lines, hold(ctx, lines))


def take_off_so_much(wanted: dict[int, Altered], lines: Sequence[OrderLine], quantity: int | None) -> None:
    """Enter lines of one kind with so much less among `wanted`, the last first; None: all not yet shipped."""
    there = {line.id: wanted[line.id].quantity if line.id in wanted else line.quantity for line in lines}
    left = sum(there[line.id] - line.shipped for line in lines)
    wished = left if quantity is None else quantity
    if wished > left or not wished:
        line = lines[0]
        raise HoldsLess(product=line.name, left=Qty(left, line.unit))
    for line in reversed(lines):
        part = min(wished, there[line.id] - line.shipped)
        wished -= part
        if part:
            wanted[line.id] = Altered(line, there[line.id] - part, line.price)


def put_back(ctx: Ctx, held: Held, were: Sequence[LineWas], holds: Sequence[HoldBack]) -> None:
    """Lines as they were; whoever calls has seen to it that they still are what was put there."""
    lines = [queries.line(ctx.session, was.line) for was in were]
    let_go(ctx, held.order, lines)
    for line, was in zip(lines, were, strict=True):
        line.quantity, line.price, line.discount = was.quantity, was.price, was.discount
        line.total, line.cost, line.cancelled = was.total, was.cost, was.cancelled
    ctx.session.flush()
    held.lines = queries.lines_of(ctx.session, held.order.id)
    if held.order.is_open:
        hold_again(ctx, held.order, held.lines, holds)
    price_again(ctx, held.order, held.lines)
    recount(held.order, held.lines)
