"""Rates of VAT by country and day, and which of them a company's sale bears.

Russia: 18 % from 2004, 20 % from 2019, 22 % from 2026 (law 425-FZ of 28 November 2025); 10 % for some goods.
Payers of the simplified system may choose 5 % or 7 % without deduction since 2025. Kazakhstan: 12 % from
2009, 16 % from 2026, with 5 % (from 2027 10 %) for medicines; none under the simplified declaration.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

Regime = Literal["no_vat", "standard", "usn5", "usn7"]
Rate = Literal["standard", "reduced", "zero", "exempt"]

WHOLE = 10_000
"""A hundred per cent, in 1/100 of a point."""
_SINCE = tuple[tuple[date, int], ...]
_STANDARD: dict[str, _SINCE] = {
    "RUB": ((date(2026, 1, 1), 2200), (date(2019, 1, 1), 2000), (date(2004, 1, 1), 1800)),
    "KZT": ((date(2026, 1, 1), 1600), (date(2009, 1, 1), 1200)),
}
_REDUCED: dict[str, _SINCE] = {
    "RUB": ((date(2004, 1, 1), 1000),),
    "KZT": ((date(2027, 1, 1), 1000), (date(2026, 1, 1), 500)),
}
_SPECIAL = {"usn5": 500, "usn7": 700}
_SPECIAL_SINCE = date(2025, 1, 1)


def has_rates(currency: str) -> bool:
    """Do we know the rates of the country whose money it is?"""
    return currency in _STANDARD


def points_of(regime: str, rate: str, currency: str, day: date) -> int | None:
    """The rate in 1/100 of a point that goods of a kind bear on a day; None where there is no VAT."""
    if regime == "no_vat" or rate == "exempt":
        return None
    if rate == "zero":
        return 0
    if regime in _SPECIAL:
        return _SPECIAL[regime] if day >= _SPECIAL_SINCE else None
    usual = _on(_STANDARD.get(currency, ()), day)
    return (_on(_REDUCED.get(currency, ()), day) or usual) if rate == "reduced" else usual


def _on(since: _SINCE, day: date) -> int | None:
    return next((points for start, points in since if day >= start), None)
