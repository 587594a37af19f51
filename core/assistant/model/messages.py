"""What is said between us and a model, free of any server's dialect."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from core.acts.execute import storable


@dataclass(frozen=True, slots=True)
class Heard:
    """What the person said (with the facts of the moment, in the last one)."""

    text: str


@dataclass(frozen=True, slots=True)
class ToolCall:
    """One call of a tool. `args` is None where what came was no JSON object."""

    id: str
    name: str
    args: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one answer; `cached` are among those taken in."""

    taken: int = 0
    given: int = 0
    cached: int = 0
    guessed: bool = False
    """The server has told nothing."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the model said: words, calls, or both. `cut`: its answer hit the limit of tokens."""

    text: str = ""
    calls: tuple[ToolCall, ...] = ()
    cut: bool = False
    thoughts: str = ""
    usage: Usage = Usage()


@dataclass(frozen=True, slots=True)
class Result:
    """What a call came to, as text for the model."""

    call: str
    name: str
    content: str


Message: TypeAlias = Heard | Reply | Result


def sound(text: str) -> str:
    """Text that can be put into JSON and into any database: no lone surrogates, no NUL."""
    return str(storable(text))


def stored(message: Message) -> dict[str, Any]:
    """Plain JSON of a message, thoughts and usage left out."""
    match message:
        case Heard(text):
            return {"heard": sound(text)}
        case Result(call, name, content):
            return {"result": call, "name": name, "content": sound(content)}
        case Reply(text, calls):
            return {"said": sound(text), "calls": [[c.id, sound(c.name), storable(c.args)] for c in calls]}


def restored(data: dict[str, Any]) -> Message:
    """The message again."""
    if "heard" in data:
        return Heard(data["heard"])
    if "result" in data:
        return Result(data["result"], data["name"], data["content"])
    return Reply(data["said"], tuple(ToolCall(*call) for call in data["calls"]))


CANCELLED = json.dumps({"error": "cancelled"})


def repaired(messages: list[Message]) -> list[Message]:
    """A conversation any server takes: it begins with the person, every call has one result right after it,
    no result stands alone, no id comes twice, nobody says nothing."""
    sane: list[Message] = []
    seen: set[str] = set()
    waiting: dict[str, tuple[int, Result]] = {}
    for message in messages:
        if isinstance(message, Result):
            if message.call in waiting:
                place, held = waiting.pop(message.call)
                sane[place] = replace(held, content=message.content)
        elif isinstance(message, Heard):
            sane.append(message)
            waiting = {}
        elif sane and (message.text or message.calls):
            waiting = _take(message, sane, seen)
    return sane


def _take(reply: Reply, sane: list[Message], seen: set[str]) -> dict[str, tuple[int, Result]]:
    """Add a reply and a cancelled result for each of its calls; where the result of each given id belongs."""
    calls: list[ToolCall] = []
    for call in reply.calls:
        own = call.id if call.id and call.id not in seen else f"{call.id or 'call'}_{len(seen)}"
        seen.add(own)
        calls.append(replace(call, id=own, args=storable(call.args)))
    sane.append(replace(reply, calls=tuple(calls)))
    waiting: dict[str, tuple[int, Result]] = {}
    for given, call in zip(reply.calls, calls, strict=True):
        held = Result(call.id, call.name, CANCELLED)
        waiting.setdefault(given.id, (len(sane), held))
        sane.append(held)
    return waiting
