"""Money that customers pay for no order yet: taken in, listed, given to their orders in one tap."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import Amount, CustomerRef
from core.acts.paging import FARTHEST, FIRST, Page
from core.acts.register import Asked, Nothing, Risk, action
from core.blocks import (
    Act,
    Block,
    Button,
    Buttons,
    Column,
    Day,
    Fact,
    Facts,
    Receipt,
    Table,
    Text,
    Value,
    say,
)
from core.customers.cards import card_button
from core.customers.models import Customer
from core.customers.queries import by_ids
from core.finance.ledger import Doc
from core.finance.models import Account, Method
from core.finance.rates import Foreign
from core.orders import queries
from core.orders.asking import READ, WRITE
from core.orders.balance import balance_of
from core.orders.kept.models import CUSTOMER
from core.orders.kept.queries import PAGE, Owner, Unallocated, unallocated_page
from core.orders.kept.receiving import receive_kept
from core.orders.notices import OrderMoney


class Ahead(Asked):
    customer: CustomerRef = Field(description="Customer who paid, as the user named them")
    amount: Amount = Field(description="Sum that was paid")
    method: Method = Field("cash", description="cash, card or transfer")


class NextUnallocated(Asked):
    after: list[str] = Field(min_length=1, max_length=1)
    trail: list[str] = Field(default_factory=list, max_length=FARTHEST)


@action(
    "orders.top_up", needs=WRITE, risk=Risk.REVERSIBLE, command="top_up", http="POST /balances", when="past"
)
def top_up(ctx: Ctx, asked: Ahead) -> Receipt:
    """Record money a customer pays for no order: it is kept on their balance until an order needs it."""
    return paid_ahead(ctx, asked.customer.id or 0, ctx.minor(asked.amount), asked.method)


def paid_ahead(
    ctx: Ctx,
    customer_id: int,
    amount: int,
    method: Method,
    into: Account | None = None,
    foreign: Foreign | None = None,
) -> Receipt:
    """Keep a payment for its customer (minor units)."""
    customer = ctx.get(Customer, customer_id)
    document = Doc(CUSTOMER, customer_id)
    posting = receive_kept(
        ctx, Owner(customer_id), amount, document, method, customer_id, into, foreign=foreign
    )
    title = say("orders-topped-up", amount=ctx.money(amount), customer=customer.name)
    there = Fact(say("orders-label-balance"), ctx.money(balance_of(ctx.session, customer_id)))
    blocks: list[Block] = [Text(title, "title"), Facts([there])]
    if method != "cash":
        blocks.append(Text(say("orders-paid-by", method=say(f"orders-method-{method}")), "note"))
    ctx.notify(OrderMoney, lambda: [Text(title, "title"), Facts([there])], subject=("customer", customer_id))
    return Receipt(
        [*blocks, Buttons([_ways(ctx, customer)])],
        title=title,
        undo=Act("orders.annul_payment", {"payment": posting.id}),
        subject=("customer", customer_id),
    )


def _ways(ctx: Ctx, customer: Customer) -> list[Button]:
    """To an order that is not paid, and to the card."""
    row = [card_button(customer)]
    if queries.unpaid_of_customer(ctx.session, customer.id):
        row.insert(0, Button(say("orders-button-from-balance"), _allocating(customer.id), style="primary"))
    return row


def _allocating(customer_id: int) -> Act:
    return Act("orders.pay_from_balance", {"customer": {"id": customer_id}})


@action(
    "orders.unallocated", needs=READ, risk=Risk.READ, command="unallocated", http="GET /payments/unallocated"
)
def list_unallocated(ctx: Ctx, asked: Nothing) -> Receipt:
    """List what customers have paid for no order, each with the way to their unpaid orders."""
    return _shown(ctx, FIRST)


@action("orders.unallocated_page", needs=READ, risk=Risk.READ, hidden=True)
def next_unallocated(ctx: Ctx, asked: NextUnallocated) -> Receipt:
    """The next page of payments for no order."""
    return _shown(ctx, Page(asked.after, asked.trail))


def _shown(ctx: Ctx, at: Page) -> Receipt:
    rows = unallocated_page(ctx.session, int(at.after[0]) if at.after else None)
    if not rows:
        return Receipt([Text(say("orders-unallocated-none"))])
    shown = rows[:PAGE]
    page = Act("orders.unallocated_page", {})
    following = at.following(page, [str(shown[-1].customer_id)]) if len(rows) > PAGE else None
    previous = at.previous(page, Act("orders.unallocated", {}))
    return Receipt([_table(ctx, shown, following, previous), *_buttons(ctx, shown)])


def _table(ctx: Ctx, shown: Sequence[Unallocated], following: Act | None, previous: Act | None) -> Table:
    names = by_ids(ctx.session, [row.customer_id for row in shown])
    rows: list[list[Value]] = [
        [names[row.customer_id].name, Day(row.day), ctx.money(row.left)] for row in shown
    ]
    return Table(
        columns=[
            Column(say("field-common-customer")),
            Column(say("field-common-day")),
            Column(say("field-common-amount"), "number"),
        ],
        rows=rows,
        title=say("orders-unallocated"),
        acts=[Act("customers.show", {"customer": {"id": row.customer_id}}) for row in shown],
        labels=[names[row.customer_id].name for row in shown],
        next=following,
        previous=previous,
    )


def _buttons(ctx: Ctx, shown: Sequence[Unallocated]) -> list[Block]:
    """One tap for every customer who has an order to pay."""
    if not ctx.may("orders", "write"):
        return []
    names = by_ids(ctx.session, [row.customer_id for row in shown])
    owing = [row.customer_id for row in shown if names[row.customer_id].owed > 0]
    return (
        [
            Buttons(
                [
                    [Button(say("orders-button-allocate", customer=names[one].name), _allocating(one))]
                    for one in owing
                ]
            )
        ]
        if owing
        else []
    )
