"""HTML is read as Telegram reads it."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.telegram_errors import ApiError
from tests.fakes.telegram_text import entities_of_a_person, length, read_formatted


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("</b>", "Unexpected end tag at byte offset 0"),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<div>x</div>", 'Unsupported start tag "div" at byte offset 0'),
        ("цена <i>x</b>", 'Unmatched end tag at byte offset 13, expected "</i>", found "</b>"'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>x</b ", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_bad_html_is_refused_in_telegrams_words(source: str, why: str) -> None:
    with pytest.raises(ApiError) as refused:
        read_formatted(source, "HTML", None)
    assert refused.value.body() == {
        "ok": False,
        "error_code": 400,
        "description": f"Bad Request: can't parse entities: {why}",
    }


def test_entities_are_counted_in_utf16() -> None:
    read = read_formatted('😀 <b>Торт</b> &lt;1&gt; <a href="https://a.b/?x=1&amp;y=2">тут</a>', "HTML", None)
    assert read.text == "😀 Торт <1> тут"
    assert read.entities == [
        {"type": "bold", "offset": 3, "length": 4},
        {"type": "text_link", "offset": 12, "length": 3, "url": "https://a.b/?x=1&y=2"},
    ]
    assert [read.cut(entity) for entity in read.entities] == ["Торт", "тут"]


def test_spaces_around_the_text_go() -> None:
    read = read_formatted("\n  <b>да</b> \n", "HTML", None)
    assert read.text == "да"
    assert read.entities == [{"type": "bold", "offset": 0, "length": 2}]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=60))
def test_escaped_text_comes_through_as_it_was(text: str) -> None:
    read = read_formatted(f"|{html.escape(text, quote=False)}|", "HTML", None)
    assert read.text == f"|{text}|"


@given(st.text(max_size=40))
def test_length_is_that_of_utf16(text: str) -> None:
    assert length(text) == sum(2 if ord(character) > 0xFFFF else 1 for character in text)


def test_people_write_commands_mentions_and_links() -> None:
    found = entities_of_a_person("😀 /stock@bot https://t.me/x @prikazchik_bot")
    assert [(entity["type"], entity["offset"]) for entity in found] == [
        ("bot_command", 3),
        ("url", 14),
        ("mention", 29),
    ]
