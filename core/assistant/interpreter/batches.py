"""Which batch goods are of and until when they are good: партия 17А, годен до 1 марта, batch B-12."""

from __future__ import annotations

from core.assistant.interpreter.frames import Filled, Frame, is_among, is_free, put
from core.assistant.interpreter.signs import Signs
from core.assistant.interpreter.spans import Period, Span, When
from core.assistant.interpreter.text import words

_BATCH = ("парти*", "сери*", "batch*", "lot")
_NUMBER = words("№ # номер номером n no .")
_UNTIL = ("до", "годен", "годн*", "срок*", "until", "till", "before", "by", "expir*", "exp", "best", "good")


def batch(signs: Signs, frame: Frame, found: Filled) -> bool:
    """The number after the word for it; digits that count goods are none."""
    line = signs.line
    for place in range(len(line)):
        if place in found.taken or not is_among(line.norm(place), _BATCH):
            continue
        first = place + 1
        while first < len(line) and line.norm(first) in _NUMBER:
            first += 1
        last = _end_of_code(signs, first)
        if last is not None:
            return put(found, "batch", line.said(first, last), place, last)
    return False


def _end_of_code(signs: Signs, first: int) -> int | None:
    """Where a code with digits in it ends: 17, 17А, B-12/3; None where there is none."""
    if first >= len(signs.line):
        return None
    last = first + 1
    while last < len(signs.line) and signs.line.tokens[last].glued and _is_of_code(signs, last):
        last += 1
    while last > first + 1 and signs.line.tokens[last - 1].text in "-/.":
        last -= 1
    tokens = signs.line.tokens[first:last]
    if not any(token.is_number for token in tokens):
        return None
    counts = len(tokens) == 1 and any(m.first == last and m.of({"product"}) for m in signs.mentions)
    return None if counts else last


def _is_of_code(signs: Signs, place: int) -> bool:
    token = signs.line.tokens[place]
    return token.is_word or token.is_number or token.text in "-/."


def expires(signs: Signs, frame: Frame, found: Filled) -> bool:
    """The last good day, after a word that says so; a month is good to its end."""
    for span in signs.times("future"):
        if not is_free(found, span) or not _is_until(signs, span):
            continue
        if isinstance(span.value, Period):
            return put(found, "expires", span.value.end.isoformat(), span.first, span.last)
        if isinstance(span.value, When) and (span.value.at is None or span.value.vague):
            return put(found, "expires", span.value.day.isoformat(), span.first, span.last)
    return False


def _is_until(signs: Signs, span: Span) -> bool:
    led = range(max(0, span.first - 2), span.last)
    return any(is_among(signs.line.norm(place), _UNTIL) for place in led)


def day_steps(signs: Signs, frame: Frame, found: Filled) -> bool:
    """за 30, 14 и 7 дней, за неделю: days before, as many numbers as were said."""
    line, said, places = signs.line, [], []
    for place in range(len(line)):
        if place in found.taken:
            continue
        if line.tokens[place].is_number:
            said.append(int(line.tokens[place].text) * _length(line.norm(place + 1), 1))
            places.append(place)
        elif _length(line.norm(place), 0) and not (place and line.tokens[place - 1].is_number):
            said.append(_length(line.norm(place), 0))
            places.append(place)
    if not said:
        return False
    return put(found, "steps", ", ".join(map(str, said)), places[0], places[-1] + 1)


def within(signs: Signs, frame: Frame, found: Filled) -> bool:
    """в ближайшие 10 дней, за 2 недели, до конца месяца: so many days from today."""
    return _counted(signs, found, bare=False) or _until(signs, found) or _counted(signs, found, bare=True)


def _counted(signs: Signs, found: Filled, *, bare: bool) -> bool:
    for place, token in enumerate(signs.line.tokens):
        length = _length(signs.line.norm(place + 1), 1 if bare else 0)
        if token.is_number and length and place not in found.taken:
            return put(found, "days", int(token.text) * length, place, place + 1 if bare else place + 2)
    return False


def _until(signs: Signs, found: Filled) -> bool:
    today = signs.now.date()
    for span in signs.times("future"):
        if is_free(found, span) and isinstance(span.value, Period | When):
            last = span.value.end if isinstance(span.value, Period) else span.value.day
            if last >= today:
                return put(found, "days", (last - today).days, span.first, span.last)
    return False


def _length(norm: str, other: int) -> int:
    """Days of a unit by its word; `other` where it is none."""
    return next((days for word, days in _LENGTHS.items() if norm.startswith(word)), other)


_DAY_WORDS = dict.fromkeys(("день", "дня", "дней", "day"), 1)
_LENGTHS = _DAY_WORDS | {"недел": 7, "week": 7, "месяц": 30, "month": 30, "год": 365, "year": 365}
