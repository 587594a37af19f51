"""Ways back: the declared inverses of this room's acts. What later acts stand on is refused by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Literal

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.register import Asked, Risk, action
from core.blocks import Block, Day, DocNo, Fact, Facts, Receipt, Said, Text, say
from core.customers.keeping import remove_unused
from core.customers.models import Customer
from core.orders import cards, queries
from core.orders.actions.changing import give
from core.orders.asking import WRITE, Held, OneOrder, hold_order, require_live, state_word, wrong_state
from core.orders.counting import count, open_day
from core.orders.discounting import forget_rules, price_again
from core.orders.events import OrderCancelled, OrderChanged
from core.orders.history import note_change
from core.orders.kept.moving import require_unspent, take_moves_back
from core.orders.kept.queries import kept_of_posting
from core.orders.kits.keeping import forget
from core.orders.losing import hold_lost_again
from core.orders.models import Order, OrderLine, OrderPayment, Shipment, Work
from core.orders.paying import take_payment_back
from core.orders.refusals import (
    AnnulledAlready,
    ChangedSince,
    HasLinesAdded,
    HasPayments,
    HasShipments,
    MoneyUsed,
    MovedOn,
    PaidBack,
    PaymentNeeded,
)
from core.orders.reserving import HoldBack, hold_again, let_go
from core.orders.returns.queries import return_of_payment
from core.orders.shipping import recount, take_shipment_back
from core.orders.stamps import due_stamp, from_stamp
from core.orders.taxing import forget_taxes


class ToAnnul(OneOrder):
    state: Work = "confirmed"
    lines: int = Field(description="How many lines it was recorded with")
    payment: int | None = None
    shipment: int | None = None


class ToDraft(OneOrder):
    lines: int
    payment: int | None = None


class WhichShipment(Asked):
    shipment: int


class WhichPayment(Asked):
    payment: int


class LinesBack(OneOrder):
    lines: list[int]


class ToRestore(OneOrder):
    state: Work
    payment: int | None = None
    payments: list[int] = Field(default_factory=list)
    moves: list[int] = Field(default_factory=list)
    kept: list[int] = Field(default_factory=list)
    holds: list[HoldBack] = Field(default_factory=list)


class FieldBack(OneOrder):
    field: Literal["due", "assignee", "note", "state"]
    old: str | None = None
    ours: str | None = None
    shipment: int | None = None


@action("orders.annul", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def annul_order(ctx: Ctx, asked: ToAnnul) -> Receipt:
    """Take an order back as if it had not been recorded; its number stays, marked annulled."""
    held = hold_order(ctx, asked.order.id)
    order, lines = held.order, held.lines
    _require_as_recorded(ctx, held, asked)
    paid_on = shipped_on = None
    if asked.payment is not None:
        paid_on = _return_money(ctx, order, queries.parts_of_payment(ctx.session, asked.payment))
    if asked.shipment is not None:
        shipment = ctx.get(Shipment, asked.shipment)
        shipped_on = open_day(ctx, shipment.day)
        take_shipment_back(ctx, order, lines, shipment, shipped_on)
    let_go(ctx, order, lines)
    if asked.shipment is not None:
        hold_lost_again(ctx, "shipment", asked.shipment)
    order.state, order.closed_at = "annulled", ctx.now
    note_change(ctx, order.id, "annulled")
    count(ctx, order, lines, held.before, shipped_on=shipped_on, paid_on=paid_on)
    ctx.emit(OrderCancelled(order.id, annulled=True))
    title = say("orders-sale-annulled" if order.sale else "orders-annulled", order=cards.numbered(order))
    return Receipt(
        [Text(title, "title"), *_forget_customer(ctx, order)], title=title, subject=("order", order.id)
    )


def _require_as_recorded(ctx: Ctx, held: Held, asked: ToAnnul) -> None:
    """Nothing may have been built on the order since it was recorded."""
    order = held.order
    if order.state == "annulled":
        raise AnnulledAlready(order=cards.numbered(order))
    _require_unpaid(ctx, order, asked.payment)
    _require_unshipped(ctx, order, asked.shipment)
    if order.state != asked.state:
        raise MovedOn(order=cards.numbered(order), state=state_word(order.state))
    if len(held.lines) != asked.lines:
        raise HasLinesAdded(order=cards.numbered(order))


def _require_unpaid(ctx: Ctx, order: Order, but: int | None) -> None:
    others = [part for part in queries.live_payments(ctx.session, order.id) if part.posting_id != but]
    if others:
        paid = sum(part.amount for part in others)
        raise HasPayments(order=cards.numbered(order), paid=ctx.money(paid))


def _require_unshipped(ctx: Ctx, order: Order, but: int | None) -> None:
    others = [one for one in queries.live_shipments(ctx.session, order.id) if one.id != but]
    if others:
        raise HasShipments(order=cards.numbered(order), day=Day(others[-1].day))


def _return_money(ctx: Ctx, order: Order, parts: Sequence[OrderPayment]) -> date:
    """Reverse the posting of these parts, all of this order; answers the day it is taken back on."""
    if not parts:
        raise AnnulledAlready(order=cards.numbered(order))
    elsewhere = sum(part.amount for part in parts if part.order_id != order.id)
    if elsewhere:
        raise MoneyUsed(order=cards.numbered(order), amount=ctx.money(elsewhere))
    day = open_day(ctx, parts[0].day)
    take_payment_back(ctx, parts[0].posting_id, parts, day)
    order.paid -= sum(part.amount for part in parts)
    return day


def _forget_customer(ctx: Ctx, order: Order) -> list[Block]:
    """A customer who came with this very order goes with it, unless something else stands on the card."""
    if not order.brought_customer or order.customer_id is None:
        return []
    customer = ctx.get(Customer, order.customer_id)
    name = customer.name
    if not remove_unused(ctx, customer):
        return []
    return [Text(say("orders-customer-gone", customer=name), "note")]


@action("orders.unconfirm", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def make_draft_again(ctx: Ctx, asked: ToDraft) -> Receipt:
    """Turn a confirmed order back into the draft it was; the number it took stays with it."""
    held = hold_order(ctx, asked.order.id)
    order, lines = held.order, held.lines
    _require_unpaid(ctx, order, asked.payment)
    _require_unshipped(ctx, order, None)
    if order.state != "confirmed":
        raise MovedOn(order=cards.numbered(order), state=state_word(order.state))
    if len(lines) != asked.lines:
        raise HasLinesAdded(order=cards.numbered(order))
    paid_on = None
    if asked.payment is not None:
        paid_on = _return_money(ctx, order, queries.parts_of_payment(ctx.session, asked.payment))
    let_go(ctx, order, lines)
    ctx.session.flush()
    forget(ctx, lines)
    for line in lines:
        line.cost = None if line.product_id is not None and not line.is_service else line.cost
    order.state, order.confirmed_at = "draft", None
    title = say("orders-unconfirmed", order=cards.numbered(order))
    return _changed(ctx, held, "unconfirmed", title, paid_on=paid_on)


@action("orders.annul_shipment", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def annul_shipment(ctx: Ctx, asked: WhichShipment) -> Receipt:
    """Take a shipment back: goods return to stock at their cost, what had been held is held again."""
    shipment = ctx.get(Shipment, asked.shipment)
    held = hold_order(ctx, shipment.order_id)
    if shipment.annulled_at is not None:
        raise AnnulledAlready(order=cards.numbered(held.order))
    require_live(held.order)
    day = open_day(ctx, shipment.day)
    take_shipment_back(ctx, held.order, held.lines, shipment, day)
    hold_lost_again(ctx, "shipment", shipment.id)
    title = say("orders-shipment-annulled", order=cards.numbered(held.order))
    return _changed(ctx, held, "shipment-annulled", title, shipped_on=day)


@action("orders.annul_payment", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def annul_payment(ctx: Ctx, asked: WhichPayment) -> Receipt:
    """Take a payment back, for all orders it was spread over."""
    parts = queries.parts_of_payment(ctx.session, asked.payment)
    kept = kept_of_posting(ctx.session, asked.payment)
    if not parts and not kept:
        raise AnnulledAlready(order=say("orders-this-payment"))
    require_unspent(ctx, kept)
    back = return_of_payment(ctx.session, asked.payment)
    if back is not None:
        raise PaidBack(number=DocNo("return", back.number))
    sums: Counter[int] = Counter()
    for part in parts:
        sums[part.order_id] += part.amount
    holds = {order_id: hold_order(ctx, order_id) for order_id in sorted(sums)}
    for order_id, amount in sums.items():
        order = holds[order_id].order
        require_live(order)
        if order.paid < amount:
            raise PaymentNeeded(order=cards.numbered(order), paid=ctx.money(order.paid))
    day = open_day(ctx, (parts[0] if parts else kept[0]).day)
    take_payment_back(ctx, asked.payment, [*parts, *kept], day)
    blocks: list[Block] = []
    for order_id, amount in sums.items():
        held = holds[order_id]
        held.order.paid -= amount
        note_change(ctx, order_id, "payment-annulled", amount=amount)
        count(ctx, held.order, held.lines, held.before, paid_on=day)
        ctx.emit(OrderChanged(order_id, "payment"))
        due = Fact(say("orders-label-due"), ctx.money(held.order.due))
        blocks += [Text(say("orders-order", order=cards.numbered(held.order))), Facts([due])]
    amount = sum(sums.values()) + sum(row.amount for row in kept)
    title = say("orders-payment-annulled", amount=ctx.money(amount))
    subject = ("order", parts[0].order_id) if parts else ("customer", kept[0].customer_id or 0)
    return Receipt([Text(title, "title"), *blocks], title=title, subject=subject)


@action("orders.remove_lines", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def remove_lines(ctx: Ctx, asked: LinesBack) -> Receipt:
    """Take back lines that were added to an order."""
    held = hold_order(ctx, asked.order.id)
    order = held.order
    ours = [line for line in held.lines if line.id in asked.lines]
    if not ours:
        raise AnnulledAlready(order=cards.numbered(order))
    if not order.is_open and order.state != "draft":
        raise wrong_state(order)
    if any(line.shipped for line in ours):
        raise HasShipments(
            order=cards.numbered(order), day=Day(queries.live_shipments(ctx.session, order.id)[-1].day)
        )
    kept = [line for line in held.lines if line.id not in asked.lines]
    if order.paid > sum(line.net for line in kept) and _is_paid_since(ctx, order, ours):
        raise PaymentNeeded(order=cards.numbered(order), paid=ctx.money(order.paid))
    let_go(ctx, order, ours)
    ctx.session.flush()
    forget_rules(ctx, order.id, [line.id for line in ours])
    forget_taxes(ctx, order.id, [line.id for line in ours])
    _strike(ctx, ours)
    price_again(ctx, order, kept)
    recount(order, kept)
    held.lines = kept
    return _changed(ctx, held, "lines-removed", say("orders-lines-removed", order=cards.numbered(order)))


def _strike(ctx: Ctx, lines: Sequence[OrderLine]) -> None:
    """Lines go; those that a document taken back still knows stay with a quantity of 0."""
    known = queries.lines_in_documents(ctx.session, [line.id for line in lines])
    forget(ctx, [line for line in lines if line.id not in known])
    for line in lines:
        if line.id in known:
            line.quantity = line.total = line.discount = 0
            line.cost = None if line.cost is None else 0
        else:
            ctx.session.delete(line)


def _is_paid_since(ctx: Ctx, order: Order, lines: Sequence[OrderLine]) -> bool:
    """Was anything paid after the lines were added? Ids grow with time."""
    first = min(line.id for line in lines)
    return any(part.id > first for part in queries.live_payments(ctx.session, order.id))


@action("orders.restore", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def restore_order(ctx: Ctx, asked: ToRestore) -> Receipt:
    """Bring a cancelled order back: stock is reserved again as far as it is there, its money counts again."""
    held = hold_order(ctx, asked.order.id)
    order, lines = held.order, held.lines
    if order.state != "cancelled":
        raise MovedOn(order=cards.numbered(order), state=state_word(order.state))
    paid_on = None
    for payment in asked.payments or filter(None, [asked.payment]):
        paid_on = _return_money(ctx, order, queries.parts_of_payment(ctx.session, payment))
    take_moves_back(ctx, asked.moves, asked.kept, {order.id: order})
    order.state = asked.state
    order.closed_at = ctx.now if asked.state == "done" else None
    hold_again(ctx, order, lines, asked.holds)
    title = say("orders-restored", order=cards.numbered(order))
    return _changed(ctx, held, "restored", title, paid_on=paid_on)


def _changed(
    ctx: Ctx,
    held: Held,
    what: str,
    title: Said,
    *,
    shipped_on: date | None = None,
    paid_on: date | None = None,
) -> Receipt:
    """Count, note and tell what an inverse did to one order."""
    order = held.order
    ctx.session.flush()
    note_change(ctx, order.id, what)
    count(ctx, order, held.lines, held.before, shipped_on=shipped_on, paid_on=paid_on)
    ctx.emit(OrderChanged(order.id, what))
    blocks: list[Block] = [Text(title, "title"), Facts(cards.state_facts(ctx, order))]
    if order.is_open:
        blocks += cards.shortages(ctx, held.lines)
    return Receipt(blocks, title=title, subject=("order", order.id))


@action("orders.put_back", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def put_field_back(ctx: Ctx, asked: FieldBack) -> Receipt:
    """Give a field of an order its former value, if it still holds ours."""
    held = hold_order(ctx, asked.order.id)
    order = held.order
    if _value(order, asked.field) != asked.ours:
        raise ChangedSince(order=cards.numbered(order))
    shipped_on = _put(ctx, held, asked)
    title = say(f"orders-put-back-{asked.field}", order=cards.numbered(order))
    return _changed(ctx, held, f"put-back-{asked.field}", title, shipped_on=shipped_on)


def _value(order: Order, field: str) -> str | None:
    match field:
        case "due":
            return due_stamp(order)
        case "assignee":
            return None if order.assignee_id is None else str(order.assignee_id)
        case "note":
            return order.note
        case _:
            return order.state


def _put(ctx: Ctx, held: Held, asked: FieldBack) -> date | None:
    """Write the former value; a state may take the services' shipment with it, whose day it answers."""
    order = held.order
    match asked.field:
        case "due":
            order.due_day, order.due_at = from_stamp(asked.old)
        case "assignee":
            give(ctx, held, int(asked.old) if asked.old else None)
        case "note":
            order.note = asked.old
        case "state":
            order.state = asked.old  # type: ignore[assignment]
            order.closed_at = ctx.now if asked.old == "done" else None
    if asked.shipment is None:
        return None
    shipment = ctx.get(Shipment, asked.shipment)
    day = open_day(ctx, shipment.day)
    take_shipment_back(ctx, order, held.lines, shipment, day)
    return day
