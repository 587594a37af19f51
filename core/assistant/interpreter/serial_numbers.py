"""Serial numbers and IMEIs in a message: серийные номера 12AB34, 12AB35; 356938035643809."""

from __future__ import annotations

from core.assistant.interpreter.frames import Filled, Frame, Reader, is_among, put
from core.assistant.interpreter.signs import Signs
from core.assistant.interpreter.text import words

_LEADS = ("серийн*", "серийник*", "имей", "imei", "imeis", "сн", "sn", "serial", "serials")
_NUMBER = words("номер номера номеров номером номерами № # number numbers no : = с with is are")
_BETWEEN = words(", ; и and")
_IMEI = 15
_LEAST = 4
"""Fewer digits alone are a quantity sooner than the end of a number."""


def serials(slot: str, *, bare: bool = False) -> Reader:
    """The numbers after the word for them; an IMEI is known without one. `bare`: so is a code behind a
    question."""

    def read(signs: Signs, frame: Frame, found: Filled) -> bool:
        place = _lead(signs, found)
        start = _first(signs, place) if place is not None else None
        last = None if start is None else _codes(signs, start)
        if place is not None and start is not None and last is not None:
            return put(found, slot, signs.line.said(start, last), place, last)
        return _imeis(signs, found, slot) or (bare and _code(signs, found, slot))

    return read


def _lead(signs: Signs, found: Filled) -> int | None:
    line = signs.line
    for place in range(len(line)):
        if place in found.taken:
            continue
        if is_among(line.norm(place), _LEADS):
            return place
        # s/n, с/н
        slashed = line.tokens[place].text.lower() in {"s", "с"} and line.norm(place + 1) == "/"
        if slashed and line.token(place + 2).text.lower() in {"n", "н"}:
            return place
    return None


def _first(signs: Signs, lead: int) -> int:
    line = signs.line
    place = lead + 3 if line.norm(lead + 1) == "/" else lead + 1
    while place < len(line) and (line.norm(place) in _NUMBER or is_among(line.norm(place), _LEADS)):
        place += 1
    return place


def _codes(signs: Signs, start: int) -> int | None:
    """Where a row of codes ends: each has digits, commas and "и" stand between."""
    line, place, last = signs.line, start, None
    while place < len(line):
        end = _end(signs, place)
        if end is None:
            break
        place = last = end
        while place < len(line) and (line.tokens[place].text in _BETWEEN or line.norm(place) in _BETWEEN):
            place += 1
    return last


def _end(signs: Signs, first: int) -> int | None:
    """Where one code ends: 12, C39XK12, AB-12/3; None for a word without digits."""
    line, last = signs.line, first + 1
    if not (line.tokens[first].is_word or line.tokens[first].is_number):
        return None
    while last < len(line) and line.tokens[last].glued and _is_of_code(signs, last):
        last += 1
    while last > first + 1 and line.tokens[last - 1].text in "-/.":
        last -= 1
    return last if any(token.is_number for token in line.tokens[first:last]) else None


def _is_of_code(signs: Signs, place: int) -> bool:
    token = signs.line.tokens[place]
    return token.is_word or token.is_number or token.text in "-/."


def _imeis(signs: Signs, found: Filled, slot: str) -> bool:
    """Fifteen digits with their own check digit can be nothing else."""
    line = signs.line
    places = [at for at in range(len(line)) if at not in found.taken and is_imei(line.tokens[at].text)]
    if not places:
        return False
    found.taken.update(places)
    return put(found, slot, ", ".join(line.tokens[at].text for at in places), places[0], places[0] + 1)


def _code(signs: Signs, found: Filled, slot: str) -> bool:
    for place in range(len(signs.line)):
        end = None if place in found.taken else _end(signs, place)
        if end is not None and len(signs.line.said(place, end)) >= _LEAST:
            return put(found, slot, signs.line.said(place, end), place, end)
    return False


def is_imei(text: str) -> bool:
    """Fifteen digits, the last of them by Luhn's formula."""
    if len(text) != _IMEI or not text.isdigit():
        return False
    doubled = [int(digit) * (2 if at % 2 else 1) for at, digit in enumerate(text)]
    return sum(part - 9 if part > 9 else part for part in doubled) % 10 == 0
