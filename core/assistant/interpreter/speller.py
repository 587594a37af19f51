"""Mends typos towards the words of the trade: закзать → заказать, поставь → itself, Садыкова → itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from core.assistant.interpreter.morph import is_cyrillic, is_known
from core.assistant.interpreter.text import Token

LEAST = 5
"""Shorter words are left alone, save for slips: too many of them are one letter apart."""

_LONG = 8
_CACHED = 4096
_MOST = 16


def _no_name(word: str) -> bool:
    return False


@dataclass(slots=True)
class Speller:
    """The words it knows, by length; `mend` is the only thing to call."""

    vocabulary: frozenset[str]
    _lengths: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    _seen: dict[str, str | None] = field(default_factory=dict)

    @classmethod
    def build(cls, vocabulary: Iterable[str]) -> Speller:
        """A speller over these compared forms."""
        speller = cls(frozenset(vocabulary))
        for word in sorted(speller.vocabulary):
            if len(word) >= LEAST - 1:
                speller._lengths[len(word)].append(word)
        return speller

    def mend(
        self, tokens: list[Token], blocked: Collection[int] = (), is_name: Callable[[str], bool] = _no_name
    ) -> list[int]:
        """Change `norm` of mistyped words in place; → places of the changed ones.

        Left alone: blocked tokens (quotes, e-mails, phones), names, capitals inside a sentence, short words.
        """
        changed: list[int] = []
        for place, token in enumerate(tokens):
            if place in blocked or not self._may_mend(tokens, place) or is_name(token.norm):
                continue
            right = self._right(token.norm)
            if right is not None:
                token.norm, token.mended = right, True
                changed.append(place)
        return changed

    def _may_mend(self, tokens: list[Token], place: int) -> bool:
        token = tokens[place]
        least = LEAST if token.norm.isascii() else LEAST - 1
        if not token.is_word or len(token.norm) < least or token.norm in self.vocabulary:
            return False
        inside = place > 0 and tokens[place - 1].text not in ".!?\n"
        return not (inside and token.text[0].isupper()) and not is_known(token.norm)

    def _right(self, norm: str) -> str | None:
        if norm not in self._seen:
            if len(self._seen) > _CACHED:
                self._seen.clear()
            self._seen[norm] = self._closest(norm)
        return self._seen[norm]

    def _closest(self, norm: str) -> str | None:
        """The one nearest word; None where two are equally near with different beginnings."""
        far = 2 if len(norm) >= _LONG and is_cyrillic(norm) else 1
        choices = [w for n in range(len(norm) - far, len(norm) + far + 1) for w in self._lengths.get(n, ())]
        found = process.extract(norm, choices, scorer=OSA.distance, score_cutoff=far, limit=_MOST)
        if not found:
            return None
        nearest = [word for word, distance, _ in found if distance == found[0][1]]
        slips = [word for word in nearest if is_slip(norm, word)]
        if _is_short(norm):
            slips = [word for word in slips if (word[0], word[-1]) == (norm[0], norm[-1])]
        if not slips and _is_short(norm):
            return None
        nearest = slips or nearest
        if len(nearest) == 1 or len({word[:4] for word in nearest}) == 1:
            return str(min(nearest, key=lambda word: (abs(len(word) - len(norm)), word)))
        alike = [word for word in nearest if word[0] == norm[0] and len(word) == len(norm)]
        return alike[0] if len(alike) == 1 else None


def _is_short(norm: str) -> bool:
    """Another letter makes another word of it, above all of Latin ones, for which there is no dictionary."""
    return len(norm) < LEAST or (norm.isascii() and len(norm) == LEAST)


def is_slip(typed: str, word: str) -> bool:
    """Two letters swapped, one missing, one doubled: what fingers do to a word."""
    at = next((i for i, (one, other) in enumerate(zip(typed, word, strict=False)) if one != other), None)
    if len(typed) == len(word):
        return at is not None and typed == word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
    if len(typed) + 1 == len(word):
        return at is None or typed == word[:at] + word[at + 1 :]
    if len(typed) != len(word) + 1:
        return False
    if at is None:
        return typed[-1] == typed[-2]
    return at > 0 and typed[at] == typed[at - 1] and typed[:at] + typed[at + 1 :] == word
