"""Days and hours no calendar and no clock has: they are named, never replaced by others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.assistant.interpreter.calendar_days import safe_date
from core.assistant.interpreter.date_words import MONTHS
from core.assistant.interpreter.line import Line

_CLOCK = re.compile(r"(?<![\d:.,])(\d{1,2}):(\d{2})(?![\d:])")
_LAST_DAY = re.compile(
    r"(?i)(?:каждый\s+)?последн\w+ день (?:каждого )?(?:месяца|недели|года)"
    r"|last day of (?:the|every|each) month"
)
"""No repetition we keep can say it, and no report is about it."""
_DAY_OF_WEEK = (
    r"(?:понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]|воскресенье"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
_UNKEPT = re.compile(
    rf"(?i)кажд\w+ (?:перв|втор|трет|четв[её]рт|последн)\w+ {_DAY_OF_WEEK}"
    rf"|every (?:other|first|second|third|fourth|last|1st|2nd|3rd|4th) {_DAY_OF_WEEK}"
    r"|(?:кажд\w+|раз в) (?:две|три|четыре|[2-9]) недел\w+|кажд\w+ втор\w+ недел\w+"
    r"|every (?:other|second|two|three|four|[2-9]) weeks?\b|\b(?:bi-?weekly|fortnightly)\b"
    r"|(?:каждый год|ежегодно)(?= \d)|(?:every year|yearly)(?= on\b)"
)
"""Repetitions no cron line keeps: every other week, the first Monday of a month, once a year."""
_DAYS = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
_ISO = re.compile(r"(?<![\d-])(\d{4})-(\d{1,2})-(\d{1,2})(?![\d-])")
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?![\d.])")
_AT = frozenset({"в", "к", "до", "at", "by"})
_HOURS = frozenset({"час", "часа", "часов", "ч"})


def impossible(line: Line) -> list[str]:
    """What is no day and no hour, as typed: 31 февраля, с 20 по 5 октября, 25:00."""
    unkept = (match.group() for what in (_LAST_DAY, _UNKEPT) for match in what.finditer(line.text))
    return list(dict.fromkeys([*_days(line), *_dates(line.text), *_clocks(line), *_hours(line), *unkept]))


def _days(line: Line) -> Iterator[str]:
    """A day its month has not; days of one month from a later to an earlier one."""
    for place, token in enumerate(line.tokens):
        month = MONTHS.get(token.norm)
        day = _number(line, place - 1)
        if month is None or day is None:
            continue
        first = _number(line, place - 3) if line.norm(place - 2) in {"по", "до", "-", "to"} else None
        if not 1 <= day <= _DAYS.get(month, 31) and len(line.tokens[place - 1].text) <= 2:
            yield line.said(place - 1, place + 1)
        elif first is not None and first > day:
            start = place - 4 if line.norm(place - 4) in {"с", "со", "from"} else place - 3
            yield line.said(start, place + 1)


def _dates(text: str) -> Iterator[str]:
    """Whole dates in figures: 2023-03-32, 31.02.2026."""
    for pattern, order in ((_ISO, (1, 2, 3)), (_DOTTED, (3, 2, 1))):
        for match in pattern.finditer(text):
            year, month, day = (int(match[place]) for place in order)
            if 1990 <= year <= 2100 and safe_date(year, month, day) is None:
                yield match.group()


def _number(line: Line, place: int) -> int | None:
    token = line.token(place)
    return int(token.text) if token.is_number and len(token.text) <= 4 else None


def _clocks(line: Line) -> Iterator[str]:
    for match in _CLOCK.finditer(line.text):
        if int(match[1]) > 24 or int(match[2]) > 59 or (match[1] == "24" and match[2] != "00"):
            yield match.group()


def _hours(line: Line) -> Iterator[str]:
    for place in range(1, len(line) - 1):
        hour = _number(line, place)
        if hour is not None and hour > 24 and line.norm(place - 1) in _AT and line.norm(place + 1) in _HOURS:
            yield line.said(place, place + 2)
