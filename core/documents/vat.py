"""VAT on documents: what of each line is VAT, and what of the whole; what came back bears none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.acts.ctx import Ctx
from core.blocks import Column, Fact, Percent, Value, say
from core.orders.models import Order, OrderLine
from core.orders.taxing import tax_of, taxes_of
from core.orders.vat import has_rates
from core.orders.vat_cards import vat_label


@dataclass(frozen=True, slots=True)
class Share:
    """The VAT of one line: the rate in 1/100 of a point and the sum in minor units."""

    points: int
    amount: int
    on_top: bool


Shares = Mapping[int, Share]


def of_lines(ctx: Ctx, order: Order, lines: Sequence[OrderLine]) -> Shares:
    """By line; nothing for a line without VAT."""
    taxes = {tax.line_id: tax for tax in taxes_of(ctx.session, order.id)}
    found: dict[int, Share] = {}
    for line in lines:
        tax = taxes.get(line.id)
        if tax is not None:
            amount = tax_of(line.net, tax.points, on_top=False) if line.returned else tax.amount
            found[line.id] = Share(tax.points, amount, tax.on_top)
    return found


def columns(taxed: Shares) -> list[Column]:
    """The rate and the sum, where any line has VAT."""
    if not taxed:
        return []
    is_on_top = any(share.on_top for share in taxed.values())
    label = "documents-column-vat-on-top" if is_on_top else "documents-column-vat"
    return [Column(say("documents-column-rate"), "number"), Column(say(label), "number")]


def cells(ctx: Ctx, share: Share | None, taxed: Shares) -> list[Value]:
    """What stands in those columns."""
    if not taxed:
        return []
    if share is None:
        return [say("acts-value-exempt"), None]
    return [Percent(share.points), ctx.money(share.amount)]


def totals(ctx: Ctx, order: Order, lines: Sequence[OrderLine]) -> list[Fact]:
    """The VAT of a document by rate; 'without VAT' where the country has it and nothing bears any."""
    sums: dict[tuple[bool, int], int] = defaultdict(int)
    for share in of_lines(ctx, order, lines).values():
        sums[share.on_top, share.points] += share.amount
    if not sums and has_rates(order.currency):
        return [Fact(say("documents-without-vat"), "—")]
    return [
        Fact(vat_label(points, on_top=on_top), ctx.money(amount))
        for (on_top, points), amount in sorted(sums.items(), key=lambda one: -one[0][1])
    ]
