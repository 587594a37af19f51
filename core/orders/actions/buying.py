"""Looking at who bought what."""

from __future__ import annotations

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import GoodsRef, Period
from core.acts.register import Asked, Risk, action
from core.blocks import Act, Column, Day, Qty, Receipt, Span, Table, Text, Value, say
from core.customers.models import Customer
from core.customers.queries import by_ids
from core.inventory.models import Product
from core.orders.asking import READ
from core.orders.buyers import Bought, buyers_of

SHOWN = 30


class WhoBought(Asked):
    product: GoodsRef = Field(description="Product, as the user named it")
    period: Period | None = Field(None, description="Days of the orders; all time when left out")


@action("orders.buyers", needs=READ, risk=Risk.READ, command="buyers", when="past")
def list_buyers(ctx: Ctx, asked: WhoBought) -> Receipt:
    """Who bought a product: how much, for how much and when last; those who bought most come first."""
    product = ctx.get(Product, asked.product.id or 0)
    days = (asked.period.start, asked.period.end) if asked.period else None
    found, every = buyers_of(ctx.session, product.id, days, SHOWN)
    title = say("orders-buyers-of", product=product.name)
    if days is not None:
        title = say("orders-buyers-in", product=product.name, days=Span(*days))
    if not found:
        return Receipt([Text(title, "title"), Text(say("orders-buyers-nobody"))])
    names = by_ids(ctx.session, [one.customer_id for one in found if one.customer_id])
    table = Table(
        columns=[
            Column(say("field-common-customer")),
            Column(say("field-common-quantity"), "number"),
            Column(say("field-common-amount"), "number"),
            Column(say("orders-column-last-bought")),
        ],
        rows=[
            [_called(names, one), Qty(one.quantity, product.unit), ctx.money(one.total), Day(one.last)]
            for one in found
        ],
        title=title,
        acts=[
            Act("customers.show", {"customer": {"id": one.customer_id}}) if one.customer_id else None
            for one in found
        ],
    )
    rest = every - len(found)
    return Receipt([table, Text(say("orders-buyers-more", count=rest), "note")] if rest else [table])


def _called(names: dict[int, Customer], one: Bought) -> Value:
    customer = names.get(one.customer_id or 0)
    return say("orders-no-customer") if customer is None else customer.name
