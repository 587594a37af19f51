"""What people and models write is brought to one exact form, or refused in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from core.acts.fields import Amount, Due, Email, Percent, Period, Phone, Price, Quantity, clean, named_period


def read(kind: Any, value: object, **context: object) -> Any:
    return TypeAdapter(kind).validate_python(value, context=context)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1 250,50", "1250.50"),
        ("1.000,50", "1000.50"),
        ("1,250.50", "1250.50"),
        ("12 500", "12500"),
        ("0,5", "0.5"),
        (1200, "1200"),
        (0.1, "0.1"),
        (Decimal("7.25"), "7.25"),
    ],
)
def test_amounts_as_people_type_them(typed: object, meant: str) -> None:
    assert read(Amount, typed) == Decimal(meant)


@pytest.mark.parametrize(
    "typed", ["1e309", "-5", 0, "0", "nan", "inf", "1.2.3,4,5", "", "сто", True, None, float("inf"), "9" * 60]
)
def test_amounts_that_cannot_be(typed: object) -> None:
    with pytest.raises(ValidationError):
        read(Amount, typed)


@given(st.text(max_size=60))
def test_no_text_breaks_a_number_field(text: str) -> None:
    for kind in (Amount, Price, Quantity, Percent):
        try:
            value = read(kind, text)
        except ValidationError:
            continue
        assert isinstance(value, Decimal)
        assert value.is_finite()


@given(st.text(max_size=200))
def test_cleaned_text_can_be_stored_and_shown(text: str) -> None:
    shown = clean(text)
    shown.encode()
    assert "\x00" not in shown
    assert clean(shown) == shown


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("8 (912) 345-67-89", "+79123456789"),
        ("+7 912 345 67 89", "+79123456789"),
        ("0555 12-34-56", "0555123456"),
    ],
)
def test_phones(typed: str, kept: str) -> None:
    assert read(Phone, typed) == kept


def test_mail_is_lower_case() -> None:
    assert read(Email, " Kate@Shop.COM ") == "kate@shop.com"
    with pytest.raises(ValidationError):
        read(Email, "kate at shop")


def test_due_is_a_day_or_a_moment() -> None:
    assert read(Due, "2026-11-21") == date(2026, 11, 21)
    assert read(Due, "2026-11-21T15:00").hour == 15
    for wrong in ("0001-01-01", "9999-12-31", "2026-02-30", "завтра"):
        with pytest.raises(ValidationError):
            read(Due, wrong)


def test_periods_by_name_and_by_days() -> None:
    today = date(2026, 11, 20)
    assert read(Period, "week", today=today).start == date(2026, 11, 16)
    assert read(Period, "2026-02", today=today).end == date(2026, 2, 28)
    assert read(Period, {"from": "2026-11-01", "to": "2026-11-15"}).end == date(2026, 11, 15)
    with pytest.raises(ValidationError):
        read(Period, {"from": "2026-11-15", "to": "2026-11-01"})


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_named_periods_are_in_order(today: date) -> None:
    for name in ("today", "yesterday", "week", "last_week", "month", "last_month", "year", "31d"):
        span = named_period(name, today)
        assert span is not None
        assert span[0] <= span[1] <= today
