"""Orders that take a customer over the limit of what they may owe."""

from __future__ import annotations

import sqlalchemy as sa

from core.acts.calls import AskFirst, How
from core.acts.ctx import Ctx
from core.blocks import Block, Text, say
from core.customers.models import Customer
from core.orders.models import Order
from core.orders.refusals import OverLimit
from core.tenancy import Prepared

_LIMIT = Prepared(
    sa.select(Customer.name, Customer.owed, Customer.credit_limit).where(
        Customer.id == sa.bindparam("id"), Customer.credit_limit < Customer.owed
    ),
    Customer,
)


def over_limit(ctx: Ctx, order: Order) -> list[Block]:
    """A warning where this order took its customer over their limit; nothing is read where none are set.

    Raises OverLimit or AskFirst where the company wants that.
    """
    way = ctx.company.settings.over_limit
    if not way or order.customer_id is None or order.due <= 0 or not order.is_live:
        return []
    row = _LIMIT(ctx.session, id=order.customer_id).first()
    if row is None:
        return []
    owed, limit = ctx.money(row.owed), ctx.money(row.credit_limit)
    if way == "refuse":
        raise OverLimit(customer=row.name, owed=owed, limit=limit)
    if way == "ask" and not ctx.preview and ctx.call.how not in (How.YES, How.SCHEDULE):
        raise AskFirst
    told = say("orders-over-limit-warning", customer=row.name, owed=owed, limit=limit)
    return [Text(told, "warning")]
