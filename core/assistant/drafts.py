"""What a model has read on a receipt or a waybill, made exact: words are words, figures are figures or none.

Nothing here is believed yet: the paper is somebody else's, and a model may have misread it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from core.acts.fields import clean
from core.money import parse_decimal

Kind = Literal["receipt", "waybill", "other"]
MOST_LINES = 100
"""More lines than this are sent as a table, or in parts."""
_LONGEST_NAME, _LONGEST_WORD = 120, 40
_MOST_QUANTITY, _MOST_MONEY = Decimal(10**6), Decimal(10**10)
_UNITS = {
    "796": "шт",
    "166": "кг",
    "163": "г",
    "112": "л",
    "111": "мл",
    "006": "м",
    "778": "упак",
    "168": "т",
}
"""Codes of ОКЕИ, which a waybill prints beside or in place of a unit."""
_FORMS = ("%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y", "%d/%m/%Y", "%m/%d/%Y")
_CURRENCY = re.compile(r"[A-Z]{3}")
_AROUND = re.compile(r"^[^\d.,\-−+]+|[^\d]+$")
"""Signs of money and units about a number: '1 234,50 руб.', '$5'."""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line as printed; what could not be read is None."""

    name: str
    quantity: Decimal | None = None
    unit: str | None = None
    price: Decimal | None = None
    sum: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A paper as it was read. `discount` and `vat` stand below the lines and change the total."""

    kind: Kind
    supplier: str | None = None
    inn: str | None = None
    number: str | None = None
    day: date | None = None
    currency: str | None = None
    lines: tuple[PaperLine, ...] = ()
    discount: Decimal | None = None
    vat: Decimal | None = None
    total: Decimal | None = None
    has_more: bool = False
    """It has more lines than are taken."""

    @property
    def lines_sum(self) -> Decimal | None:
        """What the lines come to; None where one of them is not known."""
        sums = [line.sum for line in self.lines]
        return (
            sum((one for one in sums if one is not None), Decimal(0)) if sums and None not in sums else None
        )


def draft_of(data: Any) -> Draft:
    """The draft in a model's answer; of a strange answer, a paper of no kind."""
    if not isinstance(data, dict) or data.get("kind") not in ("receipt", "waybill"):
        return Draft("other")
    given = data.get("lines")
    rows = [row for row in given if isinstance(row, dict)] if isinstance(given, list) else []
    lines = tuple(line for row in rows[:MOST_LINES] if (line := _line(row)) is not None)
    currency = _word(data.get("currency"), 3).upper()
    return Draft(
        kind=data["kind"],
        supplier=_word(data.get("supplier"), _LONGEST_NAME) or None,
        inn=_inn(data.get("inn")),
        number=_word(data.get("number"), _LONGEST_WORD) or None,
        day=_day(data.get("date")),
        currency=currency if _CURRENCY.fullmatch(currency) else None,
        lines=lines,
        discount=_number(data.get("discount"), _MOST_MONEY, 2),
        vat=_number(data.get("vat_on_top"), _MOST_MONEY, 2),
        total=_number(data.get("total"), _MOST_MONEY, 2),
        has_more=len(rows) > MOST_LINES,
    )


def _line(row: dict[str, Any]) -> PaperLine | None:
    name = _word(row.get("name"), _LONGEST_NAME)
    if not any(sign.isalnum() for sign in name):
        return None
    quantity = _number(row.get("quantity"), _MOST_QUANTITY, 3)
    price, total = _number(row.get("price"), _MOST_MONEY, 4), _number(row.get("sum"), _MOST_MONEY, 2)
    return _completed(PaperLine(name, quantity, _unit(row.get("unit")), price, total))


def _completed(line: PaperLine) -> PaperLine:
    """The quantity or the sum that the two others tell, where it is not printed."""
    quantity, price, total = line.quantity, line.price, line.sum
    if total is None and quantity and price is not None:
        return PaperLine(line.name, quantity, line.unit, price, _cents(quantity * price))
    if quantity is None and price and total:
        exact = round(total / price, 3)
        quantity = exact if exact and _cents(exact * price) == total else None
    return PaperLine(line.name, quantity, line.unit, price, total)


def _cents(amount: Decimal) -> Decimal:
    return (amount * 100).quantize(Decimal(1), "ROUND_HALF_UP") / 100


def _word(given: Any, most: int) -> str:
    """One line of plain words."""
    if isinstance(given, int) and not isinstance(given, bool):
        given = str(given)
    return " ".join(clean(given[: 10 * most]).split())[:most].strip() if isinstance(given, str) else ""


def _number(given: Any, most: Decimal, places: int) -> Decimal | None:
    """A number above nothing and within reason; None for anything else."""
    if isinstance(given, bool) or not isinstance(given, str | int):
        return None
    text = str(given)
    if len(text) > _LONGEST_WORD:
        return None
    try:
        value = parse_decimal(_AROUND.sub("", text))
    except ValueError:
        return None
    return round(value, places) if 0 < value <= most and value == round(value, places) else None


def _unit(given: Any) -> str | None:
    word = _word(given, _LONGEST_WORD)
    return _UNITS.get(word, word) or None


def _inn(given: Any) -> str | None:
    digits = _word(given, _LONGEST_WORD)
    return digits if re.fullmatch(r"[0-9]{10}|[0-9]{12}", digits) else None


def _day(given: Any) -> date | None:
    text = _word(given, _LONGEST_WORD)
    for form in _FORMS:
        try:
            return datetime.strptime(text[:10], form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None
