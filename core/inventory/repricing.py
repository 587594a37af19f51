"""Prices by per cent, rounded as a seller would write them."""

from __future__ import annotations

from decimal import Decimal

from core.money import PRICE_SCALE, half_up

_WHOLE_FROM = 20 * PRICE_SCALE


def by_percent(price: int, percent: Decimal) -> int:
    """A price (1/10 000) raised or lowered by per cent (−99.99 … 1000, two decimals).

    A whole price of 20 and more stays whole (145 + 7 % = 155), others round to hundredths; above zero it
    stays above zero.
    """
    exact = price * (10_000 + int(percent * 100))
    whole = price % PRICE_SCALE == 0 and price >= _WHOLE_FROM
    step = PRICE_SCALE if whole else PRICE_SCALE // 100
    rounded = half_up(exact, 10_000 * step) * step
    return max(rounded, step) if price > 0 else 0
