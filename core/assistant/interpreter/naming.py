"""From words about a record to the record, or to the name as it should be written."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from core.assistant.interpreter.morph import (
    best_parse,
    is_known,
    is_nominative,
    parses,
    stem,
    tags,
    thing_parse,
)
from core.assistant.interpreter.names import Candidate, Mention
from core.assistant.interpreter.text import folded

MARGIN = 0.1
"""A lead below this is no lead: the person chooses."""

LEAST = 0.5
_FEMININE = {"овой": "ова", "евой": "ева", "ёвой": "ёва", "иной": "ина", "ской": "ская"}
FEMININE_ACCUSATIVE = ("ову", "еву", "ёву", "ину", "ыну")
_PERSON = ("Surn", "Name", "Patr")


@dataclass(frozen=True, slots=True)
class Named:
    """A record's name in a call: resolved (`id`), or as typed with the candidates to choose from, if any."""

    name: str
    id: str | None = None
    choices: tuple[Candidate, ...] = ()
    sure: bool = True
    stray: bool = False
    """A word of it is of no record's name."""

    @property
    def value(self) -> object:
        """What goes into the call: {"id", "name"} of a resolved record, the typed name otherwise."""
        return {"id": self.id, "name": self.name} if self.id is not None else self.name


def resolved(mention: Mention, kinds: Collection[str], typed: str, *, stray: bool = False) -> Named:
    """The record a mention means; the typed words with candidates where several fit or a word is strange."""
    candidates = mention.of(kinds)
    if not candidates:
        return Named(typed)
    best = candidates[0]
    near = tuple(c for c in candidates if best.score - c.score < MARGIN or _fits_alike(best, c))
    if stray or best.score < LEAST:
        return Named(typed, choices=near, sure=False)
    if len(near) > 1:
        return Named(typed, choices=near)
    return Named(best.name, best.id or None, sure=best.score >= 0.75)


def _fits_alike(best: Candidate, other: Candidate) -> bool:
    """масла of "Замена масла" and of "Масло 5w30": both are named by a part, however long the rest is."""
    return best.coverage < 1 and other.kind == best.kind and best.fit - other.fit < MARGIN


@lru_cache(maxsize=2048)
def person_name(typed: str, *, case: str = "") -> str:
    """A person's name in the nominative: Ивановой → Иванова, Айгуль Садыковой → Айгуль Садыкова.

    `case`: "gent" behind для, от, у, where Кузнецова is Кузнецов; "accs" behind на, where Кузнецову is
    Кузнецова.
    """
    words = typed.split()
    case = case or _common_case(words)
    if case:
        words = [_from_case(word, case) for word in words]
    return " ".join(_nominative(word, _PERSON) for word in words)


def _common_case(words: list[str]) -> str:
    """The case of a name of several words one of which cannot be in the nominative: Смирновой Анне."""
    if len(words) < 2:
        return ""
    cases = [
        {one.tag.case for one in parses(folded(word)) if any(mark in one.tag for mark in _PERSON)}
        for word in words
    ]
    if not all(cases) or all("nomn" in held for held in cases):
        return ""
    shared = set.intersection(*cases)
    return next((case for case in ("datv", "gent", "accs", "ablt", "loct") if case in shared), "")


def _from_case(word: str, case: str) -> str:
    fitting = (one for one in parses(folded(word)) if _is_of_person(one, case))
    parse = next(fitting, None)
    if parse is not None:
        inflected = parse.inflect({"nomn", "sing"})
        return _cased(inflected.word, word) if inflected else word
    thing = best_parse(folded(word)) if case == "gent" and word[:1].isupper() else None
    if thing is not None and {"NOUN", "gent", "sing"} in thing.tag:
        return _cased(thing.inflect({"nomn", "sing"}).word, word)
    if case == "accs" and word.endswith(FEMININE_ACCUSATIVE):
        return word[:-1] + "а"
    given = word[:-1] + "а"
    return given if word.endswith("е") and "Name" in tags(folded(given)) else word


def _is_of_person(parse: Any, case: str) -> bool:
    """A name that is declined, in this case."""
    marks = parse.tag.grammemes
    return {"sing", case} <= marks and "Fixd" not in marks and any(mark in marks for mark in _PERSON)


@lru_cache(maxsize=2048)
def goods_name(typed: str) -> str:
    """A counted thing in the nominative singular: красных роз → красная роза, пирогов → пирог."""
    parts = typed.split()
    if typed.isascii():
        return " ".join([*parts[:-1], stem(parts[-1])]) if parts and parts[-1].islower() else typed
    head = next((place for place, word in enumerate(parts) if _is_noun(word)), None)
    if head is None or not all(is_known(folded(word)) for word in parts[: head + 1]):
        return typed
    noun = best_parse(folded(parts[head]), ("NOUN",))
    gender = noun.tag.gender if noun is not None else None
    named = [_singular(word, gender) for word in parts[: head + 1]]
    return " ".join([*named, *parts[head + 1 :]])


@lru_cache(maxsize=2048)
def thing_name(typed: str) -> str:
    """What money goes for, in the nominative: аренду офиса → аренда офиса, продуктов → продукты."""
    parts = typed.split()
    head = next((place for place, word in enumerate(parts) if _is_noun(word)), None)
    if head is None:
        return typed
    noun = best_parse(folded(parts[head]))
    if noun.tag.case == "nomn":
        return typed
    marks = {"nomn", noun.tag.number} | ({noun.tag.gender} if noun.tag.number == "sing" else set())
    return " ".join([*(_agreeing(word, marks - {None}) for word in parts[: head + 1]), *parts[head + 1 :]])


def _agreeing(word: str, marks: set[str]) -> str:
    """A noun, or an adjective before it, with these marks."""
    parse = best_parse(folded(word))
    if parse is None or parse.tag.POS not in {"NOUN", "ADJF", "PRTF"}:
        return word
    inflected = parse.inflect(marks) or parse.inflect({"nomn"})
    return _cased(inflected.word, word) if inflected else word


def _is_noun(word: str) -> bool:
    parse = thing_parse(folded(word))
    return parse is not None and parse.tag.POS == "NOUN"


def _singular(word: str, gender: str | None) -> str:
    parse = thing_parse(folded(word))
    if parse is None or parse.tag.POS not in {"NOUN", "ADJF", "PRTF"}:
        return word
    wanted = {"nomn", "sing"} | ({gender} if gender and parse.tag.POS != "NOUN" else set())
    inflected = parse.inflect(wanted) or parse.inflect({"nomn"})
    return _cased(inflected.word if inflected else word, word)


def _nominative(word: str, marks: tuple[str, ...]) -> str:
    parse = best_parse(folded(word), marks)
    if parse is None:
        return _surname(word) if "Surn" in marks else word
    if is_nominative(folded(word), marks):
        return word
    inflected = parse.inflect({"nomn", "sing"})
    return _cased(inflected.word, word) if inflected else word


def _surname(word: str) -> str:
    """Садыковой → Садыкова: a surname the dictionary lacks, where its ending leaves no doubt."""
    for oblique, nominative in _FEMININE.items():
        if word.endswith(oblique) and len(word) > len(oblique) + 1:
            return word[: -len(oblique)] + nominative
    return word


def _cased(word: str, like: str) -> str:
    return word.capitalize() if like[:1].isupper() else word
