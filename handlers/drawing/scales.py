"""Axes: round steps, and numbers short enough for them ('12 тыс.', '1.5M')."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Locale = Literal["ru", "en"]
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_UNITS: dict[Locale, tuple[tuple[float, str], ...]] = {
    "ru": ((1e12, "\u00a0трлн"), (1e9, "\u00a0млрд"), (1e6, "\u00a0млн"), (1e3, "\u00a0тыс.")),
    "en": ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k")),
}
_WHOLE = 10_000
"""Numbers below this are written out."""


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from `low` to `high` with a mark each `step`."""

    low: float
    high: float
    step: float

    def place(self, value: float) -> float:
        """0 at the low end, 1 at the high end."""
        return (value - self.low) / (self.high - self.low)

    def ticks(self) -> list[float]:
        count = round((self.high - self.low) / self.step)
        return [self.low + number * self.step for number in range(count + 1)]


def scale_for(values: Sequence[float], *, marks: int = 4, whole: bool = False) -> Scale:
    """A scale that holds the values and zero, in round steps. `whole`: steps of counted things."""
    low, high = min([0.0, *values]), max([0.0, *values])
    if low == high:
        high = 1.0
    step = _round_step((high - low) / marks)
    if whole:
        step = max(1.0, step if step != 2.5 else 5.0)
    return Scale(math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step, step)


def _round_step(rough: float) -> float:
    size = 10.0 ** math.floor(math.log10(rough))
    return next(size * step for step in _STEPS if size * step >= rough * 0.999)


def tick_words(scale: Scale, locale: Locale) -> list[str]:
    """The marks of an axis, all in one unit: '0', '5 тыс.', '10 тыс.'."""
    unit, word = _unit(max(abs(scale.low), abs(scale.high)), locale)
    step = scale.step / unit
    places = next((places for places in (0, 1, 2) if abs(step - round(step, places)) < step / 1000), 3)
    return [
        "0" if abs(tick) < scale.step / 2 else _decimal(tick / unit, places, locale) + word
        for tick in scale.ticks()
    ]


def short(value: float, locale: Locale) -> str:
    """A value in three figures or so: '940', '3 900', '12,3 тыс.', '1,23 млн'."""
    unit, word = _unit(value, locale)
    shown = value / unit
    places = 0 if unit == 1 and value == round(value) else max(0, 2 - _digits(shown))
    return _decimal(shown, places, locale, trim=True) + word


def _digits(value: float) -> int:
    return int(math.log10(abs(value))) if abs(value) >= 1 else 0


def _unit(value: float, locale: Locale) -> tuple[float, str]:
    if abs(value) < _WHOLE:
        return 1.0, ""
    return next(((unit, word) for unit, word in _UNITS[locale] if abs(value) >= unit * 0.9995), (1.0, ""))


def _decimal(value: float, places: int, locale: Locale, *, trim: bool = False) -> str:
    shown = f"{abs(value):,.{places}f}"
    if trim and "." in shown:
        shown = shown.rstrip("0").rstrip(".")
    if locale == "ru":
        shown = shown.replace(",", "\u00a0").replace(".", ",")
    return ("−" if value < 0 and shown.strip("0,.") else "") + shown
