"""Dictionary forms and stems. The dictionary is loaded at the first word it is asked about."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from core.assistant.interpreter import date_words
from core.assistant.interpreter.amounts import CURRENCIES, UNITS
from core.assistant.interpreter.number_words import KNOWN
from core.assistant.interpreter.text import words

_ENDINGS = sorted(
    words(
        "ами ями ого его ому ему ыми ими ией иям иях ием ией ах ях ов ев ей ой ый ий ая яя ое ее ые ие ую юю "
        "ом ем ам ям ым им ою ею ью а я о е у ю ы и ь й"
    ),
    key=lambda ending: (len(ending), ending),
    reverse=True,
)
_LEAST = 3


@lru_cache(maxsize=1)
def _dictionary() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=16384)
def _parses(word: str) -> tuple[Any, ...]:
    return tuple(_dictionary().parse(word)[:5])


def is_cyrillic(word: str) -> bool:
    """Does the word hold Russian letters?"""
    return any("а" <= char <= "я" for char in word)


@lru_cache(maxsize=16384)
def is_known(word: str) -> bool:
    """Is the word in the Russian dictionary?"""
    return bool(_dictionary().word_is_known(word)) if is_cyrillic(word) else False


@lru_cache(maxsize=16384)
def lemmas(word: str) -> tuple[str, ...]:
    """Dictionary forms a word may come from; itself alone where it is unknown: names are not guessed."""
    if not is_known(word):
        return (word,)
    forms = dict.fromkeys(parse.normal_form.replace("ё", "е") for parse in _parses(word))
    return tuple(forms)


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """The word without its ending: круассанов → круассан, lattes → latte."""
    if word.isascii():
        return _english_stem(word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            return word[: -len(ending)]
    return word


def _english_stem(word: str) -> str:
    word = word.removesuffix("'s").removesuffix("'")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes", "zes", "oes")):
        return word[:-2]
    return (
        word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
    )


@lru_cache(maxsize=4096)
def is_counted_noun(word: str) -> bool:
    """May the word stand after a number as what is counted (раз, тортов, штуки)?"""
    if word in UNITS or word in CURRENCIES:
        return True
    if word in KNOWN or word in date_words.DATE_VOCABULARY or not is_known(word):
        return False
    best = _parses(word)[0]
    return bool(best.tag.POS == "NOUN" and best.tag.case == "gent")


@lru_cache(maxsize=16384)
def parts_of_speech(word: str) -> frozenset[str]:
    """What the word may be: NOUN, VERB, INFN, ADJF, PREP …; empty for words not in the dictionary."""
    return frozenset(str(parse.tag.POS) for parse in _parses(word)) if is_known(word) else frozenset()


@lru_cache(maxsize=16384)
def tags(word: str) -> frozenset[str]:
    """Marks the dictionary gives the word: Name, Surn, Geox …; empty for words it does not hold."""
    if not is_known(word):
        return frozenset()
    return frozenset(str(mark) for parse in _parses(word) for mark in parse.tag.grammemes)


def inflected(word: str) -> frozenset[str]:
    """Every form of a Russian word; the word alone where the dictionary does not hold it."""
    if not is_known(word):
        return frozenset({word})
    best = _parses(word)[0]
    return frozenset(form.word.replace("ё", "е") for form in best.lexeme) | {word}


@lru_cache(maxsize=4096)
def best_parse(word: str, marks: tuple[str, ...] = ()) -> Any:
    """The likeliest reading of a dictionary word, of those with one of the marks first; None for unknown words."""
    if not is_known(word):
        return None
    parses = _parses(word)
    return next(
        (parse for parse in parses if any(mark in parse.tag for mark in marks)), None if marks else parses[0]
    )
