"""A frame tried on a message: what it fills, how much of the words that explains, what proves it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core.assistant.interpreter.ean import is_of_a_scale
from core.assistant.interpreter.frames import Filled, Frame, is_any_among
from core.assistant.interpreter.leftovers import has_number, unread
from core.assistant.interpreter.plausible import is_odd
from core.assistant.interpreter.signs import FILLERS, UNKNOWN, Signs
from core.assistant.interpreter.slots import filled

_ODD = 0.1
_LOST = 0.6
_SURELY = 0.93
_CERTAIN = 0.97
_ALL = 0.95
READ = 0.65
"""The share of words of a write that must be explained where some are not read."""


@dataclass(frozen=True, slots=True)
class Try:
    """A frame filled from the message and how well that went."""

    frame: Frame
    likelihood: float
    found: Filled
    explained: float
    evident: bool
    missing: tuple[str, ...]
    odd: bool = False
    unread: tuple[str, ...] = ()
    lost_number: bool = False
    ranked: float = 0.0
    """What the ranker says of it, whatever is found of its fields."""

    @property
    def worth(self) -> float:
        return self.likelihood * self.explained * (0.6 if self.missing else 1.0)


def tried(signs: Signs, frame: Frame, likelihood: float) -> Try:
    found = filled(signs, frame)
    explained = _explained(signs, frame, found)
    missing = missing_fields(frame, signs, found.args)
    whole = _is_whole(signs, explained, likelihood) and not missing
    odd = is_odd(signs, frame, found)
    if (missing and _is_of_many(signs, frame)) or _is_denied(signs, frame):
        return Try(frame, 0.0, found, explained, False, missing)
    proved = _is_proved(signs, frame) and (whole or _is_evident(signs, frame, found))
    evident = proved or (whole and _is_beyond_doubt(frame, explained, likelihood))
    left = unread(signs, frame, found)
    lost = not frame.reads and has_number(signs, frame, found)
    counted = likelihood * (_ODD if odd else 1.0) * (_LOST if lost else 1.0)
    return Try(frame, counted, found, explained, evident, missing, odd, left, lost, likelihood)


def _is_whole(signs: Signs, explained: float, likelihood: float) -> bool:
    """Hardly anything else can be meant, even where no word of the action's own is said."""
    if explained >= 0.95 and likelihood >= 0.85:
        return True
    return explained >= READ and likelihood >= _SURELY and bool(signs.mentions)


def _is_beyond_doubt(frame: Frame, explained: float, likelihood: float) -> bool:
    """Nothing is left over and nothing else is nearly as likely: no word is needed to prove it."""
    return likelihood >= (_SURELY if frame.reads else _CERTAIN) and explained >= _ALL


def _explained(signs: Signs, frame: Frame, found: Filled) -> float:
    """The share of words that the frame and its slots account for."""
    total = known = 0.0
    for sign, first, last in signs.signed():
        if last == first + 1 and signs.line.norm(first) in FILLERS:
            continue
        total += 1
        if all(place in found.taken for place in range(first, last)) or sign in frame.said:
            known += 1
        elif sign != UNKNOWN and not sign.startswith("<"):
            known += 0.4
    return known / total if total else 0.0


def _is_proved(signs: Signs, frame: Frame) -> bool:
    """Is a word there without which the action is never meant?"""
    said = (*signs.sequence(), *norms_of(signs))
    return not frame.proof or is_any_among(said, frame.proof)


def _is_of_many(signs: Signs, frame: Frame) -> bool:
    """Is a word there by which all of them are meant, not one: покажи заказы?"""
    return is_any_among(norms_of(signs), frame.many)


def _is_denied(signs: Signs, frame: Frame) -> bool:
    """Is a word there with which the action is never meant: верни деньги is no payment?"""
    said = (*signs.sequence(), *(token.text.lower() for token in signs.line.tokens), *norms_of(signs))
    return is_any_among(said, frame.against)


def _is_evident(signs: Signs, frame: Frame, found: Filled) -> bool:
    """Is there a word of the action's own, not only goods and numbers that fit anything?"""
    if any(sign in frame.own for sign in signs.sequence()):
        return True
    if (found.sure and frame.reads and "account" in found.args) or {"source", "target"} <= set(found.args):
        return True
    known = bool(signs.mentioned("customer", "product"))
    return (known and {"customer", "lines", "due"} <= set(found.args)) or (
        frame.reads and "order" in frame.needs and "order" in found.args
    )


def norms_of(signs: Signs) -> list[str]:
    return [token.norm for token in signs.line.tokens]


def missing_fields(frame: Frame, signs: Signs, args: Mapping[str, object]) -> tuple[str, ...]:
    missing = [need for need in frame.needs if not any(name in args for name in need.split("|"))]
    lines = args.get("lines")
    if isinstance(lines, list) and "quantity" in frame.places.get("lines", ()):
        missing += [f"lines.{n}.quantity" for n, line in enumerate(lines) if not _is_counted(line)]
    return tuple(_nearest(frame, signs, name) for name in missing)


def _is_counted(line: Mapping[str, object]) -> bool:
    return "quantity" in line or is_of_a_scale(line.get("product"))


def _nearest(frame: Frame, signs: Signs, need: str) -> str:
    """Of fields one of which is needed, the one whose word was said: сменить валюту."""
    names = need.split("|")
    spoken = norms_of(signs)
    said = (name for name in names if is_any_among(spoken, frame.places.get(name, ())))
    return next(said, names[0])
