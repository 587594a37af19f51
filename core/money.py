"""Money and quantities as integers: minor units; prices 1/10 000 of a major unit; quantities 1/1000."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

PRICE_SCALE = 10_000
QUANTITY_SCALE = 1_000
MAX_MINOR = 10**15
MAX_PRICE = 10**14
"""1/10 000: the dearest unit that can be typed."""
MAX_MILLI = 10**13

_WHOLE = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_THOUSANDTHS = "BHD IQD JOD KWD LYD OMR TND"
EXPONENTS = {**dict.fromkeys(_WHOLE.split(), 0), **dict.fromkeys(_THOUSANDTHS.split(), 3)}
"""Decimal places (ISO 4217) where they are not two."""
SIGNS = {
    "RUB": "₽",
    "KZT": "₸",
    "KGS": "сом",
    "UAH": "₴",
    "BYN": "Br",
    "UZS": "сум",
    "USD": "$",
    "EUR": "€",
    "GBP": "£",
    "TRY": "₺",
    "GEL": "GEL",
    "AMD": "AMD",
    "AZN": "AZN",
    "CNY": "¥",
}


def exponent(currency: str) -> int:
    """Decimal places of a currency's minor unit (ISO 4217)."""
    return EXPONENTS.get(currency, 2)


def half_up(numerator: int, denominator: int) -> int:
    """Integer division rounded half away from zero. `denominator` is positive."""
    sign = -1 if numerator < 0 else 1
    return sign * ((2 * abs(numerator) + denominator) // (2 * denominator))


def to_minor(amount: Decimal, currency: str) -> int:
    """Major units to minor units, half-up. Raises OverflowError past ±10¹⁵."""
    minor = int((amount * 10 ** exponent(currency)).quantize(Decimal(1), ROUND_HALF_UP))
    if abs(minor) > MAX_MINOR:
        raise OverflowError("money out of range")
    return minor


def to_major(minor: int, currency: str) -> Decimal:
    """Minor units to an exact decimal of major units."""
    return Decimal(minor).scaleb(-exponent(currency))


def to_price(amount: Decimal) -> int:
    """A unit price in major units to 1/10 000."""
    return int((amount * PRICE_SCALE).quantize(Decimal(1), ROUND_HALF_UP))


def from_price(price: int) -> Decimal:
    return Decimal(price).scaleb(-4)


def to_milli(quantity: Decimal) -> int:
    """A quantity to 1/1000 of its unit."""
    return int((quantity * QUANTITY_SCALE).quantize(Decimal(1), ROUND_HALF_UP))


def from_milli(milli: int) -> Decimal:
    return Decimal(milli).scaleb(-3)


def line_total(price: int, milli: int, currency: str) -> int:
    """Unit price × quantity in minor units, half-up per line."""
    return half_up(price * milli * 10 ** exponent(currency), PRICE_SCALE * QUANTITY_SCALE)


def unit_price(total: int, milli: int, currency: str) -> int:
    """The unit price (1/10 000) that a total in minor units means for a quantity; 0 for no quantity."""
    if milli == 0:
        return 0
    return half_up(total * PRICE_SCALE * QUANTITY_SCALE, abs(milli) * 10 ** exponent(currency))


def share(total: int, part: int, whole: int) -> int:
    """The value that `part` of `whole` carries (stock: value × q / on hand); the whole carries all."""
    return total if part == whole else half_up(total * part, whole)


def spread(total: int, weights: Sequence[int]) -> list[int]:
    """Split `total` over weights so that parts sum to it exactly: largest remainder, ties to the first."""
    whole = sum(weights)
    if whole == 0:
        return [0] * len(weights) if total == 0 else [total, *[0] * (len(weights) - 1)]
    sign = -1 if total < 0 else 1
    exact = [divmod(abs(total) * weight, whole) for weight in weights]
    parts = [part for part, _ in exact]
    left = abs(total) - sum(parts)
    for index in sorted(range(len(exact)), key=lambda i: -exact[i][1])[:left]:
        parts[index] += 1
    return [sign * part for part in parts]


def parse_decimal(text: str) -> Decimal:
    """A number as people type it: '1 250,50', '1.000,50', '1,250.50', '12 500', '−5'. Raises ValueError."""
    cleaned = text.strip().replace("−", "-").translate(_SPACES)
    comma, dot = cleaned.rfind(","), cleaned.rfind(".")
    if comma >= 0 and dot >= 0:
        thousands, point = (",", ".") if dot > comma else (".", ",")
        cleaned = cleaned.replace(thousands, "").replace(point, ".")
    elif comma >= 0:
        cleaned = cleaned.replace(",", ".") if cleaned.count(",") == 1 else cleaned.replace(",", "")
    elif cleaned.count(".") > 1:
        cleaned = cleaned.replace(".", "")
    if not cleaned or any(sign not in "0123456789.-+" for sign in cleaned):
        raise ValueError("not a number")
    try:
        return Decimal(cleaned)
    except InvalidOperation as error:
        raise ValueError("not a number") from error


_SPACES = str.maketrans("", "", "     '_")
