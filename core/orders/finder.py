"""How an order is named: by number, by its customer, or as the last one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from core.acts.finding import SHOWN, Candidate, Finder, Found, fold
from core.blocks import Money, Said, say
from core.customers.queries import by_ids
from core.orders import queries
from core.orders.models import Order

_NUMBER = re.compile(r"^(?:заказ\w*|order|no|номер|№|n|#)*\s*[№#]?\s*(\d{1,9})$", re.IGNORECASE)
_LEAD = re.compile(r"^(?:(?:к|ко|по|для|на|в|to|for|of)\s+)?(?:заказ\w*|order)\s+", re.IGNORECASE)
"""'К заказу 5', 'к заказу Ивановой': the words before the number or the name."""
_LAST = frozenset(
    {"последний", "последнии", "последнего", "крайний", "last", "latest", "последний заказ", "last order"}
)


class OrderFinder(Finder):
    """The latest year's order of a number; imported ones by their own numbers; a customer's open orders."""

    kind = "order"

    def by_name(self, ctx: Any, typed: str) -> Found:
        typed = _LEAD.sub("", typed.strip()) or typed
        number = _NUMBER.match(typed.strip())
        if number:
            return self._numbered(ctx, number.group(1))
        elsewhere = queries.orders_numbered_elsewhere(ctx.session, typed.strip()[:64], SHOWN + 1)
        if elsewhere:
            return Found(self._shown(ctx, elsewhere))
        if fold(typed) in _LAST:
            return Found(self._shown(ctx, queries.newest_orders(ctx.session, 1)))
        return self._of_customer(ctx, typed)

    def by_id(self, ctx: Any, record_id: int) -> Candidate | None:
        order = ctx.session.get(Order, record_id)
        if order is None or order.company_id != ctx.session.company_id:
            return None
        return Candidate(order.id, _name(ctx, order))

    def likely(self, ctx: Any, limit: int) -> list[Candidate]:
        rows = queries.newest_orders(ctx.session, limit, unfinished=True)
        return self._shown(ctx, rows or queries.newest_orders(ctx.session, limit))

    def _numbered(self, ctx: Any, number: str) -> Found:
        ours = queries.orders_numbered(ctx.session, int(number), 1)
        theirs = queries.orders_numbered_elsewhere(ctx.session, number, SHOWN)
        return Found(self._shown(ctx, [*ours, *theirs]))

    def _of_customer(self, ctx: Any, typed: str) -> Found:
        whose = ctx.finder("customer").by_name(ctx, typed)
        orders = [
            order
            for customer in whose.candidates[:SHOWN]
            for order in queries.open_of_customer(ctx.session, customer.id, SHOWN)
        ]
        return Found(self._shown(ctx, orders[: SHOWN + 1]), exact=whose.exact and len(whose.candidates) == 1)

    def _shown(self, ctx: Any, orders: Sequence[Order]) -> list[Candidate]:
        names = {
            key: row.name
            for key, row in by_ids(ctx.session, [o.customer_id for o in orders if o.customer_id]).items()
        }
        return [
            Candidate(order.id, _name(ctx, order), _detail(order, names.get(order.customer_id or 0)))
            for order in orders
        ]


def _name(ctx: Any, order: Order) -> str:
    if order.outer_number:
        return order.outer_number
    return str(order.number) if order.number else ctx.say(say("orders-draft"))


def _detail(order: Order, customer: str | None) -> Said:
    total = Money(order.total, order.currency)
    if customer is None:
        return say("orders-detail", year=str(order.year), total=total)
    return say("orders-detail-of", customer=customer, total=total)
