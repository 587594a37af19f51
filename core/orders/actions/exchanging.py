"""Exchanges in one act: goods come back, others are given, the difference in price is settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from pydantic import Field

from core.acts.calls import Missing, Option
from core.acts.ctx import Ctx
from core.acts.fields import CustomerRef, Named, OrderRef, Words
from core.acts.register import Asked, Risk, action
from core.blocks import Act, Block, Button, Buttons, Facts, Receipt, Said, Text, say
from core.finance.models import Method
from core.orders import cards, queries
from core.orders.actions.altering import LinesWere, give_lines_back
from core.orders.actions.balance import WhichMoves, annul_move
from core.orders.actions.fulfilling import require_stock
from core.orders.actions.returning import (
    WhichReturn,
    annul_return,
    came_table,
    destination_of,
    enter,
    place_told,
    settle,
    ways_back,
)
from core.orders.actions.undoing import LinesBack, ToAnnul, annul_order, remove_lines
from core.orders.adding import put_in
from core.orders.altering import alter, require_open
from core.orders.asking import WRITE, Held, hold_order, require_live
from core.orders.balance import balance_of, move_what_is_there
from core.orders.counting import count, open_day
from core.orders.discount_cards import discount_facts
from core.orders.events import OrderChanged, OrderShipped
from core.orders.exchanging import Swap, Swapped, given_lines, goods_words, order_called, percent_off, swapped
from core.orders.figures import tally
from core.orders.giving_back import Given, RefundTo, give_back
from core.orders.history import note_change
from core.orders.kept.moving import Moves, between, take_moves_back
from core.orders.limits import over_limit
from core.orders.models import Order, OrderLine
from core.orders.paying import Share, last_method, receive, take_payment_back
from core.orders.pricing import lay_terms
from core.orders.recording import new_order, store_sold, tell_created
from core.orders.refusals import AnnulledAlready
from core.orders.returns.choosing import likely_orders
from core.orders.returns.keeping import Came, new_return, numbered, take_in
from core.orders.returns.models import Destination, OrderReturn
from core.orders.shipping import ship_parts, whole_rest
from core.orders.vat_cards import vat_facts

Settle = Literal["same", "cash", "card", "transfer", "balance", "later"]
"""How the difference in price goes, to the customer or to us; `later`: it stays due."""


class ToExchange(Asked):
    order: OrderRef | None = Field(None, description="Order, when its number was named")
    customer: CustomerRef | None = Field(None, description="Customer, as the user named them")
    lines: list[Swap] = Field(min_length=1, max_length=100, description="What is exchanged for what")
    destination: Destination | None = Field(
        None, description="sellable: to be sold again; damaged: kept aside; written_off: thrown away"
    )
    settle: Settle | None = Field(
        None, description="How the difference is paid or refunded: same as it was paid; later: it stays due"
    )
    reason: Words | None = None


class ToUnexchange(WhichReturn):
    given: ToAnnul
    swapped: list[int] = Field(description="Parts of payments that went from the one order to the other")
    from_balance: WhichMoves | None = None
    less: LinesWere | None = None


class ToUnswap(LinesWere):
    added: list[int]
    payments: list[int] = Field(default_factory=list)
    moves: list[int] = Field(default_factory=list)
    kept: list[int] = Field(default_factory=list)
    from_balance: WhichMoves | None = None


@action(
    "orders.exchange",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="exchange",
    http="POST /exchanges",
    when="past",
    options={"order": likely_orders},
)
def exchange(ctx: Ctx, asked: ToExchange) -> Receipt:
    """Exchange goods of an order for others: they come back, or need not leave; the difference is settled."""
    held = hold_order(ctx, order_called(ctx, asked.order, asked.customer, asked.lines))
    found = swapped(held, asked.lines)
    if found.coming:
        require_live(held.order)
        return _exchanged(ctx, held, asked, found)
    require_open(held.order)
    return _changed(ctx, held, asked, found)


def _changed(ctx: Ctx, held: Held, asked: ToExchange, found: Swapped) -> Receipt:
    """Nothing of it has left: other goods stand in the order, the reserve follows."""
    order, was = held.order, held.order.total
    less = found.less(held.lines)
    added = given_lines(ctx, asked.lines, found.given, first=held.next_position)
    put_in(ctx, held, found.given, added)
    undo = alter(ctx, held, less)
    ctx.session.flush()
    gone, come = goods_words([one.line for one in less]), goods_words(added)
    given, paid = _settle_change(ctx, order, asked.settle, was)
    dearer = max(order.total - was, 0) if asked.settle == "balance" else 0
    moved = move_what_is_there(ctx, order, dearer)
    ctx.changed("order.total", was, order.total)
    note_change(ctx, order.id, "exchanged", goods=gone, given=come, total=order.total)
    count(ctx, order, held.lines, held.before, paid_on=ctx.today)
    ctx.emit(OrderChanged(order.id, "lines"))
    back = {**undo, **given.args(), "added": [line.id for line in added]}
    back["payments"] = [*given.payments, *paid]
    back["from_balance"] = moved.args() if moved.parts else None
    title = say("orders-exchanged", order=cards.numbered(order), goods=gone, given=come)
    told = given.told(ctx) if given.ways else _from_balance_told(ctx, moved)
    return Receipt(
        [Text(title, "title"), *[Text(one) for one in told], *_after_change(ctx, held)],
        title=title,
        undo=Act("orders.unswap", back),
        subject=("order", order.id),
    )


def _settle_change(ctx: Ctx, order: Order, way: Settle | None, was: int) -> tuple[Given, list[int]]:
    """What a cheaper order was overpaid by goes back; a dearer one is paid on only where that was said."""
    above = min(order.overpaid, max(was - order.total, 0))
    if above:
        if way is None:
            question = say("ask-orders-refund-to", amount=ctx.money(above))
            raise Missing("settle", question, ways_back(ctx, order, above))
        stays = way in ("balance", "later")
        return (Given() if stays else give_back(ctx, order, above, ctx.today, _way(way))), []
    more = min(order.due, max(order.total - was, 0))
    if not more or way in (None, "balance", "later"):
        return Given(), []
    method = last_method(ctx, order) if way == "same" else _method(way)
    return Given(), [receive(ctx, [Share(order, more)], ctx.today, method).id]


def _from_balance_told(ctx: Ctx, moved: Moves) -> list[Said]:
    return [say("orders-exchange-from-balance", amount=ctx.money(moved.to_orders))] if moved.parts else []


def _way(way: Settle) -> RefundTo:
    return "balance" if way == "later" else way


def _method(way: Settle | None) -> Method:
    return "cash" if way is None or way in ("same", "balance", "later") else way  # type: ignore[return-value]


def _after_change(ctx: Ctx, held: Held) -> list[Block]:
    order = held.order
    over = order.overpaid
    facts = [*discount_facts(ctx, order, held.lines), *cards.money_facts(ctx, order), *vat_facts(ctx, order)]
    return [
        *_whose(ctx, order),
        cards.lines_table(ctx, held.lines),
        Facts([*facts, *cards.margin_facts(ctx, tally(order, held.lines))]),
        *([Text(say("orders-kept-on-balance", amount=ctx.money(over)), "note")] if over else []),
        *cards.shortages(ctx, held.lines),
        _open(order),
    ]


def _whose(ctx: Ctx, order: Order) -> list[Block]:
    customer = cards.customer_name(ctx, order)
    return [Text(say("orders-for-customer", customer=customer))] if customer else []


def _open(*orders: Order) -> Buttons:
    labels = ["orders-button-open", "orders-button-open-given"]
    return Buttons(
        [
            [
                Button(say(label), Act("orders.show", {"order": cards.named(order)}))
                for label, order in zip(labels, orders, strict=False)
            ]
        ]
    )


@dataclass(slots=True)
class _Given:
    """The sale of what was given: its lines, its shipment, the money that came to it."""

    order: Order
    lines: list[OrderLine]
    shipment: int
    swapped: Moves = field(default_factory=Moves)
    from_balance: Moves = field(default_factory=Moves)
    payment: int | None = None
    paid: int = 0

    def undone_by(self) -> dict[str, object]:
        return {
            "order": cards.named(self.order),
            "state": "done",
            "lines": len(self.lines),
            "payment": self.payment,
            "shipment": self.shipment,
        }


def _exchanged(ctx: Ctx, held: Held, asked: ToExchange, found: Swapped) -> Receipt:
    """Goods come back, and what is given is a sale of today: paid with what the others had cost."""
    order = held.order
    less = found.less(held.lines)
    fewer = alter(ctx, held, less) if less else None
    parts = found.back(held.lines)
    made = new_return(ctx, destination_of(parts, asked.destination), order.customer_id, asked.reason)
    was_paid = order.paid > 0
    came = take_in(ctx, made, order, held.lines, parts)
    given = _sold(ctx, order, asked, found)
    made.given_id = given.order.id
    credit = min(order.overpaid, made.total, given.order.total)
    credit -= between(ctx, order, given.order, credit, given.swapped)
    given.swapped.store(ctx)
    back = settle(ctx, order, made, _back_way(asked.settle), asks="settle", most=made.total - credit)
    _pay_difference(ctx, given, asked.settle, ask=was_paid or order.customer_id is None, like=order)
    given.order.number = ctx.number("order")
    made.number = ctx.number("return")
    ctx.session.flush()
    enter(ctx, held, made)
    _enter_given(ctx, given)
    gone, come = goods_words([one.line for one in parts]), goods_words(given.lines)
    note_change(ctx, order.id, "exchanged-for", goods=gone, given=come, order=given.order.number)
    note_change(ctx, given.order.id, "given-for", order=order.number or order.own_number)
    title = say("orders-exchanged", order=cards.numbered(order), goods=gone, given=come)
    undo = {"made": made.id, **back.args(), "given": given.undone_by(), "less": fewer}
    undo["swapped"] = [row["id"] for row in given.swapped.parts]
    undo["from_balance"] = given.from_balance.args() if given.from_balance.parts else None
    return Receipt(
        [Text(title, "title"), *_told(ctx, order, made, came, given, back)],
        title=title,
        undo=Act("orders.annul_exchange", undo),
        subject=("order", order.id),
    )


def _back_way(way: Settle | None) -> RefundTo | None:
    return None if way is None else _way(way)


def _sold(ctx: Ctx, order: Order, asked: ToExchange, found: Swapped) -> _Given:
    """A sale to the same customer, with the order's discount in per cent, that leaves at once."""
    lines = given_lines(ctx, asked.lines, found.given)
    terms = lay_terms(ctx, percent_off(ctx, order), found.given, lines)
    buyer = None if order.customer_id is None else Named(id=order.customer_id)
    sale = new_order(ctx, buyer, lines, state="done")
    store_sold(ctx, sale, lines)
    terms.keep(ctx, sale)
    rest = whole_rest(lines)
    require_stock(ctx, sale, rest)
    return _Given(sale, lines, ship_parts(ctx, sale, lines, rest, ctx.today).id)


def _pay_difference(ctx: Ctx, given: _Given, way: Settle | None, *, ask: bool, like: Order) -> None:
    """What is dearer is paid at once or stays due; asks which, unless the order itself was on credit."""
    due = given.order.due
    if not due or way == "later" or (way is None and not ask):
        return
    if way is None:
        raise Missing("settle", say("ask-orders-settle", amount=ctx.money(due)), _ways_on(ctx, like, due))
    if way == "balance":
        given.from_balance = move_what_is_there(ctx, given.order, due)
        return
    method = last_method(ctx, like) if way == "same" else _method(way)
    given.payment = receive(ctx, [Share(given.order, due)], ctx.today, method).id
    given.paid = due


def _ways_on(ctx: Ctx, like: Order, amount: int) -> list[Option]:
    """The ways to pay on, as the order was paid first."""
    first, money = last_method(ctx, like), ctx.money(amount)
    methods: list[Method] = [first, *(one for one in ("cash", "card", "transfer") if one != first)]
    options = [Option(say(f"orders-pay-on-by-{method}", amount=money), method) for method in methods]
    there = min(balance_of(ctx.session, like.customer_id), amount) if like.customer_id is not None else 0
    if there > 0:
        options.append(Option(say("orders-pay-on-from-balance", amount=ctx.money(there)), "balance"))
    if like.customer_id is not None:
        options.append(Option(say("orders-pay-on-later", amount=money), "later"))
    return options


def _enter_given(ctx: Ctx, given: _Given) -> None:
    count(ctx, given.order, given.lines, shipped_on=ctx.today, paid_on=ctx.today)
    tell_created(ctx, given.order, given.lines, cards.customer_name(ctx, given.order))
    ctx.emit(OrderShipped(given.order.id, given.shipment, whole=True))


def _told(
    ctx: Ctx, order: Order, made: OrderReturn, came: Sequence[Came], given: _Given, back: Given
) -> list[Block]:
    """What came, what was given, how the difference was settled."""
    return [
        *_whose(ctx, order),
        replace(came_table(ctx, came), title=say("orders-exchange-came", number=numbered(made))),
        *place_told(made, came),
        replace(
            cards.lines_table(ctx, given.lines),
            title=say("orders-exchange-given", order=cards.numbered(given.order)),
        ),
        *[Text(one) for one in _difference(ctx, made, given, back)],
        *over_limit(ctx, given.order),
        Facts(
            [
                *discount_facts(ctx, given.order, given.lines),
                *vat_facts(ctx, given.order),
                *cards.margin_facts(ctx, tally(given.order, given.lines)),
            ]
        ),
        _open(order, given.order),
    ]


def _difference(ctx: Ctx, made: OrderReturn, given: _Given, back: Given) -> list[Said]:
    if given.paid:
        return [say("orders-exchange-paid", amount=ctx.money(given.paid))]
    told = _from_balance_told(ctx, given.from_balance)
    if given.order.due:
        return [*told, say("orders-exchange-owed", amount=ctx.money(given.order.due))]
    if told:
        return told
    if made.kept:
        return [say("orders-kept-on-balance", amount=ctx.money(made.kept))]
    return back.told(ctx) or [say("orders-exchange-even")]


@action("orders.annul_exchange", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def annul_exchange(ctx: Ctx, asked: ToUnexchange) -> Receipt:
    """Take an exchange back: what was given returns, what came leaves again, the money is where it was."""
    made = ctx.get(OrderReturn, asked.made)
    order_id = made.order_id or 0
    holds = {one: hold_order(ctx, one) for one in sorted({order_id, asked.given.order.id or 0})}
    if made.annulled_at is not None:
        raise AnnulledAlready(order=cards.numbered(holds[order_id].order))
    day = open_day(ctx, made.day)
    if asked.from_balance is not None:
        annul_move(ctx, asked.from_balance)
        holds = {one: hold_order(ctx, one) for one in holds}
    take_moves_back(ctx, asked.swapped, [], {key: held.order for key, held in holds.items()})
    for held in holds.values():
        count(ctx, held.order, held.lines, held.before, paid_on=day)
    annul_order(ctx, asked.given)
    annul_return(ctx, asked)
    if asked.less is not None:
        give_lines_back(ctx, asked.less)
    held = hold_order(ctx, order_id)
    title = say("orders-exchange-annulled", order=cards.numbered(held.order))
    facts = [*cards.state_facts(ctx, held.order), *cards.money_facts(ctx, held.order)]
    return Receipt([Text(title, "title"), Facts(facts)], title=title, subject=("order", order_id))


@action("orders.unswap", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def unswap(ctx: Ctx, asked: ToUnswap) -> Receipt:
    """Give an order back the lines that were exchanged before anything of them left."""
    held = hold_order(ctx, asked.order.id)
    order = held.order
    require_open(order)
    if asked.from_balance is not None:
        annul_move(ctx, asked.from_balance)
        held = hold_order(ctx, order.id)
    for payment in asked.payments:
        parts = queries.parts_of_payment(ctx.session, payment)
        take_payment_back(ctx, payment, parts, open_day(ctx, parts[0].day))
        order.paid -= sum(part.amount for part in parts)
    take_moves_back(ctx, asked.moves, asked.kept, {order.id: order})
    count(ctx, order, held.lines, held.before, paid_on=ctx.today)
    give_lines_back(ctx, LinesWere(order=asked.order, lines=asked.lines, holds=asked.holds, paid=asked.paid))
    remove_lines(ctx, LinesBack(order=asked.order, lines=asked.added))
    held = hold_order(ctx, order.id)
    title = say("orders-exchange-annulled", order=cards.numbered(order))
    return Receipt(
        [Text(title, "title"), *_after_change(ctx, held)], title=title, subject=("order", order.id)
    )
