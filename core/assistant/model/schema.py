"""An action's input as a tool's parameters, in the plain subset of JSON Schema that every server takes.

Flat objects of nullable enums, strings, numbers and booleans; one array of objects at most. No defaults,
formats, titles, bounds or unions: what they say is checked when the call comes. What the user did not say is
null, needed fields too: a model that must fill a field invents its value, while execute asks for it. Decimals
are told as numbers and read from strings as well; an id that only a button can fill is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from core.acts.register import Action, Asked, Ref, RefAt
from core.assistant.model.dates import PATTERNS, DateKind, Path, date_fields

Schema = dict[str, Any]
NEEDED = "needed"
_NAMES = {
    "customer": "Customer's name, as the user said it",
    "product": "Goods or service, as the user said it",
    "warehouse": "Warehouse, as the user said it",
    "order": "Order's number",
    "supplier": "Supplier's name, as the user said it",
    "purchase": "Number of the order to a supplier, or the supplier's name",
    "member": "Member of the team, as the user said it",
    "company": "Business, as the user said it",
    "account": "Account, till or card, as the user said it",
    "item": "What the money went on or came from",
    "schedule": "Schedule, as the user said it or by its number in the list",
    "channel": "Group, as the user said it",
    "act": "Number of the deed in the list of recent ones; null for the last",
}
_SCALARS = ("string", "number", "integer", "boolean")


MOST_FIELDS = 8
"""A form of more fields is filled by its own questions: a model mixes them up."""


class NotATool(Exception):
    """The input holds a required field that words cannot fill (files, ids), or too many fields."""


def parameters(action: Action) -> Schema:
    """The strict form: every field listed as required and nullable. Raises NotATool."""
    return _told(action.input, action.refs)


@cache
def _told(asks: type[Asked], refs: tuple[RefAt, ...]) -> Schema:
    """Made once per input model: its JSON schema takes milliseconds."""
    whole = asks.model_json_schema()
    known = {at.path: at.ref for at in refs}
    told = _Teller(whole.get("$defs", {}), known, dict(date_fields(asks))).object(whole, ())
    if len(told["properties"]) > MOST_FIELDS:
        raise NotATool(f"{len(told['properties'])} fields")
    return told


def relaxed(schema: Schema) -> Schema:
    """The same for servers without strict tools: fields may be left out and are not nullable."""
    found: Schema = {**schema}
    if is_nullable(schema):
        found["type"] = schema["type"][0]
        if "enum" in schema:
            found["enum"] = [value for value in schema["enum"] if value is not None]
    if "items" in schema:
        found["items"] = relaxed(schema["items"])
    if "properties" in schema:
        found["properties"] = {name: relaxed(part) for name, part in schema["properties"].items()}
        found["required"] = []
    return found


def is_nullable(schema: Schema) -> bool:
    """Whether null may stand for it."""
    return isinstance(schema.get("type"), list)


def nullable(schema: Schema) -> Schema:
    """The same, or null."""
    if is_nullable(schema):
        return schema
    found = {**schema, "type": [schema["type"], "null"]}
    if "enum" in schema:
        found["enum"] = [*schema["enum"], None]
    return found


def _needed(schema: Schema) -> Schema:
    about = schema.get("description")
    return {**schema, "description": f"{about} ({NEEDED})" if about else NEEDED}


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells the fields of one input. `refs` and `dates` know by path what a string means."""

    defs: Schema
    refs: dict[Path, Ref]
    dates: dict[Path, DateKind]

    def object(self, schema: Schema, at: Path) -> Schema:
        required = schema.get("required", [])
        properties: Schema = {}
        for name, part in schema.get("properties", {}).items():
            told = self.field(part, (*at, name))
            if told is None and name in required:
                raise NotATool(".".join((*at, name)))
            if told is not None:
                properties[name] = nullable(_needed(told) if name in required else told)
        return {
            "type": "object",
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        }

    def field(self, schema: Schema, at: Path) -> Schema | None:
        """One field; None where words cannot fill it."""
        plain = self._unwrapped(schema)
        told = None if schema.get("by_door") else self._typed(plain, at)
        if told is None:
            return None
        about = schema.get("description") or plain.get("description") or self._of_name(at)
        if at in self.dates:
            pattern = PATTERNS[self.dates[at]]
            about = pattern if about in (None, pattern) else f"{str(about).rstrip('.')}: {pattern}"
            told = {"type": "string"}
        return told | ({"description": about} if about else {})

    def _typed(self, plain: Schema, at: Path) -> Schema | None:
        if at in self.dates:
            return {"type": "string"}
        kind = plain.get("type")
        if kind == ["number", "string"]:
            return {"type": "number"}
        if kind == "array":
            return self._array(plain, at)
        if kind not in _SCALARS or (kind == "integer" and at[-1] in _NAMES):
            return None
        return {"type": kind} | ({"enum": list(plain["enum"])} if "enum" in plain else {})

    def _array(self, plain: Schema, at: Path) -> Schema | None:
        """A list; not one of files, which come by the door, nor one inside the items of another."""
        given = plain.get("items", {})
        inner = self._unwrapped(given)
        if "digest" in inner.get("properties", {}) or "*" in at:
            return None
        whole = inner.get("type") == "object"
        items = self.object(inner, (*at, "*")) if whole else self.field(given, (*at, "*"))
        return None if items is None else {"type": "array", "items": items}

    def _unwrapped(self, schema: Schema) -> Schema:
        """The schema behind a reference and behind "or null"."""
        if "$ref" in schema:
            return self._unwrapped(self.defs[schema["$ref"].rsplit("/", 1)[-1]])
        others = [part for part in schema.get("anyOf", []) if part.get("type") != "null"]
        return self._unwrapped(others[0]) if len(others) == 1 else schema

    def _of_name(self, at: Path) -> str | None:
        ref = self.refs.get(at)
        return _NAMES.get(ref.kind) if ref else None
