"""Text as Telegram reads it: HTML into plain text and entities, lengths in UTF-16 units.

Told after TDLib's `parse_html`: the same tags, the same places and sentences of the errors.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from tests.fakes.telegram_errors import bad_request

Entity = dict[str, Any]
"""{"type", "offset", "length", …} with offset and length in UTF-16 units, as the Bot API writes it."""

TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "span": "spoiler", "a": "text_link", "code": "code", "pre": "pre", "blockquote": "blockquote",
    "tg-emoji": "custom_emoji", "tg-time": "date_time",
}  # fmt: skip
MOST_TEXT = 4096
MOST_CAPTION = 1024
MOST_RAW_BYTES = 1 << 15

_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot)(?![A-Za-z]));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE = re.compile(
    r"""\s*([^\s=>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([\w.-]+)(?=[\s>])))?""", re.ASCII
)
_TAG_END = re.compile(r"\s*>")
_USERS_WORDS = re.compile(
    r"(?P<bot_command>(?<![\w/])/[A-Za-z0-9_]{1,32}(?:@\w+)?)|(?P<url>https?://\S+)|(?P<email>[\w.+-]+@[\w-]+\.\w+)"
    r"|(?P<mention>(?<!\w)@\w{4,32})|(?P<hashtag>(?<!\w)#\w+)"
)


def length(text: str) -> int:
    """In UTF-16 code units, the only length Telegram knows."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(slots=True)
class Formatted:
    text: str
    entities: list[Entity] = field(default_factory=list)

    def cut(self, entity: Entity) -> str:
        """The part of the text that an entity covers."""
        units = self.text.encode("utf-16-le")
        return units[entity["offset"] * 2 : (entity["offset"] + entity["length"]) * 2].decode("utf-16-le")


def read_formatted(text: str, parse_mode: str | None, entities: list[Entity] | None) -> Formatted:
    """Text of a bot after parsing and trimming; raises the refusals of the real server. May be empty."""
    try:
        raw = text.encode()
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    if len(raw) > MOST_RAW_BYTES:
        raise bad_request("text is too long")
    mode = (parse_mode or "").lower()
    if mode == "html":
        return _trimmed(_HtmlReader(text).read())
    if mode in {"", "none"}:
        return _trimmed(Formatted(text, _checked(text, entities or [])))
    if mode in {"markdown", "markdownv2"}:
        raise NotImplementedError("this fake reads HTML and entities; teach it Markdown before using it")
    raise bad_request("unsupported parse_mode")


def entities_of_a_person(text: str) -> list[Entity]:
    """What Telegram marks by itself in a person's text: commands, mentions, links, mails, hashtags."""
    return [
        {"type": found.lastgroup, "offset": length(text[: found.start()]), "length": length(found.group())}
        for found in _USERS_WORDS.finditer(text)
    ]


def _checked(text: str, entities: list[Entity]) -> list[Entity]:
    whole = length(text)
    for entity in entities:
        if entity["offset"] > whole or entity["offset"] < 0:
            raise bad_request(f"entity begins after the end of the text at UTF-16 offset {entity['offset']}")
        if entity["offset"] + entity["length"] > whole:
            raise bad_request(
                f"entity beginning at UTF-16 offset {entity['offset']} ends after the end of the text "
                f"at UTF-16 offset {entity['offset'] + entity['length']}"
            )
    return [entity for entity in entities if entity["length"] > 0]


def _trimmed(read: Formatted) -> Formatted:
    """Trailing white space goes; leading spaces and lines go up to the first entity."""
    text = read.text.rstrip()
    if not text:
        return Formatted("")
    end = length(text)
    kept = [
        {**entity, "length": min(entity["length"], end - entity["offset"])}
        for entity in sorted(read.entities, key=lambda entity: (entity["offset"], -entity["length"]))
        if entity["offset"] < end
    ]
    first = kept[0]["offset"] if kept else end
    lead = min(len(text) - len(text.lstrip(" \n")), first)
    return Formatted(text[lead:], [{**entity, "offset": entity["offset"] - lead} for entity in kept])


@dataclass(slots=True)
class _Open:
    tag: str
    argument: str
    offset: int


class _HtmlReader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.parts: list[str] = []
        self.units = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def read(self) -> Formatted:
        while self.at < len(self.source):
            character = self.source[self.at]
            reference = _REFERENCE.match(self.source, self.at) if character == "&" else None
            if reference:
                self._put(_decoded(reference))
                self.at = reference.end()
            elif character != "<":
                self._put(character)
                self.at += 1
            elif self.source.startswith("</", self.at):
                self._close_tag()
            else:
                self._open_tag()
        if self.open:
            raise self._error(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        return Formatted("".join(self.parts), self.entities)

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.units += length(text)

    def _open_tag(self) -> None:
        begin = self.at
        name = self._word(begin + 1)
        if self.at >= len(self.source):
            raise self._error("Unclosed start tag", begin)
        tag = name.lower()
        if tag not in TAGS:
            raise self._error(f'Unsupported start tag "{tag}"', begin)
        attributes = self._attributes(tag, begin)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self._error('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(_Open(tag, _argument(tag, attributes), self.units))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        read: dict[str, str] = {}
        while not (end := _TAG_END.match(self.source, self.at)):
            found = _ATTRIBUTE.match(self.source, self.at)
            if self.source[self.at :].strip() == "" or (found and found.end() >= len(self.source)):
                raise self._error(f'Unclosed start tag "{tag}"', begin)
            if not found:
                raise self._error(f'Empty attribute name in the tag "{tag}"', begin)
            value = next((part for part in found.groups()[1:] if part is not None), "")
            read[found[1]] = _REFERENCE.sub(_decoded, value)
            self.at = found.end()
        self.at = end.end()
        return read

    def _close_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise self._error("Unexpected end tag", begin)
        name = self._word(begin + 2).lower()
        end = _TAG_END.match(self.source, self.at)
        if not end:
            raise self._error("Unclosed end tag", begin)
        last = self.open.pop()
        if name and name != last.tag:
            raise self._error("Unmatched end tag", begin, f', expected "</{last.tag}>", found "</{name}>"')
        self.at = end.end()
        if self.units > last.offset:
            self.entities.append(_entity(last, self.units))

    def _word(self, at: int) -> str:
        found = _TAG_NAME.match(self.source, at)
        assert found is not None  # matches the empty word
        self.at = found.end()
        return found.group()

    def _error(self, what: str, at: int | None = None, rest: str = "") -> Exception:
        where = "" if at is None else f" at byte offset {len(self.source[:at].encode())}"
        return bad_request(f"can't parse entities: {what}{where}{rest}")


def _decoded(reference: re.Match[str]) -> str:
    hexadecimal, decimal, name = reference.groups()
    if name:
        return _NAMED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if 0 < code < 0x10FFFF and not 0xD800 <= code <= 0xDFFF else reference.group()


def _argument(tag: str, attributes: dict[str, str]) -> str:
    match tag:
        case "a":
            return attributes.get("href", "")
        case "code":
            return attributes.get("class", "").removeprefix("language-")
        case "tg-emoji":
            return attributes.get("emoji-id", "")
        case "blockquote":
            return "expandable" if "expandable" in attributes else ""
        case _:
            return ""


def _entity(opened: _Open, end: int) -> Entity:
    entity: Entity = {"type": TAGS[opened.tag], "offset": opened.offset, "length": end - opened.offset}
    if opened.tag == "a":
        entity["url"] = opened.argument
    elif opened.tag == "tg-emoji":
        entity["custom_emoji_id"] = opened.argument
    elif opened.argument == "expandable":
        entity["type"] = "expandable_blockquote"
    return entity
