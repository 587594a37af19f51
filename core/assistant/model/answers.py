"""What a server answered, whatever its habits, as one reply. Nothing of it is believed yet."""

from __future__ import annotations

import json
import re
from typing import Any

from core.assistant.model.messages import Reply, ToolCall, Usage, sound

_LONGEST_NUMBER = 60


class BadAnswer(Exception):
    """The answer is not one: no JSON, an error inside a success, nothing in it."""


def loads(text: str) -> Any:
    """JSON with decimals kept as they were written, as strings. Raises ValueError."""
    return json.loads(text, parse_float=str, parse_int=_whole, parse_constant=str)


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else digits


def read_body(text: str) -> Reply:
    """The reply in the body of a response. Raises BadAnswer."""
    try:
        body = loads(text)
    except (ValueError, RecursionError):
        raise BadAnswer("no JSON") from None
    return reply_of(body)


def reply_of(body: Any) -> Reply:
    """The reply in a decoded completion. Raises BadAnswer."""
    if not isinstance(body, dict):
        raise BadAnswer("no completion")
    if body.get("error"):
        raise BadAnswer("an error inside a success")
    choices = body.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices else None
    message = choice.get("message") if isinstance(choice, dict) else None
    if not isinstance(choice, dict) or not isinstance(message, dict):
        raise BadAnswer("no choices")
    reason = choice.get("finish_reason")
    if reason == "content_filter":
        raise BadAnswer("stopped by a content filter")
    return Reply(
        text=_text(message.get("content")) or _text(message.get("refusal")),
        calls=tuple(_calls(message)),
        cut=reason == "length",
        thoughts=_text(message.get("reasoning_content") or message.get("reasoning")),
        usage=usage_of(body.get("usage")),
    )


def _text(content: Any) -> str:
    """Words given as a string or as parts."""
    if isinstance(content, list):
        parts = [part.get("text") for part in content if isinstance(part, dict)]
        content = "".join(part for part in parts if isinstance(part, str))
    return sound(content) if isinstance(content, str) else ""


def _calls(message: dict[str, Any]) -> list[ToolCall]:
    """The calls, by their presence: what the finish reason says of them differs from server to server."""
    given = message.get("tool_calls")
    found = [_call(item) for item in given if isinstance(item, dict)] if isinstance(given, list) else []
    older = message.get("function_call")
    if not found and isinstance(older, dict):
        found = [_call({"function": older})]
    return found


def _call(item: dict[str, Any]) -> ToolCall:
    function = item.get("function")
    function = function if isinstance(function, dict) else {}
    return ToolCall(_short(item.get("id")), _name(function.get("name")), arguments(function.get("arguments")))


def _short(given: Any) -> str:
    """An id that can be sent back: as given, or none."""
    return given if isinstance(given, str) and re.fullmatch(r"[\w.:-]{1,64}", given) else ""


def _name(given: Any) -> str:
    """A tool's name without what some models wrap it in ('functions.orders_create<|channel|>commentary')."""
    text = given.strip() if isinstance(given, str) else ""
    text = text.removeprefix("functions.").removeprefix("functions:").partition("<|")[0].strip()
    return sound(text.replace(".", "_"))[:64]


def arguments(given: Any) -> dict[str, Any] | None:
    """Arguments from an object, from JSON, from JSON in JSON; {} for none; None for nonsense."""
    for _ in range(2):
        if given is None or (isinstance(given, str) and not given.strip()):
            return {}
        if not isinstance(given, str):
            break
        try:
            given = loads(given)
        except (ValueError, RecursionError):
            return None
    if given is None:
        return {}
    return _sound(given) if isinstance(given, dict) else None


def _sound(node: Any) -> Any:
    if isinstance(node, str):
        return sound(node)
    if isinstance(node, list):
        return [_sound(item) for item in node]
    if isinstance(node, dict):
        return {sound(str(name)): _sound(value) for name, value in node.items()}
    return node


def usage_of(given: Any) -> Usage:
    """Tokens as the server counted them; nothing where it did not."""
    if not isinstance(given, dict):
        return Usage()
    details = given.get("prompt_tokens_details")
    cached = details.get("cached_tokens") if isinstance(details, dict) else 0
    return Usage(_count(given.get("prompt_tokens")), _count(given.get("completion_tokens")), _count(cached))


def _count(given: Any) -> int:
    return given if isinstance(given, int) and 0 <= given < 10**9 else 0
