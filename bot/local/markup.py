"""Telegram's HTML: text with tags in, plain text and entities out, refused where Telegram refuses it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_ESCAPE = re.compile(r"&(#[0-9]{1,8}|#x[0-9a-fA-F]{1,8}|[A-Za-z]{1,8});?")
_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE_NAME = re.compile(r"[^\s=>]*")
_NAME_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
_TEXT = re.compile(r"[^<&]*")
_SPACE = re.compile(r"\s*")
_QUOTES = frozenset({"blockquote", "expandable_blockquote"})
_CUT_BY_CODE = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler"})


class BrokenMarkup(ValueError):
    """The text cannot be parsed; the message is the end of Telegram's own sentence."""


@dataclass(slots=True)
class _Open:
    """A tag that waits for its end."""

    tag: str
    argument: str
    start: int
    "in the written text, UTF-16 units"


def units(text: str) -> int:
    """Length as Telegram counts it: UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Plain text and its entities (in UTF-16 units, outer before inner). Raises BrokenMarkup."""
    reader = _Reader(source)
    reader.run()
    return "".join(reader.out), settled(reader.entities)


def settled(entities: list[Json]) -> list[Json]:
    """Entities as Telegram leaves them: styles cut around code, no quote in a quote, sorted."""
    codes = [one for one in entities if one["type"] in {"code", "pre"}]
    kept: list[Json] = []
    for one in entities:
        if one["type"] in _CUT_BY_CODE:
            kept += _cut(one, codes)
        elif not _is_swallowed(one, entities):
            kept.append({k: v for k, v in one.items() if k != "language" or one["type"] == "pre"})
    return sorted(kept, key=lambda one: (one["offset"], -one["length"]))


def _cut(style: Json, codes: list[Json]) -> list[Json]:
    pieces = [(style["offset"], style["offset"] + style["length"])]
    for code in codes:
        start, end = code["offset"], code["offset"] + code["length"]
        pieces = [
            piece
            for left, right in pieces
            for piece in ((left, min(right, start)), (max(left, end), right))
            if piece[0] < piece[1]
        ]
    return [{**style, "offset": left, "length": right - left} for left, right in pieces]


def _is_swallowed(one: Json, entities: list[Json]) -> bool:
    """An inner link, code or quote gives way to the one of its sort around it; pre is the strongest."""
    rank = {"pre": 0, "code": 1}
    for other in entities:
        if other is one or other["type"] in _CUT_BY_CODE:
            continue
        if (one["type"] in _QUOTES) != (other["type"] in _QUOTES):
            continue
        if not _overlap(one, other):
            continue
        mine, theirs = rank.get(one["type"], 2), rank.get(other["type"], 2)
        if (theirs, other["offset"], -other["length"]) < (mine, one["offset"], -one["length"]):
            return True
    return False


def _overlap(one: Json, other: Json) -> bool:
    return bool(
        one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"]
    )


class _Reader:
    """One pass over the source."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.out: list[str] = []
        self.written = 0
        self.open: list[_Open] = []
        self.entities: list[Json] = []

    def run(self) -> None:
        while self.at < len(self.source):
            if self.source[self.at] != "<":
                self._write(self._plain())
            elif self.source.startswith("</", self.at):
                self._close_tag()
            else:
                self._open_tag()
        if self.open:
            raise BrokenMarkup(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')

    def _plain(self) -> str:
        """The next run of text or one escape."""
        if self.source[self.at] == "&":
            return self._escape()
        return self._take(_TEXT, self.at)

    def _escape(self) -> str:
        match = _ESCAPE.match(self.source, self.at)
        meant = _meant(match.group(1)) if match else None
        if match is None or meant is None:
            self.at += 1
            return "&"
        self.at = match.end()
        return meant

    def _write(self, piece: str) -> None:
        self.out.append(piece)
        self.written += units(piece)

    def _open_tag(self) -> None:
        begin = self.at
        tag = self._take(_TAG_NAME, begin + 1).lower()
        if self.at >= len(self.source):
            raise BrokenMarkup(f"Unclosed start tag at byte offset {self._byte(begin)}")
        if tag not in STYLES:
            raise BrokenMarkup(f'Unsupported start tag "{tag}" at byte offset {self._byte(begin)}')
        argument = self._attributes(tag, begin)
        if tag == "span" and argument != "tg-spoiler":
            raise BrokenMarkup(f'Tag "span" must have class "tg-spoiler" at byte offset {self._byte(begin)}')
        self.open.append(_Open(tag, argument, self.written))

    def _attributes(self, tag: str, begin: int) -> str:
        """Read up to the closing bracket; the value of the one attribute that matters to this tag."""
        argument = ""
        while True:
            self._take(_SPACE, self.at)
            if self._char() == ">":
                self.at += 1
                return argument
            if not self._char():
                raise BrokenMarkup(f"Unclosed start tag at byte offset {self._byte(begin)}")
            name_at = self.at
            name = self._take(_ATTRIBUTE_NAME, self.at)
            if not name:
                raise BrokenMarkup(
                    f'Empty attribute name in the tag "{tag}" at byte offset {self._byte(name_at)}'
                )
            argument = _argument(tag, name, self._value(tag, begin)) or argument

    def _value(self, tag: str, begin: int) -> str | None:
        self._take(_SPACE, self.at)
        if self._char() != "=":
            return None
        self._take(_SPACE, self.at + 1)
        quote = self._char()
        if quote in {'"', "'"} and quote:
            return self._quoted(quote, begin)
        token_at = self.at
        token = self._take(_NAME_TOKEN, self.at)
        if self._char() and not self._char().isspace() and self._char() != ">":
            raise BrokenMarkup(f"Unexpected end of name token at byte offset {self._byte(token_at)}")
        return token.lower()

    def _quoted(self, quote: str, begin: int) -> str:
        end = self.source.find(quote, self.at + 1)
        if end < 0:
            raise BrokenMarkup(f"Unclosed start tag at byte offset {self._byte(begin)}")
        raw, self.at = self.source[self.at + 1 : end], end + 1
        return _ESCAPE.sub(lambda match: _meant(match.group(1)) or match.group(0), raw)

    def _close_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise BrokenMarkup(f"Unexpected end tag at byte offset {self._byte(begin)}")
        found = self._take(_TAG_NAME, begin + 2).lower()
        self._take(_SPACE, self.at)
        if self._char() != ">":
            raise BrokenMarkup(f"Unclosed end tag at byte offset {self._byte(begin)}")
        self.at += 1
        opened = self.open[-1]
        if found and found != opened.tag:
            raise BrokenMarkup(
                f"Unmatched end tag at byte offset {self._byte(begin)}, "
                f'expected "</{opened.tag}>", found "</{found}>"'
            )
        self.open.pop()
        if self.written > opened.start:
            self._end(opened)

    def _end(self, opened: _Open) -> None:
        entity: Json = {
            "type": STYLES[opened.tag],
            "offset": opened.start,
            "length": self.written - opened.start,
        }
        if opened.tag == "a":
            entity["url"] = opened.argument or self._text_from(opened.start)
            if not is_link(entity["url"]):
                return
        elif opened.tag == "blockquote" and opened.argument:
            entity["type"] = "expandable_blockquote"
        elif opened.tag == "pre" and self._is_language_of(entity):
            entity["language"] = self.entities.pop()["language"]
        elif opened.tag == "code" and opened.argument and self.open and self.open[-1].tag == "pre":
            entity["language"] = opened.argument
        self.entities.append(entity)

    def _is_language_of(self, pre: Json) -> bool:
        """`<pre><code class="language-x">` is one block: the code inside only names the language."""
        last = self.entities[-1] if self.entities else {}
        return "language" in last and (last["offset"], last["length"]) == (pre["offset"], pre["length"])

    def _text_from(self, start: int) -> str:
        raw = "".join(self.out).encode("utf-16-le", "surrogatepass")
        return raw[start * 2 :].decode("utf-16-le", "surrogatepass")

    def _take(self, pattern: re.Pattern[str], start: int) -> str:
        match = pattern.match(self.source, start)
        self.at = match.end() if match else start
        return match.group(0) if match else ""

    def _char(self) -> str:
        return self.source[self.at : self.at + 1]

    def _byte(self, at: int) -> int:
        return len(self.source[:at].encode("utf-8", "surrogatepass"))


def is_link(url: str) -> bool:
    """Whether Telegram would make a link of it: a web address with a dotted host, or tg://."""
    return bool(
        re.fullmatch(r"(https?://)?[^\s/@:]+\.[^\s/.:]+(:\d+)?([/?#]\S*)?", url, re.IGNORECASE)
        or re.fullmatch(r"tg://\S+", url, re.IGNORECASE)
    )


def _argument(tag: str, name: str, value: str | None) -> str:
    name = name.lower()
    if tag == "blockquote" and name == "expandable":
        return "1"
    if tag == "a" and name == "href":
        return value or ""
    if tag == "span" and name == "class":
        return value or ""
    if tag == "code" and name == "class" and value and value.startswith("language-"):
        return value.removeprefix("language-")
    return ""


def _meant(name: str) -> str | None:
    """What an escape stands for; None leaves it as it is written."""
    if not name.startswith("#"):
        return _NAMED.get(name)
    code = int(name[1:].replace("x", ""), 16 if "x" in name else 10)
    if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return None
    return chr(code)
