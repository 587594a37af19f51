"""Calls that a small model wrote as text instead of making them: taken up for offered tools alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from core.assistant.model.answers import arguments, loads
from core.assistant.model.messages import Reply, ToolCall

_TAGGED = re.compile(r"<(tool_call|function_call|tool)>\s*(.*?)\s*(?:</\1>|\Z)", re.DOTALL)
_FENCED = re.compile(r"```(?:json|tool_code|tool_call)?\s*([{\[].*?[}\]])\s*```", re.DOTALL)
_MARKS = re.compile(r"<\|[^|>]{0,40}\|>|</?(?:tool_call|function_call|tool)>|\[TOOL_CALLS\]")
THOUGHTS = re.compile(r"<(think|thinking|reasoning)>.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
"""The thinking aloud of local models."""


def without_thoughts(text: str) -> str:
    """Words without the thinking aloud of local models."""
    return THOUGHTS.sub("", text).strip()


def without_markup(text: str) -> str:
    """Words without calls written as text: a person never sees their markup."""
    text = _FENCED.sub(lambda found: "" if _objects(found[1]) else found[0], _TAGGED.sub("", text))
    return "" if _objects(text.strip()) else _MARKS.sub("", text).strip()


def salvaged(reply: Reply, offered: Collection[str]) -> Reply:
    """The reply with the calls its words hold, where they name offered tools."""
    if reply.calls or not reply.text:
        return reply
    text = without_thoughts(reply.text)
    written = [found[2] for found in _TAGGED.finditer(text)] or [f[1] for f in _FENCED.finditer(text)]
    calls = [call for part in written or [text] for call in _calls(part) if call.name in offered]
    if not calls:
        return reply
    return replace(reply, text=without_markup(text), calls=tuple(calls))


def _calls(text: str) -> Iterator[ToolCall]:
    for item in _objects(text):
        function = item.get("function")
        about: dict[str, Any] = function if isinstance(function, dict) else item
        name = about.get("name") or (function if isinstance(function, str) else None)
        given = about.get("arguments", about.get("parameters"))
        yield ToolCall("", str(name).replace(".", "_"), arguments(given))


def _objects(text: str) -> list[dict[str, Any]]:
    """The objects in a text that is nothing but JSON of calls."""
    cleaned = _MARKS.sub("", text).strip()
    if not cleaned.startswith(("{", "[")):
        return []
    try:
        data = loads(cleaned)
    except (ValueError, RecursionError):
        return []
    items = data if isinstance(data, list) else [data]
    return [item for item in items if isinstance(item, dict) and ("name" in item or "function" in item)]
