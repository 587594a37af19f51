"""What is returned: which order, which of its lines, how much of each. What was not said is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from core.acts.calls import Missing, Option, Unclear
from core.acts.ctx import Ctx
from core.acts.fields import FreeGoodsRef, Named, Quantity
from core.acts.finding import SHOWN
from core.acts.register import Asked
from core.blocks import Act, Button, Day, Qty, say
from core.customers.queries import by_ids
from core.money import to_milli
from core.orders import cards
from core.orders.altering import lines_called
from core.orders.asking import Held
from core.orders.models import Order, OrderLine
from core.orders.refusals import NothingToReturn, ReturnsLess
from core.orders.returns import queries
from core.orders.shipping import Part

WITHOUT_SALE = "orders.return_without_sale"


class LineToReturn(Asked):
    product: FreeGoodsRef = Field(description="Goods or service that came back, as the user named it")
    quantity: Quantity | None = Field(None, description="How much; all of it when not named")


def order_called(
    ctx: Ctx,
    order: Named | None,
    customer: Named | None,
    lines: Sequence[LineToReturn],
    without_sale: dict[str, object],
) -> int:
    """The order that is meant: named, or the only one it can be. Asks where several fit.

    `without_sale`: the same return as the arguments of one from a sale nobody knows.
    """
    if order is not None:
        return order.id or 0
    product_id = lines[0].product.id if lines else None
    fitting = queries.orders_to_return(
        ctx.session, SHOWN, customer_id=customer.id if customer else None, product_id=product_id
    )
    if len(fitting) == 1 and (customer is not None or product_id is not None):
        return fitting[0].id
    if not fitting:
        named = lines[0].product.name if lines else ""
        what = customer.name if customer else named
        offers = [Button(say("orders-button-without-sale"), Act(WITHOUT_SALE, without_sale))] if lines else []
        raise NothingToReturn(what=what, named=int(bool(what)), offers=offers)
    options = order_options(ctx, fitting)
    if lines:
        options.append(Option(say("orders-return-none-of-these"), without_sale, action=WITHOUT_SALE))
    raise Unclear("order", options, say("orders-return-which"))


def likely_orders(ctx: Ctx) -> list[Option]:
    """The newest orders of which something may come back."""
    return order_options(ctx, queries.orders_to_return(ctx.session, SHOWN))


def order_options(ctx: Ctx, orders: Sequence[Order]) -> list[Option]:
    """Orders as answers to a question: whose, of what day."""
    names = by_ids(ctx.session, [order.customer_id for order in orders if order.customer_id])
    return [
        Option(
            cards.called(order, names[order.customer_id].name if order.customer_id in names else None),
            {"id": order.id},
            say("orders-return-detail", day=Day(order.day), total=ctx.money(order.total)),
        )
        for order in orders
    ]


def parts_called(held: Held, asked: Sequence[LineToReturn] | None) -> list[Part]:
    """How much of which lines comes back. Raises NothingToReturn, NotInOrder, ReturnsLess."""
    left = [line for line in held.lines if line.returnable]
    if not left:
        raise NothingToReturn(what=cards.called(held.order, None), named=1)
    if not asked:
        return _only_one(left)
    coming: dict[int, int] = {}
    for index, one in enumerate(asked):
        lines = lines_called(held, one.product, f"lines.{index}.product")
        _add(coming, lines, None if one.quantity is None else to_milli(one.quantity))
    return [Part(line, coming[line.id]) for line in held.lines if coming.get(line.id)]


def _only_one(left: Sequence[OrderLine]) -> list[Part]:
    if len(left) == 1 and left[0].returnable <= 1000:
        return [Part(left[0], left[0].returnable)]
    every = Option(say("orders-return-all"), [_value(line) for line in left])
    options = [
        Option(line.name, [_value(line)], say("orders-return-left", left=Qty(line.returnable, line.unit)))
        for line in left
    ]
    raise Missing("lines", say("ask-orders-return-lines"), [every, *options] if len(left) > 1 else options)


def _value(line: OrderLine) -> dict[str, object]:
    product = {"name": line.name} if line.product_id is None else {"id": line.product_id, "name": line.name}
    return {"product": product, "quantity": cards.plain_quantity(line.returnable)}


def _add(coming: dict[int, int], lines: Sequence[OrderLine], quantity: int | None) -> None:
    """Fill lines of one kind, one after another."""
    left = sum(line.returnable - coming.get(line.id, 0) for line in lines)
    wanted = left if quantity is None else quantity
    if wanted > left or not wanted:
        line = lines[0]
        raise ReturnsLess(product=line.name, wanted=Qty(wanted, line.unit), left=Qty(left, line.unit))
    for line in lines:
        part = min(wanted, line.returnable - coming.get(line.id, 0))
        coming[line.id] = coming.get(line.id, 0) + part
        wanted -= part
