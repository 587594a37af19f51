"""Discounts laid on lines: a line's own first, then the order's, spread so that lines sum to the order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.blocks import Money
from core.ids import new_id
from core.money import half_up, spread
from core.orders.figures import gross_of
from core.orders.lines import NewLine
from core.orders.models import Order, OrderLine
from core.orders.refusals import DiscountTooMuch
from core.orders.taxing import tax_again
from core.orders.terms import Discount
from core.tenancy import HouseSession, insert_many

WHOLE = 10_000
"""A hundred per cent, in 1/100 of a point."""


@dataclass(frozen=True, slots=True)
class Off:
    """A discount: per cent in 1/100 of a point, or a sum in minor units. Neither: none."""

    points: int = 0
    amount: int = 0

    def of(self, money: int) -> int:
        """What it comes to on so much money (minor units), never more: what is left is rounded half-up."""
        if not self.points:
            return min(self.amount, money)
        return money - half_up(money * (WHOLE - self.points), WHOLE)


NONE = Off()


@dataclass(slots=True)
class Rules:
    """The discounts of one order."""

    order: Off = NONE
    lines: dict[int, Off] = field(default_factory=dict)

    def of_line(self, line_id: int) -> Off:
        return self.lines.get(line_id, NONE)


def said_off(ctx: Ctx, said: str) -> Off:
    """'10%' or '200' as a discount in the company's money."""
    if said.endswith("%"):
        return Off(points=int(Decimal(said[:-1]) * 100))
    amount = Decimal(said)
    return Off(amount=ctx.minor(amount)) if amount else NONE


def own_net(line: OrderLine, rules: Rules, currency: str) -> int:
    """What a line comes to after its own discount, before the order's."""
    gross = gross_of(line, currency)
    return gross - rules.of_line(line.id).of(gross)


def lay_on(rules: Rules, lines: Sequence[OrderLine], currency: str) -> None:
    """Bring discount and total of the lines in line with the rules."""
    nets = [own_net(line, rules, currency) for line in lines]
    shares = spread(rules.order.of(sum(nets)), nets)
    for line, net, part in zip(lines, nets, shares, strict=True):
        line.total = net - part
        line.discount = gross_of(line, currency) - line.total


def require_less(off: Off, whole: int, currency: str) -> None:
    """Raise DiscountTooMuch where a sum is more than what it is taken off."""
    if off.amount > whole:
        raise DiscountTooMuch(discount=Money(off.amount, currency), total=Money(whole, currency))


def discounted(
    ctx: Ctx, said: str | None, asked: Sequence[NewLine], lines: Sequence[OrderLine]
) -> Rules | None:
    """Lay on new lines the discounts said of them and of the whole; answers what is to be stored."""
    if said is None and all(one.discount is None for one in asked):
        return None
    rules = Rules()
    _of_new_lines(ctx, rules, asked, lines)
    currency = ctx.company.currency
    if said is not None:
        rules.order = said_off(ctx, said)
        require_less(rules.order, sum(own_net(line, rules, currency) for line in lines), currency)
    lay_on(rules, lines, currency)
    return rules


def discount_added(
    ctx: Ctx, order: Order, asked: Sequence[NewLine], added: Sequence[OrderLine], every: Sequence[OrderLine]
) -> None:
    """Lay the order's discounts on lines that were added to it, with those said of the new ones."""
    if all(one.discount is None for one in asked):
        price_again(ctx, order, every)
        return
    rules = rules_to_change(ctx, order, every)
    _of_new_lines(ctx, rules, asked, added)
    lay_on(rules, every, order.currency)
    keep_rules(ctx, order, rules)
    tax_again(ctx, order, every)


def _of_new_lines(ctx: Ctx, rules: Rules, asked: Sequence[NewLine], lines: Sequence[OrderLine]) -> None:
    currency = ctx.company.currency
    for one, line in zip(asked, lines, strict=True):
        off = NONE if one.discount is None else said_off(ctx, one.discount)
        require_less(off, gross_of(line, currency), currency)
        if off != NONE:
            rules.lines[line.id] = off


def rules_to_change(ctx: Ctx, order: Order, lines: Sequence[OrderLine]) -> Rules:
    """The order's discounts; what an import has put on its lines is theirs from now on."""
    found = rules_of(ctx.session, order.id)
    if found is not None:
        return found
    return Rules(lines={line.id: Off(amount=line.discount) for line in lines if line.discount})


def rules_of(session: HouseSession, order_id: int) -> Rules | None:
    """The discounts of an order; None where it has none."""
    found = session.scalars(sa.select(Discount).where(Discount.order_id == order_id)).all()
    return rules_from(found) if found else None


def line_ids(session: HouseSession, order_id: int) -> set[int]:
    """All lines of an order, also those that were taken off."""
    return set(session.scalars(sa.select(OrderLine.id).where(OrderLine.order_id == order_id)))


def rules_from(rows: Sequence[Discount]) -> Rules:
    rules = Rules()
    for row in rows:
        off = Off(row.points, row.amount)
        if row.line_id is None:
            rules.order = off
        else:
            rules.lines[row.line_id] = off
    return rules


def price_again(ctx: Ctx, order: Order, lines: Sequence[OrderLine]) -> None:
    """Lay the order's discounts and VAT on lines that have changed."""
    rules = rules_of(ctx.session, order.id)
    if rules is not None and any(line.returned for line in lines):
        # What came back was returned at its price, so no line's discount moves to another any more.
        keep_rules(ctx, order, Rules(lines={line.id: Off(amount=line.discount) for line in lines}))
    elif rules is not None:
        lay_on(rules, lines, order.currency)
    tax_again(ctx, order, lines)


def keep_rules(ctx: Ctx, order: Order, rules: Rules) -> None:
    """Store the discounts of an order in place of those it had."""
    forget_rules(ctx, order.id)
    wanted: list[tuple[int | None, Off]] = [(None, rules.order), *rules.lines.items()]
    rows = [
        {
            "id": new_id(),
            "order_id": order.id,
            "line_id": line_id,
            "points": off.points,
            "amount": off.amount,
        }
        for line_id, off in wanted
        if off != NONE
    ]
    insert_many(ctx.session, Discount, rows)


def forget_rules(ctx: Ctx, order_id: int, lines: Sequence[int] | None = None) -> None:
    """Delete all discounts of an order, or those of some of its lines."""
    which = [] if lines is None else [Discount.line_id.in_(lines)]
    ctx.session.execute(sa.delete(Discount).where(Discount.order_id == order_id, *which))
