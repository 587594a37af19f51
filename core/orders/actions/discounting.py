"""Discounts on an order or on goods of it, given and taken away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import Discount, FreeGoodsRef
from core.acts.register import Asked, Risk, action
from core.blocks import Act, Block, Button, Buttons, Fact, Facts, Receipt, Said, Text, say
from core.money import spread
from core.orders import cards
from core.orders.altering import lines_called
from core.orders.asking import WRITE, Held, OneOrder, hold_order, wrong_state
from core.orders.counting import count, open_day
from core.orders.discount_cards import discount_facts, off_words
from core.orders.discounting import (
    NONE,
    Off,
    Rules,
    keep_rules,
    lay_on,
    line_ids,
    own_net,
    require_less,
    rules_of,
    rules_to_change,
    said_off,
)
from core.orders.events import OrderChanged
from core.orders.figures import gross_of, tally
from core.orders.history import note_change
from core.orders.models import OrderLine
from core.orders.refusals import (
    ChangedSince,
    NoDiscount,
    ReturnedSince,
    SameDiscount,
)
from core.orders.shipping import recount
from core.orders.taxing import tax_again
from core.orders.vat_cards import vat_facts


class NewDiscount(OneOrder):
    discount: Discount = Field(description="'10%' or a sum, '200'; '0' takes the discount away")
    product: FreeGoodsRef | None = Field(None, description="Goods of the order, when it is for them alone")


class OffWas(Asked):
    """A discount as an undo remembers it; without a line it is the whole order's."""

    line: int | None = None
    points: int
    amount: int


class DiscountsWere(OneOrder):
    were: list[OffWas]
    ours: list[OffWas]
    day: date


@action(
    "orders.discount",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="discount",
    http="POST /orders/{order}/discount",
)
def discount_order(ctx: Ctx, asked: NewDiscount) -> Receipt:
    """Give a discount on an order, or on some goods of it, per cent or a sum; 0 takes all of it away."""
    held = hold_order(ctx, asked.order.id)
    _require_changeable(held)
    rules = rules_to_change(ctx, held.order, held.lines)
    was = Rules(rules.order, dict(rules.lines))
    off = said_off(ctx, asked.discount)
    lines = lines_called(held, asked.product, "product") if asked.product is not None else None
    if lines is None:
        _on_order(held, rules, off)
    else:
        _on_lines(held, rules, lines, off)
    if rules == was:
        raise _nothing_new(held, off)
    total = held.order.total
    _settle(ctx, held, rules)
    goods = ", ".join(dict.fromkeys(line.name for line in lines or []))
    _note(ctx, held, off, goods)
    count(ctx, held.order, held.lines, held.before)
    ctx.changed("order.total", total, held.order.total)
    ctx.emit(OrderChanged(held.order.id, "discount"))
    title = _title(held, off, goods)
    undo: dict[str, object] = {
        "order": cards.named(held.order),
        "were": _written(was),
        "ours": _written(rules),
        "day": ctx.today.isoformat(),
    }
    return Receipt(
        [Text(title, "title"), *_after(ctx, held, total)],
        title=title,
        undo=Act("orders.discounts_back", undo),
        subject=("order", held.order.id),
    )


def _require_changeable(held: Held) -> None:
    """Until it is finished and paid; what was returned was returned at the price it had."""
    order = held.order
    if any(line.returned for line in held.lines):
        raise ReturnedSince(order=cards.numbered(order))
    owed = order.state == "done" and order.due > 0
    if not (order.is_open or order.state == "draft" or owed):
        raise wrong_state(order)


def _on_order(held: Held, rules: Rules, off: Off) -> None:
    whole = sum(own_net(line, rules, held.order.currency) for line in held.lines)
    require_less(off, whole, held.order.currency)
    rules.order = off
    if off == NONE:
        rules.lines.clear()


def _on_lines(held: Held, rules: Rules, lines: list[OrderLine], off: Off) -> None:
    """One discount for all the lines of a kind; a sum is shared between them."""
    grosses = [gross_of(line, held.order.currency) for line in lines]
    require_less(off, sum(grosses), held.order.currency)
    for line, part in zip(lines, spread(off.amount, grosses), strict=True):
        own = off if off.points else replace(off, amount=part)
        rules.lines.pop(line.id, None)
        if own != NONE:
            rules.lines[line.id] = own


def _nothing_new(held: Held, off: Off) -> NoDiscount | SameDiscount:
    number = cards.numbered(held.order)
    return NoDiscount(order=number) if off == NONE else SameDiscount(order=number)


def _settle(ctx: Ctx, held: Held, rules: Rules) -> None:
    lay_on(rules, held.lines, held.order.currency)
    tax_again(ctx, held.order, held.lines)
    recount(held.order, held.lines)
    keep_rules(ctx, held.order, rules)
    ctx.session.flush()


def _note(ctx: Ctx, held: Held, off: Off, goods: str) -> None:
    what = "discount-off" if off == NONE else "discount-points" if off.points else "discount-sum"
    if goods:
        what += "-of"
    details = {"points": off.points or None, "amount": off.amount or None, "goods": goods or None}
    note_change(ctx, held.order.id, what, total=held.order.total, **details)


def _title(held: Held, off: Off, goods: str) -> Said:
    order = cards.numbered(held.order)
    if off == NONE:
        return say("orders-discount-off", order=order)
    said = off_words(off, held.order.currency)
    if goods:
        return say("orders-discount-given-of", discount=said, order=order, goods=goods)
    return say("orders-discount-given", discount=said, order=order)


def _written(rules: Rules) -> list[object]:
    pairs: list[tuple[int | None, Off]] = [(None, rules.order), *rules.lines.items()]
    return [{"line": line, "points": off.points, "amount": off.amount} for line, off in pairs if off != NONE]


def _after(ctx: Ctx, held: Held, total: int) -> list[Block]:
    """The order as it is now."""
    order = held.order
    customer = cards.customer_name(ctx, order)
    money = cards.money_facts(ctx, order)
    money[0] = Fact(money[0].label, money[0].value, change=ctx.money(total))
    facts = [*discount_facts(ctx, order, held.lines), *money, *vat_facts(ctx, order)]
    show = Button(say("orders-button-open"), Act("orders.show", {"order": cards.named(order)}))
    over = order.overpaid if order.is_live else 0
    return [
        *([Text(say("orders-for-customer", customer=customer))] if customer else []),
        cards.lines_table(ctx, held.lines),
        Facts([*facts, *cards.margin_facts(ctx, tally(order, held.lines))]),
        *([Text(say("orders-overpaid", amount=ctx.money(over)), "warning")] if over else []),
        Buttons([[show]]),
    ]


@action("orders.discounts_back", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def give_discounts_back(ctx: Ctx, asked: DiscountsWere) -> Receipt:
    """Give an order the discounts it had, if it still has ours."""
    held = hold_order(ctx, asked.order.id)
    order, total = held.order, held.order.total
    if not order.is_live and order.state != "draft":
        raise wrong_state(order)
    if any(line.returned for line in held.lines):
        raise ReturnedSince(order=cards.numbered(order))
    there = rules_of(ctx.session, order.id) or Rules()
    if there != _read(asked.ours):
        raise ChangedSince(order=cards.numbered(order))
    were = _read(asked.were)
    standing = line_ids(ctx.session, order.id)
    were.lines = {line: off for line, off in were.lines.items() if line in standing}
    _settle(ctx, held, were)
    note_change(ctx, order.id, "discounts-back", total=order.total)
    count(ctx, order, held.lines, held.before, shipped_on=open_day(ctx, asked.day))
    ctx.emit(OrderChanged(order.id, "discount"))
    title = say("orders-discounts-back", order=cards.numbered(order))
    return Receipt(
        [Text(title, "title"), *_after(ctx, held, total)], title=title, subject=("order", order.id)
    )


def _read(stored: list[OffWas]) -> Rules:
    rules = Rules()
    for one in stored:
        if one.line is None:
            rules.order = Off(one.points, one.amount)
        else:
            rules.lines[one.line] = Off(one.points, one.amount)
    return rules
