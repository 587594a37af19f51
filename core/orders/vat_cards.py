"""How VAT is shown: on an order, and summed over a period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from core.acts.ctx import Ctx
from core.blocks import Fact, Percent, Said, say
from core.orders.models import Order
from core.orders.taxing import taxes_of
from core.orders.terms import LineTax


def vat_facts(ctx: Ctx, order: Order) -> list[Fact]:
    """The VAT of an order by rate: 'в т.ч. НДС 22 %: 216,39 ₽'."""
    return facts_of(ctx, taxes_of(ctx.session, order.id))


def new_vat_facts(ctx: Ctx, order: Order) -> list[Fact]:
    """The VAT of an order recorded just now; nothing is looked up where none is charged."""
    return vat_facts(ctx, order) if ctx.company.settings.vat != "no_vat" else []


def facts_of(ctx: Ctx, taxes: Sequence[LineTax]) -> list[Fact]:
    sums: dict[tuple[bool, int], int] = defaultdict(int)
    for tax in taxes:
        sums[tax.on_top, tax.points] += tax.amount
    return [
        Fact(vat_label(points, on_top=on_top), ctx.money(amount))
        for (on_top, points), amount in sorted(sums.items(), key=lambda one: -one[0][1])
    ]


def vat_label(points: int, *, on_top: bool) -> Said:
    key = "orders-label-vat-on-top" if on_top else "orders-label-vat-included"
    return say(key, percent=Percent(points))
