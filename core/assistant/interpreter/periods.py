"""Periods as people name them: за октябрь · прошлая неделя · last 30 days · с 1 по 15 ноября."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from core.assistant.interpreter import date_words as said
from core.assistant.interpreter.calendar_days import Direction, months_from, safe_date
from core.assistant.interpreter.days import Day, day_at
from core.assistant.interpreter.line import Line
from core.assistant.interpreter.number_words import ORDINALS
from core.assistant.interpreter.spans import Period, Span
from core.assistant.interpreter.text import words

_ABOUT = words("за в во на for in over during of the по within")
_BACK = words("за for over during within")
_SINCE = words("с со from since от between начиная")
_UNTIL = words("по до to till until through - and")
_ALL = words("все весь всю all whole entire")
_EVER = words("время период историю time history")
_YEARS = words("год года году г")
_ONE_QUARTER = words("квартал квартале quarter полугодие полугодии")
_MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_MOST = 3660
Found = tuple[Period, int, float]


def period_at(line: Line, place: int, today: date, direction: Direction) -> Span | None:
    """The period named at a token, its prepositions included: a span "period", or None."""
    for reading in (_range, _since):
        found = reading(line, place, today, direction)
        if found is not None:
            return line.span("period", found[0], place, found[1], found[2])
    at = place
    while (line.norm(at) in _ABOUT or (line.norm(at) == "a" and at > place)) and at - place < 3:
        at += 1
    for inner in _READINGS:
        found = inner(line, at, today, direction)
        if found is not None and _is_stated(line, place, at, found, direction):
            return line.span("period", found[0], place, found[1], found[2])
    return None


def _is_stated(line: Line, place: int, at: int, found: Found, direction: Direction) -> bool:
    """A bare "неделя", "30 days" or "may" is no period; with a preposition or a side it is."""
    if found[0].grain.startswith("bare"):
        before = {line.norm(i) for i in range(place, at)}
        backward = bool(before & _BACK)
        return backward or (direction == "future" and bool(before & {"на", "over"}))
    return True


def _sided(line: Line, place: int, today: date, direction: Direction) -> Found | None:
    """эта неделя, прошлый месяц, next quarter, последний месяц."""
    side = said.SIDES.get(line.norm(place))
    unit = said.UNITS.get(line.norm(place + 1))
    if side is None or unit is None or unit in {"hour", "minute"}:
        return None
    if side == "rolling" and unit != "weekend":
        return _rolled(today, unit, 1, "past"), place + 2, 1.0
    if side == "near" and unit != "weekend":
        return _rolled(today, unit, 1, "future"), place + 2, 1.0
    step = {"last": -1, "rolling": -1, "next": 1}.get(side, 0)
    whole = calendar_period(today, unit, step)
    if step == 0 and direction == "past" and whole.start is not None and whole.start <= today:
        whole = Period(whole.start, min(whole.end, today), whole.grain)
    return whole, place + 2, 1.0


def calendar_period(today: date, unit: str, step: int) -> Period:
    """The calendar day, week, month, quarter, half or year so many steps from the current one."""
    if unit == "day":
        return Period(today + timedelta(step), today + timedelta(step))
    if unit in {"week", "weekend"}:
        monday = today - timedelta(today.weekday() - 7 * step)
        return Period(monday + timedelta(5 if unit == "weekend" else 0), monday + timedelta(6), unit)
    months = _MONTHS_IN[unit]
    start = date(today.year, (today.month - 1) // months * months + 1, 1)
    first = months_from(start, months * step)
    return Period(first, months_from(first, months) - timedelta(1), unit)


def _rolled(today: date, unit: str, count: int, direction: Direction) -> Period:
    """So many days, weeks or months that end (or begin) today; a month back is 31 days."""
    days = {"day": 1, "week": 7}.get(unit, 31 if unit == "month" and count == 1 else 0) * count
    if direction == "future":
        end = today + timedelta(days - 1) if days else months_from(today, _MONTHS_IN.get(unit, 1) * count)
        return Period(today, end, unit)
    if days:
        return Period(today - timedelta(days - 1), today, unit)
    return Period(months_from(today, -_MONTHS_IN.get(unit, 1) * count) + timedelta(1), today, unit)


def _counted(line: Line, place: int, today: date, direction: Direction) -> Found | None:
    """последние 30 дней, last 2 weeks, ближайшие 3 дня, (за) 3 дня."""
    side = said.SIDES.get(line.norm(place))
    whole = line.whole(place + 1 if side else place)
    unit = said.UNITS.get(line.norm(whole[1])) if whole else None
    if whole is None or unit is None or unit in {"hour", "minute", "weekend"} or not 1 <= whole[0] <= _MOST:
        return None
    if whole[0] * _MONTHS_IN.get(unit, 1) > _MOST or (unit not in {"day", "week"} and whole[0] > 120):
        return None
    ahead = side in {"next", "near"} or (side is None and direction == "future")
    period = _rolled(today, unit, whole[0], "future" if ahead else "past")
    grain = period.grain if side else f"bare-{unit}"
    return Period(period.start, period.end, grain), whole[1] + 1, 1.0


def _bare_unit(line: Line, place: int, today: date, direction: Direction) -> Found | None:
    """за неделю, за месяц, for the quarter, за полгода: back from today; на неделю: ahead."""
    unit = said.UNITS.get(line.norm(place))
    if unit is None or unit in {"hour", "minute"} or line.norm(place + 1) in {"назад", "ago"}:
        return None
    if unit == "weekend":
        return _weekend(today, direction), place + 1, 0.9
    ahead = direction == "future" and line.norm(place - 1) in {"на", "in"}
    period = _rolled(today, unit, 1, "future" if ahead else "past")
    return Period(period.start, period.end, f"bare-{unit}"), place + 1, 0.9


def _weekend(today: date, direction: Direction) -> Period:
    weekend = calendar_period(today, "weekend", 0)
    if direction == "past" and weekend.start is not None and weekend.start > today:
        weekend = calendar_period(today, "weekend", -1)
    return Period(weekend.start, weekend.end, "bare-weekend")


def _month(line: Line, place: int, today: date, direction: Direction) -> Found | None:
    """октябрь, в декабре, октябрь 2025 года, october; "may" and "march" need a preposition."""
    norm = line.norm(place)
    month = said.MONTHS.get(norm)
    if month is None or (
        line.token(place - 1).is_number and line.norm(place - 2) not in _ABOUT and norm != "may"
    ):
        return None
    if norm in said.UNSURE_MONTHS and not ({line.norm(place - 1)} & (_ABOUT | _SINCE)):
        return None
    year, last = _year_after(line, place + 1)
    first = date(year, month, 1) if year else _month_without_year(month, today, direction)
    sure = 1.0 if line.norm(place - 1) in _ABOUT else 0.8
    return Period(first, months_from(first, 1) - timedelta(1), "month"), last, sure


def _month_without_year(month: int, today: date, direction: Direction) -> date:
    first = date(today.year, month, 1)
    if direction == "past":
        return first if first <= today else date(today.year - 1, month, 1)
    return first if first >= today.replace(day=1) else date(today.year + 1, month, 1)


def _year_after(line: Line, place: int) -> tuple[int | None, int]:
    token = line.token(place)
    if not token.is_number or len(token.text) != 4 or not 1990 <= int(token.text) <= 2100:
        return None, place
    return int(token.text), place + 2 if line.norm(place + 1) in _YEARS else place + 1


def _year(line: Line, place: int, today: date, direction: Direction) -> Found | None:
    """за 2025 год, in 2025."""
    year, last = _year_after(line, place)
    stated = last == place + 2 or line.norm(place - 1) in {"за", "for", "in"}
    return (Period(date(year, 1, 1), date(year, 12, 31), "year"), last, 1.0) if year and stated else None


def _quarter(line: Line, place: int, today: date, direction: Direction) -> Found | None:
    """третий квартал, 3 квартал 2025, 3-й квартал, Q3, первое полугодие."""
    ordinal = ORDINALS.get(line.norm(place)) or said.ROMAN.get(line.norm(place))
    token = line.token(place)
    at = place + 1
    if ordinal is None and token.is_number and len(token.text) == 1:
        ordinal = int(token.text)
        at = next((i for i in range(at, at + 3) if line.norm(i) in _ONE_QUARTER), at)
        if line.norm(at) not in _ONE_QUARTER:
            return None
    if ordinal is None and token.norm == "q" and line.token(at).is_number and line.token(at).glued:
        return _nth(line, at + 1, "quarter", int(line.token(at).text[:2]), today)
    unit = said.UNITS.get(line.norm(at), "")
    return _nth(line, at + 1, unit, ordinal, today) if ordinal and unit in {"quarter", "half"} else None


def _nth(line: Line, last: int, unit: str, ordinal: int, today: date) -> Found | None:
    months = _MONTHS_IN[unit]
    if not 1 <= ordinal <= 12 // months:
        return None
    year, last = _year_after(line, last)
    first = date(year or today.year, (ordinal - 1) * months + 1, 1)
    if year is None and first > today:
        first = date(today.year - 1, first.month, 1)
    return Period(first, months_from(first, months) - timedelta(1), unit), last, 1.0


def _ever(line: Line, place: int, today: date, direction: Direction) -> Found | None:
    """за всё время, all time."""
    if line.norm(place) not in _ALL:
        return None
    at = place + 1 if line.norm(place + 1) != "the" else place + 2
    return (Period(None, today, "ever"), at + 1, 1.0) if line.norm(at) in _EVER else None


_READINGS: tuple[Callable[[Line, int, date, Direction], Found | None], ...] = (
    _quarter, _counted, _sided, _month, _year, _ever, _bare_unit,
)  # fmt: skip


def _range(line: Line, place: int, today: date, direction: Direction) -> Found | None:
    """с 1 по 15 ноября, from november 1 to november 15, 01.11-15.11, с января по март, october-november."""
    at = place
    while line.norm(at) in {"за", "for", "the"} and at - place < 2:
        at += 1
    led = line.norm(at) in _SINCE
    start = at + 1 if led else at
    for inner in (_days_range, _months_range):
        found = inner(line, past_article(line, start), today, direction, led)
        if found is not None:
            return found
    return None


def past_article(line: Line, place: int) -> int:
    """The place after "the"."""
    return place + 1 if line.norm(place) == "the" else place


def _days_range(line: Line, start: int, today: date, direction: Direction, led: bool) -> Found | None:
    from_day = day_at(line, start, today, direction)
    bare = _bare_day(line, start) if from_day is None or from_day.score < 0.9 else None
    joint = from_day.last if from_day else (bare[1] if bare else -1)
    if joint < 0 or line.norm(joint) not in _UNTIL or (not led and line.norm(joint) != "-"):
        return None
    until = day_at(line, past_article(line, joint + 1), today, direction)
    if until is None:
        return _bare_range(line, joint, bare, today, direction, led)
    if from_day is None or (bare and from_day.score < 0.9 and bare[1] == joint):
        from_day = _same_month(bare, until.day)
    if from_day is None:
        return None
    first = from_day.day
    if first > until.day:
        first = safe_date(first.year - 1, first.month, first.day) or first
    return (Period(first, until.day), until.last, 1.0) if first <= until.day else None


def _same_month(bare: tuple[int, int] | None, until: date) -> Day | None:
    found = safe_date(until.year, until.month, bare[0]) if bare else None
    return None if found is None or bare is None else Day(found, bare[1])


def _bare_day(line: Line, place: int) -> tuple[int, int] | None:
    token = line.token(place)
    if token.is_number and len(token.text) <= 2 and 1 <= int(token.text) <= 31:
        return int(token.text), place + 1
    ordinal = ORDINALS.get(token.norm)
    return (ordinal, place + 1) if ordinal else None


def _bare_range(
    line: Line, joint: int, bare: tuple[int, int] | None, today: date, direction: Direction, led: bool
) -> Found | None:
    """с 1 по 15: of this month, or of the one before (after) where that has not come (has passed)."""
    until = _bare_day(line, joint + 1)
    if bare is None or until is None or not led or line.norm(joint) not in {"по", "to"} or bare[0] > until[0]:
        return None
    if line.token(until[1]).is_word and line.norm(until[1]) not in {"число", "числа", "по"}:
        return None
    month = today.replace(day=1)
    if direction == "past" and bare[0] > today.day:
        month = months_from(month, -1)
    elif direction == "future" and until[0] < today.day:
        month = months_from(month, 1)
    first, end = (safe_date(month.year, month.month, n) for n in (bare[0], until[0]))
    last = until[1] + 1 if line.norm(until[1]) in {"число", "числа"} else until[1]
    return (Period(first, end), last, 0.8) if first and end else None


def _months_range(line: Line, start: int, today: date, direction: Direction, led: bool) -> Found | None:
    first, until = said.MONTHS.get(line.norm(start)), 0
    _, joint = _year_after(line, start + 1)
    if first is None or line.norm(joint) not in (_UNTIL if led else {"-"}):
        return None
    until = said.MONTHS.get(line.norm(joint + 1), 0)
    if not until:
        return None
    year, last = _year_after(line, joint + 2)
    ends = date(year, until, 1) if year else _month_without_year(until, today, direction)
    begins = date(ends.year if first <= until else ends.year - 1, first, 1)
    return Period(begins, months_from(ends, 1) - timedelta(1), "month"), last, 1.0


def _since(line: Line, place: int, today: date, direction: Direction) -> Found | None:
    """с понедельника, с начала месяца, since november 1: up to today, of what has been."""
    if line.norm(place) not in _SINCE or direction == "future":
        return None
    at = past_article(line, place + 1)
    if line.norm(at) in {"начала", "beginning", "start"}:
        at += 1
        while line.norm(at) in {"of", "the", "this", "этого", "этой", "текущего", "текущей"}:
            at += 1
        unit = said.UNITS.get(line.norm(at), "")
        whole = calendar_period(today, unit, 0) if unit in {"week", "month", "quarter", "year"} else None
        return (Period(whole.start, today, unit), at + 1, 1.0) if whole else None
    day = day_at(line, at, today, direction)
    if day is not None and day.day <= today and (day.score >= 0.9 or line.norm(place) == "since"):
        return Period(day.day, today), day.last, 0.9
    month = _month(line, at, today, direction)
    return (Period(month[0].start, today, "month"), month[1], 0.9) if month and month[0].start else None
