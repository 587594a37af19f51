"""What the extractors give back: typed pieces of the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Span:
    """A typed piece of a cleaned text: `start`, `end` are characters, `first`, `last` tokens
    (the end and the last excluded).

    `score` runs from 0 to 1; `alternatives` are other values the same characters may mean, likeliest first.
    """

    kind: str
    value: object
    start: int
    end: int
    first: int
    last: int
    score: float = 1.0
    alternatives: tuple[object, ...] = field(default=())

    def overlaps(self, other: Span) -> bool:
        """Do the two share a token?"""
        return self.first < other.last and other.first < self.last


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount in a unit: 2 кг → (2, "kg"). Unit codes stand in units.py."""

    amount: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of money in major units; currency is an ISO code, None where the person named none."""

    amount: Decimal
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A day and perhaps an hour, in the company's zone. `vague`: the hour stands for "утром"."""

    day: date
    at: time | None = None
    vague: bool = False

    @property
    def moment(self) -> datetime | None:
        """The wall-clock moment, or None where only the day was said."""
        return None if self.at is None else datetime.combine(self.day, self.at)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to `end`, both included; no start means "since ever". `grain` names what was said."""

    start: date | None
    end: date
    grain: str = "day"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A standard five-field cron line (Monday is 1) and the words it was said with; `at`: the hour said."""

    cron: str
    text: str
    at: time | None = None


def longest_first(spans: Iterable[Span]) -> list[Span]:
    """What remains when of two overlapping spans the longer (then the surer) wins, in order."""
    taken: list[Span] = []
    busy: set[int] = set()
    for span in sorted(spans, key=lambda s: (s.first - s.last, -s.score, s.first)):
        places = range(span.first, span.last)
        if busy.isdisjoint(places):
            taken.append(span)
            busy.update(places)
    return sorted(taken, key=lambda s: s.first)


def without(spans: Sequence[Span], taken: Sequence[Span]) -> list[Span]:
    """Those of `spans` that touch none of `taken`."""
    busy = {place for span in taken for place in range(span.first, span.last)}
    return [span for span in spans if busy.isdisjoint(range(span.first, span.last))]
