"""Phones said aloud: "восемь девятьсот семнадцать триста тридцать три двадцать два одиннадцать"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.assistant.interpreter.numbers import below_thousand
from core.assistant.interpreter.spans import Span
from core.assistant.interpreter.text import Token, words

_DIGITS = 11
_FIRST = words("восемь семь плюс 8 7")
_MOST = 20


def spelled_phones(tokens: Sequence[Token]) -> Iterator[Span]:
    """Spans "phone" of numbers said one after another that make the eleven digits of a Russian or Kazakh
    phone."""
    place = 0
    while place < len(tokens):
        phone = _phone(tokens, place) if tokens[place].norm in _FIRST else None
        if phone is None:
            place += 1
            continue
        digits, last = phone
        start, end = tokens[place].start, tokens[last - 1].end
        yield Span("phone", "+7" + digits[1:], start, end, place, last)
        place = last


def _phone(tokens: Sequence[Token], place: int) -> tuple[str, int] | None:
    """Eleven digits and the token after them, if the words make exactly that many."""
    at, digits, said = place, "", 0
    at += tokens[at].norm == "плюс"
    while at < len(tokens) and len(digits) < _DIGITS and said < _MOST:
        step = _group(tokens, at)
        if step is None:
            return None
        digits, at, said = digits + step[0], step[1], said + 1
    whole = len(digits) == _DIGITS and digits[0] in "78" and said > 2
    return (digits, at) if whole and _group(tokens, at) is None else None


def _group(tokens: Sequence[Token], place: int) -> tuple[str, int] | None:
    """The digits of one number as it is said, and the token after it; marks between are passed."""
    while place < len(tokens) and tokens[place].text in "-,":
        place += 1
    if place >= len(tokens):
        return None
    if tokens[place].is_number:
        return (tokens[place].text, place + 1) if len(tokens[place].text) <= 4 else None
    if tokens[place].norm in {"ноль", "нуль", "ноля"}:
        return "0", place + 1
    group = below_thousand(tokens, place)
    return (str(int(group[0])), group[1]) if group is not None else None
