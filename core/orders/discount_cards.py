"""How discounts are shown: on an order, and beside the lines they are on."""

from __future__ import annotations

from collections.abc import Sequence

from core.acts.ctx import Ctx
from core.blocks import Fact, Money, Percent, Said, say
from core.orders.discounting import NONE, Off, Rules, own_net, rules_of
from core.orders.figures import gross_of
from core.orders.models import Order, OrderLine

SHOWN_LINES = 3
"""Lines whose own discounts are told one by one; more are told together."""


def discount_facts(ctx: Ctx, order: Order, lines: Sequence[OrderLine]) -> list[Fact]:
    """What the order would cost without discounts, and what each of them takes off."""
    if not any(line.discount for line in lines):
        return []
    rules = rules_of(ctx.session, order.id) or Rules()
    gross = sum(gross_of(line, order.currency) for line in lines)
    facts = [Fact(say("orders-label-undiscounted"), Money(gross, order.currency))]
    own = [fact for line in lines if (fact := _of_line(order, line, rules)) is not None]
    shared = rules.order.of(sum(own_net(line, rules, order.currency) for line in lines))
    rest = sum(line.discount for line in lines) - shared
    if len(own) <= SHOWN_LINES and rules.lines:
        facts += own
    elif rest:
        facts.append(Fact(say("orders-label-discounts-of-lines"), Money(-rest, order.currency)))
    if shared:
        facts.append(Fact(label_of(rules.order), Money(-shared, order.currency)))
    return facts


def _of_line(order: Order, line: OrderLine, rules: Rules) -> Fact | None:
    off = rules.of_line(line.id)
    taken = off.of(gross_of(line, order.currency))
    if off == NONE or not taken:
        return None
    return Fact(label_of(off, line.name), Money(-taken, order.currency))


def label_of(off: Off, goods: str | None = None) -> Said:
    """'Скидка 10 %', 'Скидка', with the goods it is on."""
    if goods is None:
        return say("orders-label-discount-points", percent=Percent(off.points)) if off.points else _PLAIN
    if off.points:
        return say("orders-label-discount-points-of", percent=Percent(off.points), goods=goods)
    return say("orders-label-discount-of", goods=goods)


_PLAIN = say("orders-label-discount")


def off_words(off: Off, currency: str) -> Percent | Money:
    """What was said of a discount: '10 %' or '200 ₽'."""
    return Percent(off.points) if off.points else Money(off.amount, currency)
