"""Any text at all is read without an error, in time that grows with its length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.assistant.interpreter.amounts import amounts
from core.assistant.interpreter.calendar_days import Direction
from core.assistant.interpreter.line import Line
from core.assistant.interpreter.references import references
from core.assistant.interpreter.text import clean, folded, split
from core.assistant.interpreter.times import times
from tests.assistant.interpreter.conftest import FRIDAY_NOON
from tests.steps import steps

_PIECES = st.sampled_from(
    [
        "завтра",
        "к",
        "15",
        "в",
        "по",
        "с",
        "1",
        ".",
        ",",
        "-",
        ":",
        "25.11",
        "ноября",
        "каждый",
        "день",
        "за",
        "2026",
        "пол",
        "тыс",
        "кг",
        "₽",
        "half",
        "a",
        "next",
        "friday",
        "1e309",
        "\x00",
        "\u202e",
        "½",
        "999999999999",
        "и",
        "/",
        "@",
        "№",
        "quarter",
        "раз",
    ]
)


def read_all(text: str) -> None:
    line = Line.read(text)
    references(line.text, line.tokens)
    amounts(line.tokens, line.numbers)
    directions: tuple[Direction, ...] = ("past", "future")
    for direction in directions:
        for span in times(line, FRIDAY_NOON, direction):
            assert line.text[span.start : span.end].strip()


@given(st.text(st.characters(codec=None), max_size=200))
def test_no_text_raises(text: str) -> None:
    read_all(text)


@given(st.lists(_PIECES, max_size=30), st.sampled_from(["", " "]))
def test_no_heap_of_dates_and_numbers_raises(pieces: list[str], joint: str) -> None:
    read_all(joint.join(pieces))


@given(st.text(st.characters(codec=None), max_size=100))
def test_every_cleaned_character_knows_its_place_in_the_original(text: str) -> None:
    cleaned = clean(text)
    places = [cleaned.raw_place(i) for i in range(len(cleaned.text) + 1)]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)


def test_hidden_and_piled_characters_go_and_letters_stay() -> None:
    assert clean("за\u0337ка\u200bз\x00 \u202aЁжик\u202c\ud800").text == "заказ Ёжик"
    assert clean("и\u0306од").text == "йод"
    assert clean("а\u00a0—\u00a0б").text == "а - б"
    assert folded("ЁЖИК") == "ежик"


def test_a_place_leads_back_to_the_original() -> None:
    raw = "\u200bс\u0337пиши 2"
    cleaned = clean(raw)
    assert raw[cleaned.raw_place(cleaned.text.index("2"))] == "2"


def test_tokens_keep_their_places() -> None:
    text = "спиши 20кг «Ёлки» к 9:30"
    assert [text[t.start : t.end] for t in split(text)] == [t.text for t in split(text)]


@pytest.mark.parametrize(
    "piece",
    ["1 ", "завтра к ", "а@", "8 916 ", "с 1 по ", "«", "каждый ", "1.", "сто ", "заказ 1, ", "(0", "x@y."],
)
def test_reading_grows_with_length_only(piece: str) -> None:
    read_all(piece)
    short, long = piece * (500 // len(piece)), piece * (4000 // len(piece))
    assert steps(lambda: read_all(long)) < 24 * max(steps(lambda: read_all(short)), 2000)
