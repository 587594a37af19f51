"""A conversation as the body of a request, in the dialect of one kind of server."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core.assistant.model.messages import Heard, Message, Reply, Result, repaired, sound
from core.assistant.model.profile import Profile, ToolChoice


@dataclass(frozen=True, slots=True)
class Request:
    """What goes along with a conversation. `tools` are in the strict form of `schema.parameters`."""

    system: str
    tools: Sequence[dict[str, Any]] = ()
    max_tokens: int = 1500
    choice: ToolChoice | None = None
    cache_key: str = ""
    person: str = ""
    """A digest that stands for the person, for servers that ask for one."""


def body_of(messages: Sequence[Message], request: Request, model: str, profile: Profile) -> dict[str, Any]:
    """The fields of a request: one system message first, then the repaired conversation."""
    said = [_spoken(message, profile) for message in repaired(list(messages))]
    body: dict[str, Any] = {
        "model": model,
        "messages": [{"role": "system", "content": sound(request.system)}, *said],
        profile.max_tokens_field: request.max_tokens,
    }
    if profile.temperature is not None:
        body["temperature"] = profile.temperature
    if request.tools:
        body["tools"] = [_tool(tool, profile) for tool in request.tools]
        if profile.parallel is not None:
            body["parallel_tool_calls"] = profile.parallel
        if request.choice in profile.tool_choices and request.choice != "auto":
            body["tool_choice"] = request.choice
    if profile.identity:
        body |= {"prompt_cache_key": request.cache_key, "safety_identifier": request.person}
    if profile.body:
        body["extra_body"] = profile.body
    return body


def _tool(tool: dict[str, Any], profile: Profile) -> dict[str, Any]:
    from core.assistant.model.schema import relaxed

    if profile.strict:
        return {"type": "function", "function": {**tool, "strict": True}}
    return {"type": "function", "function": {**tool, "parameters": relaxed(tool["parameters"])}}


def _spoken(message: Message, profile: Profile) -> dict[str, Any]:
    match message:
        case Heard(text):
            return {"role": "user", "content": sound(text)}
        case Result(call, _, content):
            return {"role": "tool", "tool_call_id": call, "content": sound(content)}
        case Reply():
            return _reply(message, profile)


def _reply(reply: Reply, profile: Profile) -> dict[str, Any]:
    """What the model said, given back. Arguments that were no JSON become {}: servers parse them again."""
    said: dict[str, Any] = {"role": "assistant", "content": sound(reply.text) or None}
    if reply.calls:
        said["tool_calls"] = [
            {
                "id": call.id,
                "type": "function",
                "function": {
                    "name": _callable(call.name),
                    "arguments": sound(_json(call.args or {})),
                },
            }
            for call in reply.calls
        ]
    if profile.reasoning_field and reply.thoughts:
        said[profile.reasoning_field] = sound(reply.thoughts)
    return said


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _callable(name: str) -> str:
    """A name that servers take back, also for a tool that there never was."""
    kept = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "_-") else "_" for sign in name)
    return kept[:64] or "unknown"
