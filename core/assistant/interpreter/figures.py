"""Fields that are numbers: sums, per cents, counts, the number of an order."""

from __future__ import annotations

from decimal import Decimal

from core.assistant.interpreter.amounts import CURRENCIES, UNITS
from core.assistant.interpreter.frames import (
    Filled,
    Frame,
    Reader,
    exact,
    is_among,
    is_free,
    is_led,
    is_timed,
    put,
)
from core.assistant.interpreter.goods import written
from core.assistant.interpreter.signs import Signs
from core.assistant.interpreter.spans import Money, Quantity, Span
from core.assistant.interpreter.text import words


def order_number(signs: Signs, frame: Frame, found: Filled) -> bool:
    """The number of an order; a lone number stands for one where the action needs an order and no goods."""
    if exact("order", "order")(signs, frame, found):
        return True
    numbers = [s for s in signs.of("number") if s.value == int(amount_of(s))]
    if (
        "order" not in frame.needs
        or "lines" in frame.slots
        or "discount" in frame.slots
        or len(numbers) != 1
        or signs.mentioned("product")
    ):
        return False
    span = numbers[0]
    if signs.line.norm(span.first - 1) in _LEADS_ELSEWHERE:
        return False
    timed = any(t.overlaps(span) for t in signs.times(frame.direction))
    return False if timed else put(found, "order", written(amount_of(span)), span.first, span.last)


_LEADS_ELSEWHERE = words("на к в до с at to by for")


def amount_of(span: Span) -> Decimal:
    value = span.value.amount if isinstance(span.value, Money | Quantity) else span.value
    return value if isinstance(value, Decimal) else Decimal(0)


def sum_of(slot: str) -> Reader:
    """A sum of money: after the words that lead to it, else the first amount that nothing else has taken."""

    def read(signs: Signs, frame: Frame, found: Filled) -> bool:
        leads = frame.places.get(slot, ())
        others = {lead for name, line in frame.places.items() if name != slot for lead in line}
        kinds = ("quantity", "number") if slot in {"level", "quantity"} else ("money", "number")
        spans = [s for s in signs.of(*kinds) if is_free(found, s) and not is_timed(signs, frame, s)]
        spans = [s for s in spans if s.kind == "money" or not _counts_goods(signs, s)]
        led = [s for s in spans if is_led(signs, s.first, leads)]
        if "price" in frame.slots and "cost" in frame.slots and not led:
            spans = [s for s in spans if not is_led(signs, s.first, tuple(others))] if slot == "price" else []
        if slot == "price" and "quantity" in frame.slots and not led and not _is_of_price(signs):
            spans = [s for s in spans if s.kind == "money"]
        for span in led or sorted(spans, key=lambda s: s.kind != "money"):
            put(found, slot, written(amount_of(span)), span.first, span.last)
            if span.alternatives:
                found.doubts.add(slot)
            return True
        return False

    return read


def _is_of_price(signs: Signs) -> bool:
    return any(token.norm in _PRICE for token in signs.line.tokens)


_PRICE = words("цена цену цены цене ценой price")


def _counts_goods(signs: Signs, span: Span) -> bool:
    return any(m.first == span.last and m.of({"product"}) for m in signs.mentions)


def percent(signs: Signs, frame: Frame, found: Filled) -> bool:
    for span in signs.of("percent"):
        value = amount_of(span)
        value = -abs(value) if signs.chosen("down") else value
        for down in signs.chosen("down"):
            found.taken.update(range(down.first, down.last))
        return put(found, "percent", written(value), span.first, span.last)
    return False


def discount(signs: Signs, frame: Frame, found: Filled) -> bool:
    """скидка 10%, со скидкой 200, 10% off; where the act is about nothing else, the word may be far off."""
    spans = [s for s in signs.of("percent", "money", "number") if is_free(found, s)]
    spans = [s for s in spans if s.kind == "percent" or not is_timed(signs, frame, s)]
    near = [s for s in spans if is_led(signs, s.first, _OFF) or is_among(signs.line.norm(s.last), _OFF)]
    if not near and "discount" in frame.needs:
        near = [s for s in spans if s.kind != "number" or not _counts_goods(signs, s)]
    for span in sorted(near, key=lambda s: s.kind != "percent"):
        sign = "%" if span.kind == "percent" else ""
        return put(found, "discount", written(amount_of(span)) + sign, span.first, span.last)
    return False


_OFF = ("скидк*", "discount*", "off", "скинь", "сбрось", "уступи")


def unit_of_price(signs: Signs, frame: Frame, found: Filled) -> bool:
    """45 за кг, 90 ₽/шт, 3 a kilo: what the price is of."""
    for place in range(2, len(signs.line)):
        unit, before = UNITS.get(signs.line.norm(place)), signs.line.token(place - 2)
        if unit is None or signs.line.norm(place - 1) not in _OF_ONE:
            continue
        if before.is_number or before.norm in CURRENCIES:
            return put(found, "unit", unit, place - 1, place + 1)
    return False


_OF_ONE = words("за / per a an each")


def number_of_days(slot: str) -> Reader:
    """возит за 3 дня, delivers in 5 days: a number right before its days."""

    def read(signs: Signs, frame: Frame, found: Filled) -> bool:
        for span in signs.of("number"):
            days = isinstance(span.value, Decimal) and signs.line.norm(span.last) in _DAYS
            if days and is_free(found, span):
                return put(found, slot, int(amount_of(span)), span.first, span.last + 1)
        return False

    return read


_DAYS = words("день дня дней сутки суток day days")


def whole_number(slot: str) -> Reader:
    """A count of things to show: топ 5, 90 дней."""

    def read(signs: Signs, frame: Frame, found: Filled) -> bool:
        for span in signs.of("number", "quantity"):
            if isinstance(span.value, Decimal) and is_free(found, span) and not is_timed(signs, frame, span):
                return put(found, slot, int(span.value), span.first, span.last)
        return False

    return read
