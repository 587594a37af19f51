"""Numbers and dates: the column decides how they are written, never a single cell."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.integrations.reading.dates import (
    DateEvidence,
    DateStyle,
    NotDate,
    When,
    date_style,
    parse_clock,
    parse_when,
)
from core.integrations.reading.numbers import (
    NotNumber,
    NumberEvidence,
    NumberStyle,
    file_point,
    number_style,
    parse_number,
    scaled_reader,
)

MOSCOW = ZoneInfo("Europe/Moscow")


def evidence(*cells: str) -> NumberEvidence:
    seen = NumberEvidence()
    for cell in cells:
        seen.add(cell)
    return seen


def read(*cells: str, thousandths: bool = False, typed: bool = False) -> list[Decimal]:
    seen = evidence(*cells)
    style = number_style(seen, typed=typed, file_point=file_point([seen]), thousandths=thousandths)
    return [parse_number(cell, style) for cell in cells]


@pytest.mark.parametrize(
    ("cells", "numbers"),
    [
        (["1.000,50", "2,5"], ["1000.50", "2.5"]),
        (["1,250.50", "2.5"], ["1250.50", "2.5"]),
        (["1 250,50", "13,75"], ["1250.50", "13.75"]),
        (["1\u00a0250", "1\u202f300", "40"], ["1250", "1300", "40"]),
        (["1'250.50", "7"], ["1250.50", "7"]),
        (["1.250", "1.250,5"], ["1250", "1250.5"]),
        (["1,250", "1,250.5"], ["1250", "1250.5"]),
        (["1.250.000", "1.250"], ["1250000", "1250"]),
        (["12.75", "16.5", "20.750"], ["12.75", "16.5", "20.75"]),
        (["45 ₽", "1 200,00 руб.", "р. 5,5"], ["45", "1200", "5.5"]),
        (["$1,250.00", "€7.10", "£ 3"], ["1250", "7.1", "3"]),
        (["5 шт", "1,5 кг", "2"], ["5", "1.5", "2"]),
        (["-5", "−5,5", "(1 250,00)", "7-"], ["-5", "-5.5", "-1250", "-7"]),
        (["15%", "7,5 %"], ["15", "7.5"]),
        ([".5", "0.125"], ["0.5", "0.125"]),
        (["1.5E+3", "2"], ["1500", "2"]),
    ],
)
def test_a_column_tells_its_decimal_sign(cells: list[str], numbers: list[str]) -> None:
    assert read(*cells) == [Decimal(number) for number in numbers]


def test_a_quantity_of_three_decimals_is_not_a_thousand() -> None:
    assert read("1,000", "13,750", thousandths=True) == [Decimal(1), Decimal("13.75")]
    assert read("1.250", "2.500") == [Decimal(1250), Decimal(2500)]
    assert read("1.250", "2.500", typed=True) == [Decimal("1.25"), Decimal("2.5")]


def test_numbers_of_four_digits_without_a_gap_prove_that_nothing_groups() -> None:
    assert read("1500", "1,250") == [Decimal(1500), Decimal("1.25")]


def test_neighbours_settle_what_a_column_leaves_open() -> None:
    money, quantity = evidence("1 250,50"), evidence("1.250")
    style = number_style(quantity, typed=False, file_point=file_point([money, quantity]), thousandths=True)
    assert parse_number("1.250", style) == 1250
    assert not style.doubtful


def test_what_nothing_settles_is_asked() -> None:
    assert number_style(evidence("1.250"), typed=False, file_point=None, thousandths=False).doubtful


def test_a_column_of_both_signs_refuses_only_what_is_doubtful() -> None:
    style = number_style(evidence("12,5", "12.5", "7.25"), typed=False, file_point=None, thousandths=False)
    assert [parse_number(cell, style) for cell in ("12,5", "7.25", "1 250,00")] == [
        Decimal("12.5"),
        Decimal("7.25"),
        Decimal(1250),
    ]
    with pytest.raises(NotNumber) as refused:
        parse_number("1.250", style)
    assert refused.value.code == "doubtful_number"


@pytest.mark.parametrize(
    "cell", ["abc", "12 50", "1.2.3", "1,2,3.4.5", "--5", "5 и 6", "1..5", "(5", "12,345,6", "nan", "inf"]
)
def test_what_is_no_number(cell: str) -> None:
    with pytest.raises(NotNumber):
        parse_number(cell, NumberStyle("."))


@pytest.mark.parametrize("cell", ["1e309", "9" * 20, "1e16"])
def test_numbers_beyond_reason(cell: str) -> None:
    with pytest.raises(NotNumber) as refused:
        scaled_reader(NumberStyle("."), 100)(cell)
    assert refused.value.code == "number_too_large"


@given(
    st.lists(st.decimals(-(10**9), 10**9, places=2), min_size=1, max_size=20),
    st.sampled_from([(" ", ","), (".", ","), (",", "."), ("\u00a0", ","), ("'", "."), ("", ","), ("", ".")]),
)
def test_money_written_in_any_custom_reads_back_to_the_kopeck(
    amounts: list[Decimal], signs: tuple[str, str]
) -> None:
    group, point = signs
    cells = [f"{amount:,.2f}".replace(",", "G").replace(".", point).replace("G", group) for amount in amounts]
    assert read(*cells) == amounts


def when(*cells: str, locale: str = "ru") -> list[When]:
    seen = DateEvidence()
    for cell in cells:
        seen.add(cell)
    style = date_style(seen, locale=locale)
    return [parse_when(cell, style, MOSCOW) for cell in cells]


@pytest.mark.parametrize(
    ("cell", "day", "time"),
    [
        ("2024-01-05", (2024, 1, 5), None),
        ("2010-12-01 08:26:00", (2010, 12, 1), (8, 26)),
        ("2024-01-05T10:30:15", (2024, 1, 5), (10, 30, 15)),
        ("05.01.2024", (2024, 1, 5), None),
        ("5.1.24 9:05", (2024, 1, 5), (9, 5)),
        ("05.01.2024 г.", (2024, 1, 5), None),
        ("30-10-2016 09:58", (2016, 10, 30), (9, 58)),
        ("2024/1/5", (2024, 1, 5), None),
        ("20240105", (2024, 1, 5), None),
        ("5 января 2024 г.", (2024, 1, 5), None),
        ("5 мая 2024", (2024, 5, 5), None),
        ("05-Jan-2024", (2024, 1, 5), None),
        ("January 5, 2024", (2024, 1, 5), None),
        ("Mar 15th, 2024 4:05 PM", (2024, 3, 15), (16, 5)),
        ("45296", (2024, 1, 5), None),
        ("45296.41875", (2024, 1, 5), (10, 3)),
        ("1704445200", (2024, 1, 5), (12, 0)),
        ("2024-01-05T22:30:00Z", (2024, 1, 6), (1, 30)),
        ("2024-01-05 10:00:00+05:00", (2024, 1, 5), (8, 0)),
    ],
)
def test_dates_in_many_forms(
    cell: str, day: tuple[int, int, int], time: tuple[int, int] | tuple[int, int, int] | None
) -> None:
    assert when(cell) == [When(dt.date(*day), dt.time(*time) if time else None)]


def test_a_thirteenth_day_tells_the_order_of_the_whole_column() -> None:
    assert [w.day for w in when("01/02/2024", "01/13/2024")] == [dt.date(2024, 1, 2), dt.date(2024, 1, 13)]
    assert [w.day for w in when("01/02/2024", "13/02/2024")] == [dt.date(2024, 2, 1), dt.date(2024, 2, 13)]


def test_rows_that_run_forward_tell_the_order() -> None:
    cells = ["01/02/2024", "02/02/2024", "05/02/2024", "11/02/2024", "01/03/2024", "02/03/2024"]
    assert [w.day.month for w in when(*cells, locale="en")] == [2, 2, 2, 2, 3, 3]
    turned = ["02/01/2024", "02/02/2024", "02/05/2024", "02/11/2024", "03/01/2024", "03/02/2024"]
    assert [w.day.month for w in when(*turned, locale="ru")] == [2, 2, 2, 2, 3, 3]


def test_an_order_nothing_tells_is_asked() -> None:
    seen = DateEvidence()
    seen.add("01/02/2024")
    assert date_style(seen, locale="ru") == DateStyle("dmy", doubtful=True)
    assert date_style(seen, locale="en") == DateStyle("mdy", doubtful=True)


@pytest.mark.parametrize(
    "cell", ["31.02.2024", "2024-13-01", "вчера", "12345678", "99.99.2024", "0000-00-00"]
)
def test_what_is_no_date(cell: str) -> None:
    with pytest.raises(NotDate):
        parse_when(cell, DateStyle(), MOSCOW)


@pytest.mark.parametrize(
    ("cell", "time"),
    [
        ("9:05", (9, 5)),
        ("21:30:15", (21, 30, 15)),
        ("9:05 PM", (21, 5)),
        ("12:00 am", (0, 0)),
        ("0.5", (12, 0)),
    ],
)
def test_times_of_day(cell: str, time: tuple[int, int] | tuple[int, int, int]) -> None:
    assert parse_clock(cell) == dt.time(*time)


@given(st.lists(st.dates(dt.date(2000, 1, 1), dt.date(2035, 1, 1)), min_size=1, max_size=30))
def test_dotted_and_iso_columns_read_back(days: list[dt.date]) -> None:
    assert [w.day for w in when(*[f"{day:%d.%m.%Y}" for day in days])] == days
    assert [w.day for w in when(*[day.isoformat() for day in days])] == days
