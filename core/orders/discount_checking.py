"""`check` for discounts: what the rules come to beside what is laid on the lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import sqlalchemy as sa

from core.acts.rights import CompanyFacts
from core.blocks import DocNo, Money, Said, say
from core.money import spread
from core.orders import queries
from core.orders.discounting import gross_of, own_net, rules_from
from core.orders.models import Order
from core.orders.terms import Discount
from core.tenancy import HouseSession

BATCH = 500


def discount_differences(session: HouseSession, company: CompanyFacts) -> Iterator[Said]:
    """Orders whose lines are not discounted as was agreed."""
    ids = session.scalars(sa.select(Discount.order_id).distinct().order_by(Discount.order_id)).all()
    for first in range(0, len(ids), BATCH):
        yield from _of(session, ids[first : first + BATCH])
        session.expunge_all()


def _of(session: HouseSession, ids: Sequence[int]) -> Iterator[Said]:
    rows = session.scalars(sa.select(Discount).where(Discount.order_id.in_(ids)).order_by(Discount.order_id))
    rules = {key: rules_from(list(group)) for key, group in groupby(rows, lambda row: row.order_id)}
    for order in session.scalars(sa.select(Order).where(Order.id.in_(ids)).order_by(Order.id)):
        lines = queries.lines_of(session, order.id)
        nets = [own_net(line, rules[order.id], order.currency) for line in lines]
        shares = spread(rules[order.id].order.of(sum(nets)), nets)
        for line, net, part in zip(lines, nets, shares, strict=True):
            wanted = net - part
            gross = gross_of(line, order.currency)
            if line.discount != gross - wanted:
                yield say(
                    "orders-check-discount",
                    order=order.outer_number or DocNo("order", order.number),
                    product=line.name,
                    stored=Money(gross - line.discount, order.currency),
                    counted=Money(wanted, order.currency),
                )
