"""Words of the language: stems by endings, dictionary forms. The dictionary is loaded when first asked."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

_ENDINGS = (
    *("ами", "ями", "ого", "его", "ому", "ему", "ыми", "ими", "ией", "иям", "иях", "ием"),
    *("ией", "ах", "ях", "ов", "ев", "ей", "ой", "ый", "ий", "ая", "яя", "ое", "ее", "ые", "ие", "ую", "юю"),
    *("ом", "ем", "ам", "ям", "ым", "им", "ою", "ею", "ью", "а", "я", "о", "е", "у", "ю", "ы", "и", "ь", "й"),
)
"""Endings of nouns and adjectives, the longest first."""
_LEAST = 3


@lru_cache(maxsize=1)
def dictionary() -> Any:
    """The Russian dictionary of forms."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=16384)
def parses(word: str) -> tuple[Any, ...]:
    """The likeliest readings of a word, at most five."""
    return tuple(dictionary().parse(word)[:5])


def is_cyrillic(word: str) -> bool:
    """Does the word hold Russian letters?"""
    return any("а" <= char <= "я" for char in word)


@lru_cache(maxsize=16384)
def is_known(word: str) -> bool:
    """Is the word in the Russian dictionary?"""
    return bool(dictionary().word_is_known(word)) if is_cyrillic(word) else False


@lru_cache(maxsize=16384)
def lemmas(word: str) -> tuple[str, ...]:
    """Dictionary forms a word may come from; itself alone where it is unknown: names are not guessed."""
    if not is_known(word):
        return (word,)
    return tuple(dict.fromkeys(parse.normal_form.replace("ё", "е") for parse in parses(word)))


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
    plural = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if plural else word
