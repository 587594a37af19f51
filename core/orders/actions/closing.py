"""Closing what is left of a line: it will not be shipped any more, its reserve is free again."""

from __future__ import annotations

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import FreeGoodsRef
from core.acts.register import Risk, action
from core.blocks import Receipt
from core.orders import cards
from core.orders.actions.altering import altered
from core.orders.altering import Altered, lines_called
from core.orders.asking import WRITE, OneOrder, hold_order, require_live
from core.orders.refusals import NothingToShip


class ToClose(OneOrder):
    product: FreeGoodsRef | None = Field(
        None, description="Goods whose rest will not be shipped; every line when not named"
    )


@action(
    "orders.close_rest",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="close_rest",
    http="POST /orders/{order}/lines/close",
)
def close_rest(ctx: Ctx, asked: ToClose) -> Receipt:
    """Close what is left of a line, or of all lines: the rest will not be shipped, nor paid for."""
    held = hold_order(ctx, asked.order.id)
    require_live(held.order)
    lines = held.lines if asked.product is None else lines_called(held, asked.product, "product")
    left = [(line, line.to_ship) for line in lines if line.to_ship]
    if not left:
        raise NothingToShip(order=cards.numbered(held.order))
    wanted = [Altered(line, line.shipped, line.price) for line, _ in left]
    receipt = altered(ctx, held, wanted, "rest-closed", "orders-rest-closed")
    for line, rest in left:
        line.cancelled += rest
    ctx.session.flush()
    return receipt
