"""Charts on the canvas: frame, legend, bars and lines. Worker only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.drawing.canvas import HEIGHT, WIDTH, Canvas, Point, fitted, width_of, wrapped
from handlers.drawing.colours import BEFORE, GREY, GRID, INK, LOSS, OTHER, Colour, company_colour, palette
from handlers.drawing.plan import ChartPlan
from handlers.drawing.ranking import draw_ranking
from handlers.drawing.scales import Scale, scale_for, short, tick_words

MARGIN = 48
TITLE, WORDS = 44, 32
MOST_SERIES = 7
_SIDE_BY_SIDE = 16
"""More bars than this, and the period before is a level over each of them."""


@dataclass(frozen=True, slots=True)
class Curve:
    """One series ready to draw: values in the chart's unit."""

    label: str
    values: list[float | None]
    colour: Colour
    before: bool = False

    @property
    def known(self) -> list[float]:
        return [value for value in self.values if value is not None]


@dataclass(frozen=True, slots=True)
class Frame:
    """The plot's rectangle and its scale."""

    left: float
    top: float
    right: float
    bottom: float
    scale: Scale

    def y(self, value: float) -> float:
        return self.bottom - self.scale.place(value) * (self.bottom - self.top)

    def slot(self, count: int) -> float:
        return (self.right - self.left) / max(1, count)


def draw(canvas: Canvas, plan: ChartPlan) -> bytes:
    """The PNG of a planned chart."""
    canvas.clear()
    top = _title(canvas, plan["title"])
    curves = curves_of(plan)
    if not any(curve.known for curve in curves):
        _nothing(canvas, plan)
    elif plan["kind"] == "ranking":
        main = next(curve for curve in curves if not curve.before)
        before = next((curve for curve in curves if curve.before), None)
        top = _legend(canvas, curves, top)
        draw_ranking(canvas, plan, top, main.values, main.colour, before.values if before else None)
    else:
        _plot(canvas, plan, curves, top)
    return canvas.png()


def curves_of(plan: ChartPlan) -> list[Curve]:
    """The series to draw: at most seven, the smallest added up as the rest; the period before is pale."""
    length = len(plan["labels"])
    rows = [
        (series["label"], _values(series["points"], length, plan["divisor"]), series["kind"] == "before")
        for series in plan["series"]
    ]
    plain = [(label, values) for label, values, before in rows if not before]
    rest: list[Curve] = []
    if len(plain) > MOST_SERIES:
        plain.sort(key=lambda row: -sum(abs(value or 0) for value in row[1]))
        small = [values for _, values in plain[MOST_SERIES - 1 :]]
        plain = plain[: MOST_SERIES - 1]
        rest = [Curve(plan["words"]["other"], _added(small), OTHER)]
    colours = palette(company_colour(plan["colour"]), len(plain))
    pale = [Curve(label, values, BEFORE, before=True) for label, values, before in rows if before]
    return [*pale, *(Curve(*row, colour) for row, colour in zip(plain, colours, strict=True)), *rest]


def _values(points: Sequence[int | None], length: int, divisor: int) -> list[float | None]:
    padded = [*points[:length], *[None] * (length - len(points))]
    return [None if point is None else point / divisor for point in padded]


def _added(rows: list[list[float | None]]) -> list[float | None]:
    return [
        None if all(value is None for value in column) else sum(value or 0 for value in column)
        for column in zip(*rows, strict=True)
    ]


def _title(canvas: Canvas, title: str) -> float:
    y = float(MARGIN)
    for line in wrapped(title, TITLE, WIDTH - 2 * MARGIN, bold=True):
        y += TITLE
        canvas.text(MARGIN, y - 6, line, TITLE, INK, bold=True)
        y += 8
    return y


def _nothing(canvas: Canvas, plan: ChartPlan) -> None:
    canvas.text(WIDTH / 2, HEIGHT / 2 + 20, plan["words"]["empty"], TITLE, GREY, anchor="middle")


def _plot(canvas: Canvas, plan: ChartPlan, curves: list[Curve], top: float) -> None:
    top = _legend(canvas, curves, top)
    frame = _frame(plan, curves, top)
    _grid(canvas, plan, frame)
    _labels(canvas, plan, frame)
    if plan["kind"] == "lines":
        _lines(canvas, plan, curves, frame)
    else:
        _bars(canvas, plan, curves, frame)


def _legend(canvas: Canvas, curves: list[Curve], top: float) -> float:
    """Coloured marks with names under the title, over as many rows as they need; returns where they end."""
    named = [curve for curve in curves if curve.label]
    if len(named) < 2:
        return top + 18
    x, y = float(MARGIN), top + WORDS + 10
    for curve in [*(c for c in named if not c.before), *(c for c in named if c.before)]:
        label = fitted(curve.label, WORDS, WIDTH - 2 * MARGIN - 60)
        need = 38 + width_of(label, WORDS)
        if x > MARGIN and x + need > WIDTH - MARGIN:
            x, y = float(MARGIN), y + WORDS + 12
        canvas.rect(x, y - 23, 24, 24, curve.colour)
        canvas.text(x + 38, y, label, WORDS, GREY)
        x += need + 36
    return y + 16


def _frame(plan: ChartPlan, curves: list[Curve], top: float) -> Frame:
    values = [value for curve in curves for value in curve.known]
    if plan["kind"] == "bars" and _is_stacked(curves):
        values = [sum(curve.values[at] or 0 for curve in curves) for at in range(len(plan["labels"]))]
    scale = scale_for(values, whole=not plan["sign"] and plan["divisor"] == 1)
    left = MARGIN + max(width_of(word, WORDS) for word in tick_words(scale, plan["locale"])) + 18
    sign_room = WORDS + 16 if plan["sign"] else 12
    return Frame(left, top + sign_room + 24, WIDTH - MARGIN, HEIGHT - MARGIN - WORDS - 20, scale)


def _grid(canvas: Canvas, plan: ChartPlan, frame: Frame) -> None:
    for tick, words in zip(frame.scale.ticks(), tick_words(frame.scale, plan["locale"]), strict=True):
        y = round(frame.y(tick)) + 0.5
        zero = abs(tick) < frame.scale.step / 2
        canvas.line([(frame.left, y), (frame.right, y)], GREY if zero else GRID, 2)
        canvas.text(frame.left - 18, y + WORDS * 0.36, words, WORDS, GREY, anchor="right")
    if plan["sign"]:
        canvas.text(frame.left - 18, frame.top - WORDS, plan["sign"], WORDS, GREY, anchor="right")


def _labels(canvas: Canvas, plan: ChartPlan, frame: Frame) -> None:
    """The labels under the plot: every one where there is room, otherwise each second, third…"""
    labels, slot = plan["labels"], _pace(plan, frame)
    cut = plan["kind"] == "bars" and len(labels) <= 8
    widest = max((width_of(label, WORDS) for label in labels), default=0)
    every = 1 if cut else max(1, -int(-(widest + 22) // slot))
    free = 0.0
    for at in range(0, len(labels), every):
        shown = fitted(labels[at], WORDS, slot - 12) if cut else labels[at]
        half = width_of(shown, WORDS) / 2
        x = min(max(_x(plan, frame, at), half + 8), WIDTH - half - 8)
        if x - half >= free:
            canvas.text(x, frame.bottom + WORDS + 16, shown, WORDS, GREY, anchor="middle")
            free = x + half + 12


def _pace(plan: ChartPlan, frame: Frame) -> float:
    count = len(plan["labels"])
    return frame.slot(count - 1) if plan["kind"] == "lines" and count > 1 else frame.slot(count)


def _x(plan: ChartPlan, frame: Frame, at: int) -> float:
    count = len(plan["labels"])
    if plan["kind"] == "lines" and count > 1:
        return frame.left + 14 + (frame.right - frame.left - 28) * at / (count - 1)
    return frame.left + frame.slot(count) * (at + 0.5)


def _is_stacked(curves: list[Curve]) -> bool:
    plain = [curve for curve in curves if not curve.before]
    return len(plain) > 3 and all(value >= 0 for curve in plain for value in curve.known)


def _bars(canvas: Canvas, plan: ChartPlan, curves: list[Curve], frame: Frame) -> None:
    plain = [curve for curve in curves if not curve.before]
    count = len(plan["labels"])
    slot = frame.slot(count)
    if _is_stacked(curves):
        _stacks(canvas, plain, frame, count)
        return
    beside = curves if count <= _SIDE_BY_SIDE else plain
    share = slot * (0.74 if len(beside) > 1 else 0.62)
    width = max(1.5, min(share / max(1, len(beside)), 150))
    for place, curve in enumerate(beside):
        shift = (place - (len(beside) - 1) / 2) * width
        _standing(canvas, plan, frame, curve, (shift, width * 0.94), lone=len(plain) == 1)
    for curve in curves if beside is plain else []:
        if curve.before:
            _marks(canvas, frame, curve, slot)


def _marks(canvas: Canvas, frame: Frame, curve: Curve, slot: float) -> None:
    """The period before as a level over each bar's place: a bar above it has grown."""
    for at, value in enumerate(curve.values):
        if value is not None:
            middle, y = frame.left + slot * (at + 0.5), frame.y(value)
            canvas.line([(middle - slot * 0.46, y), (middle + slot * 0.46, y)], curve.colour, 6)


def _standing(
    canvas: Canvas, plan: ChartPlan, frame: Frame, curve: Curve, place: Point, *, lone: bool = False
) -> None:
    """The bars of one series, `place` = (shift from the slot's middle, width)."""
    shift, width = place
    sole = sum(1 for value in curve.values if value) == 1
    told = lone and not curve.before and (sole or _fit(plan, frame, curve))
    for at, value in enumerate(curve.values):
        if value is None:
            continue
        x = frame.left + frame.slot(len(plan["labels"])) * (at + 0.5) + shift
        loss = lone and value < 0 and not curve.before
        _bar(canvas, frame, (x - width / 2, width), value, LOSS if loss else curve.colour)
        if told and (value or not sole):
            _bar_value(canvas, plan, frame, (x, value))


def _fit(plan: ChartPlan, frame: Frame, curve: Curve) -> bool:
    """Are the bars few and wide enough for every one to bear its value?"""
    slot = frame.slot(len(plan["labels"]))
    widest = max((width_of(short(value, plan["locale"]), WORDS) for value in curve.known), default=0)
    return len(plan["labels"]) <= 12 and widest <= slot - 6


def _bar(canvas: Canvas, frame: Frame, place: tuple[float, float], value: float, colour: Colour) -> None:
    x, width = place
    zero, end = frame.y(0), frame.y(value)
    if abs(end - zero) >= 0.5:
        canvas.bar((x, min(zero, end), width, abs(end - zero)), colour, "up" if value > 0 else "down")


def _bar_value(canvas: Canvas, plan: ChartPlan, frame: Frame, at: Point) -> None:
    """The value (`at` = its place across, itself) on its bar, within the picture."""
    x, value = at
    words = short(value, plan["locale"])
    half, y = width_of(words, WORDS) / 2, frame.y(value)
    x = min(max(x, frame.left + half + 4), WIDTH - half - 10)
    canvas.text(x, y - 12 if value >= 0 else y + WORDS + 4, words, WORDS, INK, anchor="middle")


def _stacks(canvas: Canvas, curves: list[Curve], frame: Frame, count: int) -> None:
    width = min(frame.slot(count) * 0.62, 150)
    for at in range(count):
        x, base = frame.left + frame.slot(count) * (at + 0.5) - width / 2, 0.0
        for curve in curves:
            value = curve.values[at] or 0.0
            top, bottom = frame.y(base + value), frame.y(base)
            canvas.rect(x, top, width, bottom - top, curve.colour)
            base += value


def _lines(canvas: Canvas, plan: ChartPlan, curves: list[Curve], frame: Frame) -> None:
    plain = [curve for curve in curves if not curve.before]
    for curve in curves:
        if len(plain) == 1 and not curve.before:
            for part in _parts(plan, curve, frame):
                zero = frame.y(0)
                canvas.area([(part[0][0], zero), *part, (part[-1][0], zero)], curve.colour, 0.10)
        _trace(canvas, plan, curve, frame, 3 if len(plan["labels"]) > 90 else 4 if curve.before else 6)
    for curve in plain:
        _last_point(canvas, plan, curve, frame, named=len(plain) == 1)


def _parts(plan: ChartPlan, curve: Curve, frame: Frame) -> list[list[Point]]:
    """The curve's points, broken where there is no value."""
    parts: list[list[Point]] = [[]]
    for at, value in enumerate(curve.values):
        if value is None:
            parts.append([])
        else:
            parts[-1].append((_x(plan, frame, at), frame.y(value)))
    return [part for part in parts if part]


def _trace(canvas: Canvas, plan: ChartPlan, curve: Curve, frame: Frame, width: float) -> None:
    for part in _parts(plan, curve, frame):
        if len(part) == 1:
            canvas.dot(*part[0], width * 1.4, curve.colour)
        else:
            canvas.line(part, curve.colour, width, dash=(14, 8) if curve.before else None)


def _last_point(canvas: Canvas, plan: ChartPlan, curve: Curve, frame: Frame, *, named: bool) -> None:
    at = max((at for at, value in enumerate(curve.values) if value is not None), default=None)
    if at is None:
        return
    value = curve.values[at] or 0.0
    x, y = _x(plan, frame, at), frame.y(value)
    canvas.dot(x, y, 11, curve.colour)
    if named:
        words = short(value, plan["locale"])
        half = width_of(words, WORDS, bold=True) / 2
        canvas.text(min(x, WIDTH - half - 10), y - 24, words, WORDS, INK, anchor="middle", bold=True)


__all__ = ["curves_of", "draw"]
