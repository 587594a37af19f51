"""Which figure a metric stands for, how it is shown, and who may see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from core.acts.ctx import Ctx
from core.blocks import Fact, Percent, Qty, Said, Sees, Value, say
from core.money import half_up
from core.reports.queries import Flow, Sums

SalesMetric = Literal["revenue", "orders", "average", "margin"]


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of sales: how it is got from sums, its unit and its mark."""

    name: SalesMetric
    pick: Callable[[Sums], int | None]
    unit: Literal["money", "plain"] = "money"
    sees: Sees | None = None

    @property
    def label(self) -> Said:
        return say(f"reports-metric-{self.name}")

    def value(self, ctx: Ctx, number: int | None) -> Value:
        if number is None:
            return None
        return ctx.money(number) if self.unit == "money" else number


MEASURES: dict[SalesMetric, Measure] = {
    "revenue": Measure("revenue", lambda sums: sums.revenue),
    "orders": Measure("orders", lambda sums: sums.orders, "plain"),
    "average": Measure("average", lambda sums: sums.average),
    "margin": Measure("margin", lambda sums: sums.margin, sees="cost"),
}


def sales_facts(ctx: Ctx, now: Sums, before: Sums | None) -> list[Fact]:
    """Revenue, orders, average order, margin and its share, each with what it was before."""
    facts: list[Fact] = []
    for name in ("revenue", "orders", "average"):
        measure = MEASURES[name]
        was = measure.pick(before) if before else None
        facts.append(_fact(ctx, measure, measure.pick(now), was))
    return [*facts, *margin_facts(ctx, now, before)]


def margin_facts(ctx: Ctx, now: Sums, before: Sums | None) -> list[Fact]:
    """Margin and margin in per cent; a word instead where no cost is known."""
    measure = MEASURES["margin"]
    if now.revenue and now.revenue == now.uncosted:
        return [Fact(measure.label, say("reports-no-costs"), sees="cost")]
    was = before.margin if before else None
    share, share_was = now.margin_share, before.margin_share if before else None
    facts = [_fact(ctx, measure, now.margin, was)]
    if share is not None:
        change = Percent(share_was) if share_was is not None else None
        facts.append(Fact(say("reports-metric-margin-share"), Percent(share), "cost", change))
    return facts


def goods_facts(ctx: Ctx, now: Sums, before: Sums | None, unit: str) -> list[Fact]:
    """Quantity, revenue, average price and margin of one product."""
    sold = Qty(before.quantity, unit) if before else None
    facts = [
        Fact(say("reports-metric-sold"), Qty(now.quantity, unit), change=sold),
        _fact(ctx, MEASURES["revenue"], now.revenue, before.revenue if before else None),
    ]
    if now.quantity > 0:
        price = ctx.money(half_up(now.revenue * 1000, now.quantity))
        facts.append(Fact(say("reports-metric-price"), price))
    return [*facts, *margin_facts(ctx, now, before)]


def money_facts(ctx: Ctx, now: Flow, before: Flow | None) -> list[Fact]:
    """Money in and out, for those who see money."""
    came = ctx.money(before.came) if before and before.came else None
    went = ctx.money(before.went) if before and before.went else None
    return [
        Fact(say("reports-money-in"), ctx.money(now.came), "finance", came),
        Fact(say("reports-money-out"), ctx.money(now.went), "finance", went),
    ]


def _fact(ctx: Ctx, measure: Measure, now: int | None, was: int | None) -> Fact:
    return Fact(measure.label, measure.value(ctx, now), measure.sees, measure.value(ctx, was))
