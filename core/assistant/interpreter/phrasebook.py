"""The phrases of all rooms, read from their files at build time and in tests.

`core/<room>/phrases/<language>.yaml`:

    inventory.write_off:
      reads: false                     # ru only, as the next three: they do not depend on the language
      needs: [lines]                   # without these it asks
      absorbs: [member]                # slots of the patterns that are no fields
      proof: [миним*]                  # words one of which must be there (or signs: <phone>)
      decides: [напомн*]               # words that settle the matter whatever else is said
      against: [верни*]                # words (or signs) with which the action is never meant
      noted: [member]                  # slots that go into the note
      implies: {member: {group_by: employee}}  # a slot that was said settles another field
      many: [заказы, заказов]          # of many: not this action, unless it has all it needs
      direction: past                  # where dates without a year lie
      places: {warehouse: [с, со, из]} # prepositions that lead to a slot
      say: ["(спиши|списать) {lines} [{reason}]"]
      ask: {lines: "Что списать?"}
      examples: [{say: "...", args: {...}}]
      not: ["..."]
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from core.assistant.interpreter.patterns import Pattern, parse
from core.assistant.interpreter.ranker import NOTHING

__all__ = ["CORE", "NOTHING", "Example", "Phrasebook", "Phrases", "phrasebook"]

CORE = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the call it must become (or the slots it must ask for)."""

    say: str
    action: str
    args: dict[str, Any]
    language: str
    asks: tuple[str, ...] = ()


@dataclass(slots=True)
class Phrases:
    """What people say for one action."""

    action: str
    reads: bool = False
    direction: str = "past"
    needs: tuple[str, ...] = ()
    places: dict[str, list[str]] = field(default_factory=dict)
    fixed: dict[str, str] = field(default_factory=dict)
    absorbs: tuple[str, ...] = ()
    proof: tuple[str, ...] = ()
    decides: tuple[str, ...] = ()
    many: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    noted: tuple[str, ...] = ()
    each: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    often: bool = False
    implies: dict[str, dict[str, str]] = field(default_factory=dict)
    say: list[tuple[str, Pattern]] = field(default_factory=list)
    ask: dict[str, dict[str, str]] = field(default_factory=dict)
    examples: list[Example] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Phrasebook:
    """Phrases by action, the words of enums, and the world the examples are about."""

    actions: dict[str, Phrases] = field(default_factory=dict)
    enums: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    world: dict[str, Any] = field(default_factory=dict)
    kin: dict[str, list[str]] = field(default_factory=dict)
    """A word of the phrases, and words of its meaning that no phrase has."""

    def examples(self) -> Iterator[Example]:
        """Examples of all actions."""
        for phrases in self.actions.values():
            yield from phrases.examples


def phrasebook(core: Path = CORE) -> Phrasebook:
    """Read every room's phrases, in a fixed order."""
    book = Phrasebook()
    for path in sorted(core.glob("*/phrases/*.yaml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        if path.stem == "world":
            book.world = data
            continue
        if path.stem == "kin":
            book.kin = data
            continue
        for name, entry in data.items():
            if name == "enums":
                _add_enums(book, entry)
            else:
                _add(book, name, entry, path.stem)
    return book


def _add_enums(book: Phrasebook, entry: dict[str, dict[str, list[str]]]) -> None:
    for enum, values in entry.items():
        for value, phrases in values.items():
            book.enums.setdefault(enum, {}).setdefault(str(value), []).extend(map(str, phrases))


def _add(book: Phrasebook, name: str, entry: dict[str, Any], language: str) -> None:
    phrases = book.actions.setdefault(name, Phrases(name))
    phrases.reads = entry.get("reads", phrases.reads)
    phrases.direction = entry.get("direction", phrases.direction)
    phrases.needs = tuple(entry.get("needs", phrases.needs))
    phrases.decides = tuple(entry.get("decides", phrases.decides))
    phrases.proof += tuple(entry.get("proof", ()))
    phrases.many = tuple(entry.get("many", phrases.many))
    phrases.against += tuple(entry.get("against", ()))
    phrases.noted = tuple(entry.get("noted", phrases.noted))
    phrases.each = tuple(entry.get("each", phrases.each))
    phrases.often = entry.get("often", phrases.often)
    phrases.together = tuple(entry.get("together", phrases.together))
    phrases.implies = {**phrases.implies, **entry.get("implies", {})}
    phrases.absorbs = tuple(entry.get("absorbs", phrases.absorbs))
    phrases.fixed = {**phrases.fixed, **entry.get("fixed", {})}
    for slot, leads in entry.get("places", {}).items():
        phrases.places.setdefault(slot, []).extend(leads)
    phrases.say += [(language, parse(text)) for text in entry.get("say", ())]
    for slot, question in entry.get("ask", {}).items():
        phrases.ask.setdefault(language, {})[slot] = question
    phrases.refused += [(language, text) for text in entry.get("not", ())]
    for example in entry.get("examples", ()):
        args, asks = example.get("args", {}), tuple(example.get("asks", ()))
        phrases.examples.append(Example(example["say"], name, args, language, asks))
