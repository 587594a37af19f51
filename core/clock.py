"""Time: one clock handed around, UTC inside, the company's zone at the rim."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Tells the present instant, aware and in UTC."""

    def now(self) -> datetime: ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class MovableClock:
    """A clock that stands still until moved: for tests and for building the sample business."""

    def __init__(self, start: datetime) -> None:
        self._now = _aware(start)

    def now(self) -> datetime:
        return self._now

    def move(self, by: timedelta) -> None:
        self._now += by

    def set(self, to: datetime) -> None:
        self._now = _aware(to)


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment needs its zone")
    return moment.astimezone(UTC)


@lru_cache(maxsize=256)
def zone(name: str) -> ZoneInfo:
    """The IANA zone of that name. Raises ZoneInfoNotFoundError for an unknown one."""
    return ZoneInfo(name)


def local_day(moment: datetime, zone_name: str) -> date:
    """The calendar day of an instant in a zone."""
    return moment.astimezone(zone(zone_name)).date()


def local_moment(day: date, at: time, zone_name: str) -> datetime:
    """A wall-clock time in a zone as an instant in UTC (of a repeated hour the first)."""
    return datetime.combine(day, at, zone(zone_name)).astimezone(UTC)
