"""Days as people name them: завтра, в пятницу, 25 ноября, 25.11.2026, через неделю, 2 days ago."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from core.assistant.interpreter import date_words as said
from core.assistant.interpreter.calendar_days import Direction, in_week, months_from, nearest, safe_date
from core.assistant.interpreter.line import Line
from core.assistant.interpreter.number_words import ORDINALS
from core.assistant.interpreter.text import words

_NUMERIC = re.compile(r"(\d{1,2})([./])(\d{1,2})(?:\2(\d{4}|\d{2})(?!\d))?(?![./,]?\d)")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_TAILS = words("го е ое ого му st nd rd th й")
_YEARS = words("год года году г")
_AHEAD = words("через спустя in after")
_BEHIND = words("назад ago")
_INTO = words("в во на ко к до с со за от по on by at until till for from since of the")
_ARTICLES = words("the")
_SPAN_DAYS = {"day": 1, "week": 7}
FURTHEST = 3660
"""Days ahead or back beyond which a relative day is nonsense."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day read from tokens; `last` is the token after it."""

    day: date
    last: int
    score: float = 1.0
    others: tuple[date, ...] = ()


def day_at(line: Line, place: int, today: date, direction: Direction) -> Day | None:
    """The day named at a token (the preposition before it is the caller's business), or None."""
    token = line.token(place)
    for reading in _OF_NUMBERS if token.is_number else _OF_WORDS if token.is_word else ():
        found = reading(line, place, today, direction)
        if found is not None:
            return found
    return None


def past_preposition(line: Line, place: int) -> int:
    """The place after в, на, к, on, by, the and the like, at most two of them."""
    for _ in range(2):
        if line.norm(place) in _INTO and line.token(place).is_word:
            place += 1
    return place


def _relative(line: Line, place: int, today: date, direction: Direction) -> Day | None:
    norm = line.norm(place)
    if norm == "day" and line.norm(place + 1) in {"after", "before"}:
        shift = {"tomorrow": 2, "yesterday": -2}.get(line.norm(place + 2))
        return None if shift is None else Day(today + timedelta(shift), place + 3)
    if norm == "this" and line.norm(place + 1) in {"morning", "afternoon", "evening"}:
        return Day(today, place + 1)
    shift = said.RELATIVE_DAYS.get(norm)
    return None if shift is None else Day(today + timedelta(shift), place + 1)


def _weekday(line: Line, place: int, today: date, direction: Direction) -> Day | None:
    side = said.SIDES.get(line.norm(place))
    at = place + 1 if side else place
    weekday = said.WEEKDAYS.get(line.norm(at))
    if weekday is None or line.norm(at) in said.MANY_WEEKDAYS:
        return None
    last = at + 2 if line.token(at + 1).text == "." and len(line.norm(at)) == 2 else at + 1
    if side is None and (found := _week_after(line, last, weekday, today)) is not None:
        return found
    monday = today - timedelta(today.weekday())
    if side == "next":
        return Day(monday + timedelta(7 + weekday), last)
    if side == "this":
        day = monday + timedelta(weekday)
        gone = direction == "future" and day < today
        return Day(day + timedelta(7) if gone else day, last, 0.9)
    if side in {"last", "rolling"}:
        recent = today - timedelta((today.weekday() - weekday - 1) % 7 + 1)
        return Day(recent, last, 0.9, (recent - timedelta(7),))
    return Day(_closest(today, weekday, direction), last)


def _of_week(line: Line, place: int, today: date, direction: Direction) -> Day | None:
    """(на) следующей неделе в среду, через неделю в понедельник, next week on friday."""
    if line.norm(place) in _AHEAD:
        count, at = counted(line, place + 1)
    else:
        count, at = {"this": 0, "next": 1}.get(said.SIDES.get(line.norm(place), ""), -1), place + 1
    if said.UNITS.get(line.norm(at)) != "week" or not 0 <= count <= FURTHEST // 7:
        return None
    at = at + 2 if line.token(at + 1).text == "," else at + 1
    at = past_preposition(line, at)
    weekday = said.WEEKDAYS.get(line.norm(at))
    if weekday is None or line.norm(at) in said.MANY_WEEKDAYS:
        return None
    return Day(in_week(today, count, weekday), at + 1)


def _week_after(line: Line, place: int, weekday: int, today: date) -> Day | None:
    """(в среду) на следующей неделе, (wednesday) next week."""
    at = past_preposition(line, place)
    step = {"this": 0, "next": 1}.get(said.SIDES.get(line.norm(at), ""))
    if step is None or said.UNITS.get(line.norm(at + 1)) != "week":
        return None
    return Day(in_week(today, step, weekday), at + 2)


def _closest(today: date, weekday: int, direction: Direction) -> date:
    """Never today: who means today says so."""
    if direction == "future":
        return today + timedelta((weekday - today.weekday() - 1) % 7 + 1)
    return today - timedelta((today.weekday() - weekday - 1) % 7 + 1)


def _iso(line: Line, place: int, today: date, direction: Direction) -> Day | None:
    match = _ISO.match(line.text, line.token(place).start)
    found = match and safe_date(*map(int, match.groups()))
    return Day(found, _after(line, place, match.end())) if match and found else None


def _numeric(line: Line, place: int, today: date, direction: Direction) -> Day | None:
    match = _NUMERIC.match(line.text, line.token(place).start)
    if match is None or (match[4] is None and (len(match[3]) < 2 or match[2] == "/")):
        return None
    day, month = int(match[1]), int(match[3])
    if match[4] is None:
        found = nearest(month, day, today, direction) if 1 <= month <= 12 and day else None
        score = 0.7
    else:
        found, score = safe_date(int(match[4]) + (2000 if len(match[4]) == 2 else 0), month, day), 1.0
    if found is None:
        return None
    last = _after(line, place, match.end())
    return Day(found, last + 1 if line.norm(last) in _YEARS else last, score)


def _after(line: Line, place: int, end: int) -> int:
    while place < len(line) and line.token(place).start < end:
        place += 1
    return place


def _number_month(line: Line, place: int, today: date, direction: Direction) -> Day | None:
    """25 ноября, 25-го ноября, первого декабря, 25th of november 2026."""
    read = _day_number(line, place)
    if read is None:
        return None
    number, at = read
    at = at + 1 if line.norm(at) == "of" else at
    month = said.MONTHS.get(line.norm(at))
    return None if month is None else _dated(line, number, month, at + 1, today, direction)


def _month_number(line: Line, place: int, today: date, direction: Direction) -> Day | None:
    """november 25, nov 25th, 2026: English only."""
    month = said.MONTHS.get(line.norm(place)) if line.norm(place).isascii() else None
    read = _day_number(line, place + 1) if month else None
    if month is None or read is None:
        return None
    return _dated(line, read[0], month, read[1], today, direction)


def _day_number(line: Line, place: int) -> tuple[int, int] | None:
    token = line.token(place)
    ordinal = ORDINALS.get(token.norm)
    if ordinal is not None:
        return ordinal, place + 1
    if token.is_number:
        if len(token.text) > 2 or not 1 <= int(token.text) <= 31:
            return None
        return int(token.text), _past_tail(line, place + 1)
    tens = {"двадцать": 20, "тридцать": 30, "twenty": 20, "thirty": 30}.get(token.norm)
    at = place + 2 if line.token(place + 1).text == "-" else place + 1
    unit = ORDINALS.get(line.norm(at), 99)
    return (tens + unit, at + 1) if tens and unit < 10 else None


def _past_tail(line: Line, place: int) -> int:
    """The "-го" or "th" after a number, if any."""
    at = place + 1 if line.token(place).text == "-" and line.token(place).glued else place
    return at + 1 if line.norm(at) in _TAILS and line.token(at).glued else place


def _dated(line: Line, number: int, month: int, last: int, today: date, direction: Direction) -> Day | None:
    year, after = _year(line, last)
    found = safe_date(year, month, number) if year else nearest(month, number, today, direction)
    return None if found is None else Day(found, after)


def _year(line: Line, place: int) -> tuple[int | None, int]:
    at = place + 1 if line.token(place).text == "," else place
    token = line.token(at)
    if not token.is_number or len(token.text) != 4 or not 1990 <= int(token.text) <= 2100:
        return None, place
    return int(token.text), at + 2 if line.norm(at + 1) in _YEARS else at + 1


def _of_month(line: Line, place: int, today: date, direction: Direction) -> Day | None:
    """5 числа, 25-го, the 25th: the nearest such day of a month."""
    read = _day_number(line, place)
    if read is None:
        return None
    number, last = read
    tailed = last > place + 1 and not line.token(last - 1).is_number and _is_of_day(line, place, last)
    if line.norm(last) in {"числа", "число"}:
        last += 1
    elif not tailed or line.norm(last) in {"заказ", "заказа", "order"}:
        return None
    found = next(_days_numbered(number, today, direction), None)
    return None if found is None else Day(found, last, 0.85)


def _is_of_day(line: Line, place: int, last: int) -> bool:
    """двадцать пятого is a day, двадцать первая a rose."""
    if line.token(place).is_number or line.norm(place).isascii():
        return True
    return line.norm(last - 1).endswith(("го", "му", "ое", "ье"))


def _days_numbered(number: int, today: date, direction: Direction) -> Iterator[date]:
    for step in range(4):
        first = months_from(today.replace(day=1), step if direction == "future" else -step)
        found = safe_date(first.year, first.month, number)
        if found is not None and (found >= today if direction == "future" else found <= today):
            yield found


def _from_now(line: Line, place: int, today: date, direction: Direction) -> Day | None:
    """через неделю, через 2 дня, in 3 days."""
    if line.norm(place) not in _AHEAD:
        return None
    count, at = counted(line, place + 1)
    unit = said.UNITS.get(line.norm(at), "")
    return _shifted(today, unit, count, at + 1)


def _ago(line: Line, place: int, today: date, direction: Direction) -> Day | None:
    """2 дня назад, неделю назад, 3 days ago."""
    count, at = counted(line, place)
    unit = said.UNITS.get(line.norm(at))
    return _shifted(today, unit, -count, at + 2) if unit and line.norm(at + 1) in _BEHIND else None


def counted(line: Line, place: int) -> tuple[int, int]:
    """The whole number before a unit of time; one where none is said ("a" and "an" aside)."""
    whole = line.whole(place)
    if whole is not None:
        return whole
    return 1, place + 1 if line.norm(place) in {"a", "an"} else place


def _shifted(today: date, unit: str, count: int, last: int) -> Day | None:
    if abs(count) > FURTHEST:
        return None
    if unit in _SPAN_DAYS:
        days = count * _SPAN_DAYS[unit]
        return Day(today + timedelta(days), last) if abs(days) <= FURTHEST else None
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12}.get(unit)
    if months is None or abs(count * months) > 120:
        return None
    return Day(months_from(today, count * months), last)


def _edge(line: Line, place: int, today: date, direction: Direction) -> Day | None:
    """конец месяца, end of the week: the last day of the current one."""
    if line.norm(place) not in {"конец", "конца", "конце", "концу", "end"}:
        return None
    at = place + 1
    while line.norm(at) in {"of", "the", "этой", "этого", "this"}:
        at += 1
    unit = said.UNITS.get(line.norm(at))
    if unit == "week":
        return Day(today + timedelta(6 - today.weekday()), at + 1, 0.9)
    if unit == "month":
        return Day(months_from(today.replace(day=1), 1) - timedelta(1), at + 1, 0.9)
    return Day(date(today.year, 12, 31), at + 1, 0.9) if unit == "year" else None


_OF_NUMBERS = (_iso, _numeric, _number_month, _of_month, _ago)
_OF_WORDS = (_relative, _of_week, _weekday, _from_now, _number_month, _month_number, _edge, _ago, _of_month)
