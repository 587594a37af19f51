"""Readings compared with what was expected, names by their names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from core.assistant.interpreter.phrasebook import Example, Phrasebook
from core.assistant.interpreter.reading import Reading


def plain(value: Any) -> Any:
    """Arguments with resolved names as plain names."""
    if isinstance(value, dict):
        return (
            value["name"] if set(value) == {"id", "name"} else {key: plain(one) for key, one in value.items()}
        )
    return [plain(one) for one in value] if isinstance(value, list) else value


def same(one: Any, other: Any) -> bool:
    """Equal, letters' case aside."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return one.lower() == other.lower() if isinstance(one, str) and isinstance(other, str) else one == other


def said(reading: Reading) -> tuple[str | None, Any]:
    """The action and its arguments, plainly."""
    call = reading.call
    return (call.action, plain(dict(call.args))) if call else (None, None)


def is_right(book: Phrasebook, example: Example, reading: Reading) -> bool:
    """The right action, arguments and way of answering."""
    action, args = said(reading)
    if action != example.action:
        return False
    if example.asks:
        asked = reading.answer == "ask" and set(example.asks) <= set(reading.missing)
        return asked and (not example.args or same(args, example.args))
    wanted = "act" if book.actions[action].reads else "preview"
    return reading.answer == wanted and same(args, example.args)


def wrong(book: Phrasebook, readings: Iterator[tuple[Example, Reading]]) -> list[str]:
    """Sentences that were not read right, with what came out."""
    return [f"{e.say} → {r.answer} {said(r)}" for e, r in readings if not is_right(book, e, r)]
