"""Goods coming back from customers: by line, to their place, with what is done about the money."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from core.acts.calls import Missing, Option
from core.acts.ctx import Ctx
from core.acts.fields import CustomerRef, OrderRef, Words
from core.acts.paging import FARTHEST, FIRST, Page
from core.acts.register import Asked, Risk, action
from core.blocks import (
    Act,
    Block,
    Button,
    Buttons,
    Column,
    Fact,
    Facts,
    Qty,
    Receipt,
    Said,
    Table,
    Text,
    say,
)
from core.finance.models import Method
from core.inventory.serials.showing import shipped_numbers
from core.inventory.serials.told import SerialNumbers, Told
from core.orders import cards
from core.orders.asking import READ, WRITE, Held, hold_order, require_live
from core.orders.counting import count, open_day
from core.orders.events import OrderChanged
from core.orders.giving_back import Given, RefundTo, give_back
from core.orders.history import note_change
from core.orders.kept.moving import take_moves_back
from core.orders.models import Order
from core.orders.paying import last_method, take_payment_back
from core.orders.queries import parts_of_payment
from core.orders.refusals import AnnulledAlready, MoneyUsed, NobodyToKeepFor
from core.orders.returns.choosing import LineToReturn, likely_orders, order_called, parts_called
from core.orders.returns.keeping import Came, give_out_again, new_return, numbered, take_in
from core.orders.returns.models import Destination, OrderReturn
from core.orders.returns.showing import returns_shown
from core.orders.shipping import Part


class ToReturn(Asked):
    order: OrderRef | None = Field(None, description="Order, when its number was named")
    customer: CustomerRef | None = Field(None, description="Customer who brought it, as the user named them")
    lines: list[LineToReturn] | None = Field(None, max_length=100, description="What came back")
    destination: Destination | None = Field(
        None, description="sellable: to be sold again; damaged: kept aside; written_off: thrown away"
    )
    refund_to: RefundTo | None = Field(
        None, description="How the money goes back: same as it was paid, or it stays on the balance"
    )
    reason: Words | None = None
    serials: SerialNumbers | None = None


class WhichReturn(Asked):
    made: int
    payments: list[int] = Field(default_factory=list)
    moves: list[int] = Field(default_factory=list)
    kept: list[int] = Field(default_factory=list)


@action(
    "orders.return",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="return",
    http="POST /returns",
    when="past",
    options={"order": likely_orders},
)
def return_goods(ctx: Ctx, asked: ToReturn) -> Receipt:
    """Take goods back from a customer: lines of an order, where they go, how the money goes back."""
    lines = asked.lines or []
    held = hold_order(ctx, order_called(ctx, asked.order, asked.customer, lines, _without_sale(asked)))
    require_live(held.order)
    parts = parts_called(held, asked.lines)
    destination = destination_of(parts, asked.destination)
    made = new_return(ctx, destination, held.order.customer_id, asked.reason)
    told = Told(asked.serials)
    came = take_in(ctx, made, held.order, held.lines, parts, told)
    told.require_used()
    given = settle(ctx, held.order, made, asked.refund_to)
    made.number = ctx.number("return")
    ctx.session.flush()
    enter(ctx, held, made)
    title = say(
        "orders-returned",
        number=numbered(made),
        order=cards.numbered(held.order),
        total=ctx.money(made.total),
    )
    return Receipt(
        [
            Text(title, "title"),
            *(shipped_numbers(ctx, made.id) if told.used else []),
            *_told(ctx, held.order, made, came, given),
        ],
        title=title,
        undo=Act("orders.annul_return", {"made": made.id, **given.args()}),
        subject=("order", held.order.id),
    )


def _without_sale(asked: ToReturn) -> dict[str, object]:
    """The same return from a sale nobody knows."""
    told = asked.model_dump(mode="json", exclude_none=True, exclude={"order", "refund_to"})
    way = {} if asked.refund_to in (None, "same") else {"refund_to": asked.refund_to}
    return {**told, **way, "unknown": True}


def destination_of(parts: Sequence[Part], named: Destination | None) -> Destination:
    """Where the goods go; work that was done goes nowhere."""
    if named is not None or all(part.line.is_service for part in parts):
        return named or "sellable"
    raise Missing("destination", say("ask-orders-destination"))


def settle(
    ctx: Ctx,
    order: Order,
    made: OrderReturn,
    to: RefundTo | None,
    *,
    asks: str = "refund_to",
    most: int | None = None,
) -> Given:
    """What was paid above what the order comes to now goes back, or stays for the customer."""
    above = min(order.overpaid, made.total if most is None else most)
    if not above:
        return Given()
    if to is None:
        raise Missing(
            asks, say("ask-orders-refund-to", amount=ctx.money(above)), ways_back(ctx, order, above)
        )
    if to == "balance":
        if order.customer_id is None:
            raise NobodyToKeepFor(order=cards.numbered(order))
        made.kept = above
        return Given()
    given = give_back(ctx, order, above, made.day, to)
    made.posting_id = given.payments[0] if given.payments else None
    made.refunded = above
    return given


def ways_back(ctx: Ctx, order: Order, amount: int) -> list[Option]:
    """The ways money can go back, the way it was paid first."""
    first = last_method(ctx, order)
    methods: list[Method] = [first, *(one for one in ("cash", "card", "transfer") if one != first)]
    money = ctx.money(amount)
    options = [Option(say(f"orders-refund-by-{method}", amount=money), method) for method in methods]
    if order.customer_id is not None:
        options.insert(1, Option(say("orders-refund-to-balance", amount=money), "balance"))
    return options


def enter(ctx: Ctx, held: Held, made: OrderReturn) -> None:
    """History, figures, those who listen."""
    order = held.order
    note_change(ctx, order.id, "returned", total=made.total, returned=made.refunded or None)
    count(
        ctx,
        order,
        held.lines,
        held.before,
        ordered_on=made.day,
        shipped_on=made.day,
        paid_on=made.day,
    )
    ctx.emit(OrderChanged(order.id, "returned"))


def _told(ctx: Ctx, order: Order, made: OrderReturn, came: Sequence[Came], given: Given) -> list[Block]:
    customer = cards.customer_name(ctx, order)
    blocks: list[Block] = [Text(say("orders-for-customer", customer=customer))] if customer else []
    blocks.append(came_table(ctx, came))
    blocks += place_told(made, came)
    blocks += [Text(said) for said in _money_told(ctx, made, given)]
    if made.reason:
        blocks.append(Text(say("orders-cancel-reason", reason=made.reason), "note"))
    facts = [Fact(say("orders-label-total"), ctx.money(order.total)), *_after(ctx, order)]
    blocks.append(Facts(facts))
    show = Button(say("orders-button-open"), Act("orders.show", {"order": cards.named(order)}))
    return [*blocks, Buttons([[show]])]


def _after(ctx: Ctx, order: Order) -> list[Fact]:
    return [fact for fact in cards.money_facts(ctx, order) if fact.label.key != "orders-label-total"]


def place_told(made: OrderReturn, came: Sequence[Came]) -> list[Block]:
    """Where the goods were put."""
    if all(one.line.is_service for one in came):
        return []
    return [Text(say(f"orders-return-to-{made.destination.replace('_', '-')}"), "note")]


def _money_told(ctx: Ctx, made: OrderReturn, given: Given) -> list[Said]:
    if made.kept:
        return [say("orders-kept-on-balance", amount=ctx.money(made.kept))]
    return given.told(ctx) or [say("orders-return-no-money")]


def came_table(ctx: Ctx, came: Sequence[Came]) -> Table:
    """What came back, for how much."""
    sums: dict[int, tuple[Came, int, int]] = {}
    for one in came:
        _, quantity, total = sums.get(one.line.id, (one, 0, 0))
        sums[one.line.id] = (one, quantity + one.quantity, total + one.total)
    return Table(
        columns=[
            Column(say("field-common-product")),
            Column(say("field-common-quantity"), "number"),
            Column(say("field-common-amount"), "number"),
        ],
        rows=[
            [one.line.name, Qty(quantity, one.line.unit), ctx.money(total)]
            for one, quantity, total in sums.values()
        ],
    )


@action("orders.annul_return", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def annul_return(ctx: Ctx, asked: WhichReturn) -> Receipt:
    """Take a return back: the goods leave again, a refund is received again, the order is what it was."""
    made = next(iter(ctx.lock(OrderReturn, [asked.made])), None) or ctx.get(OrderReturn, asked.made)
    held = hold_order(ctx, made.order_id)
    order = held.order
    if made.annulled_at is not None:
        raise AnnulledAlready(order=cards.numbered(order))
    require_live(order)
    if made.kept > order.overpaid:
        raise MoneyUsed(order=cards.numbered(order), amount=ctx.money(made.kept))
    day = open_day(ctx, made.day)
    for posting_id in asked.payments or [made.posting_id] if made.posting_id is not None else []:
        parts = parts_of_payment(ctx.session, posting_id)
        take_payment_back(ctx, posting_id, parts, day)
        order.paid -= sum(part.amount for part in parts)
    take_moves_back(ctx, asked.moves, asked.kept, {order.id: order})
    give_out_again(ctx, made, order, held.lines, day)
    note_change(ctx, order.id, "return-annulled", total=made.total)
    count(ctx, order, held.lines, held.before, ordered_on=day, shipped_on=day, paid_on=day)
    ctx.emit(OrderChanged(order.id, "returned"))
    title = say("orders-return-annulled", number=numbered(made), order=cards.numbered(order))
    facts = [*cards.state_facts(ctx, order), *cards.money_facts(ctx, order)]
    return Receipt([Text(title, "title"), Facts(facts)], title=title, subject=("order", order.id))


class ReturnList(Asked):
    customer: CustomerRef | None = None


class ReturnPage(ReturnList):
    after: list[str] = Field(min_length=2, max_length=2)
    trail: list[str] = Field(default_factory=list, max_length=FARTHEST)


@action("orders.returns", needs=READ, risk=Risk.READ, command="returns", http="GET /returns")
def list_returns(ctx: Ctx, asked: ReturnList) -> Receipt:
    """List what customers brought back, the latest first."""
    return _shown(ctx, asked, FIRST)


@action("orders.returns_page", needs=READ, risk=Risk.READ, hidden=True)
def returns_page(ctx: Ctx, asked: ReturnPage) -> Receipt:
    """The next page of a list of returns."""
    return _shown(ctx, asked, Page(asked.after, asked.trail))


def _shown(ctx: Ctx, asked: ReturnList, at: Page) -> Receipt:
    if asked.customer is None:
        return returns_shown(ctx, None, None, at)
    return returns_shown(ctx, {"id": asked.customer.id}, asked.customer.name, at)
