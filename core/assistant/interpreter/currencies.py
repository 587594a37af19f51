"""Currencies that are said with a sum, rates they are taken at, and currencies that are said alone."""

from __future__ import annotations

from core.assistant.interpreter.amounts import CURRENCIES
from core.assistant.interpreter.figures import amount_of
from core.assistant.interpreter.frames import Filled, Frame, is_free, put
from core.assistant.interpreter.goods import written
from core.assistant.interpreter.signs import Signs
from core.assistant.interpreter.spans import Money, Span
from core.assistant.interpreter.text import words

ABROAD = frozenset({"USD", "EUR", "GBP"})
"""Currencies that are told even without a rate; what others' words stand for depends on the country."""
_RATE = words("курсу курс rate")
_LINKS = words("по of the a at")
_IN = words("в in")


def sum_currency(signs: Signs, frame: Frame, found: Filled) -> bool:
    """100 долларов по курсу 92,5 → 'USD 92.5'; $45 → 'USD'; по курсу 92,5 → '92.5'."""
    rate = _rate(signs, found)
    sums = [s for s in signs.of("money") if s is not rate and isinstance(s.value, Money)]
    codes = [s.value.currency for s in sums if isinstance(s.value, Money)]
    code = next((one for one in codes if one in ABROAD or (one and rate is not None)), None)
    if rate is None and code is None:
        return False
    told = " ".join(part for part in (code, written(amount_of(rate)) if rate else None) if part)
    if rate is None:
        found.args["currency"] = told
        return True
    return put(found, "sum_currency", told, _begins(signs, rate), rate.last)


def _rate(signs: Signs, found: Filled) -> Span | None:
    """The number after «по курсу» or "at a rate of"."""
    for span in sorted(signs.of("number", "money"), key=lambda s: s.kind != "money"):
        first = _begins(signs, span)
        said = {signs.line.norm(place) for place in range(first, span.first)}
        if said & _RATE and is_free(found, span):
            return span
    return None


def _begins(signs: Signs, span: Span) -> int:
    first = span.first
    while first and signs.line.norm(first - 1) in _RATE | _LINKS:
        first -= 1
    return first


def currency_of(signs: Signs, frame: Frame, found: Filled) -> bool:
    """курс доллара 92,5; a till in dollars: a currency that no sum is in."""
    for place in range(len(signs.line)):
        code = CURRENCIES.get(signs.line.norm(place))
        is_in = place > 0 and signs.line.norm(place - 1) in _IN
        if code is not None and (is_in or "rate" in frame.slots):
            return put(found, "currency_of", code, place - 1 if is_in else place, place + 1)
    return False
