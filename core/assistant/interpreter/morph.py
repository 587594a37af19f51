"""Dictionary forms and stems. The dictionary is loaded at the first word it is asked about."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from core.assistant.interpreter import date_words
from core.assistant.interpreter.amounts import CURRENCIES, UNITS
from core.assistant.interpreter.number_words import KNOWN
from core.words import is_cyrillic, is_known, lemmas, parses, stem

__all__ = [
    "best_parse",
    "inflected",
    "is_counted_noun",
    "is_cyrillic",
    "is_known",
    "is_nominative",
    "is_state",
    "is_verb",
    "lemmas",
    "parses",
    "parts_of_speech",
    "stem",
    "tags",
]


@lru_cache(maxsize=4096)
def is_counted_noun(word: str) -> bool:
    """May the word stand after a number as what is counted (раз, тортов, штуки)?"""
    if word in UNITS or word in CURRENCIES:
        return True
    if word in KNOWN or word in date_words.DATE_VOCABULARY or not is_known(word):
        return False
    best = parses(word)[0]
    return bool(best.tag.POS == "NOUN" and best.tag.case == "gent")


@lru_cache(maxsize=16384)
def parts_of_speech(word: str) -> frozenset[str]:
    """What the word may be: NOUN, VERB, INFN, ADJF, PREP …; empty for words not in the dictionary."""
    return frozenset(str(parse.tag.POS) for parse in parses(word)) if is_known(word) else frozenset()


@lru_cache(maxsize=16384)
def tags(word: str) -> frozenset[str]:
    """Marks the dictionary gives the word: Name, Surn, Geox …; empty for words it does not hold."""
    if not is_known(word):
        return frozenset()
    return frozenset(str(mark) for parse in parses(word) for mark in parse.tag.grammemes)


def inflected(word: str) -> frozenset[str]:
    """Every form of a Russian word; the word alone where the dictionary does not hold it."""
    if not is_known(word):
        return frozenset({word})
    best = parses(word)[0]
    return frozenset(form.word.replace("ё", "е") for form in best.lexeme) | {word}


@lru_cache(maxsize=4096)
def best_parse(word: str, marks: tuple[str, ...] = ()) -> Any:
    """The likeliest reading of a dictionary word that has one of the marks; None for unknown words."""
    if not is_known(word):
        return None
    readings = parses(word)
    fitting = (reading for reading in readings if any(mark in reading.tag for mark in marks))
    return next(fitting, None if marks else readings[0])


@lru_cache(maxsize=8192)
def is_verb(word: str) -> bool:
    """Is a Russian word first of all a verb (спиши, завяли, принесли)?"""
    parse = best_parse(word)
    return parse is not None and parse.tag.POS in {"VERB", "INFN", "GRND", "PRTS"}


@lru_cache(maxsize=4096)
def is_state(word: str) -> bool:
    """Does the word say what became of a thing (завяли, сломаны), not what somebody did (списали)?"""
    parse = thing_parse(word)
    if parse is None:
        return False
    return parse.tag.POS in {"ADJS", "PRTS"} or {"VERB", "past", "intr"} <= parse.tag.grammemes


@lru_cache(maxsize=4096)
def thing_parse(word: str) -> Any:
    """The likeliest reading; a noun where that is as good as a short adjective: тортов is cakes."""
    parse = best_parse(word)
    if parse is None or parse.tag.POS not in {"ADJS", "PRTS"}:
        return parse
    noun = best_parse(word, ("NOUN",))
    return noun if noun is not None and noun.score > parse.score / 2 else parse


@lru_cache(maxsize=2048)
def is_nominative(word: str, marks: tuple[str, ...]) -> bool:
    """May the word be in the nominative, of the readings with one of the marks?"""
    fitting = (parse for parse in parses(word) if any(mark in parse.tag for mark in marks))
    return any(parse.tag.case == "nomn" and parse.tag.number != "plur" for parse in fitting)
