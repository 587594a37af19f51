"""What a model put into a call, as a person would have typed it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.rooms import open_rooms
from core.assistant.model.arguments import as_typed, check, without
from core.assistant.model.dates import read_date

REGISTER = open_rooms()
TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("given", "typed"),
    [
        ({"customer": None, "note": "", "due": "null", "lines": []}, {"lines": []}),
        (
            {"customer": " None ", "lines": [None, {"product": "торт", "price": None}]},
            {"lines": [{"product": "торт"}]},
        ),
        ({"due": "2026-11-21 15:00"}, {"due": "2026-11-21T15:00"}),
        ({"due": "2026-11-21T15:00:00+03:00"}, {"due": "2026-11-21T15:00:00+03:00"}),
        ({"due": " 2026-11-21 "}, {"due": "2026-11-21"}),
        ({"due": 5, "note": "null и точка"}, {"due": 5, "note": "null и точка"}),
        ({"paid": False}, {"paid": False}),
    ],
)
def test_what_was_left_empty_is_left_out(given: dict[str, Any], typed: dict[str, Any]) -> None:
    assert as_typed(REGISTER["orders.create"], given) == typed


@pytest.mark.parametrize(
    ("given", "period"),
    [
        ("2026-10-01..2026-10-15", {"from": "2026-10-01", "to": "2026-10-15"}),
        ("2026-10-01 / 2026-10-15", {"from": "2026-10-01", "to": "2026-10-15"}),
        ("last_month", "last_month"),
        ({"from": "2026-10-01", "to": "2026-10-15"}, {"from": "2026-10-01", "to": "2026-10-15"}),
    ],
)
def test_a_span_of_days_is_a_period(given: Any, period: Any) -> None:
    assert read_date("period", given) == period
    assert check(REGISTER["reports.sales"], {"period": given}, TODAY).faults == []


@pytest.mark.parametrize(
    ("name", "args", "path", "hint"),
    [
        ("orders.create", {"lines": [{"product": "торт", "price": -1}]}, "lines.0.price", "below zero"),
        (
            "orders.create",
            {"lines": [{"product": "торт", "quantity": "9999999999999"}]},
            "lines.0.quantity",
            "large",
        ),
        (
            "orders.create",
            {"lines": [{"product": "торт", "colour": "red"}]},
            "lines.0.colour",
            "no such field",
        ),
        ("orders.create", {"due": "завтра", "lines": [{"product": "торт"}]}, "due", "YYYY-MM-DD"),
        ("reports.sales", {"period": "давно"}, "period", "last_month"),
        ("reports.sales", {"period": "2026-10-15..2026-10-01"}, "period", "last_month"),
        ("customers.add", {"name": "Иванова", "phone": "12"}, "phone", "digits"),
        ("orders.create", {"paid": "может быть", "lines": [{"product": "торт"}]}, "paid", "true or false"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(name: str, args: dict[str, Any], path: str, hint: str) -> None:
    faults = check(REGISTER[name], args, TODAY).faults
    assert [fault.path for fault in faults] == [path]
    assert hint in faults[0].hint


def test_what_is_missing_is_no_fault() -> None:
    for name in ("orders.create", "finance.expense", "orders.ship", "companies.invite"):
        assert check(REGISTER[name], {}, TODAY).faults == []
    assert check(REGISTER["orders.create"], {"lines": [{"quantity": 2}], "customer": ""}, TODAY).faults == []


@pytest.mark.parametrize(
    ("path", "left"),
    [
        ("note", {"lines": [{"product": "торт", "price": 1}, "?"]}),
        ("lines.0.price", {"note": "x", "lines": [{"product": "торт"}, "?"]}),
        ("lines.1.price", {"note": "x", "lines": [{"product": "торт", "price": 1}, {}]}),
        ("lines.0", {"note": "x", "lines": [{}, "?"]}),
        ("lines.7.price", {"note": "x"}),
        ("nonesuch", {"note": "x", "lines": [{"product": "торт", "price": 1}, "?"]}),
    ],
)
def test_a_value_is_left_out_by_its_path(path: str, left: dict[str, Any]) -> None:
    args = {"note": "x", "lines": [{"product": "торт", "price": 1}, "?"]}
    assert without(args, path) == left
    assert args == {"note": "x", "lines": [{"product": "торт", "price": 1}, "?"]}
