"""Days and hours put together: завтра к 15 · к 9 утра завтра · in 2 hours · friday at 10."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from core.assistant.interpreter import date_words as said
from core.assistant.interpreter.calendar_days import Direction
from core.assistant.interpreter.days import Day, counted, day_at, past_preposition
from core.assistant.interpreter.hours import Hour, hour_at
from core.assistant.interpreter.line import Line
from core.assistant.interpreter.spans import Span, When

_JOINTS = {",", "@"}
_AHEAD = {"через", "спустя", "in"}
_HALF_HOURS = {"полчаса": Decimal("0.5"), "полчасика": Decimal("0.5")}
LONGEST_WAIT = 24 * 366
"""Hours beyond which "in N hours" is nonsense."""


def moment_at(line: Line, place: int, now: datetime, direction: Direction) -> Span | None:
    """A day, an hour or both at a token (with its prepositions): a span "when", or None; `now` is local."""
    soon = _soon(line, place, now)
    if soon is not None:
        return soon
    at = past_preposition(line, place)
    day = day_at(line, at, now.date(), direction)
    if day is None and at != place:
        day = day_at(line, place, now.date(), direction)
    if day is not None:
        return _day_first(line, place, day, now, direction)
    hour = hour_at(line, place)
    return None if hour is None else _hour_first(line, place, hour, now, direction)


def _soon(line: Line, place: int, now: datetime) -> Span | None:
    """через полчаса, через 2 часа, in 20 minutes, in half an hour."""
    if line.norm(place) not in _AHEAD:
        return None
    waited = _hours_said(line, place + 1)
    if waited is None or waited[0] > LONGEST_WAIT:
        return None
    moment = now + timedelta(minutes=int(waited[0] * 60))
    return line.span(
        "when", When(moment.date(), moment.time().replace(second=0, microsecond=0)), place, waited[1]
    )


def _hours_said(line: Line, place: int) -> tuple[Decimal, int] | None:
    """Hours to wait → (hours, token after)."""
    if line.norm(place) in _HALF_HOURS:
        return Decimal("0.5"), place + 1
    span = line.number_from.get(place)
    count, at = (span.value, span.last) if span else counted(line, place)
    amount = count if isinstance(count, Decimal) else Decimal(str(count))
    if line.norm(at) in {"an", "a"}:
        at += 1
    unit = said.UNITS.get(line.norm(at))
    if unit not in {"hour", "minute"} or amount < 0:
        return None
    if unit == "minute":
        return amount / 60, at + 1
    more, last = _minutes_more(line, at + 1)
    return amount + more, last


def _minutes_more(line: Line, place: int) -> tuple[Decimal, int]:
    """(2 часа) 30 минут, (an hour) and a half: hours → (hours, token after)."""
    at = place + 1 if line.norm(place) in {"и", "and", "с"} else place
    whole = line.whole(at)
    if whole is not None and said.UNITS.get(line.norm(whole[1])) == "minute":
        return Decimal(whole[0]) / 60, whole[1] + 1
    half = at + 1 if line.norm(at) == "a" else at
    if at > place and line.norm(half) in {"half", "половиной"}:
        return Decimal("0.5"), half + 1
    return Decimal(0), place


def _day_first(line: Line, place: int, day: Day, now: datetime, direction: Direction) -> Span:
    at = day.last + 1 if line.token(day.last).text in _JOINTS else day.last
    hour = hour_at(line, at, beside_day=True)
    if hour is not None and at != day.last and hour.vague:
        hour = None
    named = day.day
    if hour is not None and line.norm(day.last - 1) == "tonight" and 1 <= hour.at.hour < 12:
        hour = Hour(hour.at.replace(hour=hour.at.hour + 12), hour.last, hour.score)
    if hour is None:
        others = tuple(When(other) for other in day.others)
        return _spanned(line, "when", When(named), place, day.last, day.score, others)
    if _is_bare_weekday(line, day):
        named = _later_today(named, hour.at, now, direction)
    whens = tuple(When(named, other) for other in hour.others)
    score = 0.95 if day.score < 1 else min(1.0, hour.score)
    return _spanned(line, "when", When(named, hour.at, hour.vague), place, hour.last, score, whens)


def _is_bare_weekday(line: Line, day: Day) -> bool:
    """в пятницу, not в следующую пятницу."""
    return line.norm(day.last - 1) in said.WEEKDAYS and line.norm(day.last - 2) not in said.SIDES


def _later_today(named: date, at: time, now: datetime, direction: Direction) -> date:
    """A weekday with an hour still to come today is today's."""
    today = named == now.date() + timedelta(7) and direction == "future" and at > now.time()
    return now.date() if today else named


def _hour_first(line: Line, place: int, hour: Hour, now: datetime, direction: Direction) -> Span:
    at = past_preposition(line, hour.last + 1 if line.token(hour.last).text in _JOINTS else hour.last)
    day = day_at(line, at, now.date(), direction)
    if day is not None and (day.score >= 0.85 or line.norm(at) in said.RELATIVE_DAYS):
        again = hour_at(line, place, beside_day=True) or hour
        named = day.day
        if _is_bare_weekday(line, day):
            named = _later_today(named, again.at, now, direction)
        others = tuple(When(named, other) for other in again.others)
        return _spanned(
            line, "when", When(named, again.at, again.vague), place, day.last, again.score, others
        )
    named = _day_of_hour(hour.at, now, direction)
    others = tuple(When(_day_of_hour(other, now, direction), other) for other in hour.others)
    return _spanned(line, "when", When(named, hour.at, hour.vague), place, hour.last, hour.score, others)


def _day_of_hour(at: time, now: datetime, direction: Direction) -> date:
    if direction == "future":
        return now.date() if at > now.time() else now.date() + timedelta(1)
    return now.date() if at <= now.time() else now.date() - timedelta(1)


def _spanned(
    line: Line, kind: str, value: When, first: int, last: int, score: float, others: tuple[When, ...]
) -> Span:
    start, end = line.tokens[first].start, line.tokens[last - 1].end
    return Span(kind, value, start, end, first, last, score, others)
