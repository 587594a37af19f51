"""VAT laid on lines, line by line, half-up: on what a line comes to after its discounts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.money import half_up
from core.orders.figures import discounted_of
from core.orders.models import Order, OrderLine
from core.orders.terms import LineTax, ProductRate
from core.orders.vat import WHOLE, points_of
from core.tenancy import HouseSession


def taxed(ctx: Ctx, day: date, lines: Sequence[OrderLine]) -> list[LineTax]:
    """Lay VAT on new lines of a document of this day; answers what is to be stored."""
    settings = ctx.company.settings
    if settings.vat == "no_vat":
        return []
    rates = rates_of(ctx.session, {line.product_id for line in lines if line.product_id is not None})
    found: list[LineTax] = []
    for line in lines:
        rate = rates.get(line.product_id or 0, "standard")
        points = points_of(settings.vat, rate, ctx.company.currency, day)
        if points is not None:
            found.append(
                LineTax(order_id=0, line_id=line.id, points=points, amount=0, on_top=settings.vat_on_top)
            )
    lay_taxes(found, lines, ctx.company.currency)
    return found


def lay_taxes(taxes: Sequence[LineTax], lines: Sequence[OrderLine], currency: str) -> None:
    """Bring VAT, and totals that bear it on top, in line with prices, quantities and discounts."""
    by_id = {line.id: line for line in lines}
    for tax in taxes:
        line = by_id.get(tax.line_id)
        if line is None:
            continue
        base = discounted_of(line, currency)
        tax.amount = tax_of(base, tax.points, on_top=tax.on_top)
        line.total = base + (tax.amount if tax.on_top else 0)


def tax_of(base: int, points: int, *, on_top: bool) -> int:
    """The VAT of so much money: added to it, or the part of it that is VAT (22/122)."""
    return half_up(base * points, WHOLE if on_top else WHOLE + points)


def rates_of(session: HouseSession, products: set[int]) -> dict[int, str]:
    """Goods of these that have a rate of their own."""
    if not products:
        return {}
    query = sa.select(ProductRate.product_id, ProductRate.rate).where(ProductRate.product_id.in_(products))
    return {row.product_id: row.rate for row in session.execute(query)}


def taxes_of(session: HouseSession, order_id: int) -> list[LineTax]:
    """The VAT of an order's lines, in the order they were written."""
    return list(session.scalars(sa.select(LineTax).where(LineTax.order_id == order_id).order_by(LineTax.id)))


def keep_taxes(ctx: Ctx, order: Order, taxes: Sequence[LineTax]) -> None:
    """Store the VAT of lines that are stored."""
    if not taxes:
        return
    for tax in taxes:
        tax.order_id = order.id
    ctx.session.add_all(taxes)
    ctx.session.flush()


def tax_again(ctx: Ctx, order: Order, lines: Sequence[OrderLine]) -> None:
    """Lay the order's VAT on lines that have changed; the rates stay those of its day."""
    lay_taxes(taxes_of(ctx.session, order.id), lines, order.currency)


def tax_anew(ctx: Ctx, order: Order, lines: Sequence[OrderLine]) -> None:
    """A draft that is confirmed bears the rates of the day of its confirmation."""
    before = taxes_of(ctx.session, order.id)
    if not before and ctx.company.settings.vat == "no_vat":
        return
    for line in lines:
        line.total = discounted_of(line, order.currency)
    for tax in before:
        ctx.session.delete(tax)
    ctx.session.flush()
    keep_taxes(ctx, order, taxed(ctx, order.day, lines))


def forget_taxes(ctx: Ctx, order_id: int, lines: Sequence[int]) -> None:
    """Delete the VAT of lines that are deleted."""
    ctx.session.execute(sa.delete(LineTax).where(LineTax.order_id == order_id, LineTax.line_id.in_(lines)))
