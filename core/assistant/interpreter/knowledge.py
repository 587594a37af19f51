"""What was built from the phrases files, loaded once when the first message comes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from core.assistant.interpreter.frames import Frame
from core.assistant.interpreter.lexicon import Lexicon
from core.assistant.interpreter.ranker import Ranker, ranker_from, stored
from core.assistant.interpreter.signs import Knowledge
from core.assistant.interpreter.speller import Speller


@dataclass(frozen=True, slots=True)
class Mind:
    """Frames of all actions, the ranker and the words."""

    frames: Mapping[str, Frame]
    ranker: Ranker
    knowledge: Knowledge
    openers: frozenset[str]


@lru_cache(maxsize=1)
def mind() -> Mind:
    """The built mind."""
    return mind_from(stored())


def mind_from(data: Mapping[str, Any]) -> Mind:
    """The mind kept in a model's file."""
    return Mind(
        {name: _frame(name, entry) for name, entry in data["frames"].items()},
        ranker_from(data["ranker"]),
        knowledge_from(data),
        frozenset(data["openers"]),
    )


def knowledge_from(data: Mapping[str, Any]) -> Knowledge:
    """The words of a model's file."""
    return Knowledge(
        Lexicon.build(data["enums"]),
        Speller.build(data["forms"]),
        frozenset(data["vocabulary"]),
        frozenset(data["trade"]),
        frozenset(data["choices"]),
        frozenset(data["common"]),
        data["verbs"],
        data["kin"],
    )


def _frame(name: str, entry: Mapping[str, Any]) -> Frame:
    return Frame(
        name,
        entry["reads"],
        entry["direction"],
        tuple(entry["needs"]),
        tuple(entry["slots"]),
        {slot: tuple(leads) for slot, leads in entry["places"].items()},
        entry["fixed"],
        frozenset(entry["own"]),
        frozenset(entry["said"]),
        frozenset(entry["absorbs"]),
        tuple(entry["proof"]),
        tuple(entry["decides"]),
        tuple(entry["many"]),
        tuple(entry["against"]),
        tuple(entry["noted"]),
        tuple(entry["each"]),
        tuple(entry["together"]),
        entry["implies"],
        entry["ask"],
    )
