"""The sound of a word written in either alphabet: айфон and iPhone, латте and latte meet in it."""

from __future__ import annotations

import re
from functools import lru_cache

_LETTERS = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e zh z i i k l m n o p r s t u f h ts ch sh sh _ i _ e iu ia".replace("_", "").split(" "),
        strict=True,
    )
)
_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("ph", "f"), ("tch", "ch"), ("sch", "sh"), ("ck", "k"), ("qu", "kv"), ("q", "k"), ("x", "ks"),
        ("zh|j", "z"), ("kh", "h"),
        ("c(?=[eiy])", "s"), ("c(?!h)", "k"), ("w", "v"), ("y", "i"), ("ee|ea", "i"), ("oo|ou", "u"),
        ("ai|ei|ey", "i"),
        (r"(.)\1+", r"\1"), ("(?<=[^aeiou])e$", ""),
    )
]  # fmt: skip
_VOWELS = re.compile("[aeiou]")


def latin(word: str) -> str:
    """The word in Latin letters, letter by letter."""
    return "".join(_LETTERS.get(char, char) for char in word)


@lru_cache(maxsize=32768)
def sound(word: str) -> str:
    """How the word sounds, roughly, whichever alphabet it is written in."""
    heard = latin(word)
    for pattern, replacement in _SOUNDS:
        heard = pattern.sub(replacement, heard)
    return heard


def skeleton(heard: str) -> str:
    """The consonants of a sound: what stays when a foreign word is written by ear."""
    return _VOWELS.sub("", heard)
