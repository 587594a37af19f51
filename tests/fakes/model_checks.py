"""What a chat.completions server refuses, by the kind of server: one sentence for each violation."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from tests.fakes.model_pictures import form_faults, parts_faults
from tests.fakes.model_schema import tool_faults

_COMMON = {"model", "messages", "tools", "tool_choice", "stream", "temperature"}
_FIELDS = {
    "openai": {
        *("max_completion_tokens", "parallel_tool_calls", "stream_options"),
        *("prompt_cache_key", "safety_identifier", "response_format"),
    },
    "ollama": {"max_tokens"},
    "lmstudio": {"max_tokens"},
    "vllm": {"max_tokens", "parallel_tool_calls", "stream_options"},
    "llama.cpp": {"max_tokens", "parallel_tool_calls", "stream_options"},
    "generic": {"max_tokens"},
    "deepseek": {"max_tokens", "stream_options"},
    "openrouter": {"max_tokens", "stream_options", "provider"},
}
_CALL_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")


def violations(body: Any, kind: str) -> list[str]:
    """Everything in a request that a server of this kind would refuse or silently lose."""
    if not isinstance(body, dict):
        return ["no object"]
    return [*_top(body, kind), *_messages(body.get("messages"), kind), *_tools(body, kind)]


def _top(body: dict[str, Any], kind: str) -> Iterator[str]:
    for name in sorted(set(body) - _COMMON - _FIELDS[kind]):
        yield f"unknown parameter {name}"
    if not isinstance(body.get("model"), str) or not body["model"]:
        yield "no model"
    if "stream_options" in body and not body.get("stream"):
        yield "stream_options without a stream"
    if kind == "openai" and "temperature" in body and not str(body.get("model")).startswith("gpt-4"):
        yield "this model takes no temperature"
    if "response_format" in body:
        yield from form_faults(body["response_format"])
    choice = body.get("tool_choice")
    if kind == "lmstudio" and isinstance(choice, dict):
        yield "tool_choice must be a string"
    if choice is not None and not body.get("tools"):
        yield "tool_choice without tools"


def _tools(body: dict[str, Any], kind: str) -> Iterator[str]:
    tools = body.get("tools", [])
    names: list[str] = []
    for tool in tools:
        if tool.get("type") != "function" or set(tool) != {"type", "function"}:
            yield "a tool that is no function"
            continue
        names.append(tool["function"].get("name"))
        for fault in tool_faults(tool["function"], strict=kind == "openai"):
            yield f"tool {names[-1]}: {fault}"
        if kind != "openai" and "strict" in tool["function"]:
            yield f"tool {names[-1]}: strict is unknown"
    if len(set(names)) != len(names):
        yield "two tools of one name"
    if len(names) > 128:
        yield "more than 128 tools"


def _messages(messages: Any, kind: str) -> Iterator[str]:
    if not isinstance(messages, list) or not messages:
        yield "no messages"
        return
    waiting: list[str] = []
    seen: set[str] = set()
    for place, message in enumerate(messages):
        role = message.get("role")
        if role != "tool" and waiting:
            yield f"messages[{place}]: calls {waiting} have no result"
            waiting.clear()
        if role == "tool":
            yield from _result(message, waiting, place)
        elif role == "assistant":
            yield from _assistant(message, waiting, seen, place, kind)
        else:
            yield from _simple(message, place)
        yield from _unsound(message, place)
    if waiting:
        yield f"calls {waiting} have no result"
    if messages[-1].get("role") not in {"user", "tool"}:
        yield "nobody has spoken last"


def _simple(message: dict[str, Any], place: int) -> Iterator[str]:
    role = message.get("role")
    if (place == 0) != (role == "system"):
        yield f"messages[{place}]: one system message comes first, the others are not its"
    if role not in {"system", "user"}:
        yield f"messages[{place}]: role {role!r}"
    if role == "user" and isinstance(message.get("content"), list):
        yield from parts_faults(message["content"], place)
    elif not isinstance(message.get("content"), str):
        yield f"messages[{place}]: content is no text"


def _result(message: dict[str, Any], waiting: list[str], place: int) -> Iterator[str]:
    if message.get("tool_call_id") in waiting:
        waiting.remove(message["tool_call_id"])
    else:
        yield f"messages[{place}]: a result without its call"
    if set(message) != {"role", "tool_call_id", "content"} or not isinstance(message["content"], str):
        yield f"messages[{place}]: keys {sorted(message)}"


def _assistant(
    message: dict[str, Any], waiting: list[str], seen: set[str], place: int, kind: str
) -> Iterator[str]:
    calls = message.get("tool_calls")
    if calls is None and not message.get("content"):
        yield f"messages[{place}]: the assistant says nothing"
    if calls is not None and not calls:
        yield f"messages[{place}]: tool_calls is empty"
    if "reasoning_content" in message and kind != "deepseek":
        yield f"messages[{place}]: reasoning_content"
    for call in calls or []:
        name, function = call.get("id"), call.get("function", {})
        if not isinstance(name, str) or not name or name in seen:
            yield f"messages[{place}]: call id {name!r}"
        seen.add(name)
        waiting.append(name)
        if not _CALL_NAME.fullmatch(str(function.get("name"))):
            yield f"messages[{place}]: call of {function.get('name')!r}"
        yield from _arguments(function.get("arguments"), place)


def _arguments(given: Any, place: int) -> Iterator[str]:
    try:
        if not isinstance(given, str) or not isinstance(json.loads(given), dict):
            yield f"messages[{place}]: arguments are no object in JSON"
    except ValueError:
        yield f"messages[{place}]: arguments are no JSON"


def _unsound(message: dict[str, Any], place: int) -> Iterator[str]:
    text = json.dumps(message, ensure_ascii=False)
    if any("\ud800" <= sign <= "\udfff" for sign in text) or "\\u0000" in text:
        yield f"messages[{place}]: unsound text"
