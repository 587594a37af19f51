"""Offers: a draft is offered to its customer until a day, and listed until it is accepted or dropped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import Day as DayField
from core.acts.fields import Discount, NewCustomerRef, OrderRef
from core.acts.paging import FARTHEST, FIRST, Page
from core.acts.register import Asked, Nothing, Risk, action
from core.blocks import Act, Block, Column, Day, Fact, Facts, Receipt, Table, Text, Value, say
from core.orders import cards, queries
from core.orders.actions.making import MOST
from core.orders.actions.seeing import names_of
from core.orders.asking import READ, WRITE, OneOrder, hold_order
from core.orders.discount_cards import discount_facts
from core.orders.events import OrderChanged
from core.orders.history import note_change
from core.orders.lines import NewLine, lines_of_words
from core.orders.models import Order, OrderLine
from core.orders.offers import HOLDS, PAGE, hold_until, offer_of, offers_page
from core.orders.pricing import lay_terms
from core.orders.recording import new_order, store_draft
from core.orders.refusals import ChangedSince, NotDraft, PastDue
from core.orders.terms import Offer
from core.orders.vat_cards import vat_facts


class NewOffer(Asked):
    customer: NewCustomerRef | None = Field(None, description="Customer it is for, as the user named them")
    lines: list[NewLine] = Field(min_length=1, max_length=MOST, description="Goods with quantity and price")
    until: DayField | None = Field(None, description="Last day the prices hold; two weeks when left out")
    discount: Discount | None = Field(None, description="On all of it: '10%' or a sum")


class OfferUntil(OneOrder):
    until: DayField | None = Field(None, description="Last day the prices hold; two weeks when left out")


class UntilWas(Asked):
    order: OrderRef
    was: date | None = None
    ours: date


class OfferPage(Asked):
    after: list[str] = Field(min_length=2, max_length=2)
    trail: list[str] = Field(default_factory=list, max_length=FARTHEST)


@action(
    "orders.offer", needs=WRITE, risk=Risk.REVERSIBLE, command="offer", http="POST /offers", when="future"
)
def make_offer(ctx: Ctx, asked: NewOffer) -> Receipt:
    """Offer goods at a price to a customer until a day: a quotation; nothing is reserved or counted."""
    until = _last_day(ctx, asked.until)
    lines = lines_of_words(ctx, asked.lines)
    terms = lay_terms(ctx, asked.discount, asked.lines, lines)
    order = new_order(ctx, asked.customer, lines, state="draft")
    store_draft(ctx, order, lines)
    terms.keep(ctx, order)
    hold_until(ctx, order, until)
    undo: dict[str, object] = {"order": cards.named(order), "state": "draft", "lines": len(lines)}
    told = _receipt(ctx, order, lines, until, Act("orders.annul", undo))
    if order.brought_customer:
        told.blocks.insert(1, Text(say("orders-new-customer", customer=cards.customer_name(ctx, order))))
    return told


def _last_day(ctx: Ctx, said: date | None) -> date:
    until = said or ctx.today + HOLDS
    if until < ctx.today:
        raise PastDue(day=Day(until))
    return until


@action(
    "orders.prolong",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="prolong",
    http="POST /orders/{order}/offer",
    when="future",
)
def prolong_offer(ctx: Ctx, asked: OfferUntil) -> Receipt:
    """Offer a draft to its customer as it is, or let an offer hold longer."""
    until = _last_day(ctx, asked.until)
    held = hold_order(ctx, asked.order.id)
    order = held.order
    if order.state != "draft":
        raise NotDraft(order=cards.numbered(order))
    was = hold_until(ctx, order, until)
    note_change(ctx, order.id, "offered", due=until.isoformat())
    ctx.emit(OrderChanged(order.id, "offer"))
    undo: dict[str, object] = {
        "order": cards.named(order),
        "was": was.isoformat() if was else None,
        "ours": until.isoformat(),
    }
    return _receipt(ctx, order, held.lines, until, Act("orders.offer_back", undo))


def _receipt(ctx: Ctx, order: Order, lines: list[OrderLine], until: date, undo: Act) -> Receipt:
    customer = cards.customer_name(ctx, order)
    title = say("orders-offered-to", customer=customer) if customer else say("orders-offered")
    blocks: list[Block] = [Text(title, "title")]
    facts = [
        Fact(say("orders-label-until"), Day(until)),
        *discount_facts(ctx, order, lines),
        *cards.money_facts(ctx, order),
        *vat_facts(ctx, order),
    ]
    blocks += [
        cards.lines_table(ctx, lines),
        Facts(facts),
        Text(say("orders-offer-counts-for-nothing"), "note"),
    ]
    return Receipt(
        [*blocks, *cards.next_buttons(ctx, order, lines)],
        title=title,
        undo=undo,
        subject=("order", order.id),
    )


@action("orders.offer_back", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def give_offer_back(ctx: Ctx, asked: UntilWas) -> Receipt:
    """Let an offer hold through its former day, or be a mere draft again, if it still is as we left it."""
    order = hold_order(ctx, asked.order.id).order
    offer = offer_of(ctx.session, order)
    if offer is None or offer.until != asked.ours:
        raise ChangedSince(order=cards.numbered(order))
    hold_until(ctx, order, asked.was)
    note_change(ctx, order.id, "offer-back")
    ctx.emit(OrderChanged(order.id, "offer"))
    title = say("orders-offer-back", order=cards.numbered(order))
    return Receipt([Text(title, "title")], title=title, subject=("order", order.id))


@action("orders.offers", needs=READ, risk=Risk.READ, command="offers", http="GET /offers")
def list_offers(ctx: Ctx, asked: Nothing) -> Receipt:
    """List offers (quotations) that customers have not accepted yet, those that end first before others."""
    return _page(ctx, FIRST)


@action("orders.offers_page", needs=READ, risk=Risk.READ, hidden=True)
def offers_page_of(ctx: Ctx, asked: OfferPage) -> Receipt:
    """The next page of offers."""
    return _page(ctx, Page(asked.after, asked.trail))


def _page(ctx: Ctx, at: Page) -> Receipt:
    after = (date.fromisoformat(at.after[0]), int(at.after[1])) if at.after else None
    rows = offers_page(ctx.session, after)
    if not rows:
        return Receipt([Text(say("orders-no-offers"))])
    shown = rows[:PAGE]
    last = shown[-1][1]
    page = Act("orders.offers_page", {})
    following = at.following(page, [last.until.isoformat(), str(last.id)]) if len(rows) > PAGE else None
    table = _table(ctx, shown)
    return Receipt([replace(table, next=following, previous=at.previous(page, Act("orders.offers", {})))])


def _table(ctx: Ctx, rows: list[tuple[Order, Offer]]) -> Table:
    orders = [order for order, _ in rows]
    names = names_of(ctx, orders)
    goods = queries.goods_of(ctx.session, [order.id for order in orders])
    told: list[list[Value]] = [
        [
            names.get(order.customer_id or 0) or say("orders-no-customer"),
            cards.goods_words(goods.get(order.id, [])),
            _until(ctx, offer.until),
            ctx.money(order.total),
        ]
        for order, offer in rows
    ]
    return Table(
        columns=[
            Column(say("field-common-customer")),
            Column(say("orders-column-goods")),
            Column(say("orders-label-until")),
            Column(say("orders-label-total"), "number"),
        ],
        rows=told,
        title=say("orders-offers-list"),
        acts=[Act("orders.show", {"order": cards.named(order)}) for order in orders],
        labels=[names.get(order.customer_id or 0) or "—" for order in orders],
    )


def _until(ctx: Ctx, day: date) -> Value:
    return say("orders-offer-over", day=Day(day)) if day < ctx.today else Day(day)
