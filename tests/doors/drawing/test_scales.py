"""Axes people can read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.drawing.scales import Locale, scale_for, short, tick_words

VALUES = st.lists(st.floats(-1e13, 1e13).filter(lambda value: value == 0 or abs(value) > 1e-3), max_size=20)


@given(VALUES)
def test_an_axis_holds_zero_and_every_value(values: list[float]) -> None:
    scale = scale_for(values)
    slack = (scale.high - scale.low) * 1e-6
    assert scale.low <= 0 <= scale.high
    assert all(scale.low - slack <= value <= scale.high + slack for value in values)
    assert 2 <= len(scale.ticks()) <= 8


@given(VALUES, st.sampled_from(["ru", "en"]))
def test_marks_of_an_axis_differ(values: list[float], locale: Locale) -> None:
    words = tick_words(scale_for(values), locale)
    assert len(set(words)) == len(words)


@pytest.mark.parametrize(
    ("high", "russian", "english"),
    [
        (3_900, ["0", "1 000", "2 000", "3 000", "4 000"], ["0", "1,000", "2,000", "3,000", "4,000"]),
        (12_000, ["0", "5 тыс.", "10 тыс.", "15 тыс."], ["0", "5k", "10k", "15k"]),
        (
            10_000,
            ["0", "2,5 тыс.", "5,0 тыс.", "7,5 тыс.", "10,0 тыс."],
            ["0", "2.5k", "5.0k", "7.5k", "10.0k"],
        ),
        (3_500_000, ["0", "1 млн", "2 млн", "3 млн", "4 млн"], ["0", "1M", "2M", "3M", "4M"]),
        (0, ["0,00", "0,25", "0,50", "0,75", "1,00"], ["0", "0.25", "0.50", "0.75", "1.00"]),
    ],
)
def test_marks_are_round_and_short(high: float, russian: list[str], english: list[str]) -> None:
    scale = scale_for([high])
    shown = [word.replace("\u00a0", " ") for word in tick_words(scale, "ru")]
    assert shown == ["0", *russian[1:]]
    assert tick_words(scale, "en") == english


def test_counted_things_have_whole_marks() -> None:
    assert tick_words(scale_for([3], whole=True), "ru") == ["0", "1", "2", "3"]
    assert tick_words(scale_for([9], whole=True), "ru") == ["0", "5", "10"]


@pytest.mark.parametrize(
    ("value", "russian", "english"),
    [
        (0, "0", "0"),
        (940, "940", "940"),
        (-3_900, "−3 900", "−3,900"),
        (1_250.5, "1 250", "1,250"),
        (12_345, "12,3 тыс.", "12.3k"),
        (9_999.7, "10 000", "10,000"),
        (999_999, "1 млн", "1M"),
        (1_234_567, "1,23 млн", "1.23M"),
        (70_000_000_000, "70 млрд", "70B"),
        (10**13, "10 трлн", "10T"),
        (0.5, "0,5", "0.5"),
    ],
)
def test_values_on_bars_are_short(value: float, russian: str, english: str) -> None:
    assert (short(value, "ru").replace("\u00a0", " "), short(value, "en")) == (russian, english)
