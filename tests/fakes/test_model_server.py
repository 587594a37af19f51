"""The fake server of a model refuses what real ones refuse."""

from __future__ import annotations

from typing import Any

import pytest

from tests.fakes.model_checks import violations
from tests.fakes.model_schema import tool_faults

TOOL: dict[str, Any] = {
    "type": "function",
    "function": {
        "name": "inventory_stock",
        "description": "Say how much is left.",
        "strict": True,
        "parameters": {
            "type": "object",
            "properties": {"product": {"type": ["string", "null"]}},
            "required": ["product"],
            "additionalProperties": False,
        },
    },
}
SYSTEM = {"role": "system", "content": "Ты приказчик."}
USER = {"role": "user", "content": "сколько?"}
CALL = {
    "role": "assistant",
    "content": None,
    "tool_calls": [
        {"id": "a", "type": "function", "function": {"name": "inventory_stock", "arguments": "{}"}}
    ],
}
RESULT = {"role": "tool", "tool_call_id": "a", "content": "{}"}


def body(*messages: Any, **more: Any) -> dict[str, Any]:
    return {"model": "gpt-5", "messages": list(messages), "tools": [TOOL], **more}


def called(**function: Any) -> dict[str, Any]:
    call = {"id": "a", "type": "function", "function": {"name": "x", "arguments": "{}"} | function}
    return {"role": "assistant", "content": None, "tool_calls": [call]}


def test_a_good_request_is_taken() -> None:
    assert violations(body(SYSTEM, USER, CALL, RESULT, USER), "openai") == []
    schema = {
        "type": "object",
        "properties": {"product": {"type": "string"}},
        "required": [],
        "additionalProperties": False,
    }
    plain = {name: value for name, value in TOOL["function"].items() if name != "strict"}
    tools = [{"type": "function", "function": plain | {"parameters": schema}}]
    told = {"model": "qwen", "messages": [SYSTEM, USER], "tools": tools, "max_tokens": 5}
    assert violations(told, "ollama") == []


@pytest.mark.parametrize(
    "messages",
    [
        [],
        [USER],
        [SYSTEM],
        [SYSTEM, SYSTEM, USER],
        [{"role": "developer", "content": "x"}, USER],
        [SYSTEM, USER, RESULT],
        [SYSTEM, USER, CALL, USER],
        [SYSTEM, USER, CALL],
        [SYSTEM, USER, CALL, RESULT, RESULT],
        [SYSTEM, USER, CALL, RESULT, CALL, RESULT],
        [SYSTEM, USER, CALL, {**RESULT, "content": None}],
        [SYSTEM, USER, CALL, {**RESULT, "name": "x"}],
        [SYSTEM, USER, called(name="bad name"), RESULT],
        [SYSTEM, USER, called(arguments={}), RESULT],
        [SYSTEM, USER, called(arguments="{"), RESULT],
        [SYSTEM, USER, called(arguments="[]"), RESULT],
        [SYSTEM, USER, {"role": "assistant", "content": None}, USER],
        [SYSTEM, USER, {"role": "assistant", "content": "", "tool_calls": []}, USER],
        [SYSTEM, USER, {**CALL, "reasoning_content": "…"}, RESULT],
        [SYSTEM, {"role": "user", "content": None}],
        [SYSTEM, {"role": "user", "content": "\ud83d"}],
        [SYSTEM, {"role": "user", "content": "\x00"}],
        [SYSTEM, USER, {"role": "assistant", "content": "да"}],
    ],
)
def test_a_broken_conversation_is_refused(messages: list[Any]) -> None:
    assert violations(body(*messages), "openai") != []


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("openai", {"max_tokens": 5}),
        ("openai", {"temperature": 0}),
        ("openai", {"stream_options": {"include_usage": True}}),
        ("ollama", {"max_completion_tokens": 5}),
        ("ollama", {"parallel_tool_calls": True}),
        ("lmstudio", {"tool_choice": {"type": "function", "function": {"name": "x"}}}),
        ("generic", {"prompt_cache_key": "x"}),
        ("openai", {"model": ""}),
        ("openai", {"tools": [], "tool_choice": "required"}),
        ("openai", {"tools": [TOOL, TOOL]}),
        ("vllm", {}),
    ],
)
def test_wrong_parameters_are_refused(kind: str, more: dict[str, Any]) -> None:
    assert violations(body(SYSTEM, USER) | more, kind) != []


STRING = {"type": ["string", "null"]}


@pytest.mark.parametrize(
    "schema",
    [
        None,
        {"type": "string"},
        {"properties": {}, "required": [], "additionalProperties": False},
        {"type": "object", "properties": {"a": STRING}, "required": [], "additionalProperties": False},
        {"type": "object", "properties": {"a": STRING}, "required": ["a"]},
        {"type": "object", "properties": {"a": {}}, "required": ["a"], "additionalProperties": False},
        {
            "type": "object",
            "properties": {"a": {"type": ["string", "number"]}},
            "required": ["a"],
            "additionalProperties": False,
        },
        {
            "type": "object",
            "properties": {"a": STRING | {"default": 1}},
            "required": ["a"],
            "additionalProperties": False,
        },
        {
            "type": "object",
            "properties": {"a": STRING | {"format": "date"}},
            "required": ["a"],
            "additionalProperties": False,
        },
        {
            "type": "object",
            "properties": {"a": STRING | {"enum": ["x"]}},
            "required": ["a"],
            "additionalProperties": False,
        },
        {
            "type": "object",
            "properties": {"a": {"type": "string", "enum": []}},
            "required": ["a"],
            "additionalProperties": False,
        },
        {
            "type": "object",
            "properties": {"a": {"type": "array"}},
            "required": ["a"],
            "additionalProperties": False,
        },
        {
            "type": "object",
            "properties": {str(n): STRING for n in range(9)},
            "required": [str(n) for n in range(9)],
            "additionalProperties": False,
        },
        {
            "type": "object",
            "properties": {"a": {"anyOf": [STRING]}},
            "required": ["a"],
            "additionalProperties": False,
        },
        {"type": "object", "title": "A", "properties": {}, "required": [], "additionalProperties": False},
    ],
)
def test_schemas_beyond_the_subset_are_refused(schema: Any) -> None:
    assert tool_faults({**TOOL["function"], "parameters": schema}, strict=True) != []


def test_lists_of_objects_are_one_and_shallow() -> None:
    inner = {"type": "object", "properties": {"a": STRING}, "required": ["a"], "additionalProperties": False}
    lines = {"type": "array", "items": inner}

    def tool(**properties: Any) -> dict[str, Any]:
        schema = {
            "type": "object",
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        }
        return {**TOOL["function"], "parameters": schema}

    assert tool_faults(tool(a=lines), strict=True) == []
    assert tool_faults(tool(a=lines, b=lines), strict=True) == ["more than one list of objects"]
    deep = {"type": "array", "items": {**inner, "properties": {"a": lines}}}
    assert any("nested too deep" in fault for fault in tool_faults(tool(a=deep), strict=True))
    for name in ("Bad", "a" * 41, "with-dash", ""):
        assert tool_faults({**tool(), "name": name}, strict=True) != []
    assert tool_faults({**tool(), "description": " "}, strict=True) == ["no description"]
