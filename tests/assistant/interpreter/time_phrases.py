"""Times that are to come, as people say them, made of parts: Russian mostly, some English."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

_WEEKDAYS = [
    "понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье",
]  # fmt: skip
_TO_WEEKDAYS = [
    "понедельнику", "вторнику", "среде", "четвергу", "пятнице", "субботе", "воскресенью",
]  # fmt: skip
_BY_WEEKDAYS = [
    "понедельника", "вторника", "среды", "четверга", "пятницы", "субботы", "воскресенья",
]  # fmt: skip
_ON_WEEKDAYS = [
    "понедельникам", "вторникам", "средам", "четвергам", "пятницам", "субботам", "воскресеньям",
]  # fmt: skip
_ENGLISH_WEEKDAYS = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
]  # fmt: skip
_HALVES = [
    "первого", "второго", "третьего", "четвертого", "пятого", "шестого", "седьмого", "восьмого", "девятого",
    "десятого",
]  # fmt: skip

_AT = [
    "в 15",
    "в 9 утра",
    "к 7 вечера",
    "в 18:30",
    "в полдень",
    "в полдевятого",
    "к 16",
    "до 11",
    "в 10 часов",
]
_DATES = [
    "25 ноября", "1 декабря", "31 декабря", "29 февраля", "8 марта", "15 января", "5 мая", "первого марта",
    "двадцать пятого ноября", "25.12", "01.03", "25 ноября 2027 года", "01.12.2027", "2027-03-08",
    "28.02.2028",
]  # fmt: skip
_HOURS = [
    "в 15", "в 9", "в 9 утра", "к 7 вечера", "в 10 вечера", "в 2 часа ночи", "в три часа дня",
    "к пяти вечера", "в час дня", "в полдень", "в полночь", "в 18:30", "в 7:05", "в 23:45", "к 16",
    "в 12:00", "до 18:00", "в 20 часов", "в 10 часов утра", "в 8 вечера", "в 5", "в 3", "утром", "вечером",
]  # fmt: skip
_WAITS = [
    "5 минут", "20 минут", "полчаса", "час", "2 часа", "три часа", "полтора часа", "день", "3 дня",
    "10 дней", "неделю", "2 недели", "месяц", "3 месяца", "год", "полгода",
]  # fmt: skip
_SAID_AROUND = [
    "без четверти девять", "в четверть девятого", "без пятнадцати восемь", "к половине девятого",
    "завтра в обед", "в половине шестого вечера", "через 2 часа 30 минут", "в 9 утра 25 ноября",
    "25 ноября, в 18:00", "в 15 25 ноября", "на следующей неделе в среду", "в среду на следующей неделе",
    "через неделю в понедельник", "послезавтра после 15", "завтра после обеда", "в следующую пятницу в 15",
    "тридцать первого декабря", "двадцать восьмого февраля в 9", "в пятницу вечером", "вечером в 8",
    "к восьми утра", "завтра в 10.30", "завтра в два", "через два с половиной часа", "через 90 минут",
    "через 36 часов", "через сутки", "10.12.26", "на 10 декабря в 12", "1-го числа", "в 7 ч вечера",
    "в 19 ч 30 мин", "в 00:30", "завтра в 0:15", "завтра в 24:00", "в ближайшую пятницу", "завтра днём",
    "завтра ночью",
]  # fmt: skip
_UNKEPT = [
    "каждые две недели в понедельник в 9", "каждую вторую пятницу", "каждый первый понедельник месяца в 10",
    "каждый последний день месяца", "каждый год 8 марта", "every other friday", "every two weeks",
    "every first monday of the month", "every year on march 8",
]  # fmt: skip
_REPEATS = [
    "каждый день в 21:00", "каждый день в 8 утра", "ежедневно в 10", "каждый день", "по будням в 9",
    "по будням", "каждый будний день в 9 утра", "в 9 утра каждый день", "каждые выходные в 11",
    "по выходным в 11", "1 числа каждого месяца", "1 числа каждого месяца в 10", "каждый месяц 5 числа в 10",
    "каждое 15 число в 9", "каждые 2 часа", "каждые 30 минут", "каждый час", "каждые 3 дня в 9",
    "раз в неделю", "еженедельно", "по понедельникам и четвергам в 18:00",
    "каждый вторник и пятницу в 12:30", "каждое утро в 7", "каждый вечер в 8", "каждый месяц 31 числа в 10",
    "по вторникам в полдень", "каждую субботу утром в 10", "по утрам в 8", "по вечерам",
    "каждую пятницу вечером", "по рабочим дням в 18", "каждый понедельник и среду",
]  # fmt: skip
_ENGLISH = [
    *(
        "today at 3pm",
        "today at 18:30",
        "tomorrow",
        "tomorrow at 10am",
        "tomorrow at noon",
        "the day after tomorrow",
    ),
    *(
        "tomorrow at 9:30",
        "day after tomorrow at 4pm",
        "at 3pm",
        "at noon",
        "at midnight",
        "at 17:45",
        "at 9 am",
    ),
    *("in 20 minutes", "in an hour", "in 2 hours", "in 3 days", "in a week", "in 2 weeks", "in a month"),
    *(
        "in half an hour",
        "nov 25",
        "november 25 at 10am",
        "25 november",
        "december 1st",
        "february 29",
        "march 8",
    ),
    *(
        "january 15, 2028",
        "1 march 2027",
        "on the 5th",
        "by 5pm",
        "by 18:00",
        "half past three",
        "tomorrow morning",
    ),
    *(
        "every day at 9am",
        "daily at 8pm",
        "every weekday at 9",
        "on weekdays at 9",
        "every hour",
        "every 2 hours",
    ),
    *(
        "tomorrow at quarter past nine",
        "at quarter to nine",
        "half past nine",
        "friday at 8pm",
        "friday evening",
    ),
    *(
        "next week on wednesday",
        "in 90 minutes",
        "in an hour and a half",
        "on friday at noon",
        "the 25th",
        "tonight",
    ),
    *(
        "25th of november at 9",
        "noon tomorrow",
        "9am tomorrow",
        "tonight at 8",
        "this evening",
        "in 2 weeks on monday",
    ),
    *(
        "on the 1st of every month",
        "every monday and thursday at 6pm",
        "every morning at 7",
        "every 3 days at 9am",
    ),
]


def russian() -> Iterator[str]:
    """сегодня в 15 · до пятницы · в следующий вторник · 25 ноября к 16 · через 3 дня · по средам в 9"""
    for day in ("сегодня", "завтра", "послезавтра"):
        yield from (day, *(f"{day} {at}" for at in _AT), f"{day} утром", f"{day} вечером")
        yield from (f"{at} {day}" for at in ("в 17", "к 9 утра"))
    for place, day in enumerate(_WEEKDAYS):
        into, near = ("во" if day == "вторник" else "в"), _adjective(place)
        yield from (f"{into} {day}", f"на {day}", f"к {_TO_WEEKDAYS[place]}", f"до {_BY_WEEKDAYS[place]}")
        yield from (f"{into} {day} {at}" for at in ("в 10", "в 18:30", "к 7 вечера", "в полдевятого"))
        yield from (f"в {side} {day}" for side in near)
        yield from (f"каждый {day} в 9".replace("каждый", _every(place)), f"по {_ON_WEEKDAYS[place]} в 18:00")
    yield from (f"{day}{at}" for day, at in product(_DATES, ("", " в 10:00", " к 16")))
    yield from ("5 числа", "25-го", "15 числа в 10", "на 28 февраля", "до 1 марта", "к 30 ноября")
    yield from _HOURS
    yield from (f"в пол{hour}" for hour in _HALVES)
    yield from (f"через {wait}" for wait in _WAITS)
    yield from (f"через {wait} в 10:30" for wait in ("день", "3 дня", "неделю", "2 недели", "месяц"))
    yield from ("на следующей неделе", "на этой неделе", "в декабре", "в следующем месяце", "до конца месяца")
    yield from (*_SAID_AROUND, *_REPEATS, *_UNKEPT)


def english() -> Iterator[str]:
    """tomorrow at noon · by friday · next monday · every monday at 9am"""
    yield from _ENGLISH
    for day in _ENGLISH_WEEKDAYS:
        yield from (
            f"on {day}",
            f"by {day}",
            f"next {day}",
            f"this {day}",
            f"{day} at 10",
            f"every {day} at 9am",
        )


def _adjective(place: int) -> tuple[str, str]:
    if place in {2, 4, 5}:
        return "следующую", "эту"
    return ("следующее", "это") if place == 6 else ("следующий", "этот")


def _every(place: int) -> str:
    return {2: "каждую", 4: "каждую", 5: "каждую", 6: "каждое"}.get(place, "каждый")
