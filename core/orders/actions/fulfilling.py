"""Carrying orders out: ship, go through the states of work, cancel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import BatchNumber, FreeGoodsRef, Named, Quantity, Words
from core.acts.finding import stems
from core.acts.register import Asked, Risk, action
from core.blocks import Act, Block, Button, Column, Day, Facts, Qty, Receipt, Said, Table, Text, say
from core.inventory.batches.telling import shipped_batches
from core.inventory.ledger import stock_of
from core.inventory.refusals import OutOfStock
from core.inventory.serials.showing import shipped_numbers
from core.inventory.serials.told import SerialNumbers, Told
from core.money import QUANTITY_SCALE, to_milli
from core.orders import cards, queries
from core.orders.asking import WRITE, Held, OneOrder, hold_order, require_live, state_word, wrong_state
from core.orders.counting import count
from core.orders.events import OrderCancelled, OrderChanged, OrderShipped
from core.orders.figures import NOTHING
from core.orders.giving_back import Given, RefundTo, give_back
from core.orders.history import note_change
from core.orders.kits.keeping import kits_of
from core.orders.kits.shipping import Leaving, leaving
from core.orders.models import Order, OrderLine
from core.orders.refusals import (
    AlreadySo,
    HasPayments,
    HasShipments,
    NothingToShip,
    NotInOrder,
    ShipsLess,
)
from core.orders.reserving import back_of, let_go
from core.orders.shipping import Part, ship_parts, whole_rest, with_services


class LineToShip(Asked):
    product: FreeGoodsRef
    quantity: Quantity | None = Field(None, description="All that is left of it when not named")


class ToShip(OneOrder):
    lines: list[LineToShip] | None = Field(None, description="Only when a part is shipped")
    batch: BatchNumber | None = None
    serials: SerialNumbers | None = None


class NewStatus(OneOrder):
    status: Literal["in_work", "ready", "done"] = Field(description="in_work, ready or done")


class ToCancel(OneOrder):
    reason: Words | None = None
    refund: bool = Field(False, description="Return what was paid; only when the user says so")
    refund_to: RefundTo | None = Field(
        None, description="How the money goes back: same as it was paid, or it stays on the balance"
    )


@action(
    "orders.ship",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="ship",
    http="POST /orders/{order}/shipments",
    menu=5,
)
def ship_order(ctx: Ctx, asked: ToShip) -> Receipt:
    """Ship an order, all of it or the named goods."""
    held = hold_order(ctx, asked.order.id)
    order, lines = held.order, held.lines
    require_live(order)
    if not any(line.to_ship for line in lines):
        raise NothingToShip(order=cards.numbered(order))
    parts = whole_rest(lines) if not asked.lines else _named_parts(order, lines, asked.lines)
    parts = with_services(lines, parts)
    require_stock(ctx, order, parts)
    told = Told(asked.serials)
    shipment = ship_parts(ctx, order, lines, parts, ctx.today, batch=asked.batch, told=told)
    told.require_used()
    note_change(ctx, order.id, "shipped" if order.shipment == "shipped" else "shipped-part")
    count(ctx, order, lines, held.before, shipped_on=ctx.today)
    ctx.emit(OrderShipped(order.id, shipment.id, whole=order.shipment == "shipped"))
    word = "orders-shipped" if order.shipment == "shipped" else "orders-shipped-part"
    title = say(word, order=cards.numbered(order))
    return Receipt(
        [
            Text(title, "title"),
            _shipped_table(parts),
            *shipped_batches(ctx, shipment.id),
            *(shipped_numbers(ctx, shipment.id) if told.used else []),
            *_left_to_do(ctx, order, lines),
            *cards.next_buttons(ctx, order, lines),
        ],
        title=title,
        undo=Act("orders.annul_shipment", {"shipment": shipment.id}),
        subject=("order", order.id),
    )


def _named_parts(order: Order, lines: list[OrderLine], asked: Sequence[LineToShip]) -> list[Part]:
    """The lines that were named, with how much of each; equal goods fill one line after another."""
    leaving: dict[int, int] = {}
    for one in asked:
        fitting = _fitting(order, lines, one.product)
        left = sum(line.to_ship - leaving.get(line.id, 0) for line in fitting)
        wanted = left if one.quantity is None else to_milli(one.quantity)
        if wanted > left or not wanted:
            unit = fitting[0].unit
            raise ShipsLess(product=fitting[0].name, wanted=Qty(wanted, unit), left=Qty(left, unit))
        for line in fitting:
            part = min(wanted, line.to_ship - leaving.get(line.id, 0))
            leaving[line.id] = leaving.get(line.id, 0) + part
            wanted -= part
    return [Part(line, leaving[line.id]) for line in lines if leaving.get(line.id)]


def _fitting(order: Order, lines: list[OrderLine], product: Named) -> list[OrderLine]:
    words = set(stems(product.name))
    fitting = [line for line in lines if product.id is not None and line.product_id == product.id]
    fitting = fitting or [line for line in lines if words and words <= set(stems(line.name))]
    if not fitting:
        raise NotInOrder(product=product.name, order=cards.numbered(order))
    return fitting


def require_stock(ctx: Ctx, order: Order, parts: Sequence[Part]) -> None:
    """Refuse what would go below zero, with the receipt that helps and with what can leave now."""
    kits = kits_of(ctx.session, [part.line for part in parts])
    goods = leaving(ctx, parts, kits)
    short = [one for one in goods if one.quantity > one.reserved]
    if not short or ctx.company.settings.negative_stock:
        return
    stock = stock_of(ctx.session, {one.product_id for one in short})
    free = {product: found.available for product, found in stock.items()}
    there = [_there(one, free) for one in goods]
    lacking = [(one, much) for one, much in zip(goods, there, strict=True) if much < one.quantity]
    if lacking:
        one, much = lacking[0]
        raise OutOfStock(
            product=one.name,
            wanted=Qty(one.quantity, one.unit),
            available=Qty(much, one.unit),
            more=len({one.product_id for one, _ in lacking}) - 1,
            offers=_offers(order, lacking, _able(parts, goods, there)),
        )


def _there(one: Leaving, free: dict[int, int]) -> int:
    """How much of a product can leave for a line: what is held for it, then what nobody has a claim to."""
    held = min(one.quantity, one.reserved)
    found = min(one.quantity - held, free.get(one.product_id, 0))
    free[one.product_id] = free.get(one.product_id, 0) - found
    return held + found


def _able(parts: Sequence[Part], goods: Sequence[Leaving], there: Sequence[int]) -> list[Part]:
    """What of the lines can leave now: goods as far as they are there, kits as wholes."""
    able: list[Part] = []
    for part in parts:
        mine = [(one, much) for one, much in zip(goods, there, strict=True) if one.line is part.line]
        if not mine:
            continue
        share = min(much * part.quantity // one.quantity for one, much in mine)
        much = share - share % QUANTITY_SCALE if part.line.is_kit else share
        if much:
            able.append(Part(part.line, much))
    return able


def _offers(order: Order, lacking: Sequence[tuple[Leaving, int]], able: Sequence[Part]) -> list[Button]:
    short: dict[int, int] = {}
    for one, there in lacking:
        short[one.product_id] = short.get(one.product_id, 0) + one.quantity - there
    received: list[object] = [
        {"product": {"id": product}, "quantity": cards.plain_quantity(milli)}
        for product, milli in short.items()
    ]
    offers = [
        Button(say("orders-button-receive"), Act("inventory.receive", {"lines": received}), style="primary")
    ]
    if able:
        lines: list[object] = [
            {"product": {"id": part.line.product_id}, "quantity": cards.plain_quantity(part.quantity)}
            for part in able
        ]
        act = Act("orders.ship", {"order": cards.named(order), "lines": lines})
        offers.append(Button(say("orders-button-ship-there"), act))
    return offers


def _shipped_table(parts: Sequence[Part]) -> Table:
    return Table(
        columns=[Column(say("field-common-product")), Column(say("field-common-quantity"), "number")],
        rows=[[part.line.name, Qty(part.quantity, part.line.unit)] for part in parts],
    )


def _left_to_do(ctx: Ctx, order: Order, lines: Sequence[OrderLine]) -> list[Block]:
    """What is still to be shipped and to be paid."""
    blocks: list[Block] = [
        Text(say("orders-left-line", product=line.name, left=Qty(line.to_ship, line.unit)), "note")
        for line in lines
        if line.to_ship
    ]
    if order.due:
        blocks.append(Facts(cards.money_facts(ctx, order)))
    return blocks


@action(
    "orders.status", needs=WRITE, risk=Risk.REVERSIBLE, command="status", http="POST /orders/{order}/status"
)
def set_status(ctx: Ctx, asked: NewStatus) -> Receipt:
    """Say how far the work on an order is: in work, ready, done."""
    held = hold_order(ctx, asked.order.id)
    order, lines, was = held.order, held.lines, held.order.state
    require_live(order)
    if asked.status == was:
        raise AlreadySo(order=cards.numbered(order), state=state_word(was))
    order.state = asked.status
    order.closed_at = ctx.now if asked.status == "done" else None
    undo: dict[str, object] = {
        "order": cards.named(order),
        "field": "state",
        "old": was,
        "ours": asked.status,
    }
    if asked.status == "done":
        served = _serve_the_rest(ctx, held)
        if served is not None:
            undo["shipment"] = served
    ctx.changed("order.state", was, asked.status)
    note_change(ctx, order.id, "state", state=asked.status)
    ctx.emit(OrderChanged(order.id, "state"))
    title = say(f"orders-now-{asked.status.replace('_', '-')}", order=cards.numbered(order))
    return Receipt(
        [Text(title, "title"), *_unfinished(ctx, order), *cards.next_buttons(ctx, order, lines)],
        title=title,
        undo=Act("orders.put_back", undo),
        subject=("order", order.id),
    )


def _serve_the_rest(ctx: Ctx, held: Held) -> int | None:
    """Services are fulfilled when the work is done, if no goods wait; answers the shipment that says so."""
    order, lines = held.order, held.lines
    waiting = whole_rest(lines)
    if not waiting or any(not part.line.is_service for part in waiting):
        return None
    shipment = ship_parts(ctx, order, lines, waiting, ctx.today)
    count(ctx, order, lines, held.before, shipped_on=ctx.today)
    ctx.emit(OrderShipped(order.id, shipment.id, whole=True))
    return shipment.id


def _unfinished(ctx: Ctx, order: Order) -> list[Block]:
    """What a finished order still lacks."""
    if order.state != "done":
        return []
    blocks: list[Block] = []
    if order.shipment != "shipped":
        blocks.append(Text(say("orders-done-unshipped"), "warning"))
    if order.due:
        blocks.append(Text(say("orders-done-unpaid", due=ctx.money(order.due)), "warning"))
    return blocks


@action(
    "orders.cancel",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="cancel_order",
    http="POST /orders/{order}/cancel",
)
def cancel_order(ctx: Ctx, asked: ToCancel) -> Receipt:
    """Cancel an order that has not been shipped; its reserve is released, its number stays."""
    held = hold_order(ctx, asked.order.id)
    order, lines, was = held.order, held.lines, held.order.state
    if was in ("cancelled", "annulled"):
        raise wrong_state(order)
    _require_unshipped(ctx, order)
    undo: dict[str, object] = {"order": cards.named(order), "state": was}
    returned, given = order.paid, Given()
    if returned:
        if not asked.refund and asked.refund_to is None:
            raise _paid(ctx, order)
        given = give_back(ctx, order, returned, ctx.today, asked.refund_to or "same")
        undo |= given.args()
    undo["holds"] = [back_of(hold).model_dump() for hold in let_go(ctx, order, lines)]
    order.state, order.closed_at = "cancelled", ctx.now
    note_change(ctx, order.id, "cancelled", reason=asked.reason, returned=given.paid_out or None)
    count(ctx, order, lines, held.before, paid_on=ctx.today)
    ctx.emit(OrderCancelled(order.id, annulled=False))
    title = say("orders-cancelled", order=cards.numbered(order))
    return Receipt(
        [Text(title, "title"), *_after_cancel(ctx, held, asked, given)],
        title=title,
        undo=Act("orders.restore", undo),
        subject=("order", order.id),
    )


def _after_cancel(ctx: Ctx, held: Held, asked: ToCancel, given: Given) -> list[Block]:
    told: list[Said] = []
    if asked.reason:
        told.append(say("orders-cancel-reason", reason=asked.reason))
    if held.before != NOTHING and any(not line.is_service for line in held.lines):
        told.append(say("orders-reserve-released"))
    told += given.told(ctx)
    return [Text(said, "note") for said in told]


def _require_unshipped(ctx: Ctx, order: Order) -> None:
    if not order.lines_begun:
        return
    last = queries.live_shipments(ctx.session, order.id)[-1]
    undo = Button(say("orders-button-annul-shipment"), Act("orders.annul_shipment", {"shipment": last.id}))
    raise HasShipments(order=cards.numbered(order), day=Day(last.day), offers=[undo])


def _paid(ctx: Ctx, order: Order) -> HasPayments:
    """Money is there: return it with the cancellation, or take a mistaken payment back."""
    refund = Act("orders.cancel", {"order": cards.named(order), "refund": True})
    offers = [Button(say("orders-button-refund", paid=ctx.money(order.paid)), refund)]
    if order.customer_id is not None:
        keep = Act("orders.cancel", {"order": cards.named(order), "refund_to": "balance"})
        offers.append(Button(say("orders-button-keep-and-cancel"), keep))
    payments = queries.live_payments(ctx.session, order.id)
    if len(payments) == 1:
        undo = Act("orders.annul_payment", {"payment": payments[0].posting_id})
        offers.append(Button(say("orders-button-annul-payment"), undo))
    return HasPayments(order=cards.numbered(order), paid=ctx.money(order.paid), offers=offers)
