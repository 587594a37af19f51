"""Cleaning and splitting of what a person typed, with the way back to the original characters."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

LONGEST = 4096
"""Characters read from one message; Telegram sends no more, a forwarded file might."""

_DASHES = "‐‑‒–—―−⁃﹘﹣－"
_SPACES = (
    "\t\r\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_APOSTROPHES = "’ʼ`´"
_HALVES = {"½": " 1/2", "¼": " 1/4", "¾": " 3/4"}
_SIMPLE = (
    dict.fromkeys(_DASHES, "-") | dict.fromkeys(_SPACES, " ") | dict.fromkeys(_APOSTROPHES, "'")
    | {"×": "x", "✕": "x", "…": ".", "\u2028": "\n", "\u2029": "\n"}
)  # fmt: skip
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me"})
_PLAIN = re.compile(r"[ \n!-~А-Яа-яЁё«»№₽]*\Z")
_TOKEN = re.compile(r"(?P<num>\d+)|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)|(?P<punct>[^\s\w]|_)")


@dataclass(frozen=True, slots=True)
class Clean:
    """Cleaned text; `origin[i]` is the place of character i in the raw text (one more entry for the end)."""

    text: str
    origin: tuple[int, ...] | None = None

    def raw_place(self, place: int) -> int:
        """The offset in the raw text of an offset in the cleaned one."""
        return place if self.origin is None else self.origin[place]


class TokenKind(StrEnum):
    """What a token is made of."""

    WORD = "word"
    NUMBER = "num"
    MARK = "punct"


@dataclass(slots=True)
class Token:
    """One word, run of digits or mark; `norm` is what is compared (lower case, е for ё, typos mended)."""

    text: str
    norm: str
    kind: TokenKind
    start: int
    end: int
    glued: bool
    mended: bool = field(default=False)

    @property
    def is_word(self) -> bool:
        return self.kind is TokenKind.WORD

    @property
    def is_number(self) -> bool:
        return self.kind is TokenKind.NUMBER


def clean(raw: str) -> Clean:
    """Drop what cannot be seen or said (NUL, surrogates, marks piled on letters, direction marks);
    unify spaces, dashes, apostrophes and digits. Letters, ё among them, stay as typed."""
    raw = raw[:LONGEST]
    if _PLAIN.match(raw):
        return Clean(raw)
    chars: list[str] = []
    origin: list[int] = []
    for place, char in enumerate(raw):
        kept = _kept(char)
        if kept == "" and chars:
            chars[-1] = _composed(chars[-1], char)
        for one in kept:
            chars.append(one)
            origin.append(place)
    return Clean("".join(chars), (*origin, len(raw)))


@lru_cache(maxsize=4096)
def _kept(char: str) -> str:
    if char in _SIMPLE:
        return _SIMPLE[char]
    if char in _HALVES:
        return _HALVES[char]
    if char == "\n":
        return char
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if category in _DROPPED:
        return ""
    folded = unicodedata.normalize("NFKC", char)
    return folded if len(folded) == 1 and unicodedata.category(folded) not in _DROPPED else char


def _composed(base: str, mark: str) -> str:
    """й and ё arrive from some keyboards as a letter and a mark; of such a pair the whole letter is kept."""
    whole = unicodedata.normalize("NFC", base + mark)
    return whole if len(whole) == 1 and base.isalpha() and whole.lower() in "йё" else base


def words(line: str) -> frozenset[str]:
    """A set of words written on one line."""
    return frozenset(line.split())


def folded(word: str) -> str:
    """The form in which words are compared: lower case, ё as е."""
    return word.lower().replace("ё", "е")


def split(text: str) -> list[Token]:
    """Tokens of a cleaned text, in order; a hyphen stands apart, an apostrophe inside a word does not."""
    tokens: list[Token] = []
    last = -1
    for match in _TOKEN.finditer(text):
        kind = TokenKind(match.lastgroup or "punct")
        piece = match.group()
        norm = folded(piece) if kind is TokenKind.WORD else piece
        tokens.append(Token(piece, norm, kind, match.start(), match.end(), match.start() == last))
        last = match.end()
    return tokens
