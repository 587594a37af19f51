"""Which days are compared with which."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.reports.course import buckets
from core.reports.periods import Days, before_of, slot_end

FRIDAY = date(2026, 11, 20)


def before(start: str, end: str, *, running: bool = False) -> tuple[str, str]:
    found = before_of(Days(date.fromisoformat(start), date.fromisoformat(end)), running=running)
    return found.start.isoformat(), found.end.isoformat()


@pytest.mark.parametrize(
    ("start", "end", "running", "expected"),
    [
        ("2026-11-20", "2026-11-20", True, ("2026-11-19", "2026-11-19")),
        ("2026-11-01", "2026-11-01", True, ("2026-10-31", "2026-10-31")),
        ("2026-11-16", "2026-11-20", True, ("2026-11-09", "2026-11-13")),
        ("2026-11-09", "2026-11-15", False, ("2026-11-02", "2026-11-08")),
        ("2026-11-01", "2026-11-20", True, ("2026-10-01", "2026-10-20")),
        ("2026-10-01", "2026-10-31", False, ("2026-09-01", "2026-09-30")),
        ("2026-03-01", "2026-03-31", False, ("2026-02-01", "2026-02-28")),
        ("2026-03-01", "2026-03-30", True, ("2026-02-01", "2026-02-28")),
        ("2026-11-01", "2026-11-30", True, ("2026-10-01", "2026-10-31")),
        ("2026-01-01", "2026-01-20", True, ("2025-12-01", "2025-12-20")),
        ("2026-01-01", "2026-11-20", True, ("2025-01-01", "2025-11-20")),
        ("2025-01-01", "2025-12-31", False, ("2024-01-01", "2024-12-31")),
        ("2026-10-21", "2026-11-20", True, ("2026-09-20", "2026-10-20")),
        ("2026-11-03", "2026-11-05", False, ("2026-10-31", "2026-11-02")),
    ],
)
def test_the_period_before(start: str, end: str, running: bool, expected: tuple[str, str]) -> None:
    assert before(start, end, running=running) == expected


@given(start=st.dates(date(2020, 1, 1), date(2030, 1, 1)), length=st.integers(1, 800), running=st.booleans())
def test_the_period_before_ends_before_it_begins(start: date, length: int, running: bool) -> None:
    days = Days(start, start + timedelta(days=length - 1))
    earlier = before_of(days, running=running)
    assert earlier.start <= earlier.end < days.start
    assert abs(earlier.count - days.count) <= 3


@given(
    start=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    length=st.integers(1, 400),
    unit=st.sampled_from(["day", "week", "month"]),
)
def test_steps_cover_every_day_once(start: date, length: int, unit: str) -> None:
    days = Days(start, start + timedelta(days=length - 1))
    steps = buckets(days, unit)  # type: ignore[arg-type]
    assert [day for step in steps for day in step.each] == days.each
    for step in steps[1:]:
        assert unit != "week" or step.start.weekday() == 0
        assert unit != "month" or step.start.day == 1


def test_a_part_of_the_day_ends_when_the_next_begins() -> None:
    assert (slot_end(0), slot_end(144), slot_end(287)) == ("0:05", "12:05", "23:59")
