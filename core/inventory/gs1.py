"""GS1 codes of packs and of marked goods: the goods, their batch, their last day, their weight in one code.

Source of the parts: GS1 General Specifications, application identifiers 01, 10, 15, 17, 21, 310n.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_BRACKETED = re.compile(r"\((\d{2,4})\)([^(]*)")
_SEPARATORS = re.compile(r"\x1d|<GS>")
_FIXED = {
    **dict.fromkeys(("00",), 18),
    **dict.fromkeys(("01", "02"), 14),
    **dict.fromkeys(("11", "12", "13", "15", "16", "17"), 6),
    **dict.fromkeys((f"31{kind}{places}" for kind in range(7) for places in range(6)), 6),
    "20": 2,
}
_LONGEST = 400
_WEIGHT = "310"


@dataclass(frozen=True, slots=True)
class Parts:
    """What a GS1 code tells; `gtin`: fourteen figures, `weight`: kilograms in 1/1000."""

    gtin: str
    batch: str | None = None
    expires: date | None = None
    weight: int | None = None

    @property
    def codes(self) -> list[str]:
        """The ways the same number is written on goods: GTIN-14, EAN-13, UPC, EAN-8."""
        return list(dict.fromkeys([self.gtin, self.gtin.removeprefix("0"), self.gtin.lstrip("0")]))


def looks_like(text: str) -> bool:
    """Might it be such a code? Costs nothing where it is not."""
    return 16 <= len(text) <= _LONGEST and text.lstrip("\x1d").startswith(("01", "(01)", "<GS>01"))


def read(text: str) -> Parts | None:
    """The parts of a code; None where it is no GS1 code or its check figure is wrong.

    Without separators a part of any length runs into the next: it is left out then.
    """
    told = dict(_BRACKETED.findall(text)) if text.startswith("(") else _plain(text)
    gtin = told.get("01", "")
    if not re.fullmatch("[0-9]{14}", gtin) or not _is_right(gtin):
        return None
    weight = next((_weight(key, value) for key, value in told.items() if key.startswith(_WEIGHT)), None)
    return Parts(
        gtin, told.get("10", "").strip() or None, _day(told.get("17") or told.get("15") or ""), weight
    )


def _plain(text: str) -> dict[str, str]:
    """Parts by their identifiers, of a code without brackets."""
    pieces = [piece for piece in _SEPARATORS.split(text) if piece]
    told: dict[str, str] = {}
    for piece in pieces:
        rest = piece
        while rest:
            key = next((rest[:size] for size in (2, 4) if rest[:size] in _FIXED), None)
            if key is None:
                if len(pieces) > 1:
                    told.setdefault(rest[:2], rest[2:])
                break
            length = _FIXED[key]
            told.setdefault(key, rest[len(key) : len(key) + length])
            rest = rest[len(key) + length :]
    return told


def _is_right(gtin: str) -> bool:
    digits = [int(sign) for sign in gtin]
    return (3 * sum(digits[0:13:2]) + sum(digits[1:13:2]) + digits[13]) % 10 == 0


def _weight(key: str, value: str) -> int | None:
    """Six figures of kilograms with so many decimals as the last figure of the identifier says."""
    if not re.fullmatch("310[0-5]", key) or not re.fullmatch("[0-9]{6}", value):
        return None
    return int(value) * 1000 // (1, 10, 100, 1000, 10_000, 100_000)[int(key[3])]


def _day(figures: str) -> date | None:
    """YYMMDD; a day of 00 is the last of the month."""
    if not re.fullmatch("[0-9]{6}", figures):
        return None
    year, month, day = 2000 + int(figures[:2]), int(figures[2:4]), int(figures[4:])
    if not 1 <= month <= 12 or day > monthrange(year, month)[1]:
        return None
    return date(year, month, day or monthrange(year, month)[1])
