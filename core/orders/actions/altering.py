"""Changing the lines of an order that is not finished: less of them, none, another quantity or price."""

from __future__ import annotations

from pydantic import Field

from core.acts.calls import Missing, Option
from core.acts.ctx import Ctx
from core.acts.fields import Count, FreeGoodsRef, Named, OrderRef, Price, Quantity
from core.acts.register import Asked, Risk, action
from core.blocks import Act, Block, Button, Buttons, Day, Facts, Receipt, Said, Text, say
from core.money import to_milli, to_price
from core.orders import cards, queries
from core.orders.altering import (
    Altered,
    LineWas,
    alter,
    fitting_lines,
    lines_called,
    put_back,
    require_open,
    take_off_so_much,
)
from core.orders.asking import WRITE, Held, OneOrder, hold_order
from core.orders.counting import count
from core.orders.discount_cards import discount_facts
from core.orders.events import OrderChanged
from core.orders.figures import tally
from core.orders.history import note_change
from core.orders.models import OrderLine
from core.orders.refusals import ChangedSince, HasShipments, PaymentNeeded
from core.orders.reserving import HoldBack
from core.orders.vat_cards import vat_facts

NEWEST = 30
"""Unfinished orders among which the one with the goods named is sought."""


class LineToTakeOff(Asked):
    product: FreeGoodsRef = Field(description="Goods or service of the order, as the user named it")
    quantity: Quantity | None = Field(None, description="How much less; all of it when not named")


class LessLines(Asked):
    order: OrderRef | None = Field(
        None, description="Order, by its number; the only unfinished one that has these goods when not named"
    )
    lines: list[LineToTakeOff] = Field(min_length=1, max_length=100)


class ChangedLine(OneOrder):
    product: FreeGoodsRef = Field(description="Goods or service of the order, as the user named it")
    quantity: Count | None = Field(None, description="The quantity it is to have; 0 removes it")
    price: Price | None = Field(None, description="The price per unit it is to have")


class LinesWere(OneOrder):
    lines: list[LineWas]
    holds: list[HoldBack]
    paid: int | None = None
    """What was paid when the lines were changed."""


@action(
    "orders.take_off",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="take_off",
    http="POST /orders/{order}/lines/less",
)
def take_off(ctx: Ctx, asked: LessLines) -> Receipt:
    """Take goods or services off an order: some of them, or all where no quantity is named."""
    held = _open_order(ctx, asked.order or _order_having(ctx, asked.lines))
    wanted: dict[int, Altered] = {}
    for index, one in enumerate(asked.lines):
        lines = lines_called(held, one.product, f"lines.{index}.product")
        quantity = None if one.quantity is None else to_milli(one.quantity)
        take_off_so_much(wanted, lines, quantity)
    return altered(ctx, held, list(wanted.values()), "lines-less", "orders-lines-less")


@action(
    "orders.change_line",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="change_line",
    http="POST /orders/{order}/lines/change",
)
def change_line(ctx: Ctx, asked: ChangedLine) -> Receipt:
    """Give a line of an order another quantity or another price; the price list stays as it is."""
    held = _open_order(ctx, asked.order)
    if asked.quantity is None and asked.price is None:
        raise Missing("quantity", say("ask-orders-quantity", product=asked.product.name))
    lines = lines_called(held, asked.product, "product")
    return altered(ctx, held, _wanted(lines, asked), "lines-changed", "orders-lines-changed")


def _order_having(ctx: Ctx, wanted: list[LineToTakeOff]) -> Named:
    """The only unfinished order that has these goods; asks which where there are several, or none."""
    newest = queries.newest_orders(ctx.session, NEWEST, unfinished=True)
    lines = {order.id: queries.lines_of(ctx.session, order.id) for order in newest}
    having = [o for o in newest if all(fitting_lines(lines[o.id], one.product) for one in wanted)]
    if len(having) == 1:
        return Named(id=having[0].id)
    names = [cards.called(order, cards.customer_name(ctx, order)) for order in having]
    options = [Option(name, cards.named(order)) for name, order in zip(names, having, strict=True)]
    raise Missing("order", options=options)


def _open_order(ctx: Ctx, order: Named) -> Held:
    held = hold_order(ctx, order.id)
    require_open(held.order)
    return held


def _wanted(lines: list[OrderLine], asked: ChangedLine) -> list[Altered]:
    """Another price is for all the lines of that kind; another quantity is what they come to together."""
    price = None if asked.price is None else to_price(asked.price)
    if asked.quantity is None:
        return [Altered(line, line.quantity, line.price if price is None else price) for line in lines]
    left = to_milli(asked.quantity)
    wanted: list[Altered] = []
    for line in lines:
        part = left if line is lines[-1] else min(left, line.quantity)
        left -= part
        wanted.append(Altered(line, part, line.price if price is None else price))
    return wanted


def altered(ctx: Ctx, held: Held, wanted: list[Altered], what: str, word: str) -> Receipt:
    """Change lines as wanted, and tell it in history, figures and a receipt that leads back."""
    order, old = held.order, held.order.total
    undo = alter(ctx, held, wanted)
    ctx.session.flush()
    names = ", ".join(dict.fromkeys(one.line.name for one in wanted))
    ctx.changed("order.total", old, order.total)
    note_change(ctx, order.id, what, goods=names, total=order.total)
    count(ctx, order, held.lines, held.before)
    ctx.emit(OrderChanged(order.id, "lines"))
    title = say(word, order=cards.numbered(order), goods=names)
    return Receipt(
        [Text(title, "title"), *_after(ctx, held)],
        title=title,
        undo=Act("orders.lines_back", undo),
        subject=("order", order.id),
    )


def _after(ctx: Ctx, held: Held) -> list[Block]:
    """The order as it is now."""
    order = held.order
    customer = cards.customer_name(ctx, order)
    show = Button(say("orders-button-open"), Act("orders.show", {"order": cards.named(order)}))
    return [
        *([Text(say("orders-for-customer", customer=customer))] if customer else []),
        cards.lines_table(ctx, held.lines),
        Facts(
            [
                *discount_facts(ctx, order, held.lines),
                *cards.money_facts(ctx, order),
                *vat_facts(ctx, order),
                *cards.margin_facts(ctx, tally(order, held.lines)),
            ]
        ),
        *(cards.shortages(ctx, held.lines) if order.is_open else []),
        Buttons([[show]]),
    ]


@action("orders.lines_back", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def give_lines_back(ctx: Ctx, asked: LinesWere) -> Receipt:
    """Give lines their former quantity and price, if they still hold ours and nothing more has left."""
    held = _open_order(ctx, asked.order)
    order = held.order
    _require_ours(ctx, held, asked)
    total = order.total
    put_back(ctx, held, asked.lines, asked.holds)
    if order.total < min(total, order.paid) and order.paid != asked.paid:
        raise PaymentNeeded(order=cards.numbered(order), paid=ctx.money(order.paid))
    ctx.session.flush()
    note_change(ctx, order.id, "lines-back", total=order.total)
    count(ctx, order, held.lines, held.before)
    ctx.emit(OrderChanged(order.id, "lines"))
    title: Said = say("orders-lines-back", order=cards.numbered(order))
    return Receipt([Text(title, "title"), *_after(ctx, held)], title=title, subject=("order", order.id))


def _require_ours(ctx: Ctx, held: Held, asked: LinesWere) -> None:
    order = held.order
    for was in asked.lines:
        line = queries.line(ctx.session, was.line)
        if line.shipped != was.shipped:
            day = queries.live_shipments(ctx.session, order.id)[-1].day
            raise HasShipments(order=cards.numbered(order), day=Day(day))
        ours = (was.ours_quantity, was.ours_price, was.returned)
        if (line.quantity, line.price, line.returned) != ours:
            raise ChangedSince(order=cards.numbered(order))
