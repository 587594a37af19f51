"""What reports add to a customer's card: the profit their orders have brought."""

from __future__ import annotations

from core.acts.ctx import Ctx
from core.blocks import Block, Fact, Facts, say
from core.customers.cards import section
from core.customers.models import Customer
from core.reports import queries


@section
def profit_of_customer(ctx: Ctx, customer: Customer) -> list[Block]:
    """Revenue less cost, of what has a known cost; net of returns."""
    if not customer.orders:
        return []
    sums = queries.of_ref(ctx.session, "customer", "ordered", customer.id)
    if sums.revenue == sums.uncosted:
        return []
    facts = [Fact(say("reports-customer-profit"), ctx.money(sums.margin), sees="cost")]
    if sums.uncosted:
        facts.append(Fact(say("reports-customer-uncosted"), ctx.money(sums.uncosted), sees="cost"))
    return [Facts(facts)]
