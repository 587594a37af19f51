"""Money in integers: rounding half up, splitting to the kopeck, stock value that never leaks."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given
from hypothesis import strategies as st

from core.money import half_up, line_total, parse_decimal, share, spread, to_major, to_minor, unit_price

sums = st.integers(-(10**12), 10**12)


@given(sums, st.integers(1, 10**9))
def test_half_up_is_decimal_s_half_up(numerator: int, denominator: int) -> None:
    exact = (Decimal(numerator) / Decimal(denominator)).quantize(Decimal(1), ROUND_HALF_UP)
    assert abs(half_up(numerator, denominator) - int(exact)) <= (0 if denominator < 10**6 else 1)


@given(sums, st.lists(st.integers(0, 10**9), min_size=1, max_size=30))
def test_parts_sum_to_the_whole(total: int, weights: list[int]) -> None:
    parts = spread(total, weights)
    assert sum(parts) == total
    if sum(weights):
        for part, weight in zip(parts, weights, strict=True):
            assert abs(part - total * weight / sum(weights)) <= 1


@given(st.integers(0, 10**12), st.lists(st.integers(1, 1000), min_size=1, max_size=20))
def test_a_stock_emptied_piece_by_piece_leaves_no_value(value: int, issues: list[int]) -> None:
    on_hand = sum(issues)
    for taken in issues:
        cost = share(value, taken, on_hand)
        value, on_hand = value - cost, on_hand - taken
        assert value >= 0
    assert (value, on_hand) == (0, 0)


@given(st.integers(0, 10**9))
def test_minor_and_major_are_the_same_money(minor: int) -> None:
    for currency in ("RUB", "JPY", "KWD"):
        assert to_minor(to_major(minor, currency), currency) == minor


def test_line_totals() -> None:
    assert line_total(1_200_0000, 3_000, "RUB") == 360_000
    assert line_total(1_2345, 500, "RUB") == 62
    assert unit_price(360_000, 3_000, "RUB") == 1_200_0000


@given(st.integers(-(10**9), 10**9), st.integers(0, 99))
def test_numbers_are_read_in_every_spelling(whole: int, cents: int) -> None:
    sign, digits = ("-" if whole < 0 else ""), f"{abs(whole):,}"
    meant = Decimal(f"{sign}{abs(whole)}.{cents:02d}")
    russian = f"{sign}{digits.replace(',', ' ')},{cents:02d}"
    assert parse_decimal(russian) == meant
    if abs(whole) >= 1000:
        assert parse_decimal(f"{sign}{digits}.{cents:02d}") == meant
        assert parse_decimal(f"{sign}{digits.replace(',', '.')},{cents:02d}") == meant
