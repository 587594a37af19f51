"""What is exact as written: e-mails, phones, numbers of orders, @names, names in quotes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from core.assistant.interpreter.buying import purchases
from core.assistant.interpreter.date_words import MONTHS
from core.assistant.interpreter.ordinals import called
from core.assistant.interpreter.spans import Span
from core.assistant.interpreter.spelled_phones import spelled_phones
from core.assistant.interpreter.text import Token, words

_EMAIL = re.compile(
    r"(?<![\w.%+\-])[A-Za-z0-9][\w.%+\-]{0,63}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,5}", re.ASCII
)
_HANDLE = re.compile(r"(?<![\w@])@[A-Za-z]\w{3,31}\b", re.ASCII)
_QUOTED = re.compile(r"«([^«»\n]{1,200})»|“([^“”\n]{1,200})”|„([^„“”\n]{1,200})[“”]|\"([^\"\n]{1,200})\"")
_EDGES = r"(?<![\w.,+])(?:{})(?![.,]?\d)"
_PHONES = [
    re.compile(_EDGES.format(r"(?:\+7|8|7)[ \-]?\(?\d{3}\)?[ \-]?\d{3}[ \-]?\d{2}[ \-]?\d{2}")),
    re.compile(_EDGES.format(r"\+?996[ \-]?\(?\d{3}\)?[ \-]?\d{2,3}[ \-]?\d{2}[ \-]?\d{1,2}")),
    re.compile(_EDGES.format(r"0\(?\d{3}\)?[ \-]?\d{2,3}[ \-]?\d{2}[ \-]?\d{1,2}")),
    re.compile(_EDGES.format(r"\+\d{1,3}(?:[ \-]?\(?\d{1,5}\)?)(?:[ \-]?\d{2,5}){1,4}")),
    re.compile(_EDGES.format(r"9\d{9}")),
    re.compile(_EDGES.format(r"\(?\d{3}\)?[\-. ]\d{3}[\-.]\d{4}")),
]
_LEAST_DIGITS, _MOST_DIGITS = 9, 15
_ORDER_WORDS = words("заказ заказа заказу заказом заказе заказы заказов зак order orders")
_SINGLE_ORDER = words("заказ заказу заказом заказе order")
_NUMBER_WORDS = words("номер номером номера номеру ном number no num n")
_NUMBER_MARKS = words("№ #")
_ORDINAL_TAILS = words("й го му м ый ой ого ому ым th st nd rd")
_MONTHS = frozenset(MONTHS) - {"may"}
_JOINTS = words("и , and")
_LONGEST_NUMBER = 9


def references(text: str, tokens: Sequence[Token]) -> list[Span]:
    """Spans "email", "handle", "phone", "quoted", "purchase" and "order", in order, none over another."""
    if not tokens:
        return []
    places = _Places(tokens)
    found: list[Span] = []
    exact = (*_emails(text, places), *_phones(text, places), *_quotes(text, places))
    spelled = spelled_phones(tokens)
    for span in (*exact, *spelled, *purchases(tokens), *_orders(tokens), *called(tokens)):
        if not any(span.overlaps(other) for other in found):
            found.append(span)
    return sorted(found, key=lambda s: s.first)


class _Places:
    """From characters to tokens."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.starts = [t.start for t in tokens]
        self.ends = [t.end for t in tokens]

    def span(self, kind: str, value: object, start: int, end: int, score: float = 1.0) -> Span:
        first = bisect_right(self.ends, start)
        last = bisect_left(self.starts, end)
        return Span(kind, value, start, end, first, max(last, first + 1), score)


def _emails(text: str, places: _Places) -> Iterator[Span]:
    if "@" not in text:
        return
    for match in _EMAIL.finditer(text):
        yield places.span("email", match.group().rstrip(".-").lower(), match.start(), match.end())
    for match in _HANDLE.finditer(text):
        yield places.span("handle", match.group(), match.start(), match.end())


def _phones(text: str, places: _Places) -> Iterator[Span]:
    for shape in _PHONES:
        for match in shape.finditer(text):
            digits = "".join(filter(str.isdigit, match.group()))
            if _LEAST_DIGITS <= len(digits) <= _MOST_DIGITS:
                yield places.span("phone", _phone(match.group(), digits), match.start(), match.end())


def _phone(written: str, digits: str) -> str:
    """Digits, with a plus where the country is known; an inner 8 of Russia and Kazakhstan becomes +7."""
    if written.startswith("+") or (digits.startswith("996") and len(digits) == 12):
        return "+" + digits
    if len(digits) == 11 and digits[0] in "78":
        return "+7" + digits[1:]
    if len(digits) == 10 and digits[0] == "9":
        return "+7" + digits
    return digits


def _quotes(text: str, places: _Places) -> Iterator[Span]:
    for match in _QUOTED.finditer(text):
        inner = next(filter(None, match.groups())).strip()
        if inner:
            yield places.span("quoted", inner, match.start(), match.end())


def _orders(tokens: Sequence[Token]) -> Iterator[Span]:
    for place, token in enumerate(tokens):
        if token.norm in _ORDER_WORDS:
            yield from _numbers_after(tokens, place)
        elif token.text in _NUMBER_MARKS:
            yield from _marked(tokens, place)


def _marked(tokens: Sequence[Token], place: int) -> Iterator[Span]:
    if (
        place + 1 < len(tokens)
        and _is_order_number(tokens, place + 1)
        and not _order_word_before(tokens, place)
    ):
        yield _order(tokens, place, place + 2, tokens[place + 1], 0.95)


def _order_word_before(tokens: Sequence[Token], place: int) -> bool:
    return any(t.norm in _ORDER_WORDS for t in tokens[max(0, place - 2) : place])


def _numbers_after(tokens: Sequence[Token], place: int) -> Iterator[Span]:
    """заказ 125 · заказа номер 5 · заказы 12 и 13 · 129-й заказ."""
    if place > 0 and tokens[place].norm == "order" and tokens[place - 1].norm == "to":
        return  # would like to order 692 bagels
    at, score = place + 1, 0.8
    while at < len(tokens) and (tokens[at].norm in _NUMBER_WORDS or tokens[at].text in "№#:."):
        score = 1.0 if tokens[at].norm in _NUMBER_WORDS or tokens[at].text in _NUMBER_MARKS else score
        at += 1
    if at < len(tokens) and score < 1 and _is_day(tokens, at):
        return
    if at >= len(tokens) or not _is_order_number(tokens, at):
        yield from _number_before(tokens, place)
        return
    yield _order(tokens, place, at + 1, tokens[at], score)
    plural = tokens[place].norm in {"заказы", "заказов", "orders"}
    while (
        plural
        and at + 2 < len(tokens)
        and tokens[at + 1].norm in _JOINTS
        and _is_order_number(tokens, at + 2)
    ):
        yield _order(tokens, at + 2, at + 3, tokens[at + 2], score)
        at += 2


def _is_day(tokens: Sequence[Token], place: int) -> bool:
    """заказ 25 ноября: a day, not an order."""
    return tokens[place].is_number and place + 1 < len(tokens) and tokens[place + 1].norm in _MONTHS


def _number_before(tokens: Sequence[Token], place: int) -> Iterator[Span]:
    at = place - 1
    ordinal = at >= 2 and tokens[at].norm in _ORDINAL_TAILS and tokens[at].glued
    if ordinal:
        at -= 2 if tokens[at - 1].text == "-" else 1
    if at >= 0 and _is_order_number(tokens, at) and (ordinal or tokens[place].norm in _SINGLE_ORDER):
        yield _order(tokens, at, place + 1, tokens[at], 0.95 if ordinal else 0.6)


def _is_order_number(tokens: Sequence[Token], place: int) -> bool:
    """A whole number by itself: no fraction, no unit or multiplier glued to it."""
    token = tokens[place]
    if not token.is_number or len(token.text) > _LONGEST_NUMBER:
        return False
    follows = tokens[place + 1] if place + 1 < len(tokens) else None
    if follows is None or not follows.glued:
        return True
    inner = place + 2 < len(tokens) and tokens[place + 2].glued and tokens[place + 2].is_number
    return not follows.is_word and not (follows.text in ".,/" and inner)


def _order(tokens: Sequence[Token], first: int, last: int, number: Token, score: float) -> Span:
    return Span("order", int(number.text), tokens[first].start, tokens[last - 1].end, first, last, score)
