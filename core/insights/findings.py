"""What was found in the figures: a fact, what to do about it, who may know, how much money is at stake."""

from __future__ import annotations

from dataclasses import dataclass

from core.blocks import Said

KINDS = ("dead", "asleep", "low", "weekday", "margin", "falling", "once")


@dataclass(frozen=True, slots=True)
class Finding:
    """A fact of the company's own with an advice made by rule."""

    kind: str
    needs: tuple[str, ...]
    """Resources that must be open to whoever hears of it."""
    fact: Said
    advice: Said
    weight: int
    """Money at stake, minor units: what is dearer goes first."""
    subject: tuple[str, int] = ("", 0)
    marked: bool = False
    """It tells of cost or margin."""


def spread(found: list[Finding], most: int, each: int) -> list[Finding]:
    """The dearest of every kind first, then the next of each; at most `each` of one kind."""
    by_kind: dict[str, list[Finding]] = {}
    for one in sorted(found, key=lambda one: (-one.weight, one.kind, one.subject)):
        by_kind.setdefault(one.kind, []).append(one)
    rounds = [rows[turn] for turn in range(each) for rows in by_kind.values() if turn < len(rows)]
    return rounds[:most]
