"""How values look to a reader, in both languages."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.blocks import Day, DocNo, Link, Moment, Money, Percent, Price, Qty, Span, Value
from core.money import parse_decimal, to_major
from core.texts import Locale, Speaker, plain_value

TODAY = date(2026, 11, 22)
AT = datetime(2026, 11, 21, 21, 30, tzinfo=UTC)


def seen(value: Value, locale: Locale, zone: str = "Europe/Moscow") -> str:
    """The value with its hard spaces made visible as '_'."""
    return plain_value(value, Speaker(locale, zone), TODAY).replace("\u00a0", "_")


@pytest.mark.parametrize(
    ("value", "russian", "english"),
    [
        (Money(390_000, "RUB"), "3_900_₽", "3,900_₽"),
        (Money(125_050, "RUB"), "1_250,50_₽", "1,250.50_₽"),
        (Money(-125_050, "RUB"), "−1_250,50_₽", "−1,250.50_₽"),
        (Money(0, "RUB"), "0_₽", "0_₽"),
        (Money(4_500, "USD"), "45_$", "$45.00"),
        (Money(-4_500, "USD"), "−45_$", "−$45.00"),
        (Money(123_456_789, "KZT"), "1_234_567,89_₸", "1,234,567.89_₸"),
        (Money(1_500, "JPY"), "1_500_JPY", "1,500_JPY"),
        (Money(1_500, "KWD"), "1,500_KWD", "1.500_KWD"),
        (Price(12_000_000, "RUB"), "1_200_₽", "1,200_₽"),
        (Price(125, "RUB"), "0,0125_₽", "0.0125_₽"),
        (Price(455_000, "USD"), "45,50_$", "$45.50"),
        (Qty(3_000, "pcs"), "3_шт", "3_pcs"),
        (Qty(500, "kg"), "0,5_кг", "0.5_kg"),
        (Qty(-1_250, "l"), "−1,25_л", "−1.25_l"),
        (Qty(1_000, "box"), "1_коробка", "1_box"),
        (Qty(22_000, "box"), "22_коробки", "22_boxes"),
        (Qty(12_000, "box"), "12_коробок", "12_boxes"),
        (Qty(1_500, "box"), "1,5_коробки", "1.5_boxes"),
        (Qty(2_000, "лоток"), "2_лоток", "2_лоток"),
        (Qty(12_345_000), "12_345", "12,345"),
        (Percent(1250), "12,5_%", "12.5%"),
        (Percent(-500), "−5_%", "−5%"),
        (Day(date(2026, 11, 21)), "21_ноября", "21_Nov"),
        (Day(date(2025, 5, 9)), "9_мая 2025", "9_May 2025"),
        (Span(date(2026, 11, 1), date(2026, 11, 22)), "1–22_ноября", "1–22_Nov"),
        (Span(date(2026, 10, 28), date(2026, 11, 3)), "28_октября – 3_ноября", "28_Oct – 3_Nov"),
        (
            Span(date(2025, 12, 28), date(2026, 1, 3)),
            "28_декабря 2025 – 3_января 2026",
            "28_Dec 2025 – 3_Jan 2026",
        ),
        (Span(date(2025, 3, 1), date(2025, 4, 2)), "1_марта – 2_апреля 2025", "1_Mar – 2_Apr 2025"),
        (Span(date(2026, 11, 2), date(2026, 11, 2)), "2_ноября", "2_Nov"),
        (Moment(AT), "22_ноября, 00:30", "22_Nov, 00:30"),
        (DocNo("order", 12), "№_12", "No._12"),
        (DocNo("order", None), "№_…", "No._…"),
        (Link("https://t.me/bot?start=x"), "https://t.me/bot?start=x", "https://t.me/bot?start=x"),
        (Link(None), "…", "…"),
        ("Наполеон", "Наполеон", "Наполеон"),
        (12_345, "12_345", "12,345"),
        (None, "—", "—"),
    ],
)
def test_value_in_both_languages(value: Value, russian: str, english: str) -> None:
    assert (seen(value, "ru"), seen(value, "en")) == (russian, english)


def test_moment_is_told_by_the_readers_clock() -> None:
    assert seen(Moment(AT), "ru", "Asia/Almaty") == "22_ноября, 02:30"


@given(
    st.integers(-(10**15), 10**15),
    st.sampled_from(["RUB", "USD", "JPY", "KWD"]),
    st.sampled_from(["ru", "en"]),
)
def test_shown_money_reads_back_as_the_same_sum(minor: int, currency: str, locale: Locale) -> None:
    shown = plain_value(Money(minor, currency), Speaker(locale), TODAY)
    digits = "".join(c for c in shown if c.isdigit() or c in ",.−").strip(".")
    read = parse_decimal(digits.replace(",", "") if locale == "en" else digits)
    assert read == to_major(minor, currency)
    assert " " not in shown
