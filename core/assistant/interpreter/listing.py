"""Several of one kind in a message: "добавь товары: роза 90, пион 70"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from core.assistant.interpreter.frames import Frame
from core.assistant.interpreter.leftovers import unread
from core.assistant.interpreter.reading import Call
from core.assistant.interpreter.signs import Signs
from core.assistant.interpreter.slots import filled
from core.assistant.interpreter.text import words

_JOINS = words("и and , ; \n")


def cuts(signs: Signs) -> list[int]:
    """Where another member of a list may begin."""
    return list(_cuts(signs))


def _cuts(signs: Signs) -> Iterator[int]:
    for place in range(2, len(signs.line) - 1):
        before, token = signs.line.tokens[place - 1], signs.line.tokens[place]
        joined = before.norm in _JOINS or signs.line.begins(place)
        if joined and token.is_word and token.norm not in _JOINS:
            yield place


def is_member(frame: Frame, args: Collection[str]) -> bool:
    """Has it what each of a list has, and no more than it may have?"""
    needed = {name for name in frame.each if not name.endswith("?")}
    return bool(needed) and needed <= set(args) <= {name.rstrip("?") for name in frame.each}


def member(part: Signs, frame: Frame) -> Call | None:
    """One member of the list as a call of its own; None where it lacks what each has, or has more."""
    found = filled(part, replace(frame, fixed={}))
    if not is_member(frame, found.args) or unread(part, frame, found):
        return None
    return Call(frame.action, found.args)


def joined(frame: Frame, calls: Sequence[Call]) -> tuple[Call, ...]:
    """The list as one call, where an action takes it whole; what the first is (услуги: …) the others are."""
    if not frame.together:
        return tuple(calls)
    action, field = frame.together
    kind = {"kind": calls[0].args["kind"]} if "kind" in calls[0].args else {}
    return (Call(action, {field: [kind | dict(call.args) for call in calls]}),)
