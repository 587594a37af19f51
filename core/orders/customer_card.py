"""What orders add to a customer's card: the open ones, what was overpaid, the way to all of them."""

from __future__ import annotations

from core.acts.ctx import Ctx
from core.blocks import Act, Block, Button, Buttons, Fact, Facts, Table, Text, say
from core.customers.cards import dossier, section
from core.customers.cards import named as named_customer
from core.customers.models import Customer
from core.orders import cards, queries
from core.orders.actions.statement import statement_table
from core.orders.balance import balance_of
from core.orders.statement import statement_of

SHOWN = 5


@section
def orders_of_customer(ctx: Ctx, customer: Customer) -> list[Block]:
    """The customer's open orders and their buttons; nothing for those who may not see orders."""
    if not ctx.may("orders", "read"):
        return []
    found = queries.open_of_customer(ctx.session, customer.id, SHOWN)
    blocks: list[Block] = []
    if found:
        blocks.append(cards.orders_table(ctx, found, {}, say("orders-open-of-customer")))
    balance = balance_of(ctx.session, customer.id)
    if balance:
        blocks.append(Facts([Fact(say("orders-label-balance"), ctx.money(balance))]))
    for order in queries.overpaid_of_customer(ctx.session, customer.id):
        told = say("orders-overpaid-on", order=cards.numbered(order), amount=ctx.money(order.overpaid))
        blocks.append(Text(told, "note"))
    row: list[Button] = []
    if customer.owed > 0 and ctx.may("orders", "write"):
        pay = Act("orders.pay", {"customer": named_customer(customer)})
        row.append(Button(say("orders-button-pay"), pay, style="primary"))
        if balance:
            from_it = Act("orders.pay_from_balance", {"customer": named_customer(customer)})
            row.append(Button(say("orders-button-from-balance"), from_it))
    if customer.orders:
        every = Act("orders.list", {"customer": named_customer(customer)})
        row.append(Button(say("orders-button-all"), every))
        statement = Act("orders.statement", {"customer": named_customer(customer)})
        row.append(Button(say("orders-button-statement"), statement))
    return [*blocks, Buttons([row])] if row else blocks


@dossier
def orders_in_file(ctx: Ctx, customer: Customer) -> list[Table]:
    """Orders and payments of a customer, for the file of all that is kept of them."""
    told = statement_of(ctx, customer)
    return [statement_table(ctx, told)] if told.entries else []
