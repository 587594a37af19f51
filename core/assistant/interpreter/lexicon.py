"""Words that stand for a fixed choice: нал → cash, готов → ready, по дням → day. The words are data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from core.assistant.interpreter.spans import Span, longest_first
from core.assistant.interpreter.text import Token, folded, split

_ROOT = 3
Choices = Mapping[str, Mapping[str, Sequence[str]]]
"""enum → value → what people say; `*` ends a word that may go on (готов*)."""


@dataclass(frozen=True, slots=True)
class _Said:
    enum: str
    value: str
    rest: tuple[str, ...]
    head: str


@dataclass(slots=True)
class Lexicon:
    """Phrases of all enums, found by their first word."""

    exact: dict[str, list[_Said]] = field(default_factory=lambda: defaultdict(list))
    rooted: dict[str, list[_Said]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def build(cls, choices: Choices) -> Lexicon:
        """A lexicon of these enums."""
        lexicon = cls()
        for enum, values in choices.items():
            for value, phrases in values.items():
                for phrase in phrases:
                    lexicon._add(enum, value, folded(phrase))
        return lexicon

    def spans(self, tokens: Sequence[Token], blocked: Collection[int] = ()) -> list[Span]:
        """Spans whose kind is the enum's name and whose value is the choice, longest reading."""
        found: dict[str, list[Span]] = defaultdict(list)
        for place, token in enumerate(tokens):
            if place in blocked or not (token.is_word or token.is_number):
                continue
            for said in (*self.exact.get(token.norm, ()), *self.rooted.get(token.norm[:_ROOT], ())):
                last = self._match(said, tokens, place)
                if last is not None:
                    span = Span(said.enum, said.value, token.start, tokens[last - 1].end, place, last)
                    found[said.enum].append(span)
        return sorted(
            (s for spans in found.values() for s in longest_first(spans)), key=lambda s: (s.first, s.kind)
        )

    def _add(self, enum: str, value: str, phrase: str) -> None:
        parts = tuple(phrase.split()) if "*" in phrase else tuple(t.norm for t in split(phrase))
        head = parts[0]
        said = _Said(enum, value, parts[1:], head)
        if head.endswith("*") and len(head) > _ROOT:
            self.rooted[head[:_ROOT]].append(said)
        else:
            self.exact[head.rstrip("*")].append(said)

    @staticmethod
    def _match(said: _Said, tokens: Sequence[Token], place: int) -> int | None:
        parts = (said.head, *said.rest)
        if place + len(parts) > len(tokens):
            return None
        for part, token in zip(parts, tokens[place:], strict=False):
            if token.norm != part and not (part.endswith("*") and token.norm.startswith(part[:-1])):
                return None
        return place + len(parts)
