"""Where documents are a press away: on the card of an order and of a customer."""

from __future__ import annotations

from core.acts.ctx import Ctx
from core.blocks import Act, Block, Button, Buttons, say
from core.customers.cards import named as named_customer
from core.customers.cards import section as customer_section
from core.customers.models import Customer
from core.orders import cards
from core.orders.models import Order


@cards.section
def papers_of_order(ctx: Ctx, order: Order) -> list[Block]:
    """An invoice while something is due, else a receipt; a waybill."""
    if not order.is_live or not ctx.may("orders", "write"):
        return []
    kinds = ["invoice" if order.due else "receipt", "waybill"]
    row = [
        Button(say(f"documents-button-{kind}"), Act(f"documents.{kind}", {"order": cards.named(order)}))
        for kind in kinds
    ]
    return [Buttons([row])]


@customer_section
def paper_of_customer(ctx: Ctx, customer: Customer) -> list[Block]:
    """A reconciliation to sign."""
    if not customer.orders or not ctx.may("orders", "read"):
        return []
    act = Act("documents.statement", {"customer": named_customer(customer)})
    return [Buttons([[Button(say("documents-button-statement"), act)]])]
