"""What the company's own figures say, each with the threshold from which it is worth a word."""

from __future__ import annotations

from datetime import timedelta

from core.acts.ctx import Ctx
from core.insights.facts import goods, people, sales
from core.insights.findings import Finding
from core.insights.refusals import TooThin
from core.reports import queries
from core.reports.asking import basis_of
from core.reports.periods import Days

LOOKED = 90
LEAST_DAYS = 14
LEAST_ORDERS = 20
"""Fewer days with sales, or orders, in the last 90 days say nothing that would hold next week."""


def gathered(ctx: Ctx) -> list[Finding]:
    """All that is worth a word and open to the asker. Raises TooThin."""
    days = Days(ctx.today - timedelta(days=LOOKED), ctx.today)
    sold = queries.by_day(ctx.session, basis_of(ctx, None), days)
    orders = sum(sums.orders for sums in sold.values())
    if orders < LEAST_ORDERS or len(sold) < LEAST_DAYS:
        raise TooThin(
            days=LOOKED, orders=orders, sold=len(sold), least_orders=LEAST_ORDERS, least_days=LEAST_DAYS
        )
    ways = (
        goods.dead,
        goods.low,
        goods.thin_margin,
        goods.falling,
        people.asleep,
        people.once,
        sales.weekday,
    )
    return [one for way in ways for one in way(ctx) if all(ctx.may(what, "read") for what in one.needs)]
