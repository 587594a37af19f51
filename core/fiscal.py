"""Codes printed on fiscal receipts, as data: a Russian till's QR, and the link on a Kazakh one.

Nothing is asked of any server: what the code itself says is all that is known of the receipt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal
from urllib.parse import urlsplit

Problem = Literal["sum", "day", "kind", "number"]
KINDS = {"1": "sale", "2": "sale_back", "3": "payout", "4": "payout_back"}
"""What a till calls приход, возврат прихода, расход, возврат расхода: sold, took back, bought, gave back."""
LONGEST = 2_000
EARLIEST = 2016
"""Tills print such codes since then."""
_PART = r"[a-z]{1,4}=[^&\s«»\"'<>]{0,200}"
_CODE = re.compile(rf"(?:https?://[^\s?#]{{1,200}}\?)?(?<![\w=&-]){_PART}(?:&{_PART}){{3,11}}", re.IGNORECASE)
_RUSSIAN = frozenset({"t", "s", "fn", "i", "fp", "n"})
_KAZAKH = frozenset({"i", "f", "s", "t"})
_SUM = re.compile(r"\d{1,10}(?:[.,]\d{1,2})?")
_MOMENT = re.compile(r"\d{8}T\d{4}(?:\d\d)?")


class Unclear(ValueError):
    """A receipt's code that cannot be: `what` of it is wrong."""

    def __init__(self, what: Problem) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True, slots=True)
class FiscalCode:
    """What a receipt's code says. `printed` is the till's wall clock, naive; `key` is the receipt's alone."""

    key: str
    printed: datetime
    total: Decimal
    currency: str
    kind: str

    @property
    def is_back(self) -> bool:
        """Was money given back for what a former receipt says?"""
        return self.kind.endswith("_back")


def code_in(text: str) -> str | None:
    """The part of a text that is a receipt's code, as it stands there; None without one."""
    for found in _CODE.finditer(text[: 2 * LONGEST]):
        code = found[0].rstrip(".,;:!)]")
        names = {name for name, _ in _parts(code)}
        if _is_russian(names) or _is_kazakh(code, names):
            return code
    return None


def is_payout(code: str) -> bool:
    """Does the code say that the till paid money out to a customer, or took it back from them?"""
    return dict(_parts(code)).get("n") in {"3", "4"}


def read(code: str) -> FiscalCode:
    """What a code says. Raises Unclear."""
    parts = _parts(code)
    told = dict(parts)
    if len(told) != len(parts):
        raise Unclear("number")
    total, printed = _total(told.get("s", "")), _printed(told.get("t", ""))
    if _is_kazakh(code, set(told)):
        return FiscalCode(_key("kz", told, "f", "i"), printed, total, "KZT", "sale")
    if told.get("n") not in KINDS:
        raise Unclear("kind")
    return FiscalCode(_key("ru", told, "fn", "i", "fp"), printed, total, "RUB", KINDS[told["n"]])


def _parts(code: str) -> list[tuple[str, str]]:
    query = code.rpartition("?")[2]
    pairs = [part.partition("=") for part in query.split("&")]
    known = _RUSSIAN | _KAZAKH
    return [(name.lower(), value.strip()) for name, _, value in pairs if name.lower() in known]


def _is_russian(names: set[str]) -> bool:
    return bool(names & {"fn", "fp"}) and len(names & _RUSSIAN) >= 4


def _is_kazakh(code: str, names: set[str]) -> bool:
    if not code.lower().startswith("http") or not names >= _KAZAKH:
        return False
    try:
        host = urlsplit(code).hostname or ""
    except ValueError:
        return False
    return host.endswith(".kz")


def _total(written: str) -> Decimal:
    if not _SUM.fullmatch(written) or not written.isascii():
        raise Unclear("sum")
    total = Decimal(written.replace(",", "."))
    if not total:
        raise Unclear("sum")
    return total


def _printed(written: str) -> datetime:
    if not _MOMENT.fullmatch(written) or not written.isascii():
        raise Unclear("day")
    form = "%Y%m%dT%H%M%S" if len(written) == 15 else "%Y%m%dT%H%M"
    try:
        moment = datetime.strptime(written, form)  # noqa: DTZ007 - a till prints no zone
    except ValueError:
        raise Unclear("day") from None
    if moment.year < EARLIEST:
        raise Unclear("day")
    return moment


def _key(country: str, told: dict[str, str], *names: str) -> str:
    """The numbers that make the receipt one of its kind, without the zeros that some printers put before."""
    numbers = [told.get(name, "") for name in names]
    if any(not re.fullmatch(r"[0-9]{1,20}", number) or not int(number) for number in numbers):
        raise Unclear("number")
    return ":".join([country, *(str(int(number)) for number in numbers)])
