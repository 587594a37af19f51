"""Days, hours, periods and repetitions, said on a Friday noon."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from croniter import croniter
from hypothesis import given
from hypothesis import strategies as st

from core.assistant.interpreter.calendar_days import Direction
from core.assistant.interpreter.impossible import impossible
from core.assistant.interpreter.line import Line
from core.assistant.interpreter.spans import Period, Recurrence, When
from core.assistant.interpreter.times import times
from tests.assistant.interpreter.conftest import FRIDAY_NOON


def heard(text: str, direction: Direction, now: datetime = FRIDAY_NOON) -> list[str]:
    return [_shown(span.value) for span in times(Line.read(text), now, direction)]


def _shown(value: object) -> str:
    if isinstance(value, When):
        return value.day.isoformat() + (f"T{value.at:%H:%M}" if value.at else "")
    if isinstance(value, Period):
        return f"{value.start}..{value.end}"
    assert isinstance(value, Recurrence)
    return value.cron


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("на завтра к 15", "2026-11-21T15:00"),
        ("к 9 утра завтра", "2026-11-21T09:00"),
        ("tomorrow 3pm", "2026-11-21T15:00"),
        ("tomorrow at noon", "2026-11-21T12:00"),
        ("на субботу", "2026-11-21"),
        ("в понедельник в 10 утра", "2026-11-23T10:00"),
        ("в пятницу в 10", "2026-11-27T10:00"),
        ("в пятницу в 18", "2026-11-20T18:00"),
        ("в следующий вторник", "2026-11-24"),
        ("next friday", "2026-11-27"),
        ("friday at 10", "2026-11-27T10:00"),
        ("через полчаса", "2026-11-20T12:30"),
        ("через 2 дня", "2026-11-22"),
        ("через неделю", "2026-11-27"),
        ("in 2 hours", "2026-11-20T14:00"),
        ("25 ноября", "2026-11-25"),
        ("25.11", "2026-11-25"),
        ("25.11.2026", "2026-11-25"),
        ("2026-11-25", "2026-11-25"),
        ("25-го ноября в 18:30", "2026-11-25T18:30"),
        ("первого декабря", "2026-12-01"),
        ("nov 25th, 2026", "2026-11-25"),
        ("к 15", "2026-11-20T15:00"),
        ("в 10 вечера", "2026-11-20T22:00"),
        ("завтра вечером в 8", "2026-11-21T20:00"),
        ("послезавтра", "2026-11-22"),
        ("5 числа", "2026-12-05"),
        ("29 февраля", "2028-02-29"),
        ("до конца месяца", "2026-11-30"),
        ("в полвторого", "2026-11-20T13:30"),
        ("на следующей неделе", "2026-11-23..2026-11-29"),
        ("на этой неделе", "2026-11-16..2026-11-22"),
        ("в декабре", "2026-12-01..2026-12-31"),
        ("двадцать пятого ноября", "2026-11-25"),
        ("тридцать первого декабря в 9", "2026-12-31T09:00"),
        ("в этот понедельник", "2026-11-23"),
        ("в следующую пятницу в 15", "2026-11-27T15:00"),
        ("на следующей неделе в среду", "2026-11-25"),
        ("во вторник на следующей неделе к 10", "2026-11-24T10:00"),
        ("через неделю в понедельник", "2026-11-23"),
        ("in 3 days", "2026-11-23"),
        ("in a week", "2026-11-27"),
        ("через 2 часа 30 минут", "2026-11-20T14:30"),
        ("in an hour and a half", "2026-11-20T13:30"),
        ("завтра без четверти девять", "2026-11-21T08:45"),
        ("завтра без двадцати восемь", "2026-11-21T07:40"),
        ("завтра без двадцати пяти три", "2026-11-21T14:35"),
        ("без 10 пять", "2026-11-20T16:50"),
        ("в четверть девятого", "2026-11-21T08:15"),
        ("завтра к половине девятого", "2026-11-21T08:30"),
        ("tomorrow at quarter past nine", "2026-11-21T09:15"),
        ("at a quarter to three", "2026-11-20T14:45"),
        ("tonight at 8", "2026-11-20T20:00"),
        ("this evening", "2026-11-20T19:00"),
        ("завтра после 15", "2026-11-21T15:00"),
        ("завтра в 24:00", "2026-11-21T23:59"),
    ],
)
def test_what_is_to_come(said: str, expected: str) -> None:
    assert heard(said, "future") == [expected]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("вчера", "2026-11-19"),
        ("позавчера", "2026-11-18"),
        ("в пятницу", "2026-11-13"),
        ("25 ноября", "2025-11-25"),
        ("2 дня назад", "2026-11-18"),
        ("за 15 ноября", "2026-11-15"),
        ("за прошлую неделю", "2026-11-09..2026-11-15"),
        ("за октябрь", "2026-10-01..2026-10-31"),
        ("за последние 30 дней", "2026-10-22..2026-11-20"),
        ("с 1 по 15 ноября", "2026-11-01..2026-11-15"),
        ("за этот месяц", "2026-11-01..2026-11-20"),
        ("этой недели", "2026-11-16..2026-11-20"),
        ("за месяц", "2026-10-21..2026-11-20"),
        ("за квартал", "2026-08-21..2026-11-20"),
        ("за год", "2025-11-21..2026-11-20"),
        ("за неделю", "2026-11-14..2026-11-20"),
        ("в декабре", "2025-12-01..2025-12-31"),
        ("за 2025 год", "2025-01-01..2025-12-31"),
        ("last week", "2026-11-09..2026-11-15"),
        ("this month", "2026-11-01..2026-11-20"),
        ("for october", "2026-10-01..2026-10-31"),
        ("since monday", "2026-11-16..2026-11-20"),
        ("from november 1 to november 15", "2026-11-01..2026-11-15"),
        ("01.11-15.11", "2026-11-01..2026-11-15"),
        ("за 3 квартал", "2026-07-01..2026-09-30"),
        ("q3", "2026-07-01..2026-09-30"),
        ("с начала месяца", "2026-11-01..2026-11-20"),
        ("за всё время", "None..2026-11-20"),
        ("last 3 months", "2026-08-21..2026-11-20"),
        ("с января по март", "2026-01-01..2026-03-31"),
        ("с 25 декабря по 5 января", "2025-12-25..2026-01-05"),
        ("с 1 по 15", "2026-11-01..2026-11-15"),
        ("за выходные", "2026-11-14..2026-11-15"),
        ("за 3 дня", "2026-11-18..2026-11-20"),
    ],
)
def test_what_has_been(said: str, expected: str) -> None:
    assert heard(said, "past") == [expected]


@pytest.mark.parametrize(
    ("said", "cron"),
    [
        ("каждый день в 21:00", "0 21 * * *"),
        ("каждый понедельник в 9", "0 9 * * 1"),
        ("по будням", "0 9 * * 1-5"),
        ("каждый будний день в 9 утра", "0 9 * * 1-5"),
        ("1 числа каждого месяца", "0 9 1 * *"),
        ("раз в неделю", "0 9 * * 1"),
        ("ежедневно", "0 9 * * *"),
        ("every monday at 9am", "0 9 * * 1"),
        ("on weekdays at 9", "0 9 * * 1-5"),
        ("daily at 8pm", "0 20 * * *"),
        ("по понедельникам и четвергам в 18:00", "0 18 * * 1,4"),
        ("каждое воскресенье", "0 9 * * 0"),
        ("каждые 2 часа", "0 */2 * * *"),
        ("в 9 утра каждый день", "0 9 * * *"),
        ("каждый месяц 5 числа в 10", "0 10 5 * *"),
        ("on the 1st of every month", "0 9 1 * *"),
    ],
)
def test_what_repeats(said: str, cron: str) -> None:
    assert heard(said, "future") == [cron]


@pytest.mark.parametrize(
    "said",
    [
        "2 л молока",
        "к 2 л",
        "в 3 раза",
        "в 10 заказов",
        "в долг",
        "129-й заказ",
        "31 февраля",
        "may i",
        "march on",
        "по 25.50",
        "20 дней",
        "двадцать первая роза",
        "без двадцати пяти роз",
        "без 5",
    ],
)
def test_what_is_no_date(said: str) -> None:
    assert heard(said, "past") == []


def test_a_recurrence_says_whether_its_hour_was_said() -> None:
    (span,) = times(Line.read("каждый день"), FRIDAY_NOON, "future")
    assert isinstance(span.value, Recurrence)
    assert span.value.at is None


def test_a_guessed_afternoon_keeps_the_morning_as_an_alternative() -> None:
    (span,) = times(Line.read("завтра в 3"), FRIDAY_NOON, "future")
    assert span.value == When(date(2026, 11, 21), time(15))
    assert span.alternatives == (When(date(2026, 11, 21), time(3)),)


_FIRST, _LAST = datetime.fromisoformat("2026-01-01"), datetime.fromisoformat("2027-12-31")
_MONTHS = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]
_WAYS: tuple[Direction, Direction] = ("future", "past")
_DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))


@given(_DAYS, _DAYS)
def test_a_day_and_month_mean_the_next_or_the_last_such_day(today: date, meant: date) -> None:
    now = datetime.combine(today, time(12))
    said = f"{meant.day} {_MONTHS[meant.month - 1]}"
    ahead, behind = (date.fromisoformat(heard(said, way, now)[0]) for way in _WAYS)
    assert behind <= today <= ahead
    for day in (ahead, behind):
        assert (day.day, day.month) == (meant.day, meant.month)
        assert abs((day - today).days) <= (1461 * 2 if (day.day, day.month) == (29, 2) else 366)


@given(_DAYS)
def test_periods_hold_together_at_the_ends_of_months_and_years(today: date) -> None:
    now = datetime.combine(today, time(9))
    for said in (
        "за месяц",
        "за неделю",
        "за квартал",
        "за год",
        "этот месяц",
        "this week",
        "за последние 30 дней",
    ):
        start, end = heard(said, "past", now)[0].split("..")
        assert date.fromisoformat(start) <= date.fromisoformat(end) == today
    last, this = (heard(said, "past", now)[0].split("..") for said in ("прошлый месяц", "этот месяц"))
    assert date.fromisoformat(last[1]) + timedelta(1) == date.fromisoformat(this[0])


@given(
    st.datetimes(_FIRST, _LAST),
    st.integers(0, 23),
    st.sampled_from(["Europe/Berlin", "Asia/Almaty"]),
)
def test_an_hour_named_is_the_hour_on_the_wall_also_when_clocks_change(
    now: datetime, hour: int, zone: str
) -> None:
    (said,) = heard(f"завтра в {hour}:00", "future", now)
    moment = datetime.fromisoformat(said).replace(tzinfo=ZoneInfo(zone))
    assert (moment.hour, moment.date()) == (hour, now.date() + timedelta(1))


@given(
    st.sampled_from(["понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье"]),
    st.integers(0, 23),
)
def test_a_weekly_schedule_fires_on_the_day_said(weekday: str, hour: int) -> None:
    names = ["понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье"]
    (cron,) = heard(f"каждый {weekday} в {hour}:00", "future")
    fires: datetime = croniter(cron, FRIDAY_NOON).get_next(datetime)
    assert (fires.weekday(), fires.hour) == (names.index(weekday), hour)


@pytest.mark.parametrize(
    "said",
    [
        "напоминай каждые две недели в понедельник в 9",
        "каждую вторую пятницу",
        "раз в 2 недели",
        "каждый первый понедельник месяца в 10",
        "каждый год 8 марта поздравлять Иванову",
        "remind me every other friday to order flour",
        "every first monday of the month",
        "biweekly",
        "отчёт с 2023-03-32",
        "заказ на 31.02.2027",
    ],
)
def test_a_repetition_or_a_day_that_cannot_be_is_named_and_is_no_other_one(said: str) -> None:
    assert impossible(Line.read(said)) != []


@pytest.mark.parametrize(
    "said", ["каждый второй день", "каждый год", "every two days", "каждую пятницу", "раз в неделю"]
)
def test_what_can_be_kept_is_not_impossible(said: str) -> None:
    assert impossible(Line.read(said)) == []
