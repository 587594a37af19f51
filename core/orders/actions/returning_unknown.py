"""Goods that come back from a sale nobody knows: taken in at today's cost, for the price that is told."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from pydantic import Field

from core.acts.calls import Missing, Option, Unclear
from core.acts.ctx import Ctx
from core.acts.fields import CustomerRef, Flag, GoodsRef, Price, Quantity, Words
from core.acts.finding import SHOWN
from core.acts.register import Asked, Risk, action
from core.blocks import Act, Block, Receipt, Text, say
from core.customers.models import Customer
from core.finance.models import Method
from core.inventory.serials.showing import shipped_numbers
from core.inventory.serials.told import SerialNumbers, Told
from core.orders.actions.returning import came_table, place_told
from core.orders.asking import WRITE
from core.orders.counting import open_day
from core.orders.kept.moving import require_unspent
from core.orders.kept.queries import kept_of_posting
from core.orders.lines import NewLine, lines_of_words
from core.orders.models import OrderLine
from core.orders.refusals import ReturnAnnulled
from core.orders.returns.choosing import WITHOUT_SALE, order_options
from core.orders.returns.keeping import Came, give_out_again, new_return, numbered
from core.orders.returns.models import Destination, OrderReturn
from core.orders.returns.queries import orders_to_return
from core.orders.returns.without_sale import (
    count_unknown,
    keep_back,
    pay_back,
    take_in_unknown,
    take_money_back,
)

Back = Literal["cash", "card", "transfer", "balance", "nothing"]
"""How the money goes back; `nothing`: the goods are taken in and the money stays ours."""
METHODS: tuple[Method, ...] = ("cash", "card", "transfer")


class Brought(Asked):
    product: GoodsRef = Field(description="Goods or service that came back, as the user named it")
    quantity: Quantity = Decimal(1)
    price: Price | None = Field(None, description="Price it is taken back at; the card's when left out")


class ToReturnUnknown(Asked):
    lines: list[Brought] = Field(min_length=1, max_length=100, description="What came back")
    customer: CustomerRef | None = Field(None, description="Customer who brought it, as the user named them")
    destination: Destination | None = Field(
        None, description="sellable: to be sold again; damaged: kept aside; written_off: thrown away"
    )
    refund_to: Back | None = Field(
        None, description="How the money goes back: cash, card, transfer, to the balance, or nothing"
    )
    reason: Words | None = None
    serials: SerialNumbers | None = None
    unknown: Flag | None = Field(None, description="True: from none of the customer's orders")


class WhichUnknownReturn(Asked):
    made: int


@action(
    WITHOUT_SALE,
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="return_without_sale",
    http="POST /returns/without_sale",
    when="past",
)
def return_without_sale(ctx: Ctx, asked: ToReturnUnknown) -> Receipt:
    """Take goods back from a sale nobody knows: where they go, what is given back for them."""
    _offer_orders(ctx, asked)
    lines = lines_of_words(ctx, [_as_sold(one) for one in asked.lines])
    made = new_return(ctx, _place(asked, lines), asked.customer.id if asked.customer else None, asked.reason)
    way = _way(ctx, asked, sum(line.total for line in lines))
    told = Told(asked.serials)
    came = take_in_unknown(ctx, made, lines, free=way == "nothing", told=told)
    told.require_used()
    _settle(ctx, made, way)
    made.number = ctx.number("return")
    ctx.session.flush()
    count_unknown(ctx, made, made.day)
    title = say("orders-returned-unknown", number=numbered(made), total=ctx.money(made.total))
    return Receipt(
        [
            Text(title, "title"),
            *(shipped_numbers(ctx, made.id) if told.used else []),
            *_told(ctx, made, came, way),
        ],
        title=title,
        undo=Act("orders.annul_return_without_sale", {"made": made.id}),
        subject=("return", made.id),
    )


def _as_sold(one: Brought) -> NewLine:
    return NewLine(product=one.product, quantity=one.quantity, price=one.price)


def _offer_orders(ctx: Ctx, asked: ToReturnUnknown) -> None:
    """A named customer has orders with these goods: is it from one of them?"""
    if asked.customer is None or asked.unknown:
        return
    first = asked.lines[0].product
    theirs = orders_to_return(ctx.session, SHOWN, customer_id=asked.customer.id, product_id=first.id)
    if not theirs:
        return
    told = asked.model_dump(mode="json", exclude_none=True, exclude={"unknown"})
    same = {name: told[name] for name in ("destination", "reason") if name in told}
    lines = [{name: line[name] for name in ("product", "quantity")} for line in told["lines"]]
    options = [
        Option(one.label, {**same, "order": one.value, "lines": lines}, one.detail, action="orders.return")
        for one in order_options(ctx, theirs)
    ]
    none = Option(say("orders-return-none-of-these"), {**told, "unknown": True}, action=WITHOUT_SALE)
    raise Unclear("unknown", [*options, none], say("orders-return-which"))


def _place(asked: ToReturnUnknown, lines: Sequence[OrderLine]) -> Destination:
    if asked.destination is None and not all(line.is_service for line in lines):
        raise Missing("destination", say("ask-orders-destination"))
    return asked.destination or "sellable"


def _way(ctx: Ctx, asked: ToReturnUnknown, total: int) -> Back:
    if not total:
        return "nothing"
    money = ctx.money(total)
    if asked.refund_to is None:
        options = [Option(say(f"orders-refund-by-{method}", amount=money), method) for method in METHODS]
        if asked.customer is not None:
            options.insert(1, Option(say("orders-refund-to-balance", amount=money), "balance"))
        options.append(Option(say("orders-refund-nothing"), "nothing"))
        raise Missing("refund_to", say("ask-orders-refund-to", amount=money), options)
    if asked.refund_to == "balance" and asked.customer is None:
        raise Missing("customer", say("ask-orders-whose-balance", amount=money))
    return asked.refund_to


def _settle(ctx: Ctx, made: OrderReturn, way: Back) -> None:
    if way == "balance":
        ctx.lock(Customer, [made.customer_id or 0])
        keep_back(ctx, made)
    elif way != "nothing":
        pay_back(ctx, made, way)


def _told(ctx: Ctx, made: OrderReturn, came: Sequence[Came], way: Back) -> list[Block]:
    customer = ctx.get(Customer, made.customer_id) if made.customer_id else None
    blocks: list[Block] = [Text(say("orders-for-customer", customer=customer.name))] if customer else []
    blocks += [came_table(ctx, came), *place_told(made, came)]
    word = "orders-refunded-nothing" if way == "nothing" else f"orders-refunded-by-{way}"
    blocks.append(Text(say(word, amount=ctx.money(made.total))))
    if made.reason:
        blocks.append(Text(say("orders-cancel-reason", reason=made.reason), "note"))
    uncosted = [one.line.name for one in came if one.cost is None]
    if uncosted:
        blocks.append(Text(say("orders-return-uncosted", goods=", ".join(uncosted)), "note", sees="cost"))
    return blocks


@action("orders.annul_return_without_sale", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def annul_unknown(ctx: Ctx, asked: WhichUnknownReturn) -> Receipt:
    """Take such a return back: the goods leave again, the money is where it was."""
    made = next(iter(ctx.lock(OrderReturn, [asked.made])), None) or ctx.get(OrderReturn, asked.made)
    title = say("orders-return-unknown-annulled", number=numbered(made))
    if made.annulled_at is not None:
        raise ReturnAnnulled(number=numbered(made))
    kept = kept_of_posting(ctx.session, made.posting_id) if made.posting_id is not None else []
    require_unspent(ctx, kept)
    day = open_day(ctx, made.day)
    take_money_back(ctx, made, kept, day)
    give_out_again(ctx, made, None, [], day)
    count_unknown(ctx, made, day, back=True)
    return Receipt([Text(title, "title")], title=title, subject=("return", made.id))
