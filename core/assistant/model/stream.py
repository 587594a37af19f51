"""An answer that comes in pieces, put together. Servers number their calls well, badly or not at all."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from core.assistant.model.answers import BadAnswer, loads, reply_of
from core.assistant.model.messages import Reply


@dataclass(slots=True)
class _Growing:
    """A call as far as it has come."""

    index: Any
    id: str = ""
    name: str = ""
    arguments: str = ""
    whole: dict[str, Any] | None = None
    """Arguments that came as an object."""

    @property
    def complete(self) -> bool:
        """Whether its arguments are a whole JSON value already."""
        if self.whole is not None:
            return True
        try:
            json.loads(self.arguments)
        except (ValueError, RecursionError):
            return False
        return True

    def as_call(self) -> dict[str, Any]:
        given = self.arguments if self.whole is None else self.whole
        return {"id": self.id, "function": {"name": self.name, "arguments": given}}


@dataclass(slots=True)
class Accumulator:
    """Takes the lines of a server-sent stream; `reply` when it is over."""

    text: list[str] = field(default_factory=list)
    thoughts: list[str] = field(default_factory=list)
    calls: list[_Growing] = field(default_factory=list)
    finish: str | None = None
    usage: Any = None
    ended: bool = False

    def line(self, line: str) -> None:
        """One line of the stream. Raises BadAnswer for a damaged piece or an error told in the stream."""
        if not line.startswith("data:"):
            return
        data = line.removeprefix("data:").strip()
        if data == "[DONE]":
            self.ended = True
        elif data:
            self._chunk(data)

    def _chunk(self, data: str) -> None:
        try:
            chunk = loads(data)
        except (ValueError, RecursionError):
            raise BadAnswer("a damaged piece of the stream") from None
        if not isinstance(chunk, dict) or chunk.get("error"):
            raise BadAnswer("an error in the stream")
        self.usage = chunk.get("usage") or self.usage
        choices = chunk.get("choices")
        choice = choices[0] if isinstance(choices, list) and choices else None
        if isinstance(choice, dict):
            self._choice(choice)

    def _choice(self, choice: dict[str, Any]) -> None:
        delta = choice.get("delta")
        if isinstance(delta, dict):
            _add(self.text, delta.get("content"))
            _add(self.thoughts, delta.get("reasoning_content") or delta.get("reasoning"))
            pieces = delta.get("tool_calls")
            for piece in pieces if isinstance(pieces, list) else []:
                if isinstance(piece, dict):
                    self._piece(piece)
        if isinstance(choice.get("finish_reason"), str):
            self.finish = choice["finish_reason"]

    def _piece(self, piece: dict[str, Any]) -> None:
        function = piece.get("function")
        function = function if isinstance(function, dict) else {}
        given_id, name = _string(piece.get("id")), _string(function.get("name"))
        call = self._grown(piece.get("index"), given_id, name)
        call.id = call.id or given_id
        call.name = call.name or name
        given = function.get("arguments")
        if isinstance(given, dict):
            call.whole = given
        else:
            call.arguments += _string(given)

    def _grown(self, index: Any, given_id: str, name: str) -> _Growing:
        """The call a piece belongs to; a new one for a new index, another id, a name after a whole call."""
        held = next((call for call in reversed(self.calls) if index is None or call.index == index), None)
        if held is None or _begins(held, given_id, name):
            held = _Growing(index)
            self.calls.append(held)
        return held

    def reply(self) -> Reply:
        """The whole answer. Raises BadAnswer where the stream broke off."""
        if self.finish is None and not self.ended:
            raise BadAnswer("the stream broke off")
        message = {
            "content": "".join(self.text),
            "reasoning_content": "".join(self.thoughts),
            "tool_calls": [call.as_call() for call in self.calls],
        }
        choice = {"message": message, "finish_reason": self.finish}
        return reply_of({"choices": [choice], "usage": self.usage})


def _begins(held: _Growing, given_id: str, name: str) -> bool:
    if given_id and held.id and given_id != held.id:
        return bool(name) or held.complete
    same_id = bool(given_id) and given_id == held.id
    return bool(name and held.name) and not same_id and (held.complete or name != held.name)


def _add(parts: list[str], given: Any) -> None:
    if isinstance(given, str):
        parts.append(given)


def _string(given: Any) -> str:
    return given if isinstance(given, str) else ""
