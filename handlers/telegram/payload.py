"""The 64 bytes of a button: what kind of press it is and the short token of what is kept server-side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["act", "yes", "no", "change", "option"]
_LETTERS: dict[Kind, str] = {"act": "a", "yes": "y", "no": "n", "change": "c", "option": "o"}
_KINDS: dict[str, Kind] = {letter: kind for kind, letter in _LETTERS.items()}


@dataclass(frozen=True, slots=True)
class Pressed:
    """A press as read from its payload; `option` is the place of a chosen answer."""

    kind: Kind
    token: str
    option: int | None = None


def act_payload(token: str) -> str:
    return _spelled("act", token)


def card_yes(token: str) -> str:
    return _spelled("yes", token)


def card_no(token: str) -> str:
    return _spelled("no", token)


def change_card(token: str) -> str:
    return _spelled("change", token)


def card_option(token: str, place: int) -> str:
    return f"{_spelled('option', token)}:{place}"


def read_payload(data: str) -> Pressed | None:
    """What was pressed; None for a payload that is not ours."""
    letter, _, rest = data.partition(":")
    kind = _KINDS.get(letter)
    if kind is None or not rest:
        return None
    if kind != "option":
        return Pressed(kind, rest)
    token, _, place = rest.rpartition(":")
    known = token and place.isascii() and place.isdigit() and len(place) <= 3
    return Pressed(kind, token, int(place)) if known else None


def _spelled(kind: Kind, token: str) -> str:
    return f"{_LETTERS[kind]}:{token}"
