"""Goods: what lies, what runs out, what earns little, what sells less and less."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from core.acts.ctx import Ctx
from core.blocks import Percent, Qty, say
from core.insights.findings import Finding
from core.money import half_up
from core.purchasing.reorder import needs
from core.reports import goods, queries
from core.reports.asking import basis_of, may_see
from core.reports.periods import Days
from core.reports.ranks import Ranked, in_order, ranked

DEAD = 45
"""Days without movement from which goods are said to lie."""
MONTH = 30
WEEK = 7
TOP = 10
THIN = 2000
"""A margin below 20 % is little (1/100 of a per cent); goods of less than 3 % of the revenue are let be."""
SEEN = 3
FALL = 30
"""Per cent by which a month's sales must fall below the month before."""
LEAST_SHARE = 5
"""Per cent of all sales that the goods must have made then."""


def _last(ctx: Ctx, days: int, back: int = 0) -> Days:
    """So many whole days, the last of them yesterday or further back."""
    end = ctx.today - timedelta(days=1 + back)
    return Days(end - timedelta(days=days - 1), end)


def dead(ctx: Ctx) -> Iterator[Finding]:
    """On hand, with a price, and neither sold nor brought in for 45 days."""
    lying = goods.dead(ctx.session, ctx.company.currency, _last(ctx, DEAD))
    priced = [held for held in lying if held.at_price]
    sold = queries.last_shipped(ctx.session, {held.product_id for held in priced})
    for held in priced:
        since = sold.get(held.product_id)
        fact = say(
            "insights-fact-dead" if since else "insights-fact-never-sold",
            product=held.name,
            days=(ctx.today - (since or held.since)).days,
            quantity=Qty(held.on_hand, held.unit),
            amount=ctx.money(held.at_price or 0),
        )
        advice = say("insights-advice-dead", product=held.name)
        subject = ("product", held.product_id)
        yield Finding("dead", ("inventory", "analytics"), fact, advice, held.at_price or 0, subject)


def low(ctx: Ctx) -> Iterator[Finding]:
    """What sells best and, with all that is on its way, will not last a week."""
    best = {row.ref: row for row in _best(ctx, _last(ctx, MONTH), TOP)}
    for need in needs(ctx):
        row = best.get(need.product.id)
        if row is None or need.used <= 0 or need.stock.projected * need.days > need.used * WEEK:
            continue
        fact = say(
            "insights-fact-low",
            product=need.product.name,
            left=Qty(max(need.stock.projected, 0), need.product.unit),
            days=need.days,
            used=Qty(need.used, need.product.unit),
        )
        quantity = Qty(need.quantity, need.product.unit)
        advice = say("insights-advice-low", product=need.product.name, quantity=quantity)
        subject = ("product", need.product.id)
        yield Finding("low", ("inventory", "analytics"), fact, advice, row.sums.revenue, subject)


def thin_margin(ctx: Ctx) -> Iterator[Finding]:
    """What sells well and earns little; for those alone who may see costs."""
    if not may_see(ctx, "cost"):
        return
    days = _last(ctx, 3 * MONTH)
    rows = ranked(ctx, "product", basis_of(ctx, None), days)
    whole = sum(row.sums.revenue for row in rows)
    for row in rows:
        share = row.sums.margin_share
        if not row.ref or share is None or row.sums.uncosted or share >= THIN:
            continue
        if row.sums.revenue * 100 < whole * SEEN:
            continue
        fact = say(
            "insights-fact-margin",
            product=row.name,
            share=Percent(share),
            revenue=ctx.money(row.sums.revenue),
            days=days.count,
        )
        weight = half_up(row.sums.revenue * (THIN - share), 10_000)
        advice = say("insights-advice-margin", product=row.name)
        subject = ("product", row.ref)
        yield Finding("margin", ("analytics", "cost"), fact, advice, weight, subject, marked=True)


def falling(ctx: Ctx) -> Iterator[Finding]:
    """Goods that made a good part of last month's sales and a third less of this month's."""
    basis = basis_of(ctx, None)
    now = {row.ref: row for row in ranked(ctx, "product", basis, _last(ctx, MONTH))}
    before = ranked(ctx, "product", basis, _last(ctx, MONTH, back=MONTH))
    whole = sum(row.sums.revenue for row in before)
    for row in before:
        earlier, later = row.sums.revenue, now[row.ref].sums.revenue if row.ref in now else 0
        if not row.ref or earlier * 100 < whole * LEAST_SHARE or later * 100 > earlier * (100 - FALL):
            continue
        fact = say(
            "insights-fact-falling",
            product=row.name,
            before=ctx.money(earlier),
            now=ctx.money(later),
            days=MONTH,
        )
        advice = say("insights-advice-falling", product=row.name)
        yield Finding("falling", ("analytics",), fact, advice, earlier - later, ("product", row.ref))


def _best(ctx: Ctx, days: Days, most: int) -> list[Ranked]:
    rows = [row for row in ranked(ctx, "product", basis_of(ctx, None), days) if row.ref]
    return in_order(rows, "revenue")[:most]
