"""The 64 bytes of a button: what kind of press it is, and a token of something stored or a signed read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal[
    "act", "turn", "read", "page", "undo", "yes", "no", "change", "field", "option", "stop"
]
_LETTERS: dict[Kind, str] = {
    "act": "a",
    "turn": "p",
    "read": "r",
    "page": "t",
    "undo": "u",
    "yes": "y",
    "no": "n",
    "change": "c",
    "field": "f",
    "option": "o",
    "stop": "s",
}
_KINDS: dict[str, Kind] = {letter: kind for kind, letter in _LETTERS.items()}
_PLACED = frozenset({"option", "field"})
MOST = 64


@dataclass(frozen=True, slots=True)
class Pressed:
    """A press as read from its payload; `place` is that of a chosen answer or field."""

    kind: Kind
    token: str
    place: int = 0


def payload(kind: Kind, token: str, place: int = 0) -> str:
    """The callback data of a press."""
    spelled = f"{_LETTERS[kind]}:{token}"
    return f"{spelled}:{place}" if kind in _PLACED else spelled


def read_payload(data: str) -> Pressed | None:
    """What was pressed; None for a payload that is not ours."""
    letter, _, rest = data.partition(":")
    kind = _KINDS.get(letter)
    if kind is None or not rest:
        return None
    if kind not in _PLACED:
        return Pressed(kind, rest)
    token, _, place = rest.rpartition(":")
    known = token and place.isascii() and place.isdigit() and len(place) <= 3
    return Pressed(kind, token, int(place)) if known else None
