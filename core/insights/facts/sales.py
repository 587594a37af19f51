"""Sales by the day of the week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from core.acts.ctx import Ctx
from core.blocks import say
from core.insights.findings import Finding
from core.money import half_up
from core.reports import queries
from core.reports.asking import basis_of
from core.reports.periods import Days

WEEKS = 8
TRADING = 6
"""Weeks of the eight in which a weekday must have had sales: else the shop is closed on it."""
WEAK = 60
"""Per cent of the other trading days' mean at which a weekday is weak."""
LEAST_WEEKDAYS = 3


def weekday(ctx: Ctx) -> Iterator[Finding]:
    """The trading day of the week that brings well below the others."""
    end = ctx.today - timedelta(days=1)
    days = Days(end - timedelta(days=7 * WEEKS - 1), end)
    sold = queries.by_day(ctx.session, basis_of(ctx, None), days)
    sums: dict[int, list[int]] = {}
    for day, one in sold.items():
        if one.revenue > 0:
            sums.setdefault(day.weekday(), []).append(one.revenue)
    means = {day: half_up(sum(all_), WEEKS) for day, all_ in sums.items() if len(all_) >= TRADING}
    if len(means) < LEAST_WEEKDAYS:
        return
    weakest = min(means, key=lambda day: (means[day], day))
    others = [mean for day, mean in means.items() if day != weakest]
    usual = half_up(sum(others), len(others))
    if means[weakest] * 100 > usual * WEAK:
        return
    fact = say(
        "insights-fact-weekday",
        day=say(f"insights-weekday-{weakest}"),
        mean=ctx.money(means[weakest]),
        usual=ctx.money(usual),
        weeks=WEEKS,
    )
    advice = say("insights-advice-weekday", day=say(f"insights-on-weekday-{weakest}"))
    yield Finding("weekday", ("analytics",), fact, advice, usual - means[weakest], ("weekday", weakest + 1))
