"""What new lines come to: discounts first, then VAT on what is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.acts.ctx import Ctx
from core.orders.discounting import Rules, discounted, keep_rules
from core.orders.lines import NewLine
from core.orders.models import Order, OrderLine
from core.orders.taxing import keep_taxes, taxed
from core.orders.terms import LineTax


@dataclass(frozen=True, slots=True)
class Terms:
    """Discounts and VAT that were laid on lines, to be stored with their order."""

    rules: Rules | None
    taxes: Sequence[LineTax]

    def keep(self, ctx: Ctx, order: Order) -> None:
        """Store them for an order that is stored; nothing for one without."""
        if self.rules is not None:
            keep_rules(ctx, order, self.rules)
        keep_taxes(ctx, order, self.taxes)


def lay_terms(ctx: Ctx, discount: str | None, asked: Sequence[NewLine], lines: Sequence[OrderLine]) -> Terms:
    """Lay on new lines the discounts that were said and today's VAT."""
    rules = discounted(ctx, discount, asked, lines)
    return Terms(rules, taxed(ctx, ctx.today, lines))
