"""Where a figure comes from: what was counted, how, and what is not in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.blocks import Block, Day, Fact, Facts, Moment, Said, Sees, Text, Value, say
from core.finance.models import Posting
from core.inventory.models import Product
from core.orders.models import Order
from core.reports import goods, queries, sources
from core.reports.asking import may_see
from core.reports.figures import SALES, FigureName
from core.reports.models import Basis
from core.reports.periods import Days
from core.reports.queries import NO_SALES, Sums
from core.reports.result import Result, added, purchases_aside, results
from core.reports.words import names_of, period_words

NAMED = 3
"""Goods without a cost that are named one by one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The figure asked about."""

    metric: FigureName
    days: Days
    basis: Basis
    product: Product | None = None


def reasons(ctx: Ctx, asked: Asked) -> list[Block]:
    """The figure, how it is reckoned, and, folded, what was counted and what was not."""
    if asked.metric in SALES:
        blocks = _sales(ctx, asked)
    else:
        told = {"profit": _profit, "expenses": _expenses, "money": _money, "stock": _stock}
        blocks = told[asked.metric](ctx, asked)
    return [*blocks, _folded(say("reports-why-as-of", at=Moment(ctx.now)))]


def _folded(said: Said, sees: Sees | None = None) -> Text:
    return Text(said, "folded", sees)


def _title(ctx: Ctx, asked: Asked, value: Value, sees: Sees | None = None) -> Text:
    of: Value = say("reports-of", product=asked.product.name) if asked.product else ""
    when: Value = "" if asked.metric == "stock" else period_words(ctx, asked.days)
    what = say(f"reports-why-of-{asked.metric}")
    return Text(say("reports-why-title", of=of, what=what, when=when, value=value), "title", sees)


def _sales(ctx: Ctx, asked: Asked) -> list[Block]:
    product_id = asked.product.id if asked.product else None
    parts = [one.sums for one in sources.sold(ctx.session, asked.basis, asked.days, product_id)]
    whole = sum(parts, NO_SALES)
    value: dict[str, Value] = {
        "revenue": ctx.money(whole.revenue),
        "orders": whole.orders,
        "average": None if whole.average is None else ctx.money(whole.average),
        "margin": ctx.money(whole.margin),
    }
    sees: Sees | None = "cost" if asked.metric == "margin" else None
    return [
        _title(ctx, asked, value[asked.metric], sees),
        *_how(ctx, asked, parts, whole),
        _folded(say("reports-why-counted", count=len(parts))),
        *_when(ctx, asked.days, say(f"reports-basis-{asked.basis}")),
        _folded(_filters(asked)),
        *_back(ctx, parts),
        *_unknown(ctx, asked, whole),
        *_left_out(ctx, asked),
        _folded(say("reports-why-net")),
    ]


def _how(ctx: Ctx, asked: Asked, parts: Sequence[Sums], whole: Sums) -> list[Block]:
    """The formula with its numbers."""
    revenue = ctx.money(whole.revenue)
    if asked.metric == "average":
        if whole.average is None:
            return []
        average = ctx.money(whole.average)
        return [Text(say("reports-why-average", revenue=revenue, count=whole.orders, average=average))]
    if asked.metric == "margin":
        return _how_margin(ctx, whole)
    if asked.metric == "orders":
        return [Text(say("reports-why-orders", count=whole.orders))]
    came = sum(one.revenue for one in parts if one.revenue > 0)
    back = came - whole.revenue
    if back:
        sums: dict[str, Value] = {"came": ctx.money(came), "back": ctx.money(back), "revenue": revenue}
        return [Text(say("reports-why-revenue-less", **sums))]
    return [Text(say("reports-why-revenue", count=len(parts), revenue=revenue))]


def _how_margin(ctx: Ctx, whole: Sums) -> list[Block]:
    sums = {
        "known": ctx.money(whole.revenue - whole.uncosted),
        "cost": ctx.money(whole.cost),
        "margin": ctx.money(whole.margin),
    }
    return [Text(say("reports-why-margin", **sums), sees="cost")]


def _when(ctx: Ctx, days: Days, basis: Said) -> list[Block]:
    span: Value = Day(days.start) if days.count == 1 else days.span
    return [_folded(say("reports-why-days", days=span, basis=basis, zone=ctx.company.zone))]


def _filters(asked: Asked) -> Said:
    if asked.product is not None:
        return say("reports-why-only-product", product=asked.product.name)
    return say("reports-why-everything")


def _back(ctx: Ctx, parts: Sequence[Sums]) -> list[Block]:
    """Returns and cancellations of these days that belong to orders of other days."""
    back = [one.revenue for one in parts if one.revenue < 0]
    if not back:
        return []
    return [_folded(say("reports-why-back", count=len(back), amount=ctx.money(-sum(back))))]


def _unknown(ctx: Ctx, asked: Asked, whole: Sums) -> list[Block]:
    """What has no known cost, by name: it is no part of the margin."""
    if not whole.uncosted or not may_see(ctx, "cost"):
        return []
    found = queries.by_ref(ctx.session, "product", asked.basis, asked.days)
    without = {ref: sums.uncosted for ref, sums in found.items() if sums.uncosted}
    if asked.product is not None:
        without = {ref: sum_ for ref, sum_ in without.items() if ref == asked.product.id}
    names = names_of(ctx, "product", without)
    first = sorted(without, key=lambda ref: (-without[ref], ref))[:NAMED]
    told = say("reports-why-uncosted", amount=ctx.money(whole.uncosted), names=_listed(ctx, names, first))
    rest = len(without) - len(first)
    return [_folded(say("reports-why-and-more", said=told, count=rest) if rest else told, "cost")]


def _listed(ctx: Ctx, names: dict[int, Value], refs: Sequence[int]) -> Value:
    said: Value = names[refs[0]] if refs else "—"
    for ref in refs[1:]:
        said = say("reports-why-listed", first=said, second=names[ref])
    return said


def _left_out(ctx: Ctx, asked: Asked) -> list[Block]:
    """Drafts and cancelled orders of these days: none of them is in the figure."""
    query = (
        sa.select(Order.state, sa.func.count())
        .where(Order.day.between(asked.days.start, asked.days.end), Order.state.in_(("draft", "cancelled")))
        .group_by(Order.state)
    )
    found = {row[0]: int(row[1]) for row in ctx.session.execute(query)}
    blocks: list[Block] = [
        _folded(say(f"reports-why-without-{state}", count=found[state]))
        for state in ("draft", "cancelled")
        if state in found
    ]
    return blocks or [_folded(say("reports-why-without-drafts"))]


_PARTS: tuple[tuple[str, int, Sees | None], ...] = (
    ("revenue", 1, None),
    ("cost", -1, "cost"),
    ("trued", -1, "cost"),
    ("losses", -1, "cost"),
    ("found", 1, "cost"),
    ("expenses", -1, "finance"),
    ("income", 1, "finance"),
)


def _profit(ctx: Ctx, asked: Asked) -> list[Block]:
    whole = added(results(ctx, asked.days).values())
    facts = [
        Fact(say(f"reports-part-{name}"), ctx.money(sign * getattr(whole, name)), sees)
        for name, sign, sees in _PARTS
        if getattr(whole, name)
    ]
    facts.append(Fact(say("reports-metric-profit"), ctx.money(whole.profit), "cost"))
    unknown = queries.total(ctx.session, "shipped", asked.days).uncosted
    note = say("reports-profit-uncosted", amount=ctx.money(unknown))
    return [
        _title(ctx, asked, ctx.money(whole.profit), "cost"),
        Text(say("reports-why-profit")),
        Facts(facts),
        _folded(say("reports-why-profit-counted", **_profit_counts(ctx, asked.days))),
        *_when(ctx, asked.days, say("reports-why-by-shipment")),
        _folded(say("reports-why-everything")),
        *([_folded(note, "cost")] if unknown else []),
        *_purchases(ctx, whole),
        _folded(say("reports-why-profit-without")),
    ]


def _profit_counts(ctx: Ctx, days: Days) -> dict[str, Value]:
    aside = purchases_aside(ctx, days)
    owed = [
        one
        for one in sources.owed(ctx.session, days, "income", "expense")
        if one.posting.kind != "expense" or (one.posting.item_id or 0) not in aside
    ]
    return {
        "orders": len(sources.sold(ctx.session, "shipped", days)),
        "postings": len(owed),
        "moves": len(sources.stirred(ctx.session, days)),
    }


def _purchases(ctx: Ctx, whole: Result) -> list[Block]:
    if not whole.purchases:
        return []
    return [_folded(say("reports-purchases-aside", amount=ctx.money(whole.purchases)), "finance")]


def _expenses(ctx: Ctx, asked: Asked) -> list[Block]:
    paid = sources.spent(ctx.session, asked.days)
    whole = ctx.money(sum(one.amount for one in paid))
    back = sum(1 for one in paid if one.posting.storno_of is not None)
    return [
        _title(ctx, asked, whole, "finance"),
        Text(say("reports-why-expenses", count=len(paid), amount=whole), sees="finance"),
        *_when(ctx, asked.days, say("reports-why-by-accrual")),
        _folded(say("reports-why-all-accounts")),
        *([_folded(say("reports-why-storno", count=back))] if back else []),
        _folded(say("reports-why-expenses-without")),
    ]


def _money(ctx: Ctx, asked: Asked) -> list[Block]:
    paid = sources.moved(ctx.session, asked.days)
    flow = queries.money(ctx.session, asked.days)
    rest = ctx.money(sum(one.amount for one in paid))
    sums: dict[str, Value] = {"came": ctx.money(flow.came), "went": ctx.money(flow.went), "rest": rest}
    own = sa.select(sa.func.count()).where(
        Posting.cash_day.between(asked.days.start, asked.days.end), Posting.kind == "transfer"
    )
    between = int(ctx.session.scalar(own) or 0) // 2
    return [
        _title(ctx, asked, rest, "finance"),
        Text(say("reports-why-money", **sums), sees="finance"),
        _folded(say("reports-why-money-counted", count=len(paid))),
        *_when(ctx, asked.days, say("reports-why-by-cash")),
        _folded(say("reports-why-all-accounts")),
        *([_folded(say("reports-why-own-moves", count=between))] if between else []),
        _folded(say("reports-why-money-without")),
    ]


def _stock(ctx: Ctx, asked: Asked) -> list[Block]:
    held = goods.stock_held(ctx.session, ctx.company.currency)
    at_cost = ctx.money(sum(one.value for one in held))
    at_price = ctx.money(sum(one.at_price or 0 for one in held))
    uncosted = sum(one.uncosted for one in held)
    unpriced = sum(one.at_price is None for one in held)
    value, sees = (at_cost, "cost") if may_see(ctx, "cost") else (at_price, None)
    return [
        _title(ctx, asked, value, sees),  # type: ignore[arg-type]
        Text(say("reports-why-stock", amount=at_cost), sees="cost"),
        Text(say("reports-why-stock-price", amount=at_price)),
        _folded(say("reports-why-stock-counted", count=len(held))),
        _folded(say("reports-why-stock-cost"), "cost"),
        *([_folded(say("reports-stock-uncosted", count=uncosted), "cost")] if uncosted else []),
        *([_folded(say("reports-stock-unpriced", count=unpriced))] if unpriced else []),
        _folded(say("reports-why-stock-without")),
    ]
