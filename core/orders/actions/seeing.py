"""Looking at orders: one, many, history, debts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Literal

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import CustomerRef, Period
from core.acts.paging import FIRST, DayPage, Page, day_key
from core.acts.register import Asked, Nothing, Risk, action
from core.blocks import (
    Act,
    Block,
    Button,
    Buttons,
    Column,
    Day,
    Moment,
    Percent,
    Receipt,
    Said,
    Span,
    Table,
    Text,
    Value,
    say,
)
from core.customers.models import Customer
from core.customers.queries import by_ids
from core.orders import cards, queries
from core.orders.asking import READ, OneOrder, state_word
from core.orders.models import Order, OrderChange
from core.orders.queries import Which
from core.orders.stamps import from_stamp

State = Literal["open", "overdue", "draft", "confirmed", "in_work", "ready", "done", "cancelled"]
DEBTORS = 20


class OrderList(Asked):
    customer: CustomerRef | None = None
    status: State | None = Field(None, description="open: not finished; overdue: not finished in time")
    payment: queries.Payment | None = Field(None, description="owed: not paid in full; unpaid: nothing yet")
    due: Period | None = Field(None, description="Days to have it ready by")
    days: Period | None = Field(None, description="Days it was recorded on or is to be ready by")
    shipment: queries.Shipped | None = None


class OrderPage(OrderList, DayPage):
    pass


@action("orders.show", needs=READ, risk=Risk.READ, command="show", http="GET /orders/{order}")
def show_order(ctx: Ctx, asked: OneOrder) -> Receipt:
    """Show an order: lines, sums, how far it is shipped and paid."""
    order = ctx.get(Order, asked.order.id or 0)
    lines = queries.lines_of(ctx.session, order.id)
    return Receipt(cards.card(ctx, order, lines), subject=("order", order.id))


@action("orders.list", needs=READ, risk=Risk.READ, command="orders", http="GET /orders", menu=6)
def list_orders(ctx: Ctx, asked: OrderList) -> Receipt:
    """List orders, by customer, status, payment, shipment or the day they are due."""
    return _page(ctx, asked, FIRST)


@action("orders.page", needs=READ, risk=Risk.READ, hidden=True)
def orders_page(ctx: Ctx, asked: OrderPage) -> Receipt:
    """The next page of a list of orders."""
    return _page(ctx, asked, asked.at)


def _page(ctx: Ctx, asked: OrderList, at: Page) -> Receipt:
    which = _which(ctx, asked)
    rows = queries.orders_page(ctx.session, which, at.day_and_id)
    if not rows:
        return Receipt([Text(say("orders-none-found" if asked.model_fields_set else "orders-none"))])
    shown = rows[: queries.PAGE]
    page = Act("orders.page", _asked(asked))
    following = at.following(page, _key(which, shown[-1])) if len(rows) > queries.PAGE else None
    table = cards.orders_table(ctx, shown, names_of(ctx, shown), _heading(asked), following)
    blocks: list[Block] = [replace(table, previous=at.previous(page, Act("orders.list", _asked(asked))))]
    if at == FIRST and following is not None and (asked.shipment or asked.status == "overdue"):
        blocks.append(Text(_in_all(ctx, which), "note"))
    return Receipt(blocks)


def _in_all(ctx: Ctx, which: Which) -> Said:
    """How many there are of what waits, as far as it is counted."""
    found = queries.orders_count(ctx.session, which)
    return say("orders-in-all", count=min(found, queries.COUNTED), more=int(found > queries.COUNTED))


def _which(ctx: Ctx, asked: OrderList) -> Which:
    return Which(
        customer_id=asked.customer.id if asked.customer else None,
        state=asked.status,
        payment=asked.payment,
        shipment=asked.shipment,
        due_from=asked.due.start if asked.due else None,
        due_to=asked.due.end if asked.due else None,
        days=(asked.days.start, asked.days.end) if asked.days else None,
        today=ctx.today,
    )


def _key(which: Which, last: Order) -> list[str]:
    """Where the page after this row begins."""
    day = last.due_day if which.by_due else last.day
    return day_key(day or last.day, last.id)


def _asked(asked: OrderList) -> dict[str, object]:
    """What the list was asked with, as arguments of a stored call."""
    return asked.model_dump(mode="json", by_alias=True, exclude_none=True, exclude={"after", "trail"})


def _heading(asked: OrderList) -> Said:
    if asked.customer is not None:
        return say("orders-list-of", customer=asked.customer.name)
    if asked.due is not None:
        return say("orders-list-due", due=Span(asked.due.start, asked.due.end))
    if asked.days is not None:
        return say("orders-list-on", days=Span(asked.days.start, asked.days.end))
    if asked.status is not None:
        return say(f"orders-list-{asked.status.replace('_', '-')}")
    if asked.payment is not None:
        return say(f"orders-list-{asked.payment}")
    if asked.shipment is not None:
        return say(f"orders-list-shipment-{asked.shipment}")
    return say("orders-list")


def names_of(ctx: Ctx, orders: Sequence[Order]) -> dict[int, str]:
    """Customers' names of some orders."""
    found = by_ids(ctx.session, [order.customer_id for order in orders if order.customer_id])
    return {key: row.name for key, row in found.items()}


@action("orders.history", needs=READ, risk=Risk.READ, http="GET /orders/{order}/history")
def order_history(ctx: Ctx, asked: OneOrder) -> Receipt:
    """Show what happened to an order: who, when, through what."""
    order = ctx.get(Order, asked.order.id or 0)
    changes = queries.history_of(ctx.session, order.id)
    people = {person: cards.person_name(ctx, person) for person in {change.person_id for change in changes}}
    table = Table(
        columns=[
            Column(say("orders-column-when")),
            Column(say("orders-column-what")),
            Column(say("orders-column-who")),
            Column(say("orders-column-door")),
        ],
        rows=[
            [Moment(change.at), _change_words(ctx, change), people[change.person_id], _door(change.door)]
            for change in changes
        ],
        title=say("orders-history-of", order=cards.numbered(order)),
    )
    return Receipt([table], subject=("order", order.id))


def _door(door: str) -> Said:
    known = door if door in ("telegram", "local", "api", "schedule", "import") else "other"
    return say(f"orders-door-{known}")


def _change_words(ctx: Ctx, change: OrderChange) -> Said:
    args: dict[str, Value] = {name: _detail(ctx, name, value) for name, value in change.details.items()}
    what = change.what
    if what == "cancelled":
        what = "cancelled-because" if args.get("reason") else "cancelled"
    return Said(f"orders-change-{what}", args)


def _detail(ctx: Ctx, name: str, value: object) -> Value:
    """A stored detail as the value it stands for."""
    if name in ("total", "amount", "returned") and isinstance(value, int):
        return ctx.money(value)
    if name == "points" and isinstance(value, int):
        return Percent(value)
    if name == "state" and isinstance(value, str):
        return state_word(value)
    if name == "due":
        day, at = from_stamp(value if isinstance(value, str) else None)
        return Moment(at) if isinstance(at, datetime) else Day(day) if day else None
    return value if isinstance(value, (str, int)) else None


@action("orders.debts", needs=READ, risk=Risk.READ, command="debts", http="GET /debts", menu=7)
def show_debts(ctx: Ctx, asked: Nothing) -> Receipt:
    """Say who owes the company for orders, and how much."""
    found = queries.debts(ctx.session, DEBTORS)
    if not found:
        return Receipt([Text(say("orders-no-debts"))])
    names = by_ids(ctx.session, [debt.customer_id for debt in found if debt.customer_id])
    table = Table(
        columns=[
            Column(say("field-common-customer")),
            Column(say("orders-column-orders"), "number"),
            Column(say("orders-column-since")),
            Column(say("orders-label-due"), "number"),
        ],
        rows=[[_debtor(names, debt), debt.orders, Day(debt.since), ctx.money(debt.owed)] for debt in found],
        title=say("orders-debts"),
        total=[say("orders-debts-total"), None, None, ctx.money(queries.all_debt(ctx.session))],
        acts=[_debt_orders(debt) for debt in found],
        labels=[names[debt.customer_id].name if debt.customer_id in names else "—" for debt in found],
    )
    blocks: list[Block] = [table]
    if len(found) == DEBTORS:
        every = Act("customers.list", {"segment": "debtors"})
        blocks.append(Buttons([[Button(say("orders-button-all-debtors"), every)]]))
    return Receipt(blocks)


def _debtor(names: dict[int, Customer], debt: queries.Debt) -> Value:
    customer = names.get(debt.customer_id or 0)
    return say("orders-no-customer") if customer is None else customer.name


def _debt_orders(debt: queries.Debt) -> Act:
    if debt.customer_id is None:
        return Act("orders.list", {"payment": "owed"})
    return Act("orders.list", {"customer": {"id": debt.customer_id}, "payment": "owed"})
