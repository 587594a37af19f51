"""Telegram's limits hold for anything people can put into their names and notes."""

from __future__ import annotations

import string
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.blocks import (
    Act,
    Button,
    Buttons,
    Chart,
    Column,
    Fact,
    Facts,
    Receipt,
    Series,
    Table,
    Text,
    Value,
    say,
)
from handlers.telegram.keyboards import keyboard
from handlers.telegram.messages import Key
from handlers.telegram.payload import payload, read_payload
from handlers.telegram.render import Renderer
from handlers.telegram.rich import clean
from handlers.telegram.splitting import cut
from tests.doors.telegram.conftest import labels, read

Render = Callable[..., Renderer]
OFTEN = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
WILD = st.text(
    st.sampled_from(
        "абв <>&\"'\n\r\t\u0000\u200b\u202e\u0301\ud83d\u200d👨👩🎂\ufe0f寿ש" + string.ascii_letters
    ),
    max_size=300,
)
LONG = st.integers(0, 40).flatmap(lambda times: WILD.map(lambda text: text * times))


def words(text: str) -> str:
    """What must not be lost: the visible signs in their order."""
    return "".join(clean(text).split())


@OFTEN
@given(
    st.lists(st.tuples(LONG, st.sampled_from(["title", "plain", "note", "warning"])), max_size=5),
    st.booleans(),
)
def test_no_message_is_too_long_and_no_sign_is_lost(
    render: Render, parts: list[tuple[str, str]], drawn: bool
) -> None:
    blocks: list[object] = [Text(say("shop-said", text=text), kind) for text, kind in parts]  # type: ignore[arg-type]
    chart = Chart("bars", say("shop-none"), [], [Series("", [])])
    messages = render().receipt(Receipt([*blocks, *([chart] if drawn else [])]))  # type: ignore[list-item]
    told = "".join(read(message).text for message in messages)
    expected = "".join(("⚠️" if kind == "warning" else "") + words(text) for text, kind in parts)
    assert "".join(told.split()) in {expected, expected or "—"}


@OFTEN
@given(st.lists(st.tuples(WILD, WILD, st.integers(-(10**9), 10**9)), max_size=120))
def test_rows_of_tables_are_never_torn(render: Render, rows: list[tuple[str, str, int]]) -> None:
    cells: list[list[Value]] = [
        [f"{place}#{name}", note, sum_] for place, (name, note, sum_) in enumerate(rows)
    ]
    columns = [Column(say("shop-product")), Column(say("shop-sku")), Column(say("shop-sum"), "number")]
    facts = Facts([Fact(say("shop-customer"), name) for name, _, _ in rows])
    for message in render().receipt(Receipt([facts, Table(columns, cells)])):
        read(message)


@pytest.mark.parametrize("width", [8, 120])
def test_a_long_table_continues_in_whole_rows(render: Render, width: int) -> None:
    rows: list[list[Value]] = [[f"Товар{number:0{width}}", number] for number in range(300)]
    columns = [Column(say("shop-product")), Column(say("shop-sum"), "number")]
    messages = render().receipt(Receipt([Table(columns, rows)]))
    lines = [line for message in messages for line in read(message).text.split("\n")]
    assert len(messages) > 1
    assert [line for line in lines if "Товар0" in line] == [
        line for line in lines if line.rstrip().endswith(tuple("0123456789"))
    ]
    assert sum("Товар0" in line for line in lines) == 300


def test_no_more_than_a_hundred_marks_in_a_message(render: Render) -> None:
    facts = Facts([Fact(say("shop-customer"), str(number)) for number in range(250)])
    messages = render().receipt(Receipt([facts]))
    assert [len(read(message).entities) for message in messages] == [99, 99, 52]


def test_a_block_goes_whole_into_the_next_message_when_it_fits_there(render: Render) -> None:
    first, second = (Text(say("shop-said", text=f"{mark}" * 2_500), "title") for mark in "аб")
    messages = render().receipt(Receipt([first, second]))
    assert [set(read(message).text) for message in messages] == [{"а"}, {"б"}]


def test_buttons_stand_under_the_last_message(render: Render) -> None:
    blocks = [
        Text(say("shop-said", text="я " * 3_000)),
        Buttons([[Button(say("shop-open"), Act("orders.list"))]]),
    ]
    first, last = render().receipt(Receipt(blocks))  # type: ignore[arg-type]
    assert (labels(first), labels(last)) == ([], [["Открыть"]])


@OFTEN
@given(st.text(max_size=400), st.integers(41, 60), st.integers(41, 80))
def test_cutting_keeps_every_sign_and_the_limit(text: str, first: int, limit: int) -> None:
    tidy = "".join(sign for sign in text if not 0xD800 <= ord(sign) <= 0xDFFF)
    parts = list(cut(tidy, first, limit))
    assert all(len(part.encode("utf-16-le")) // 2 <= limit for part in parts)
    assert "".join("".join(parts).split()) == "".join(tidy.split())


def test_cutting_keeps_a_family_together() -> None:
    family = "👨\u200d👩\u200d👧"
    assert all(part.count("👨") == part.count("👧") for part in cut(family * 30, 41, 41))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\u0000b\u0007c", "abc"),
        ("прибыль\u202e000 1", "прибыль000 1"),
        ("\ud83dтекст", "текст"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("\n".join("a" * 5), "a\na\na\na\na"),
        ("a\n\n\n\n\nb", "a\n\nb"),
        ("Z" + "\u0335" * 40, "Z" + "\u0335" * 3),
        ("й\t1", "й 1"),
        ("👨\u200d👩\u200d👧 ❤️", "👨\u200d👩\u200d👧 ❤️"),
    ],
)
def test_what_cannot_be_shown_is_taken_out(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@OFTEN
@given(st.lists(st.lists(WILD, max_size=12), max_size=30))
def test_any_buttons_make_a_keyboard_that_telegram_takes(render: Render, rows: list[list[str]]) -> None:
    buttons = Buttons(
        [[Button(say("shop-said", text=label), Act("orders.list")) for label in row] for row in rows]
    )
    (message,) = render().receipt(Receipt([Text(say("shop-open")), buttons]))
    assert read(message).text == "Открыть"


def test_rows_are_broken_where_labels_would_not_be_readable() -> None:
    labels = ["Оприходовать товары", "Списать", "Заказать ещё раз"]
    rows = keyboard([[Key(text, callback="x") for text in labels]])
    assert [[key.text for key in row] for row in rows] == [labels[:1], labels[1:]]


def test_a_payload_over_sixty_four_bytes_is_a_fault() -> None:
    with pytest.raises(ValueError, match="64 bytes"):
        keyboard([[Key("Да", callback="я" * 33)]])


def test_payloads_read_back() -> None:
    pressed = read_payload(payload("option", "tok-en_1", 12))
    assert pressed
    assert (pressed.kind, pressed.token, pressed.place) == ("option", "tok-en_1", 12)
    act = read_payload(payload("act", "abc"))
    assert act
    assert (act.kind, act.token) == ("act", "abc")


@pytest.mark.parametrize("data", ["", "a", "a:", "z:1", "o:tok", "o:tok:x", "o::1", "o:tok:9999", "o:tok:²"])
def test_strange_payloads_are_nothing(data: str) -> None:
    assert read_payload(data) is None
