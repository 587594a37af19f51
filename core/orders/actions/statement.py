"""A customer's statement, and the limit of what they may owe."""

from __future__ import annotations

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import CustomerRef, Period
from core.acts.register import Asked, Risk, action
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
    Said,
    Span,
    Table,
    Text,
    Value,
    say,
)
from core.customers.cards import card_button, named
from core.customers.models import Customer
from core.orders import cards
from core.orders.asking import READ
from core.orders.statement import AGES, Entry, Statement, statement_of


class WhoseStatement(Asked):
    customer: CustomerRef = Field(description="Customer, as the user named them")
    period: Period | None = Field(None, description="Days; all time when left out")


@action(
    "orders.statement",
    needs=READ,
    risk=Risk.READ,
    command="statement",
    http="GET /customers/{customer}/statement",
    when="past",
)
def show_statement(ctx: Ctx, asked: WhoseStatement) -> Receipt:
    """A customer's statement: orders and payments day by day, the balance, the age of the debt."""
    customer = ctx.get(Customer, asked.customer.id or 0)
    days = (asked.period.start, asked.period.end) if asked.period else None
    told = statement_of(ctx, customer, days)
    title = Text(say("orders-statement-of", customer=customer.name), "title")
    if not told.entries and not told.opening:
        return Receipt([title, Text(say("orders-statement-empty"))], subject=("customer", customer.id))
    blocks: list[Block] = [title, statement_table(ctx, told), Facts([balance(ctx, told)]), *ages(ctx, told)]
    return Receipt([*blocks, _buttons(ctx, told)], subject=("customer", customer.id))


def statement_table(ctx: Ctx, told: Statement) -> Table:
    """Lines with a running balance, under the opening one."""
    rows: list[list[Value]] = []
    running = told.opening
    if told.opening:
        rows.append([Day(told.start), say("orders-statement-opening"), None, None, ctx.money(running)])
    for entry in told.entries:
        running += entry.owed - entry.paid
        rows.append(_row(ctx, entry, running))
    return Table(
        columns=[
            Column(say("field-common-day")),
            Column(say("orders-column-what")),
            Column(say("orders-column-ordered"), "number"),
            Column(say("orders-column-paid"), "number"),
            Column(say("orders-column-balance"), "number"),
        ],
        rows=rows,
        title=say("orders-statement-days", days=Span(told.start, told.end)),
        total=[say("orders-debts-total"), None, ctx.money(told.owed), ctx.money(told.paid), None],
    )


def _row(ctx: Ctx, entry: Entry, running: int) -> list[Value]:
    return [
        Day(entry.day),
        _what(entry),
        ctx.money(entry.owed) if entry.owed else None,
        ctx.money(entry.paid) if entry.paid else None,
        ctx.money(running),
    ]


def _what(entry: Entry) -> Said:
    key = f"orders-statement-{entry.what.replace('_', '-')}"
    return say(key, order=cards.numbered(entry.order)) if entry.order is not None else say(key)


def balance(ctx: Ctx, told: Statement) -> Fact:
    """Who owes whom, and how much."""
    if told.closing > 0:
        return Fact(say("orders-statement-owes"), ctx.money(told.closing))
    if told.closing < 0:
        return Fact(say("orders-statement-ahead"), ctx.money(-told.closing))
    return Fact(say("orders-statement-even"), ctx.money(0))


def ages(ctx: Ctx, told: Statement) -> list[Block]:
    """How old what is due today is; nothing where nothing is."""
    rows = [Fact(_age_label(name), ctx.money(told.ages[name])) for name, _ in AGES if told.ages[name]]
    return [Text(say("orders-statement-ages")), Facts(rows)] if rows else []


def _age_label(name: str) -> Said:
    return say(f"orders-age-{name}")


def _buttons(ctx: Ctx, told: Statement) -> Buttons:
    row = [card_button(told.customer)]
    if told.ages and any(told.ages.values()) and ctx.may("orders", "write"):
        pay = Act("orders.pay", {"customer": named(told.customer)})
        row.insert(0, Button(say("orders-button-pay"), pay, style="primary"))
    return Buttons([row])
