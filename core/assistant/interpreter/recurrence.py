"""What repeats: каждый день в 21:00 · по будням · 1 числа каждого месяца · every monday at 9am → cron."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time

from core.assistant.interpreter import date_words as said
from core.assistant.interpreter.hours import Hour, hour_at
from core.assistant.interpreter.line import Line
from core.assistant.interpreter.number_words import ORDINALS
from core.assistant.interpreter.spans import Recurrence, Span
from core.assistant.interpreter.text import words

_ADVERBS = {
    "ежедневн": "day", "еженедельн": "week", "ежемесячн": "month", "ежечасн": "hour", "ежегодн": "year",
    "daily": "day", "weekly": "week", "monthly": "month", "hourly": "hour",
}  # fmt: skip
_ON = words("по в on в во at")
_WEEKENDS = words("выходным выходные weekends weekend выходной")
_DAY_NOUNS = words("день дням дни дня day days")
_PARTS = {
    "утро": "morning", "утрам": "morning", "morning": "morning", "вечер": "evening", "вечерам": "evening",
    "evening": "evening", "ночь": "night", "night": "night", "обед": "lunch",
}  # fmt: skip
_ONCE = ("раз в", "once a", "once per", "один раз в", "1 раз в", "once every", "раз каждый")
_ORDINAL_TAILS = words("го е ое ого st nd rd th му")
DEFAULT_HOUR = time(9)
"""When a schedule runs if no hour was said; the answer shows it and it can be changed."""


@dataclass(frozen=True, slots=True)
class _Rhythm:
    """Day of month, month, day of week of a cron line; `every` are its minute and hour where they repeat."""

    days: str = "*"
    weekdays: str = "*"
    every: str = ""
    part: str = ""
    months: str = "*"


def recurrence_at(line: Line, place: int) -> Span | None:
    """The repetition named at a token: a span "recurrence", an hour beside it included, or None."""
    before = hour_at(line, place, beside_day=True)
    start = before.last if before else place
    if before and line.token(start).text == ",":
        start += 1
    found = _rhythm(line, start)
    if found is None:
        return None
    rhythm, last = found
    hour = before or _hour_after(line, last)
    last = max(last, hour.last) if hour and hour is not before else last
    at = hour.at if hour else (time(said.PART_HOURS[rhythm.part]) if rhythm.part else None)
    if hour and rhythm.part in {"evening", "night"} and 1 <= hour.at.hour <= 11:
        at = hour.at.replace(hour=hour.at.hour + 12)
    value = Recurrence(_cron(rhythm, at or DEFAULT_HOUR), line.said(place, last), at)
    return line.span("recurrence", value, place, last)


def _hour_after(line: Line, place: int) -> Hour | None:
    at = place + 1 if line.token(place).text == "," else place
    return hour_at(line, at, beside_day=True)


def _cron(rhythm: _Rhythm, at: time) -> str:
    moment = rhythm.every or f"{at.minute} {at.hour}"
    return f"{moment} {rhythm.days} {rhythm.months} {rhythm.weekdays}"


def _rhythm(line: Line, place: int) -> tuple[_Rhythm, int] | None:
    return (
        _monthly_day(line, place)
        or _every(line, place)
        or _on_days(line, place)
        or _once(line, place)
        or _adverb(line, place)
    )


def _every(line: Line, place: int) -> tuple[_Rhythm, int] | None:
    if line.norm(place) not in said.EVERY:
        return None
    at = place + 1
    if line.norm(at) in said.WORKDAYS:
        return _Rhythm(weekdays="1-5"), at + 2 if line.norm(at + 1) in _DAY_NOUNS else at + 1
    if line.norm(at) in _WEEKENDS:
        return _Rhythm(weekdays="6,0"), at + 2 if line.norm(at + 1) in _DAY_NOUNS else at + 1
    if line.norm(at) in _PARTS:
        return _Rhythm(part=_PARTS[line.norm(at)]), at + 1
    return _weekday_list(line, at) or _every_unit(line, at) or _every_date(line, at)


def _every_unit(line: Line, place: int) -> tuple[_Rhythm, int] | None:
    whole = line.whole(place)
    count, at = whole or (1, place)
    if line.norm(at) in {"other", "второй"}:
        count, at = 2, at + 1
    unit = said.UNITS.get(line.norm(at))
    if unit is None or line.token(at).norm == "":
        return None
    return _of_unit(line, unit, count, at + 1)


def _of_unit(line: Line, unit: str, count: int, last: int) -> tuple[_Rhythm, int] | None:
    if unit == "minute" and 1 <= count <= 59:
        return _Rhythm(every=f"*/{count} *" if count > 1 else "* *"), last
    if unit == "hour" and 1 <= count <= 23:
        return _Rhythm(every=f"0 */{count}" if count > 1 else "0 *"), last
    if unit == "day" and 1 <= count <= 31:
        return _Rhythm(days="*" if count == 1 else f"*/{count}"), last
    if unit == "week" and count == 1:
        listed = _weekday_list(line, _past_on(line, last))
        return listed or (_Rhythm(weekdays="1"), last)
    if unit == "month" and 1 <= count <= 6:
        numbered = _date_number(line, _past_on(line, last))
        months = "*" if count == 1 else f"*/{count}"
        days, last = numbered or (1, last)
        return _Rhythm(days=str(days), months=months), last
    return None


def _past_on(line: Line, place: int) -> int:
    place = place + 1 if line.token(place).text == "," else place
    while line.norm(place) in {"в", "во", "on", "по", "the"}:
        place += 1
    return place


def _every_date(line: Line, place: int) -> tuple[_Rhythm, int] | None:
    """каждое 1 число, каждого 5-го числа, every 1st."""
    numbered = _date_number(line, place)
    if (
        numbered is None
        or line.norm(numbered[1]) in said.WEEKDAYS
        or (numbered[1] == place + 1 and line.norm(place) not in ORDINALS)
    ):
        return None
    return _Rhythm(days=str(numbered[0])), numbered[1]


def _date_number(line: Line, place: int) -> tuple[int, int] | None:
    """5, 5-го, 5 числа, первого числа, the 5th → (5, token after)."""
    token = line.token(place)
    number = ORDINALS.get(token.norm)
    at = place + 1
    if number is None:
        if not token.is_number or len(token.text) > 2 or not 1 <= int(token.text) <= 31:
            return None
        number = int(token.text)
        tail = at + 1 if line.token(at).text == "-" else at
        named = line.norm(tail) in _ORDINAL_TAILS and line.token(tail).glued
        at = tail + 1 if named else at
        if not named and line.norm(at) not in {"числа", "число"}:
            return None
    return number, at + 1 if line.norm(at) in {"числа", "число", "day"} else at


def _monthly_day(line: Line, place: int) -> tuple[_Rhythm, int] | None:
    """1 числа каждого месяца, on the 1st of every month."""
    start = place
    while line.norm(start) in {"on", "the", "в"} and start - place < 2:
        start += 1
    numbered = _date_number(line, start)
    if numbered is None:
        return None
    number, at = numbered
    at = at + 1 if line.norm(at) == "of" else at
    if line.norm(at) not in said.EVERY or said.UNITS.get(line.norm(at + 1)) != "month":
        return None
    return _Rhythm(days=str(number)), at + 2


def _on_days(line: Line, place: int) -> tuple[_Rhythm, int] | None:
    """по будням, в будни, on weekdays, по понедельникам и четвергам, mondays."""
    led = line.norm(place) in {"по", "в", "on", "во"}
    at = place + 1 if led else place
    norm = line.norm(at)
    plain = led or norm in said.MANY_WEEKDAYS or norm in {"weekdays", "weekends", "workdays"}
    if norm in said.WORKDAYS and plain:
        return _Rhythm(weekdays="1-5"), at + 2 if line.norm(at + 1) in _DAY_NOUNS else at + 1
    if norm in {"выходным", "weekends"} and plain:
        return _Rhythm(weekdays="6,0"), at + 1
    if norm in {"утрам", "вечерам"} and led:
        return _Rhythm(part=_PARTS[norm]), at + 1
    return _weekday_list(line, at) if norm in said.MANY_WEEKDAYS else None


def _weekday_list(line: Line, place: int) -> tuple[_Rhythm, int] | None:
    """понедельник, среду и пятницу."""
    named: list[int] = []
    last = place
    while line.norm(place) in said.WEEKDAYS:
        named.append((said.WEEKDAYS[line.norm(place)] + 1) % 7)
        last = place = place + 1
        while line.norm(place) in {",", "и", "and", "в", "по", "on"} and place - last < 2:
            place += 1
    return (_Rhythm(weekdays=",".join(map(str, dict.fromkeys(named)))), last) if named else None


def _once(line: Line, place: int) -> tuple[_Rhythm, int] | None:
    """раз в неделю, once a day, раз в 3 дня."""
    for phrase in _ONCE:
        parts = phrase.split()
        if [line.norm(place + i) for i in range(len(parts))] == parts:
            return _every_unit(line, place + len(parts))
    return None


def _adverb(line: Line, place: int) -> tuple[_Rhythm, int] | None:
    """ежедневно, ежедневный, weekly."""
    norm = line.norm(place)
    unit = _ADVERBS.get(norm) or next(
        (u for root, u in _ADVERBS.items() if norm.startswith(root) and not norm.isascii()), None
    )
    if unit is None:
        return None
    found = _of_unit(line, unit, 1, place + 1)
    return (replace(found[0]), found[1]) if found else None
