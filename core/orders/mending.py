"""What this room does when a room below changes its records."""

from __future__ import annotations

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.acts.events import on
from core.companies.events import CurrencyChanged
from core.companies.refusals import CurrencyFixed
from core.customers.events import CustomerRemoved
from core.orders.models import Order


@on(CustomerRemoved)
def let_customer_go(ctx: Ctx, event: CustomerRemoved) -> None:
    """Annulled orders do not hold a customer's card; all others do."""
    ctx.session.flush()
    ctx.session.execute(
        sa.update(Order)
        .where(Order.customer_id == event.customer_id, Order.state == "annulled")
        .values(customer_id=None),
        execution_options={"synchronize_session": "fetch"},
    )


@on(CurrencyChanged)
def keep_the_currency(ctx: Ctx, event: CurrencyChanged) -> None:
    """Orders bear a currency, those brought in from elsewhere too. Raises CurrencyFixed."""
    if ctx.session.scalar(sa.select(Order.id).limit(1)) is not None:
        raise CurrencyFixed(currency=event.before)
