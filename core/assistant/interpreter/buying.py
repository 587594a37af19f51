"""Numbers of orders to suppliers: "заказ поставщику 3", "закупка № 3", "purchase order 3"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.assistant.interpreter.amounts import UNITS
from core.assistant.interpreter.spans import Span
from core.assistant.interpreter.text import Token, words

_ORDERS = words("заказ заказа заказу заказом заказе заказы")
_TO_SUPPLIER = words("поставщику поставщикам поставщика")
_BUYING = words("закупка закупки закупке закупку закупкой")
_BEHIND = words("arrived came is was has on from with paid")
_NUMBER_WORDS = words("номер номером номера no num number")
_MARKS = words("№ #")
_LONGEST_NUMBER = 9
_ABOUT = words("по к за в из о for on to")
_COMING = words(
    "пришло пришли пришла пришел привезли приехало приехали поступило поступили завезли "
    "оприходуй оприходовать разгрузили"
)
_OTHERS = words("оплата оплату предоплата деньги возврат клиент клиентка клиентов покупатель")
"""What comes for a customer's order: no goods of a supplier."""


def purchases(tokens: Sequence[Token]) -> Iterator[Span]:
    """Spans "purchase" with the number as their value."""
    norms = {token.norm for token in tokens}
    arrived = bool(norms & _COMING) and not norms & _OTHERS
    for place in range(len(tokens)):
        last = _led_by(tokens, place, arrived=arrived)
        if last is None:
            continue
        number, marked = _number(tokens, last)
        if number is not None and (marked or _is_bare(tokens, place, number)):
            span = _purchase(tokens, place, number + 1, number)
            yield _with_supplier(tokens, span)


def _is_bare(tokens: Sequence[Token], place: int, number: int) -> bool:
    """May the number do without a mark? закупка 3000 is a sum, purchase 20 lattes an order to be made."""
    if tokens[place].norm in _BUYING:
        return _is_about(tokens, place, number)
    after = tokens[number + 1].norm if number + 1 < len(tokens) else ""
    return tokens[place].norm != "purchase" or number > place + 1 or not after or after in _BEHIND


def _is_about(tokens: Sequence[Token], place: int, number: int) -> bool:
    """по закупке 1 — 3000: the number is the order's where nothing is counted by it."""
    led = place > 0 and tokens[place - 1].norm in _ABOUT
    return led and (number + 1 >= len(tokens) or not tokens[number + 1].is_word)


def _led_by(tokens: Sequence[Token], place: int, *, arrived: bool) -> int | None:
    """Where the number may stand after these words; None where they are others. `arrived`: goods came."""
    norm, after = tokens[place].norm, tokens[place + 1].norm if place + 1 < len(tokens) else ""
    if (norm in _ORDERS and after in _TO_SUPPLIER) or (norm == "purchase" and after in {"order", "orders"}):
        return place + 2
    if norm in _BUYING or norm in {"po", "purchase"}:
        return place + 1
    if arrived and norm == "заказу" and place and tokens[place - 1].norm == "по":
        return place + 1
    return place + 1 if norm in _ORDERS and _supplier_after_number(tokens, place + 1) else None


def _supplier_after_number(tokens: Sequence[Token], place: int) -> bool:
    """заказ № 3 поставщику: the word behind the number says whose it is."""
    number, _ = _number(tokens, place)
    return number is not None and number + 1 < len(tokens) and tokens[number + 1].norm in _TO_SUPPLIER


def _number(tokens: Sequence[Token], place: int) -> tuple[int | None, bool]:
    """Where the number stands, and whether it is marked as one; no amount of anything: 3 мешка."""
    marked = False
    while place < len(tokens) and (tokens[place].norm in _NUMBER_WORDS or tokens[place].text in _MARKS):
        marked, place = True, place + 1
    if place >= len(tokens) or not tokens[place].is_number or len(tokens[place].text) > _LONGEST_NUMBER:
        return None, marked
    if not tokens[place].text.isdecimal():
        return None, marked
    counted = place + 1 < len(tokens) and tokens[place + 1].norm in UNITS
    return (None if counted and not marked else place), marked


def _with_supplier(tokens: Sequence[Token], span: Span) -> Span:
    """заказ № 3 поставщику: the word goes with the number."""
    after = tokens[span.last] if span.last < len(tokens) else None
    if after is None or after.norm not in _TO_SUPPLIER:
        return span
    return Span("purchase", span.value, span.start, after.end, span.first, span.last + 1)


def _purchase(tokens: Sequence[Token], first: int, last: int, number: int) -> Span:
    return Span("purchase", int(tokens[number].text), tokens[first].start, tokens[last - 1].end, first, last)
