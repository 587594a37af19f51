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
"""Shorter words are left alone: too many of them are one letter apart."""

_LONG = 8
_CACHED = 4096


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
        if not token.is_word or len(token.norm) < LEAST or token.norm in self.vocabulary:
            return False
        if token.norm.isascii() and len(token.norm) <= LEAST:
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
        found = process.extract(norm, choices, scorer=OSA.distance, score_cutoff=far, limit=8)
        if not found:
            return None
        nearest = [word for word, distance, _ in found if distance == found[0][1]]
        if len(nearest) == 1 or len({word[:4] for word in nearest}) == 1:
            return str(min(nearest, key=lambda word: (abs(len(word) - len(norm)), word)))
        alike = [word for word in nearest if word[0] == norm[0] and len(word) == len(norm)]
        return alike[0] if len(alike) == 1 else None
