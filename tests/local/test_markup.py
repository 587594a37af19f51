"""Telegram's HTML: what is read, what is refused and in which words."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.local.markup import STYLES, BrokenMarkup, parse_html, settled, units

Json = dict[str, Any]

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
PLAIN_TAGS = sorted(set(STYLES) - {"a", "span"})


@dataclass(frozen=True)
class Tag:
    name: str
    inner: tuple[Tag | str, ...]

    @property
    def source(self) -> str:
        return f"<{self.name}>{source(self.inner)}</{self.name}>"


def source(nodes: tuple[Tag | str, ...]) -> str:
    return "".join(escape(node, quote=False) if isinstance(node, str) else node.source for node in nodes)


def plain(nodes: tuple[Tag | str, ...]) -> str:
    return "".join(node if isinstance(node, str) else plain(node.inner) for node in nodes)


def entities(nodes: tuple[Tag | str, ...], at: int = 0) -> list[Json]:
    """Every tag that is around something, where it stands in the plain text."""
    found: list[Json] = []
    for node in nodes:
        if isinstance(node, str):
            at += units(node)
            continue
        length = units(plain(node.inner))
        if length:
            found.append({"type": STYLES[node.name], "offset": at, "length": length})
        found += entities(node.inner, at)
        at += length
    return found


TREES = st.recursive(
    TEXTS,
    lambda inner: st.builds(Tag, st.sampled_from(PLAIN_TAGS), st.lists(inner, max_size=3).map(tuple)),
    max_leaves=8,
)
NODES: st.SearchStrategy[tuple[Tag | str, ...]] = st.lists(TREES, max_size=4).map(tuple)


def as_set(found: list[Json]) -> set[tuple[Any, ...]]:
    return {(one["type"], one["offset"], one["length"]) for one in found}


@settings(deadline=None)
@given(NODES)
def test_what_was_written_is_read(nodes: tuple[Tag | str, ...]) -> None:
    text, found = parse_html(source(nodes))
    assert text == plain(nodes)
    assert as_set(found) == as_set(settled(entities(nodes)))


@settings(deadline=None)
@given(TEXTS)
def test_escaped_text_has_no_markup(text: str) -> None:
    assert parse_html(escape(text)) == (text, [])


@settings(deadline=None)
@given(st.text(st.sampled_from('<>/&;abi pre"= \n😀ё'), max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        written, found = parse_html(text)
    except BrokenMarkup:
        return
    for one in found:
        assert 0 <= one["offset"] < one["offset"] + one["length"] <= units(written)


@settings(deadline=None)
@given(NODES)
def test_settled_is_settled(nodes: tuple[Tag | str, ...]) -> None:
    once = settled(entities(nodes))
    assert settled(once) == once


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("<b>жирно", 'Can\'t find end tag corresponding to start tag "b"'),
        ("просто</b>", "Unexpected end tag at byte offset 12"),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("ё <div>x</div>", 'Unsupported start tag "div" at byte offset 3'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ('<a href="x>y</a>', "Unclosed start tag at byte offset 0"),
        ("<a href=x/y>z</a>", "Unexpected end of name token at byte offset 8"),
        ("<a =x>z</a>", 'Empty attribute name in the tag "a" at byte offset 3'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_broken_markup_is_refused_in_telegrams_words(html: str, why: str) -> None:
    with pytest.raises(BrokenMarkup) as refusal:
        parse_html(html)
    assert str(refusal.value) == why


@pytest.mark.parametrize(
    ("html", "text", "found"),
    [
        ("&lt;b&gt; &amp;amp; &#1105; &#x451; &copy; &", "<b> &amp; ё ё &copy; &", []),
        ("😀<b>ё</b>", "😀ё", [("bold", 2, 1)]),
        ("<B>x</B>", "x", [("bold", 0, 1)]),
        ("<b></b>", "", []),
        ("<b>a<code>b</code>c</b>", "abc", [("bold", 0, 1), ("code", 1, 1), ("bold", 2, 1)]),
        ("<pre>a<a href='t.me/x'>b</a></pre>", "ab", [("pre", 0, 2)]),
        (
            "<blockquote>a<blockquote expandable>b</blockquote></blockquote>",
            "ab",
            [("blockquote", 0, 2)],
        ),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ("<span class='tg-spoiler'>a</span>", "a", [("spoiler", 0, 1)]),
        ("<a href='просто слова'>a</a>", "a", []),
    ],
)
def test_corners(html: str, text: str, found: list[tuple[str, int, int]]) -> None:
    written, marks = parse_html(html)
    assert written == text
    assert [(one["type"], one["offset"], one["length"]) for one in marks] == found


def test_a_link_carries_its_address() -> None:
    _, found = parse_html('<a href="https://example.com/?a=1&amp;b=2">сюда</a> <a>t.me/x</a>')
    assert [one["url"] for one in found] == ["https://example.com/?a=1&b=2", "t.me/x"]


def test_a_block_of_code_knows_its_language() -> None:
    _, found = parse_html('<pre><code class="language-python">x = 1</code></pre>')
    assert found == [{"type": "pre", "offset": 0, "length": 5, "language": "python"}]
