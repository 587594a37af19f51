"""`check` for VAT and totals: what rates, prices and discounts come to beside what is stored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import sqlalchemy as sa

from core.acts.rights import CompanyFacts
from core.blocks import DocNo, Money, Said, say
from core.money import line_total
from core.orders import queries
from core.orders.models import Order
from core.orders.taxing import tax_of, taxes_of
from core.orders.terms import LineTax
from core.tenancy import HouseSession

BATCH = 500


def tax_differences(session: HouseSession, company: CompanyFacts) -> Iterator[Said]:
    """Lines whose VAT is not that of their rate, or whose total does not bear it."""
    ids = session.scalars(sa.select(LineTax.order_id).distinct().order_by(LineTax.order_id)).all()
    for first in range(0, len(ids), BATCH):
        yield from _of(session, ids[first : first + BATCH])
        session.expunge_all()


def _of(session: HouseSession, ids: Sequence[int]) -> Iterator[Said]:
    for order in session.scalars(sa.select(Order).where(Order.id.in_(ids)).order_by(Order.id)):
        taxes = {tax.line_id: tax for tax in taxes_of(session, order.id)}
        for line in queries.lines_of(session, order.id):
            tax = taxes.get(line.id)
            base = line_total(line.price, line.quantity, order.currency) - line.discount
            vat = tax_of(base, tax.points, on_top=tax.on_top) if tax is not None else 0
            total = base + (vat if tax is not None and tax.on_top else 0)
            for what, stored, counted in (
                ("vat", tax.amount if tax is not None else 0, vat),
                ("line-total", line.total, total),
            ):
                if stored != counted:
                    yield say(
                        f"orders-check-{what}",
                        order=order.outer_number or DocNo("order", order.number),
                        product=line.name,
                        stored=Money(stored, order.currency),
                        counted=Money(counted, order.currency),
                    )
