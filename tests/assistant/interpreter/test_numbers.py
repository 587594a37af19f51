"""Numbers, units, money and percents, said any way."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.assistant.interpreter.amounts import amounts
from core.assistant.interpreter.line import Line
from core.assistant.interpreter.spans import Money, Quantity
from tests.assistant.interpreter.speaking import in_english, in_russian


def heard(text: str) -> list[str]:
    return [format(s.value.normalize(), "f") for s in Line.read(text).numbers if isinstance(s.value, Decimal)]


def counted(text: str) -> list[object]:
    line = Line.read(text)
    return [span.value for span in amounts(line.tokens, line.numbers)]


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("12 500", "12500"),
        ("12\u00a0500", "12500"),
        ("1.000,50", "1000.5"),
        ("1,250.50", "1250.5"),
        ("1 250,50", "1250.5"),
        ("1'250", "1250"),
        ("1,5к", "1500"),
        ("5к", "5000"),
        ("10 тыс", "10000"),
        ("10 тыс.", "10000"),
        ("2 млн", "2000000"),
        ("1.5k", "1500"),
        ("полтора", "1.5"),
        ("полторы сотни яиц", "150"),
        ("полторы тысячи", "1500"),
        ("дюжина", "12"),
        ("пара", "2"),
        ("пять тыщ", "5000"),
        ("двадцать пять", "25"),
        ("a dozen", "12"),
        ("forty five", "45"),
        ("forty-five", "45"),
        ("one and a half", "1.5"),
        ("две с половиной тысячи", "2500"),
        ("две тысячи пятьсот", "2500"),
        ("5 тысяч 200", "5200"),
        ("half a dozen", "6"),
        ("two dozen", "24"),
        ("a couple of hundred", "200"),
        ("two hundred thousand", "200000"),
        ("тысяча двести", "1200"),
        ("1/2 кг", "0.5"),
        ("1½", "1.5"),
        ("0,250", "0.25"),
        ("латте х2", "2"),
        ("１２", "12"),
        ("٣", "3"),
    ],
)
def test_a_number_is_read(said: str, number: str) -> None:
    assert heard(said) == [number]


@pytest.mark.parametrize(
    "said", ["1e309", "iphone15", "5.5.5", "4607001234567", "a", "thousand", "к", "полный", "стоять"]
)
def test_what_is_no_number_is_left_alone(said: str) -> None:
    assert heard(said) == []


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        ("три двадцать", ["3", "20"]),
        ("10 30", ["10", "30"]),
        ("3 торта 500", ["3", "500"]),
        ("двадцать двенадцать", ["20", "12"]),
        ("пара латте и десяток яиц", ["2", "10"]),
        ("5 к 9", ["5", "9"]),
        ("к 9 утра", ["9"]),
    ],
)
def test_numbers_do_not_flow_into_one(said: str, numbers: list[str]) -> None:
    assert heard(said) == numbers


def test_a_dash_before_a_number_is_kept_as_a_doubt() -> None:
    (span,) = Line.read("торт -5").numbers
    assert span.value == -5
    assert span.alternatives == (Decimal(5),)


def test_three_digits_after_a_comma_keep_both_readings() -> None:
    (span,) = Line.read("1,250").numbers
    assert {span.value, *span.alternatives} == {Decimal(1250), Decimal("1.250")}


@given(st.integers(0, 999_999_999))
def test_russian_words_round_trip(number: int) -> None:
    assert heard(in_russian(number)) == [format(Decimal(number).normalize(), "f")]


@given(st.integers(0, 999_999_999), st.sampled_from([" ", "-"]))
def test_english_words_round_trip(number: int, joint: str) -> None:
    assert heard(in_english(number, joint)) == [format(Decimal(number).normalize(), "f")]


@given(
    st.integers(1, 99_999_999),
    st.sampled_from([("{:,}", ","), ("{:,}", " "), ("{:,}", "\u00a0"), ("{}", "")]),
)
def test_copecks_are_kept_in_every_way_of_writing_money(minor: int, style: tuple[str, str]) -> None:
    shape, separator = style
    whole, cents = divmod(minor, 100)
    point = "." if separator == "," else ","
    written = shape.format(whole).replace(",", separator) + f"{point}{cents:02d} ₽"
    assert counted(written) == [Money(Decimal(minor) / 100, "RUB")]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("20кг", Quantity(Decimal(20), "kg")),
        ("полкило", Quantity(Decimal("0.5"), "kg")),
        ("3 литра", Quantity(Decimal(3), "l")),
        ("1,250 кг", Quantity(Decimal("1.250"), "kg")),
        ("5 м2", Quantity(Decimal(5), "m2")),
        ("40 мешков", Quantity(Decimal(40), "bag")),
        ("half a kilo", Quantity(Decimal("0.5"), "kg")),
        ("12 банок", Quantity(Decimal(12), "jar")),
        ("35р", Money(Decimal(35), "RUB")),
        ("$45", Money(Decimal(45), "USD")),
        ("10 тыс тенге", Money(Decimal(10000), "KZT")),
        ("30 баксов", Money(Decimal(30), "USD")),
        ("5 руб 50 коп", Money(Decimal("5.5"), "RUB")),
        ("500 сом", Money(Decimal(500), "KGS")),
        ("15 процентов", Decimal(15)),
        ("2,5%", Decimal("2.5")),
    ],
)
def test_what_a_number_counts(said: str, expected: object) -> None:
    assert counted(said) == [expected]


def test_a_year_is_not_grams() -> None:
    assert counted("в 2026 г") == []
