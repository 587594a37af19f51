"""Hours as people name them: к 15, в 9 утра, 3pm, at noon, вечером, в полвторого, 21:00."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from core.assistant.interpreter import date_words as said
from core.assistant.interpreter.line import Line
from core.assistant.interpreter.morph import is_counted_noun
from core.assistant.interpreter.number_words import ORDINALS
from core.assistant.interpreter.text import words

_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?(?!:?\d)")
_DOTTED = re.compile(r"(\d{1,2})[.\-](\d{2})(?![.\-/,]?\d)")
_AT = words("в во к ко до на с со at by until till before after после от @")
_STRONG_AT = words("в к at by")
_PM = words("pm p")
_AM = words("am a")
_OCLOCK = words("ч час часа часов часам o'clock oclock")
_NAMED = {
    "полдень": 12,
    "полудню": 12,
    "полудня": 12,
    "noon": 12,
    "midday": 12,
    "полночь": 0,
    "полуночи": 0,
    "midnight": 0,
}
_MINUTES = words("минут минуты мин минута")
_OFTEN = words("раз раза times процентов процента %")


_MIDNIGHT = time(23, 59)
"""24:00 closes the day that was named; 0:00 opens it."""


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour read from tokens; `last` is the token after it; `vague`: it stands for a part of the day."""

    at: time
    last: int
    score: float = 1.0
    vague: bool = False
    others: tuple[time, ...] = ()


def hour_at(line: Line, place: int, *, beside_day: bool = False) -> Hour | None:
    """The hour named at a token, with its preposition, or None. Beside a day "в 10" is surely an hour."""
    start = place
    while line.norm(place) in {
        "в",
        "во",
        "at",
        "к",
        "ко",
        "до",
        "на",
        "с",
        "со",
        "by",
        "until",
        "till",
        "the",
        "in",
        "@",
        "после",
    }:
        place += 1
        if place - start == 2:
            break
    said_at = line.norm(place - 1) if place > start else ""
    return (
        _clock(line, place)
        or _with_part(line, place)
        or _dotted(line, place, said_at, beside_day=beside_day)
        or _named(line, place, said_at)
        or _half_past(line, place)
        or _quarters(line, place)
        or _part_alone(line, place, said_at)
        or _bare(line, place, said_at, beside_day=beside_day)
    )


def _clock(line: Line, place: int) -> Hour | None:
    token = line.token(place)
    match = _CLOCK.match(line.text, token.start) if token.is_number else None
    if match is None or int(match[1]) > 24 or int(match[2]) > 59:
        return None
    if match[1] == "24":
        return Hour(_MIDNIGHT, place + 3)
    return _qualified(line, place + 3, int(match[1]), int(match[2]))


def _dotted(line: Line, place: int, said_at: str, *, beside_day: bool) -> Hour | None:
    """в 10.30, к 18-00; what could be a day of a month is one, unless a day stands beside."""
    token = line.token(place)
    match = _DOTTED.match(line.text, token.start) if token.is_number else None
    if match is None or said_at not in _STRONG_AT or int(match[1]) > 23 or int(match[2]) > 59:
        return None
    dateish = 1 <= int(match[2]) <= 12 and int(match[1]) > 0
    if dateish and not beside_day and said_at != "в":
        return None
    score = 0.6 if said_at in {"at", "by"} else 0.8 if dateish else 1.0
    return _qualified(line, place + 3, int(match[1]), int(match[2]), score)


def _qualified(line: Line, last: int, hour: int, minute: int, score: float = 1.0) -> Hour | None:
    """The hour with "утра", "pm" and the like after it, if any."""
    if line.norm(last) in _OCLOCK:
        last += 1
    part, after = _part(line, last)
    shifted = hour if part is None else _in_part(hour, part)
    return None if shifted is None else Hour(time(shifted, minute), after, score)


def _part(line: Line, place: int) -> tuple[str | None, int]:
    norm = line.norm(place)
    if norm in _PM | _AM:
        dots = place
        spelled = norm in {"a", "p"}
        if spelled and not (line.token(place + 1).text == "." and line.norm(place + 2) == "m"):
            return None, place
        dots = place + 3 if spelled else place + 1
        closes = spelled and line.token(dots).text == "." and line.token(dots).glued
        return ("pm" if norm in _PM else "am"), dots + 1 if closes else dots
    if norm in said.QUALIFIERS:
        return said.PARTS[norm], place + 1
    if norm == "in" and line.norm(place + 1) == "the" and line.norm(place + 2) in said.PARTS:
        return said.PARTS[line.norm(place + 2)], place + 3
    return None, place


def _in_part(hour: int, part: str) -> int | None:
    if part == "pm":
        return hour % 12 + 12 if 1 <= hour <= 12 else (hour if hour < 24 else None)
    if part == "am":
        return hour % 12 if 0 <= hour <= 12 else None
    if part in {"day", "evening"}:
        return hour + 12 if 1 <= hour <= 11 and not (part == "day" and hour >= 10) else hour
    if part == "night":
        return hour % 12 if hour in {12, 1, 2, 3, 4, 5} else (hour + 12 if 8 <= hour < 12 else hour)
    return hour


def _with_part(line: Line, place: int) -> Hour | None:
    """9 утра, 3pm, 10 часов вечера, 10 часов 30 минут, час дня."""
    whole = line.whole(place)
    if whole is None:
        once = line.norm(place) in {"час", "часу"} and line.norm(place + 1) in said.QUALIFIERS
        return _qualified(line, place + 1, 1, 0) if once else None
    hour, at = whole
    if hour > 24:
        return None
    spelled = line.norm(at) in _OCLOCK
    minutes = line.whole(at + 1) if spelled else None
    if minutes and minutes[0] < 60 and line.norm(minutes[1]) in _MINUTES:
        return _qualified(line, minutes[1] + 1, hour % 24, minutes[0])
    part, after = _part(line, at + 1 if spelled else at)
    shifted = _in_part(hour % 24, part) if part else None
    return None if shifted is None else Hour(time(shifted), after)


def _named(line: Line, place: int, said_at: str) -> Hour | None:
    hour = _NAMED.get(line.norm(place))
    if hour is not None:
        return Hour(time(hour), place + 1)
    if line.norm(place) in {"час", "часу"} and said_at in {"в", "к"}:
        return Hour(time(13), place + 1, 0.8, others=(time(1),))
    return None


def _half_past(line: Line, place: int) -> Hour | None:
    """полвторого, половина второго, half past three."""
    norm = line.norm(place)
    if norm in {"половина", "половине", "половину"}:
        hour, last = ORDINALS.get(line.norm(place + 1)), place + 2
    elif norm.startswith("пол") and len(norm) > 5:
        hour, last = ORDINALS.get(norm[3:]), place + 1
    elif norm == "half" and line.norm(place + 1) == "past":
        whole = line.whole(place + 2)
        hour, last = (whole[0] + 1, whole[1]) if whole else (None, place)
    else:
        return None
    if hour is None or not 1 <= hour <= 13:
        return None
    return of_day(line, last, hour - 1, 30)


def of_day(line: Line, last: int, hour: int, minute: int) -> Hour | None:
    """An hour of the dial said with its minutes: one to six are those after noon."""
    return _qualified(line, last, hour + 12 if 0 <= hour <= 6 else hour, minute, 0.85)


def _quarters(line: Line, place: int) -> Hour | None:
    """без четверти девять, четверть девятого, a quarter to nine, quarter past nine."""
    place = place + 1 if line.norm(place) == "a" else place
    norm, after = line.norm(place), line.norm(place + 1)
    if norm == "без" and after == "четверти":
        return _dial(line, place + 2, -15)
    if norm == "без":
        return _minutes_to(line, place + 1)
    if norm == "четверть":
        hour = ORDINALS.get(after, 0)
        return of_day(line, place + 2, hour - 1, 15) if 1 <= hour <= 12 else None
    if norm == "quarter" and after in {"to", "past", "after"}:
        return _dial(line, place + 2, -15 if after == "to" else 15)
    return None


def _minutes_to(line: Line, place: int) -> Hour | None:
    """без пяти девять, без двадцати восемь: number words that stand together are two numbers here."""
    whole = line.whole(place)
    if whole is None:
        return None
    minutes, at = whole
    if minutes % 5 and 20 < minutes < 30 and at == place + 2:
        minutes, at = 20, place + 1
        hour = whole[0] % 10
        return of_day(line, place + 2, hour - 1, 60 - minutes)
    at = at + 1 if line.norm(at) in _MINUTES else at
    return _dial(line, at, -minutes) if minutes in {5, 10, 15, 20, 25} else None


def _dial(line: Line, place: int, minutes: int) -> Hour | None:
    whole = line.whole(place)
    if whole is None or not 1 <= whole[0] <= 12:
        return None
    hour = whole[0] if minutes > 0 else whole[0] - 1
    return of_day(line, whole[1], hour % 12, minutes % 60)


def _part_alone(line: Line, place: int, said_at: str) -> Hour | None:
    """утром, вечером в 8, in the morning, с утра, к обеду."""
    norm = line.norm(place)
    prepositional = (
        norm in said.PARTS
        and said_at in {"с", "к", "в", "the", "до", "после"}
        and norm not in {"am", "pm", "day", "дня"}
    )
    tonight = norm in {"tonight", "вечером"} or norm in {"morning", "evening", "afternoon"}
    if not (norm in said.ALONE_PARTS or prepositional or (tonight and norm in said.PARTS)):
        return None
    part = said.PARTS[norm]
    exact = (
        _bare(line, place + 2, line.norm(place + 1), beside_day=True)
        if line.norm(place + 1) in _STRONG_AT
        else None
    )
    hour = _in_part(exact.at.hour, part) if exact else None
    if exact and hour is not None:
        return Hour(time(hour, exact.at.minute), exact.last)
    return Hour(time(said.PART_HOURS[part]), place + 1, 0.7, vague=True)


def _bare(line: Line, place: int, said_at: str, *, beside_day: bool) -> Hour | None:
    """в 10, к 15, at 10, до 18: hours one to six are those after noon."""
    whole = line.whole(place)
    if whole is None or whole[0] > 24 or said_at not in _AT:
        return None
    hour, last = whole
    if line.token(place).is_number and len(line.token(place).text) > 2:
        return None
    spelled = line.norm(last) in _OCLOCK
    last = last + 1 if spelled else last
    if not spelled and (_is_counting(line, last) or (not beside_day and said_at not in _STRONG_AT)):
        return None
    score = 1.0 if beside_day or spelled else {"в": 0.85, "к": 0.75, "by": 0.6, "at": 0.5}.get(said_at, 0.5)
    if 1 <= hour <= 6:
        return Hour(time(hour + 12), last, min(score, 0.8), others=(time(hour),))
    return Hour(time(hour % 24), last, score)


def _is_counting(line: Line, place: int) -> bool:
    """Does the number before this token count something: 10 раз, 3 заказа, 5 кг?"""
    token = line.token(place)
    if token.text in {"%", "-", "/", "."} and token.glued and line.token(place + 1).glued:
        return True
    return token.is_word and (token.norm in _OFTEN or is_counted_noun(token.norm))
