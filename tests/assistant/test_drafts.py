"""What a model answers about a paper, made exact: nothing comes in but words and figures."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.assistant.drafts import MOST_LINES, draft_of

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=30) | st.floats(allow_nan=True).map(str),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4),
    max_leaves=20,
)
FIELDS = ("supplier", "inn", "number", "date", "currency", "discount", "vat_on_top", "total")


@given(
    st.sampled_from(["receipt", "waybill"]),
    st.dictionaries(st.sampled_from(FIELDS), ANYTHING),
    ANYTHING,
    ANYTHING,
)
def test_whatever_is_answered_is_within_reason(kind: str, told: dict[str, Any], one: Any, other: Any) -> None:
    line = {"name": one, "quantity": other, "unit": one, "price": other, "sum": one}
    draft = draft_of({**told, "kind": kind, "lines": [line, {**line, "name": "мука"}, other]})
    for read in draft.lines:
        assert read.name
        assert "\n" not in read.name
        assert len(read.name) <= 120
        for figure in (read.quantity, read.price, read.sum):
            assert figure is None or 0 < figure <= Decimal(10**16)
    assert draft.total is None or 0 < draft.total <= Decimal(10**10)


@given(ANYTHING)
def test_nonsense_is_no_paper(answer: Any) -> None:
    assert draft_of(answer).kind == "other"


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("1 234,50", "1234.50"),
        ("1234.5 руб.", "1234.5"),
        ("$5", "5"),
        (7, "7"),
        ("0", None),
        ("-5", None),
        ("1e309", None),
        ("NaN", None),
        ("∞", None),
        ("12-5", None),
        (True, None),
        ("9" * 50, None),
    ],
)
def test_figures(printed: Any, read: str | None) -> None:
    total = draft_of({"kind": "receipt", "total": printed, "lines": []}).total
    assert total == (None if read is None else Decimal(read))


def test_the_third_figure_is_told_by_two() -> None:
    lines = [
        {"name": "мука", "quantity": "10", "price": "45", "sum": None},
        {"name": "сахар", "quantity": None, "price": "70", "sum": "350"},
        {"name": "соль", "quantity": None, "price": "30", "sum": "100"},
    ]
    flour, sugar, salt = draft_of({"kind": "waybill", "lines": lines}).lines
    assert flour.sum == 450
    assert sugar.quantity == 5
    assert salt.quantity is None


def test_units_by_their_codes_days_by_their_forms_and_numbers_of_taxpayers() -> None:
    told = {"kind": "waybill", "date": "19.11.2026", "inn": "7707083893", "currency": "руб"}
    draft = draft_of({**told, "lines": [{"name": "мука", "quantity": "1", "unit": "166"}]})
    assert draft.lines[0].unit == "кг"
    assert str(draft.day) == "2026-11-19"
    assert draft.inn == "7707083893"
    assert draft.currency is None


def test_a_paper_without_end_is_known_to_have_more() -> None:
    lines = json.loads(json.dumps([{"name": "мука", "quantity": "1", "sum": "1"}] * 500))
    draft = draft_of({"kind": "waybill", "lines": lines})
    assert draft.has_more
    assert len(draft.lines) == MOST_LINES
