"""What a model says, as servers put it on the wire: rightly, or with one of their known quirks."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


PAUSE = ""


@dataclass(frozen=True)
class Says:
    """Words, calls, or both. `quirk` names how a server garbles them:

    whole answers: stop, length, args-object, args-empty, args-null, args-twice, args-broken, no-id, same-id,
    function_call, parts, tagged, fenced · streams: index-0, index-0-no-id, no-index, no-finish, corrupt,
    error, whole.
    """

    text: str = ""
    calls: Sequence[tuple[str, Json]] = ()
    quirk: str = ""
    usage: tuple[int, int] = (1000, 50)
    cached: int = 0
    thoughts: str = ""
    finish: str | None = field(default=None)
    waits: str = ""
    """A stream stops before these words of the text until the server's gate opens."""

    @property
    def reason(self) -> str:
        if self.finish is not None:
            return self.finish
        if self.quirk in {"stop", "tagged", "fenced"}:
            return "stop"
        if self.quirk == "length":
            return "length"
        return "tool_calls" if self.calls else "stop"


def completion(says: Says, model: str) -> Json:
    """The body of a whole answer."""
    choice = {"index": 0, "message": _message(says), "finish_reason": says.reason, "logprobs": None}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1_700_000_000,
        "model": model,
        "choices": [choice],
        "usage": _usage(says),
    }


def _usage(says: Says) -> Json:
    taken, given = says.usage
    return {
        "prompt_tokens": taken,
        "completion_tokens": given,
        "total_tokens": taken + given,
        "prompt_tokens_details": {"cached_tokens": says.cached},
    }


def _message(says: Says) -> Json:
    message: Json = {"role": "assistant", "content": says.text or None}
    if says.thoughts:
        message["reasoning_content"] = says.thoughts
    if says.quirk in {"tagged", "fenced"}:
        message["content"] = _as_text(says)
    elif says.quirk == "function_call" and says.calls:
        name, args = says.calls[0]
        message["function_call"] = {"name": name, "arguments": json.dumps(args, ensure_ascii=False)}
    elif says.calls:
        message["tool_calls"] = [_call(says, place) for place in range(len(says.calls))]
    if says.quirk == "parts":
        message["content"] = [{"type": "text", "text": says.text}]
    return message


def _as_text(says: Says) -> str:
    written = [json.dumps({"name": name, "arguments": args}, ensure_ascii=False) for name, args in says.calls]
    if says.quirk == "tagged":
        return says.text + "".join(f"<tool_call>\n{one}\n</tool_call>" for one in written)
    return says.text + "\n".join(f"```json\n{one}\n```" for one in written)


def _call(says: Says, place: int) -> Json:
    name, args = says.calls[place]
    return {
        "id": _id(says, place),
        "type": "function",
        "function": {"name": name, "arguments": _arguments(says, args)},
    }


def _id(says: Says, place: int) -> str:
    if says.quirk in {"no-id", "index-0-no-id"}:
        return ""
    return "call_same" if says.quirk == "same-id" else f"call_{place}"


def _arguments(says: Says, args: Json) -> Any:
    text = json.dumps(args, ensure_ascii=False)
    forms: dict[str, Any] = {
        "args-object": args,
        "args-empty": "",
        "args-null": None,
        "args-twice": json.dumps(text),
        "args-broken": text[:-1],
    }
    return forms.get(says.quirk, text)


def pieces(says: Says, model: str, *, usage: bool) -> Iterator[str]:
    """The data of a streamed answer's events, [DONE] among them; PAUSE where it waits."""
    for delta in _deltas(says):
        if delta == {"corrupt": True}:
            yield '{"choices": [{"del'
            return
        if delta == {"pause": True}:
            yield PAUSE
            continue
        if delta == {"error": True}:
            yield json.dumps({"error": {"message": "the model has died"}})
            return
        yield json.dumps(_chunk(model, delta, None), ensure_ascii=False)
    if says.quirk == "no-finish":
        return
    yield json.dumps(_chunk(model, {}, says.reason))
    if usage:
        yield json.dumps({"id": "1", "object": "chat.completion.chunk", "choices": [], "usage": _usage(says)})
    yield "[DONE]"


def _chunk(model: str, delta: Json, finish: str | None) -> Json:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": model, "choices": [choice]}


def _deltas(says: Says) -> Iterator[Json]:
    yield {"role": "assistant", "content": ""}
    held = says.text.index(says.waits) if says.waits else 0
    for start in range(0, held, 7):
        yield {"content": says.text[start : min(start + 7, held)]}
    if says.waits:
        yield {"pause": True}
    for start in range(held, len(says.text), 7):
        yield {"content": says.text[start : start + 7]}
    if says.quirk in {"corrupt", "error"}:
        yield {says.quirk: True}
        return
    for place, (name, args) in enumerate(says.calls):
        yield from _call_deltas(says, place, name, json.dumps(args, ensure_ascii=False))


def _call_deltas(says: Says, place: int, name: str, text: str) -> Iterator[Json]:
    """A call in pieces: its id and name first, then its arguments; whole for servers that do not cut it."""
    number: Json = {} if says.quirk == "no-index" else {"index": place}
    if says.quirk in {"index-0", "index-0-no-id", "whole"}:
        number = {"index": place if says.quirk == "whole" else 0}
        function = {"name": name, "arguments": text}
        yield {"tool_calls": [{**number, "id": _id(says, place), "type": "function", "function": function}]}
        return
    first = {"name": name, "arguments": ""}
    yield {"tool_calls": [{**number, "id": _id(says, place), "type": "function", "function": first}]}
    for start in range(0, len(text), 9):
        yield {"tool_calls": [{**number, "function": {"arguments": text[start : start + 9]}}]}
