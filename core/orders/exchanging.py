"""Exchanges: what comes back, what of the order has not left yet, what is given instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from pydantic import Field

from core.acts.calls import Missing, Unclear
from core.acts.ctx import Ctx
from core.acts.fields import FreeGoodsRef, Named, Price, Quantity
from core.acts.finding import SHOWN
from core.acts.register import Asked
from core.blocks import Qty, say
from core.money import from_milli, to_milli
from core.orders import queries
from core.orders.altering import Altered, fitting_lines, lines_called
from core.orders.asking import Held
from core.orders.discounting import rules_of
from core.orders.lines import NewLine, lines_of_words
from core.orders.models import Order, OrderLine
from core.orders.refusals import NothingToReturn, ReturnsLess
from core.orders.returns.choosing import order_options
from core.orders.returns.queries import orders_to_return
from core.orders.shipping import Part

NEWEST = 30
"""Orders among which the one with the goods named is sought."""


class Swap(Asked):
    """Goods of an order for other goods; either side may be left out where the other lines have it."""

    product: FreeGoodsRef | None = Field(None, description="Goods of the order that are exchanged")
    quantity: Quantity | None = Field(None, description="How much of them; all when not named")
    instead: FreeGoodsRef | None = Field(None, description="Goods that are given for them")
    given: Quantity | None = Field(None, description="How much is given; as much as came when left out")
    price: Price | None = Field(None, description="Price of what is given; the card's own when left out")


@dataclass(slots=True)
class Swapped:
    """What an exchange comes to, by line in 1/1000: what comes back, what need not leave; what is given."""

    coming: dict[int, int] = field(default_factory=dict)
    staying: dict[int, int] = field(default_factory=dict)
    given: list[NewLine] = field(default_factory=list)

    def back(self, lines: Sequence[OrderLine]) -> list[Part]:
        """Parts of lines that left and come back."""
        return [Part(line, self.coming[line.id]) for line in lines if self.coming.get(line.id)]

    def less(self, lines: Sequence[OrderLine]) -> list[Altered]:
        """Lines of which less is to leave."""
        return [
            Altered(line, line.quantity - self.staying[line.id], line.price)
            for line in lines
            if self.staying.get(line.id)
        ]


def order_called(ctx: Ctx, order: Named | None, customer: Named | None, swaps: Sequence[Swap]) -> int:
    """The order that is meant: named, or the only one that has these goods. Asks where several fit."""
    if order is not None:
        return order.id or 0
    fitting = _having(ctx, _candidates(ctx, customer), [one.product for one in swaps if one.product])
    if len(fitting) == 1 and (customer is not None or swaps[0].product is not None):
        return fitting[0].id
    if customer is None and not fitting:
        raise Missing("order", say("orders-exchange-which"))
    if not fitting:
        raise NothingToReturn(what=customer.name if customer else "", named=1)
    raise Unclear("order", order_options(ctx, fitting[:SHOWN]), say("orders-exchange-which"))


def _candidates(ctx: Ctx, customer: Named | None) -> list[Order]:
    who = customer.id if customer else None
    shipped = orders_to_return(ctx.session, NEWEST, customer_id=who)
    open_ones = queries.newest_orders(ctx.session, NEWEST, unfinished=True)
    known = {order.id for order in shipped}
    mine = [one for one in open_ones if one.id not in known and (who is None or one.customer_id == who)]
    return [*shipped, *mine]


def _having(ctx: Ctx, orders: Sequence[Order], goods: Sequence[Named]) -> list[Order]:
    if not goods:
        return list(orders)
    lines = {order.id: queries.lines_of(ctx.session, order.id) for order in orders}
    return [one for one in orders if all(fitting_lines(lines[one.id], product) for product in goods)]


def swapped(held: Held, swaps: Sequence[Swap]) -> Swapped:
    """Sort out what was said. Raises NotInOrder, ReturnsLess, NothingToReturn; asks for what is lacking."""
    found = Swapped()
    for index, one in enumerate(swaps):
        came = None if one.product is None else _take(found, held, one, one.product, index)
        if one.instead is not None:
            quantity = one.given or (Decimal(1) if came is None else from_milli(came))
            found.given.append(NewLine(product=one.instead, price=one.price, quantity=quantity))
    if not found.coming and not found.staying:
        raise Missing("lines.0.product", say("orders-exchange-what"))
    if not found.given:
        raise Missing("lines.0.instead", say("orders-exchange-for-what"))
    return found


def _take(found: Swapped, held: Held, one: Swap, product: Named, index: int) -> int:
    """What left comes back first; the rest need not leave. Answers how much it is (1/1000)."""
    lines = lines_called(held, product, f"lines.{index}.product")
    left = {line.id: line.returnable - found.coming.get(line.id, 0) for line in lines}
    waiting = {line.id: line.to_ship - found.staying.get(line.id, 0) for line in lines}
    came, stay = sum(left.values()), sum(waiting.values())
    wanted = to_milli(one.quantity) if one.quantity is not None else came or stay
    if not wanted:
        raise NothingToReturn(what=lines[0].name, named=1)
    if wanted > came + stay:
        unit = lines[0].unit
        raise ReturnsLess(product=lines[0].name, wanted=Qty(wanted, unit), left=Qty(came + stay, unit))
    _fill(found.coming, left, min(wanted, came))
    _fill(found.staying, dict(reversed(waiting.items())), max(wanted - came, 0))
    return wanted


def _fill(taken: dict[int, int], there: dict[int, int], wanted: int) -> None:
    """Take so much of lines, one after another."""
    for line_id, much in there.items():
        part = min(wanted, much)
        wanted -= part
        if part:
            taken[line_id] = taken.get(line_id, 0) + part


def given_lines(ctx: Ctx, swaps: Sequence[Swap], given: list[NewLine], first: int = 1) -> list[OrderLine]:
    """Lines of what is given; a question about one of them is about `instead`."""
    places = [index for index, one in enumerate(swaps) if one.instead is not None]
    try:
        return lines_of_words(ctx, given, first)
    except (Missing, Unclear) as question:
        _, index, name = question.path.split(".", 2)
        question.path = f"lines.{places[int(index)]}.{'instead' if name == 'product' else name}"
        raise


def percent_off(ctx: Ctx, order: Order) -> str | None:
    """The order's own discount in per cent: it holds for what is given instead; a sum does not."""
    rules = rules_of(ctx.session, order.id)
    if rules is None or not rules.order.points:
        return None
    whole, rest = divmod(rules.order.points, 100)
    return f"{whole}.{rest:02}%"


def goods_words(lines: Sequence[OrderLine]) -> str:
    return ", ".join(dict.fromkeys(line.name for line in lines))
