"""One message, cleaned, split and with its numbers found: what every extractor reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from core.assistant.interpreter.numbers import numbers
from core.assistant.interpreter.spans import Span
from core.assistant.interpreter.text import Clean, Token, TokenKind, clean, split

_BEYOND = Token("", "", TokenKind.MARK, 0, 0, glued=False)


@dataclass(slots=True)
class Line:
    """A cleaned text with its tokens and numbers; `norm(i)` is safe past both ends."""

    raw: str
    clean: Clean
    tokens: list[Token]
    numbers: list[Span]
    number_from: dict[int, Span] = field(default_factory=dict)

    @classmethod
    def read(cls, raw: str) -> Line:
        """Read any text; never raises."""
        cleaned = clean(raw)
        tokens = split(cleaned.text)
        found = numbers(cleaned.text, tokens)
        return cls(raw, cleaned, tokens, found, {span.first: span for span in found})

    def renumbered(self) -> None:
        """Find the numbers anew, after words were mended."""
        self.numbers = numbers(self.clean.text, self.tokens)
        self.number_from = {span.first: span for span in self.numbers}

    @property
    def text(self) -> str:
        return self.clean.text

    def __len__(self) -> int:
        return len(self.tokens)

    def token(self, place: int) -> Token:
        """The token at a place; an empty one past the ends."""
        return self.tokens[place] if 0 <= place < len(self.tokens) else _BEYOND

    def norm(self, place: int) -> str:
        """The compared form of the token at a place, "" past the ends."""
        return self.token(place).norm

    def whole(self, place: int) -> tuple[int, int] | None:
        """A whole number in digits or words that starts at a token → (value, token after)."""
        span = self.number_from.get(place)
        if span is None or not isinstance(span.value, Decimal) or span.value % 1 or span.value < 0:
            return None
        return int(span.value), span.last

    def span(self, kind: str, value: object, first: int, last: int, score: float = 1.0) -> Span:
        """A span over tokens [first, last)."""
        return Span(kind, value, self.tokens[first].start, self.tokens[last - 1].end, first, last, score)

    def begins(self, place: int) -> bool:
        """Does a new line of the text begin with this token?"""
        return place > 0 and "\n" in self.text[self.tokens[place - 1].end : self.tokens[place].start]

    def said(self, first: int, last: int) -> str:
        """The characters of tokens [first, last), as typed."""
        if first >= last:
            return ""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]
