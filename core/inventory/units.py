"""Units of measure: from a word to a code, and from one unit to another."""

from __future__ import annotations

from core.assistant.interpreter.amounts import UNITS as SPOKEN
from core.money import half_up
from core.texts import UNITS

_RENAMED = {"h": "hour"}
_MORE = {
    "hour": "hour hours час часа часов ч",
    "min": "min minute minutes мин минута минуты минут",
    "day": "day days день дня дней сутки суток",
    "month": "month months месяц месяца месяцев мес",
    "night": "night nights ночь ночи ночей",
    "portion": "portion portions порция порции порций порц",
    "sheet": "sheet sheets лист листа листов",
    "service": "service svc услуга услуги услуг усл",
    "pair": "пара пары пар",
    "m2": "m2 м2 м² m² кв.м sqm",
    "m3": "m3 м3 м³ m³ куб куба кубов",
    "mm": "mm мм",
    "km": "km км",
}
_CODES = {
    **{word: _RENAMED.get(code, code) for word, code in SPOKEN.items()},
    **{word: code for code, line in _MORE.items() for word in line.split()},
    **{code: code for code in UNITS},
}
_PIECES = {"pcs", "bottle", "jar", "portion", "service", "pair"}
"""One of these is one piece of what is counted in pieces."""
PACKED = {"box", "pack", "bag", "tray", "bucket", "roll", "set"}
"""Words for what holds several of something: how many, the product itself must say."""
_IN_BASE = {
    "kg": ("g", 1000),
    "g": ("g", 1),
    "t": ("g", 1_000_000),
    "l": ("ml", 1000),
    "ml": ("ml", 1),
    "km": ("mm", 1_000_000),
    "m": ("mm", 1000),
    "cm": ("mm", 10),
    "mm": ("mm", 1),
}
"""Unit → the smallest of its family and how many of those it is."""


def unit_code(word: str) -> str:
    """The code of a unit as people write it ('кило', 'шт.', 'pieces'); an unknown word is kept as it is."""
    plain = word.strip().casefold().replace("ё", "е").rstrip(".")
    return _CODES.get(plain) or word.strip()[:64] or "pcs"


def convert(milli: int, unit: str, into: str) -> int | None:
    """A quantity (1/1000) in another unit of the same family, half-up; None for strangers (kg, pcs)."""
    if unit == into:
        return milli
    if {unit, into} <= _PIECES or (unit == "pcs" and into not in _IN_BASE):
        return milli
    ours, theirs = _IN_BASE.get(unit), _IN_BASE.get(into)
    if ours is None or theirs is None or ours[0] != theirs[0]:
        return None
    return half_up(milli * ours[1], theirs[1])
