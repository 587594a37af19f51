"""The sets of sentences as they were written: a trade's names, then its sentences with their calls."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from core.assistant.interpreter.names import NameIndex, Record

NOW = datetime.fromisoformat("2026-11-27T12:00")
"""When all of them were said: a Friday."""
NAMES = ("one", "two", "four", "three")
"""In the order of their rounds; the phrases were mended for all but the last."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What was said in which world, the actions any of which is right (none: it is no business of ours), and
    the arguments as their author saw them."""

    text: str
    language: str
    style: str
    actions: tuple[str, ...]
    args: dict[str, Any]
    index: NameIndex


def sentences(name: str) -> Iterator[Sentence]:
    """The sentences of a set."""
    index = NameIndex()
    for line in Path(__file__).with_name(f"{name}.jsonl").read_text("utf-8").splitlines():
        told = json.loads(line)
        if "world" in told:
            index = _index(told["world"])
            continue
        actions = tuple(told["actions"])
        yield Sentence(
            told["text"], told["lang"], told["style"], actions, dict(told.get("args") or {}), index
        )


def _index(world: dict[str, list[str]]) -> NameIndex:
    return NameIndex.build(
        Record(kind, f"{kind}{number}", name)
        for kind, names in world.items()
        for number, name in enumerate(names)
    )
