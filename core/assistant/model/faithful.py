"""What a model says, made plain and held against what it was told: no number of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from core.assistant.model.salvage import without_markup, without_thoughts

MOST = 3000
_NUMBER = re.compile(r"\d+(?:[ \u00a0\u202f'’]\d{3}(?!\d))*(?:[.,:]\d+)*")
_MOMENT = re.compile(r"\d{1,2}[.:]\d{2}(?:[.:](?:\d{2}){1,2})?")
_PARTS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+")
_LIST_MARK = re.compile(r"^\s*(?:\d{1,2}[.)]|[-*•])\s+", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_URL = re.compile(r"(?:https?://|tg://|www\.|t\.me/)\S+", re.IGNORECASE)
_TAG = re.compile(r"</?(?:data|facts)>|<[a-z][^<>]{0,200}>|</[a-z]+>", re.IGNORECASE)
_MARKDOWN = re.compile(r"\*\*|__|`+|^\s{0,3}#{1,6}\s+|^\s*>\s?", re.MULTILINE)


def plain_words(text: str) -> str:
    """A model's text as plain words: no thoughts, calls, markup, tags or addresses; at most 3000 signs."""
    text = without_markup(without_thoughts(text))
    text = _URL.sub("", _LINK.sub(r"\1", text))
    text = _MARKDOWN.sub("", _TAG.sub("", text))
    text = re.sub(r"[ \t]+", " ", re.sub(r"\n{3,}", "\n\n", text)).strip()
    return text if len(text) <= MOST else text[: MOST - 1].rstrip() + "…"


def unknown_numbers(text: str, sources: Iterable[str]) -> list[str]:
    """Numbers in a text, in digits or words, that occur in none of the sources."""
    known: set[Decimal] = set()
    for source in sources:
        for token in _NUMBER.findall(source):
            known |= _readings(token) or _parts(token)
        known |= set(_in_words(source))
    shown = _LIST_MARK.sub("", text)
    lost = [token for token in _NUMBER.findall(shown) if not _is_known(token, known)]
    return lost + [str(value) for value in _in_words(shown) if value not in known]


def _is_known(token: str, known: set[Decimal]) -> bool:
    """One of its readings was told; of what looks like a date or a time, every part."""
    if _readings(token) & known:
        return True
    return bool(_MOMENT.fullmatch(token)) and _parts(token) <= known


def _parts(token: str) -> set[Decimal]:
    return {Decimal(part) for part in _PARTS.findall(token)}


def _readings(token: str) -> set[Decimal]:
    """What a number may mean: '1 250,50', '3,900' (a decimal or thousands); nothing for a date or a time."""
    joined = re.sub(r"[ \u00a0\u202f'’]", "", token)
    if ":" in joined:
        return set()
    marks = re.findall(r"[.,]", joined)
    if not marks:
        return {Decimal(joined)}
    found: set[Decimal] = set()
    groups = re.split(r"[.,]", joined)
    if len(set(marks)) == 1 and all(len(group) == 3 for group in groups[1:]):
        found.add(Decimal("".join(groups)))
    whole, mark, part = joined.rpartition(marks[-1])
    if mark not in whole:
        found.add(Decimal(f"{re.sub('[.,]', '', whole)}.{part}"))
    return found


def _in_words(text: str) -> Iterator[Decimal]:
    """Numbers written as words, from two on; "один" and "one" are seldom meant as numbers."""
    from core.assistant.interpreter.number_words import HUNDREDS, TENS, UNITS

    for word in _WORD.findall(text.lower().replace("ё", "е")):
        value = UNITS.get(word) or TENS.get(word) or HUNDREDS.get(word)
        if value is not None and value > 1:
            yield value
