"""The little language of the phrases files: (спиши|списать) {lines} [со склада {warehouse}]."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

_PIECE = re.compile(r"\s*([()\[\]|]|\{[a-z_]+\}|[^\s()\[\]|{}]+)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as written, or a slot: `{lines}`."""

    text: str

    @property
    def slot(self) -> str | None:
        return self.text[1:-1] if self.text.startswith("{") else None


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences; an optional part is a choice with an empty one."""

    options: tuple[tuple[Word | Choice, ...], ...]


Pattern = tuple[Word | Choice, ...]


class BadPattern(ValueError):
    """A pattern whose brackets do not close."""


def parse(text: str) -> Pattern:
    """The pattern written in the text; raises BadPattern."""
    pieces = _PIECE.findall(text)
    pattern, rest = _sequence(pieces, 0)
    if rest != len(pieces) or len(pattern) != 1:
        raise BadPattern(text)
    return pattern[0]


def _sequence(pieces: list[str], place: int) -> tuple[list[Pattern], int]:
    options: list[list[Word | Choice]] = [[]]
    while place < len(pieces) and pieces[place] not in ")]":
        piece = pieces[place]
        if piece == "|":
            options.append([])
            place += 1
        elif piece in "([":
            inner, place = _sequence(pieces, place + 1)
            if place >= len(pieces) or pieces[place] != (")" if piece == "(" else "]"):
                raise BadPattern(" ".join(pieces))
            place += 1
            empty: list[Pattern] = [()] if piece == "[" else []
            options[-1].append(Choice((*inner, *empty)))
        else:
            options[-1].append(Word(piece))
            place += 1
    return [tuple(option) for option in options], place


def said(pattern: Pattern, dice: Random) -> list[Word]:
    """One way to say the pattern."""
    spoken: list[Word] = []
    for part in pattern:
        if isinstance(part, Word):
            spoken.append(part)
        else:
            spoken += said(part.options[dice.randrange(len(part.options))], dice)
    return spoken


def words_of(pattern: Pattern) -> Iterator[str]:
    """Every plain word of the pattern."""
    for part in pattern:
        if isinstance(part, Choice):
            for option in part.options:
                yield from words_of(option)
        elif part.slot is None:
            yield part.text


def slots_of(pattern: Pattern) -> Iterator[str]:
    """Every slot of the pattern."""
    for part in pattern:
        if isinstance(part, Choice):
            for option in part.options:
                yield from slots_of(option)
        elif part.slot is not None:
            yield part.slot
