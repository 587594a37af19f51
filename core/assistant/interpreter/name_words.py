"""Words of names compared: little words, legal forms, sizes, surnames of men and women, sounds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from core.assistant.interpreter.morph import tags
from core.assistant.interpreter.text import Token, clean, split, words

GLUE = words("для с со из в на под и к по от of the for with in and a an")
LEGAL = words("ооо оао зао пао ао ип тоо осоо чп фирма компания llc ltd inc gmbh corp")
_MASCULINE, _FEMININE = ("ов", "ев", "ин", "ын"), ("ова", "ева", "ина", "ына")


def is_telling(tokens: Sequence[Token]) -> bool:
    """A word, or a mark of a model: М500."""
    marked = any(t.is_number and t.glued and len(t.text) > 1 for t in tokens[1:])
    return marked or any(t.is_word and len(t.norm) > 1 for t in tokens)


def words_of_name(name: str) -> tuple[str, ...]:
    return tuple(sized(t.norm) for t in split(clean(name).text) if t.is_word or t.is_number)


_SIZE = re.compile(r"[xхmмlл]{1,4}")
_LATIN = str.maketrans("хмл", "xml")


def sized(word: str) -> str:
    """A size in Latin letters, whichever it was typed in: м is m, хл is xl. С is left alone: it is "with"."""
    return word.translate(_LATIN) if _SIZE.fullmatch(word) else word


def weight(word: str) -> float:
    """Little words and legal forms hardly matter for a name."""
    if word in LEGAL:
        return 0.05
    return 0.1 if word in GLUE else 1.0


def agree(word: str, norm: str) -> bool:
    """Иванов is not meant by "Ивановой", nor Иванова by "Ивановым", nor Пётр by "Петрова"."""
    if word != norm and "Surn" in tags(norm) - tags(word) and "Name" in tags(word) - tags(norm):
        return False
    if word.endswith(_MASCULINE) and norm.endswith("ой"):
        return False
    if word.endswith(_FEMININE):
        return not norm.endswith(("ым", "ов", "ев", "ин")) or norm == word
    return True


def sound_alike(one: str, other: str) -> bool:
    return OSA.normalized_similarity(one, other) >= 0.6
