"""`check` for discounts and VAT: what was agreed on comes to, beside what is laid on the lines."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from core.acts.rights import CompanyFacts
from core.blocks import DocNo, Money, Said, say
from core.money import spread
from core.orders import queries
from core.orders.discounting import Rules, own_net, rules_of
from core.orders.figures import discounted_of
from core.orders.models import Order, OrderLine
from core.orders.taxing import tax_of, taxes_of
from core.orders.terms import Discount, LineTax
from core.tenancy import HouseSession

BATCH = 500


def discount_differences(session: HouseSession, company: CompanyFacts) -> Iterator[Said]:
    """Orders whose lines are not discounted as was agreed."""
    for order in _orders_with(session, Discount):
        rules = rules_of(session, order.id) or Rules()
        lines = queries.lines_of(session, order.id)
        nets = [own_net(line, rules, order.currency) for line in lines]
        shares = spread(rules.order.of(sum(nets)), nets)
        for line, net, part in zip(lines, nets, shares, strict=True):
            yield from _told("discount", order, line, discounted_of(line, order.currency), net - part)


def tax_differences(session: HouseSession, company: CompanyFacts) -> Iterator[Said]:
    """Lines whose VAT is not that of their rate, or whose total does not bear it."""
    for order in _orders_with(session, LineTax):
        taxes = {tax.line_id: tax for tax in taxes_of(session, order.id)}
        for line in queries.lines_of(session, order.id):
            tax, base = taxes.get(line.id), discounted_of(line, order.currency)
            vat = tax_of(base, tax.points, on_top=tax.on_top) if tax is not None else 0
            total = base + (vat if tax is not None and tax.on_top else 0)
            yield from _told("vat", order, line, tax.amount if tax is not None else 0, vat)
            yield from _told("line-total", order, line, line.total, total)


def _orders_with(session: HouseSession, terms: type[Discount | LineTax]) -> Iterator[Order]:
    """Orders that have such terms; the session is emptied after every batch."""
    ids = session.scalars(sa.select(terms.order_id).distinct().order_by(terms.order_id)).all()
    for first in range(0, len(ids), BATCH):
        batch = sa.select(Order).where(Order.id.in_(ids[first : first + BATCH])).order_by(Order.id)
        yield from session.scalars(batch).all()
        session.expunge_all()


def _told(what: str, order: Order, line: OrderLine, stored: int, counted: int) -> Iterator[Said]:
    if stored != counted:
        yield say(
            f"orders-check-{what}",
            order=order.outer_number or DocNo("order", order.number),
            product=line.name,
            stored=Money(stored, order.currency),
            counted=Money(counted, order.currency),
        )
