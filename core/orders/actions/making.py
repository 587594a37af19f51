"""Recording orders: create, sell at once, confirm a draft, add lines."""

from __future__ import annotations

from pydantic import Field

from core.acts.calls import Missing
from core.acts.ctx import Ctx
from core.acts.fields import Amount, BatchNumber, Discount, Due, Flag, NewCustomerRef, Words
from core.acts.register import Asked, Risk, action
from core.blocks import Act, Block, Button, Buttons, Fact, Facts, Receipt, Said, Text, say
from core.finance.models import Method
from core.inventory.batches.telling import shipped_batches
from core.inventory.serials.showing import shipped_numbers
from core.inventory.serials.told import SerialNumbers, Told
from core.orders import cards
from core.orders.about import put_address
from core.orders.adding import put_in
from core.orders.asking import WRITE, OneOrder, due_of, hold_order, wrong_state
from core.orders.counting import count
from core.orders.deposits import deposit_given, deposit_note
from core.orders.discount_cards import discount_facts
from core.orders.events import OrderChanged, OrderShipped
from core.orders.figures import NOTHING, Tally, tally
from core.orders.history import note_change
from core.orders.kits.keeping import cost_kits, frozen, see_anew, store
from core.orders.limits import over_limit
from core.orders.lines import NewLine, freeze_costs, lines_of_words
from core.orders.models import Order, OrderLine
from core.orders.money import pay_order
from core.orders.offers import require_holding
from core.orders.paying import Share, receive
from core.orders.pricing import lay_terms
from core.orders.recording import (
    new_order,
    store_confirmed,
    store_draft,
    store_sold,
    tell_created,
    twin_warning,
)
from core.orders.refusals import NotDraft
from core.orders.reserving import costs_of_held, hold, keep_holds
from core.orders.shipping import recount, ship_parts, whole_rest
from core.orders.taxing import tax_anew
from core.orders.vat_cards import new_vat_facts

MOST = 100
"""Lines of one call."""


class NewOrder(Asked):
    customer: NewCustomerRef | None = Field(None, description="Customer, as the user named them")
    lines: list[NewLine] = Field(min_length=1, max_length=MOST, description="Goods with quantity and price")
    due: Due | None = Field(None, description="Day or local time to have it ready by")
    paid: Flag = Field(False, description="The customer has paid all of it at once")
    note: Words | None = None
    draft: Flag = Field(False, description="Only when the user asks for a draft")
    discount: Discount | None = Field(None, description="On all of it: '10%' or a sum")
    address: Words | None = Field(None, description="Where to bring it, when it was named")


class NewSale(Asked):
    lines: list[NewLine] = Field(min_length=1, max_length=MOST, description="Goods with quantity and price")
    customer: NewCustomerRef | None = Field(None, description="Customer, when one was named")
    method: Method = Field("cash", description="cash, card or transfer")
    credit: Flag = Field(False, description="The goods leave now, a named customer pays later")
    batch: BatchNumber | None = None
    serials: SerialNumbers | None = None
    discount: Discount | None = Field(None, description="On all of it: '10%' or a sum")


class MoreLines(OneOrder):
    lines: list[NewLine] = Field(min_length=1, max_length=MOST, description="Goods with quantity and price")


@action(
    "orders.create",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="order",
    http="POST /orders",
    when="future",
    menu=2,
)
def create_order(ctx: Ctx, asked: NewOrder) -> Receipt:
    """Record a customer's order and reserve its stock."""
    due = due_of(ctx, asked.due)
    lines = lines_of_words(ctx, asked.lines)
    terms = lay_terms(ctx, asked.discount, asked.lines, lines)
    drafted = asked.draft or (ctx.company.settings.deposit > 0 and not asked.paid)
    state = "draft" if drafted else "confirmed"
    order = new_order(ctx, asked.customer, lines, state=state, due=due, note=asked.note)  # type: ignore[arg-type]
    customer = asked.customer.name if asked.customer else None
    if drafted:
        store_draft(ctx, order, lines)
        counted = NOTHING
    else:
        pays = asked.paid and order.total > 0
        counted = store_confirmed(ctx, order, lines, customer, settled=not pays)
    terms.keep(ctx, order)
    if asked.address:
        put_address(ctx, order.id, asked.address)
    undo: dict[str, object] = {"order": cards.named(order), "state": state, "lines": len(lines)}
    if asked.paid and not drafted and order.total:
        undo["payment"] = pay_order(ctx, order, lines, order.total, "cash")
    title = _titled("drafted" if drafted else "created", order, customer)
    return Receipt(
        _created_blocks(ctx, order, lines, title, customer, counted, asked.address),
        title=title,
        undo=Act("orders.annul", undo),
        subject=("order", order.id),
    )


def _titled(deed: str, order: Order, customer: str | None) -> Said:
    if customer is None:
        return say(f"orders-{deed}", order=cards.numbered(order))
    return say(f"orders-{deed}-for", order=cards.numbered(order), customer=customer)


def _created_blocks(
    ctx: Ctx,
    order: Order,
    lines: list[OrderLine],
    title: Said,
    customer: str | None,
    counted: Tally,
    address: str | None = None,
) -> list[Block]:
    blocks: list[Block] = [Text(title, "title")]
    if order.brought_customer:
        blocks.append(Text(say("orders-new-customer", customer=customer)))
    blocks += [*over_limit(ctx, order), *twin_warning(ctx, order), cards.lines_table(ctx, lines)]
    facts = [Fact(say("field-common-due"), cards.due_value(order))] if order.due_day else []
    if address:
        facts.append(Fact(say("orders-label-address"), address))
    facts += [
        *discount_facts(ctx, order, lines),
        *cards.money_facts(ctx, order),
        *new_vat_facts(ctx, order),
        *cards.margin_facts(ctx, counted),
    ]
    blocks.append(Facts(facts))
    if ctx.company.settings.deposit:
        blocks += deposit_note(ctx, order)
    if order.state != "draft":
        blocks += cards.shortages(ctx, lines) or _all_held(lines)
    return [*blocks, *cards.next_buttons(ctx, order, lines)]


def _all_held(lines: list[OrderLine]) -> list[Block]:
    return [Text(say("orders-all-held"), "note")] if any(line.reserved for line in lines) else []


@action(
    "orders.sell", needs=WRITE, risk=Risk.REVERSIBLE, command="sell", http="POST /sales", when="past", menu=3
)
def sell(ctx: Ctx, asked: NewSale) -> Receipt:
    """Record a sale over the counter: ordered, shipped and paid at once, unless it is on credit."""
    if asked.credit and asked.customer is None:
        raise Missing("customer", say("ask-orders-debtor"))
    lines = lines_of_words(ctx, asked.lines)
    terms = lay_terms(ctx, asked.discount, asked.lines, lines)
    order = new_order(ctx, asked.customer, lines, state="done")
    store_sold(ctx, order, lines)
    terms.keep(ctx, order)
    told = Told(asked.serials)
    shipment = ship_parts(ctx, order, lines, whole_rest(lines), ctx.today, batch=asked.batch, told=told)
    told.require_used()
    order.number = ctx.number("order")  # after the stock, as everywhere: two locks in one order
    undo: dict[str, object] = {
        "order": cards.named(order),
        "state": "done",
        "lines": len(lines),
        "shipment": shipment.id,
    }
    if order.total and not asked.credit:
        undo["payment"] = receive(ctx, [Share(order, order.total)], ctx.today, asked.method).id
    count(ctx, order, lines, shipped_on=ctx.today, paid_on=ctx.today)
    tell_created(ctx, order, lines, asked.customer.name if asked.customer else None)
    ctx.emit(OrderShipped(order.id, shipment.id, whole=True))
    word = "orders-sold-on-credit" if asked.credit else "orders-sold"
    title = say(word, order=cards.numbered(order), total=ctx.money(order.total))
    numbers = shipped_numbers(ctx, shipment.id) if told.used else []
    return Receipt(
        [*_sold_blocks(ctx, order, lines, title, asked), *shipped_batches(ctx, shipment.id), *numbers],
        title=title,
        undo=Act("orders.annul", undo),
        subject=("order", order.id),
    )


def _sold_blocks(ctx: Ctx, order: Order, lines: list[OrderLine], title: Said, asked: NewSale) -> list[Block]:
    blocks: list[Block] = [Text(title, "title")]
    if asked.customer is not None:
        word = "orders-new-customer" if order.brought_customer else "orders-for-customer"
        blocks.append(Text(say(word, customer=asked.customer.name)))
    paid = Fact(say("field-common-method"), say(f"orders-method-{asked.method}"))
    owed = Fact(say("orders-label-due"), ctx.money(order.due))
    facts = [
        owed if asked.credit else paid,
        *discount_facts(ctx, order, lines),
        *cards.money_facts(ctx, order)[:1],
        *new_vat_facts(ctx, order),
        *cards.margin_facts(ctx, tally(order, lines)),
    ]
    warnings = [*over_limit(ctx, order), *twin_warning(ctx, order)]
    return [*blocks, *warnings, cards.lines_table(ctx, lines), Facts(facts)]


class ToConfirm(OneOrder):
    expired: Flag = Field(False, description="Accept an offer even if its last day is over")
    deposit: Amount | None = Field(None, description="Sum the customer pays with the confirmation")
    method: Method = Field("cash", description="cash, card or transfer")


@action("orders.confirm", needs=WRITE, risk=Risk.REVERSIBLE, http="POST /orders/{order}/confirm")
def confirm_order(ctx: Ctx, asked: ToConfirm) -> Receipt:
    """Confirm a draft: it takes its number and reserves its stock."""
    held = hold_order(ctx, asked.order.id)
    order, lines = held.order, held.lines
    if order.state != "draft":
        raise NotDraft(order=cards.numbered(order))
    if not asked.expired:
        require_holding(ctx, order)
    see_anew(ctx, lines)
    kits = frozen(ctx, lines)
    store(ctx, kits)
    reserved = hold(ctx, lines, kits)
    costs_of_held(lines, reserved)
    freeze_costs(ctx, lines)
    cost_kits(ctx, lines, kits, reserved)
    order.state, order.day, order.confirmed_at = "confirmed", ctx.today, ctx.now
    tax_anew(ctx, order, lines)
    recount(order, lines)
    paid = deposit_given(ctx, order, None if asked.deposit is None else ctx.minor(asked.deposit))
    if order.number is None:
        order.year, order.number = ctx.today.year, ctx.number("order")
    ctx.session.flush()
    keep_holds(ctx, order, lines, reserved)
    note_change(ctx, order.id, "created", total=order.total)
    counted = count(ctx, order, lines, held.before)
    customer = cards.customer_name(ctx, order)
    tell_created(ctx, order, lines, customer)
    undo: dict[str, object] = {"order": cards.named(order), "lines": len(lines)}
    if paid:
        undo["payment"] = pay_order(ctx, order, lines, paid, asked.method)
    title = _titled("confirmed", order, customer)
    return Receipt(
        _created_blocks(ctx, order, lines, title, customer, counted),
        title=title,
        undo=Act("orders.unconfirm", undo),
        subject=("order", order.id),
    )


@action(
    "orders.add_lines", needs=WRITE, risk=Risk.REVERSIBLE, command="add", http="POST /orders/{order}/lines"
)
def add_lines(ctx: Ctx, asked: MoreLines) -> Receipt:
    """Add goods or services to an order that is not finished."""
    held = hold_order(ctx, asked.order.id)
    order = held.order
    if not order.is_open and order.state != "draft":
        raise wrong_state(order)
    added = lines_of_words(ctx, asked.lines, first=held.next_position)
    put_in(ctx, held, asked.lines, added)
    every = held.lines
    note_change(ctx, order.id, "lines-added", lines=len(added), total=sum(line.total for line in added))
    count(ctx, order, every, held.before)
    ctx.emit(OrderChanged(order.id, "lines"))
    title = say("orders-lines-added", order=cards.numbered(order))
    return Receipt(
        [
            Text(title, "title"),
            cards.lines_table(ctx, added),
            Facts(
                [
                    *discount_facts(ctx, order, every),
                    *cards.money_facts(ctx, order),
                    *new_vat_facts(ctx, order),
                    *cards.margin_facts(ctx, tally(order, every)),
                ]
            ),
            *(cards.shortages(ctx, added) if order.is_open else []),
            *_open_button(order),
        ],
        title=title,
        undo=Act("orders.remove_lines", {"order": cards.named(order), "lines": [line.id for line in added]}),
        subject=("order", order.id),
    )


def _open_button(order: Order) -> list[Block]:
    show = Button(say("orders-button-open"), Act("orders.show", {"order": cards.named(order)}))
    return [Buttons([[show]])]
