"""A text on its way into a chat: cleaned, parsed, trimmed, searched for links, measured."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from bot.local.errors import bad_request
from bot.local.markup import BrokenMarkup, parse_html, settled, units

Json = dict[str, Any]

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
ENTITY_LIMIT = 100
_BLANK = " \n\t\v\f"
_TLD = r"(?:com|org|net|info|biz|ru|me|kz|by|ua|uz|kg|io|dev|app|ai|shop|store|online|рф|қаз)"
_FOUND: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "url",
        re.compile(rf"(?<![\w@.])(?:(?:https?|tg)://[^\s<>\"']+|(?:[\w-]+\.)+{_TLD}\b(?:[/?#][^\s<>\"']*)?)"),
    ),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}\b", re.IGNORECASE)),
    ("bot_command", re.compile(r"(?<![\w/@.])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/@])")),
    ("mention", re.compile(r"(?<!\w)@[A-Za-z0-9_]{2,32}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\w*[^\W\d])\w{1,256}")),
)
_SEALED = frozenset({"code", "pre", "text_link", "text_mention", "url", "email"})


def clean(text: str) -> str:
    """Without control characters, as Telegram's servers store it. Raises ApiError on broken Unicode."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    text = text.replace("\r", "")
    return "".join(" " if ord(char) < 32 and char != "\n" else char for char in text)


def worded(
    text: str, parse_mode: str | None = None, entities: list[Json] | None = None, *, limit: int, too_long: str
) -> tuple[str, list[Json]]:
    """The text a chat will show and its entities. Raises ApiError when it is too long or cannot be parsed."""
    plain, marked = _parsed(clean(text), parse_mode, entities or [])
    plain, marked = _trimmed(plain, marked)
    if units(plain) > limit:
        raise bad_request(too_long)
    return plain, (settled(marked + found(plain, marked)))[:ENTITY_LIMIT]


def _parsed(text: str, parse_mode: str | None, entities: list[Json]) -> tuple[str, list[Json]]:
    if parse_mode is None:
        return text, settled([_checked(one, units(text)) for one in entities])
    if parse_mode.lower() != "html":
        raise bad_request(f'unsupported parse_mode: the local chat reads HTML, not "{parse_mode}"')
    try:
        return parse_html(text)
    except BrokenMarkup as broken:
        raise bad_request(f"can't parse entities: {broken}") from None


def _checked(entity: Json, length: int) -> Json:
    offset, size = entity.get("offset"), entity.get("length")
    if not isinstance(offset, int) or not isinstance(size, int) or not isinstance(entity.get("type"), str):
        raise bad_request("can't parse MessageEntity: fields type, offset and length are needed")
    if offset < 0 or size <= 0 or offset + size > length:
        raise bad_request(f"entity beginning at UTF-16 offset {offset} ends after the end of the text")
    return entity


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Blanks at both ends go, and the entities move along."""
    kept = text.strip(_BLANK)
    cut = len(text) - len(text.lstrip(_BLANK))
    size, moved = units(kept), []
    for one in entities:
        start, end = max(0, one["offset"] - cut), min(size, one["offset"] + one["length"] - cut)
        if start < end:
            moved.append({**one, "offset": start, "length": end - start})
    return kept, moved


def is_blank(text: str) -> bool:
    """Nothing in it can be seen."""
    return all(unicodedata.category(char) in {"Zs", "Zl", "Zp", "Cf", "Cc"} for char in text)


def found(text: str, marked: list[Json]) -> list[Json]:
    """Links, commands, mentions and hashtags that Telegram finds by itself in what is not marked yet."""
    taken = [(one["offset"], one["offset"] + one["length"]) for one in marked if one["type"] in _SEALED]
    edges = [(one["offset"], one["offset"] + one["length"]) for one in marked if one["type"] not in _SEALED]
    result: list[Json] = []
    for kind, pattern in _FOUND:
        for match in pattern.finditer(text):
            start = units(text[: match.start()])
            end = start + units(match.group(0).rstrip(".,:;!?…)»") if kind == "url" else match.group(0))
            if any(start < right and left < end for left, right in taken):
                continue
            if any(left < start < right < end or start < left < end < right for left, right in edges):
                continue
            taken.append((start, end))
            result.append({"type": kind, "offset": start, "length": end - start})
    return result


def message_text(text: str, parse_mode: str | None, entities: list[Json] | None) -> tuple[str, list[Json]]:
    """A message's text: 1–4096. Raises ApiError."""
    if not text:
        raise bad_request("message text is empty")
    plain, marked = worded(text, parse_mode, entities, limit=TEXT_LIMIT, too_long="message is too long")
    if is_blank(plain):
        raise bad_request("text must be non-empty")
    return plain, marked


def draft_text(text: str, parse_mode: str | None, entities: list[Json] | None) -> tuple[str, list[Json]]:
    """What is written so far of an answer: 0–4096. Raises ApiError."""
    return worded(text, parse_mode, entities, limit=TEXT_LIMIT, too_long="message is too long")


def caption_text(text: str, parse_mode: str | None, entities: list[Json] | None) -> tuple[str, list[Json]]:
    """A caption: 0–1024. Raises ApiError."""
    return worded(text, parse_mode, entities, limit=CAPTION_LIMIT, too_long="message caption is too long")


def pieces(text: str, limit: int = TEXT_LIMIT) -> list[str]:
    """A person's long text cut as their app would cut it: at a line's end or a blank where there is one."""
    parts: list[str] = []
    while units(text) > limit:
        head = text.encode("utf-16-le")[: limit * 2].decode("utf-16-le", "ignore")
        at = next((at for mark in "\n " if (at := head.rfind(mark)) > limit // 2), len(head))
        parts.append(text[:at])
        text = text[at:].lstrip()
    return [*parts, text]
