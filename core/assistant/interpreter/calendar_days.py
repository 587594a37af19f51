"""Days of the calendar, without words: the nearest 25 November, a month on, a weekday of a week."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

Direction = Literal["past", "future"]


def safe_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    if not (1 <= month <= 12 and 1990 <= year <= 2100):
        return None
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def months_from(day: date, months: int) -> date:
    """The same day so many months on (or back), or the last one that month has."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def nearest(month: int, day: int, today: date, direction: Direction) -> date | None:
    """The date without a year: the next one from today, or the latest up to today."""
    years = (
        range(today.year, today.year + 9) if direction == "future" else range(today.year, today.year - 9, -1)
    )
    for year in years:
        found = safe_date(year, month, day)
        if found is not None and (found >= today if direction == "future" else found <= today):
            return found
    return None


def in_week(today: date, count: int, weekday: int) -> date:
    """The weekday (0 is Monday) of the week so many weeks from this one."""
    return today + timedelta(7 * count + weekday - today.weekday())
