"""How returns are listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from core.acts.ctx import Ctx
from core.acts.paging import Page
from core.blocks import Act, Column, Day, Receipt, Table, Text, Value, say
from core.customers.queries import by_ids
from core.orders import cards
from core.orders.models import Order
from core.orders.returns import queries
from core.orders.returns.keeping import numbered
from core.orders.returns.models import OrderReturn


def returns_shown(ctx: Ctx, customer: dict[str, object] | None, heading: str | None, at: Page) -> Receipt:
    """One page of returns; each row opens its order."""
    after = (date.fromisoformat(at.after[0]), int(at.after[1])) if at.after else None
    customer_id = None if customer is None else int(str(customer["id"]))
    rows = queries.returns_page(ctx.session, after, customer_id)
    if not rows:
        return Receipt([Text(say("orders-no-returns-yet"))])
    shown = rows[: queries.PAGE]
    asked: dict[str, object] = {} if customer is None else {"customer": customer}
    page = Act("orders.returns_page", asked)
    key = [shown[-1].day.isoformat(), str(shown[-1].id)]
    following = at.following(page, key) if len(rows) > queries.PAGE else None
    title = say("orders-returns") if heading is None else say("orders-returns-of", customer=heading)
    table = replace(_table(ctx, shown), title=title, next=following)
    return Receipt([replace(table, previous=at.previous(page, Act("orders.returns", asked)))])


def _table(ctx: Ctx, shown: Sequence[OrderReturn]) -> Table:
    names = by_ids(ctx.session, [made.customer_id for made in shown if made.customer_id])
    goods = queries.goods_of_returns(ctx.session, [made.id for made in shown])
    orders = {made.order_id: ctx.get(Order, made.order_id) for made in shown if made.order_id}
    rows: list[list[Value]] = []
    for made in shown:
        order = orders.get(made.order_id or 0)
        rows.append(
            [
                numbered(made),
                Day(made.day),
                cards.numbered(order) if order else None,
                names[made.customer_id].name if made.customer_id in names else None,
                ", ".join(dict.fromkeys(goods.get(made.id, []))),
                ctx.money(made.total),
            ]
        )
    return Table(
        columns=[
            Column(say("orders-column-return")),
            Column(say("orders-column-when")),
            Column(say("field-common-order")),
            Column(say("field-common-customer")),
            Column(say("orders-column-goods")),
            Column(say("field-common-amount"), "number"),
        ],
        rows=rows,
        acts=[
            Act("orders.show", {"order": {"id": made.order_id}}) if made.order_id else None for made in shown
        ],
        labels=[f"№ {made.number}" for made in shown],
    )
