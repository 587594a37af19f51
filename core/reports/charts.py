"""Charts of figures: over time, and of who comes first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from core.acts.ctx import Ctx
from core.blocks import Chart, Said, Sees, Series, Value, say

MOST_BARS = 31
RANKED = 10
Points = Sequence[int | None]


@dataclass(frozen=True, slots=True)
class Look:
    """What a chart is about: its title, the words that tell the same, its unit, and who may see it."""

    title: Said
    alt: Said
    unit: Literal["money", "qty", "plain"] = "money"
    sees: Sees | None = None


def over_time(
    ctx: Ctx,
    look: Look,
    labels: list[Value],
    now: tuple[Value, Points],
    before: tuple[Value, Points] | None = None,
) -> Chart | None:
    """Bars, or lines where there are many points, beside the period before. None for a single point."""
    if len(labels) < 2 or not any(now[1]):
        return None
    series = [_series(now, look, "main", len(labels))]
    if before is not None and any(before[1]):
        series.append(_series(before, look, "before", len(labels)))
    return _chart(ctx, look, "bars" if len(labels) <= MOST_BARS else "lines", labels, series)


def _series(told: tuple[Value, Points], look: Look, kind: Literal["main", "before"], size: int) -> Series:
    name, points = told
    shown = [*points[:size], *[None] * (size - len(points))]
    label = name if isinstance(name, (Said, str)) else say("reports-label", value=name)
    return Series(label, shown, look.sees, kind)


def ranking(ctx: Ctx, look: Look, rows: Sequence[tuple[Value, int]]) -> Chart | None:
    """The first ten as lying bars; None for fewer than two."""
    if len(rows) < 2:
        return None
    points = [value for _, value in rows[:RANKED]]
    series = [Series(look.title, list(points), look.sees, "main")]
    return _chart(ctx, look, "ranking", [label for label, _ in rows[:RANKED]], series)


def _chart(
    ctx: Ctx, look: Look, kind: Literal["bars", "lines", "ranking"], labels: list[Value], series: list[Series]
) -> Chart:
    return Chart(
        kind=kind,
        title=look.title,
        labels=labels,
        series=series,
        unit=look.unit,
        currency=ctx.company.currency,
        colour=ctx.company.colour,
        alt=look.alt,
    )
