"""A ranking: names above bars that lie, values at the right edge. Worker only."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.drawing.canvas import HEIGHT, WIDTH, Canvas, fitted, width_of
from handlers.drawing.colours import BEFORE, GREY, INK, LOSS, Colour
from handlers.drawing.plan import ChartPlan
from handlers.drawing.scales import short

MARGIN = 48
MOST = 12


def draw_ranking(
    canvas: Canvas,
    plan: ChartPlan,
    top: float,
    values: Sequence[float | None],
    colour: Colour,
    before: Sequence[float | None] | None,
) -> None:
    """Up to twelve rows in the order given; a loss points to the left, in red."""
    shown = [value or 0.0 for value in values[:MOST]]
    past = [value or 0.0 for value in (before or [])[:MOST]]
    low, high = min([0.0, *shown, *past]), max([0.0, *shown, *past])
    unit = (WIDTH - 2 * MARGIN) / ((high - low) or 1.0)
    zero = MARGIN - low * unit
    slot = min((HEIGHT - MARGIN / 2 - top - 10) / max(1, len(shown)), 190.0)
    for place, value in enumerate(shown):
        y = top + 10 + slot * place
        size = round(min(40, slot * 0.46))
        _names(canvas, plan, place, value, y + size, size)
        height = min(56.0, slot * 0.30)
        bar_y = y + size + slot * 0.12
        if place < len(past):
            _bar(canvas, zero, bar_y + height * 0.72, past[place] * unit, height * 0.28, BEFORE)
            height *= 0.72
        _bar(canvas, zero, bar_y, value * unit, height, LOSS if value < 0 else colour)


def _names(canvas: Canvas, plan: ChartPlan, place: int, value: float, y: float, size: int) -> None:
    words = short(value, plan["locale"]) + (f"\u00a0{plan['sign']}" if plan["sign"] else "")
    room = WIDTH - 2 * MARGIN - width_of(words, size, bold=True) - 24
    canvas.text(MARGIN, y, fitted(plan["labels"][place], size, room), size, INK)
    canvas.text(WIDTH - MARGIN, y, words, size, GREY if value == 0 else INK, anchor="right", bold=True)


def _bar(canvas: Canvas, zero: float, y: float, length: float, height: float, colour: Colour) -> None:
    if abs(length) >= 1:
        corners = (min(zero, zero + length), y, abs(length), height)
        canvas.bar(corners, colour, "right" if length > 0 else "left")
