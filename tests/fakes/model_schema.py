"""The subset of JSON Schema that strict function calling takes, as a linter: what it would refuse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

TOOL_NAME = re.compile(r"[a-z_]{1,40}")
MOST_FIELDS = 8
_KNOWN = {
    "object": {"type", "properties", "required", "additionalProperties", "description"},
    "array": {"type", "items", "description"},
    "string": {"type", "enum", "description"},
    "number": {"type", "description"},
    "integer": {"type", "description"},
    "boolean": {"type", "description"},
}


def tool_faults(function: dict[str, Any], *, strict: bool) -> list[str]:
    """What is wrong with a tool's function."""
    faults: list[str] = []
    if not TOOL_NAME.fullmatch(str(function.get("name"))):
        faults.append(f"bad tool name {function.get('name')!r}")
    if not str(function.get("description", "")).strip():
        faults.append("no description")
    if extra := set(function) - {"name", "description", "parameters", "strict"}:
        faults.append(f"unknown keys {sorted(extra)}")
    if strict and function.get("strict") is not True:
        faults.append("not strict")
    schema = function.get("parameters")
    if not isinstance(schema, dict) or schema.get("type") != "object":
        return [*faults, "parameters are no object"]
    faults += schema_faults(schema, strict=strict)
    arrays = sum(_of_objects(part) for part in schema.get("properties", {}).values())
    if arrays > 1:
        faults.append("more than one list of objects")
    return faults


def schema_faults(schema: dict[str, Any], *, strict: bool, at: str = "$") -> list[str]:
    """What is wrong with a schema, by path."""
    return list(_faults(schema, strict, at, 0))


def _faults(schema: Any, strict: bool, at: str, depth: int) -> Iterator[str]:
    kind, null = _kind(schema)
    if kind not in _KNOWN:
        yield f"{at}: type {schema.get('type') if isinstance(schema, dict) else schema!r}"
        return
    if extra := set(schema) - _KNOWN[kind]:
        yield f"{at}: {sorted(extra)} not allowed"
    if null and not strict:
        yield f"{at}: null where null cannot be told"
    if "enum" in schema:
        values = schema["enum"]
        if not values or len(set(map(str, values))) != len(values):
            yield f"{at}: bad enum"
        if null != (None in values):
            yield f"{at}: enum and null disagree"
    if kind == "object":
        yield from _object(schema, strict, at, depth)
    if kind == "array":
        yield from _faults(schema.get("items"), strict, f"{at}[]", depth + 1)


def _object(schema: dict[str, Any], strict: bool, at: str, depth: int) -> Iterator[str]:
    if depth > 2:
        yield f"{at}: nested too deep"
    properties = schema.get("properties")
    if not isinstance(properties, dict):
        yield f"{at}: no properties"
        return
    if len(properties) > MOST_FIELDS:
        yield f"{at}: more than {MOST_FIELDS} fields"
    if schema.get("additionalProperties") is not False:
        yield f"{at}: open to other fields"
    required = schema.get("required")
    if strict and required != list(properties):
        yield f"{at}: every field must be required"
    if not strict and (not isinstance(required, list) or set(required) - set(properties)):
        yield f"{at}: requires what it does not have"
    for name, part in properties.items():
        yield from _faults(part, strict, f"{at}.{name}", depth + 1)


def _kind(schema: Any) -> tuple[Any, bool]:
    """The type of a schema, and whether it may be null."""
    if not isinstance(schema, dict):
        return None, False
    kind = schema.get("type")
    if isinstance(kind, list):
        others = [one for one in kind if one != "null"]
        return (others[0] if len(others) == 1 and len(kind) == 2 else None), True
    return (kind if isinstance(kind, str) else None), False


def _of_objects(schema: Any) -> bool:
    return bool(_kind(schema)[0] == "array" and _kind(schema.get("items"))[0] == "object")
