"""`python -m bot actions`: every action of the register with its arguments, as JSON for programs and docs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources
from typing import Any, Literal, get_args, get_origin

import yaml
from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo

from bot.rooms import open_rooms
from core.acts import fields
from core.acts.register import Action, Ref

Json = dict[str, Any]

_KINDS = ("Amount", "Price", "Quantity", "Count", "Percent", "Phone", "Email", "Day", "Due")
_PLAIN = {
    "str": "text",
    "int": "number",
    "bool": "flag",
    "dict": "record",
    "Period": "period",
    "Named": "reference",
}


def listing() -> str:
    """The text of docs/actions.json."""
    names = _utterance_names()
    actions = [_action(act, names.get(act.name, [])) for act in open_rooms().actions.values()]
    nowhere = [name for name, entries in _read_names().items() if not entries]
    whole = {
        "actions": sorted(actions, key=lambda act: str(act["name"])),
        "utterances_without_action": nowhere,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _action(act: Action, known_as: list[Json]) -> Json:
    return {
        "name": act.name,
        "room": act.room,
        "description": act.doc,
        "command": act.command,
        "aliases": dict(act.aliases),
        "right": "self" if act.needs.resource == "self" else f"{act.needs.resource}:{act.needs.verb}",
        "risk": act.risk.value,
        "http": act.http,
        "hidden": act.hidden,
        "arguments": list(_arguments(act.asks)),
        "utterances": known_as,
    }


def _arguments(model: type[BaseModel]) -> Iterator[Json]:
    for name, info in model.model_fields.items():
        parts = [*info.metadata, *_flat(info.annotation)]
        shown: Json = {"name": info.alias or name, "type": _kind(parts), "required": info.is_required()}
        if ref := next((part for part in parts if isinstance(part, Ref)), None):
            shown["of"] = ref.kind
        if _is_list(info):
            shown["many"] = True
        if values := [value for part in parts if get_origin(part) is Literal for value in get_args(part)]:
            shown["values"] = values
        if inner := _inner(parts):
            shown["arguments"] = list(_arguments(inner))
        yield {**shown, "description": info.description}


def _flat(annotation: Any) -> Iterator[Any]:
    """An annotation, the parts it is made of, and the marks on each."""
    yield annotation
    yield from getattr(annotation, "__metadata__", ())
    if get_origin(annotation) is not Literal:
        for part in get_args(annotation):
            yield from _flat(part)


def _is_list(info: FieldInfo) -> bool:
    return any(get_origin(part) is list for part in _flat(info.annotation))


def _inner(parts: list[Any]) -> type[BaseModel] | None:
    models = (part for part in parts if isinstance(part, type) and issubclass(part, BaseModel))
    return next((model for model in models if model not in (fields.Named, fields.Period)), None)


def _kind(parts: list[Any]) -> str:
    """What a value is: one of the kernel's own types of fields, a choice, lines, or a plain type."""
    checks = {id(part) for part in parts if isinstance(part, BeforeValidator)}
    for name in _KINDS:
        if any(id(mark) in checks for mark in getattr(fields, name).__metadata__):
            return name.lower()
    if any(get_origin(part) is Literal for part in parts):
        return "choice"
    if _inner(parts):
        return "lines"
    names = (getattr(part, "__name__", "") for part in parts)
    return next((_PLAIN[name] for name in names if name in _PLAIN), "text")


def _read_names() -> dict[str, list[Json]]:
    text = resources.files("bot").joinpath("utterance_names.yaml").read_text("utf-8")
    names: dict[str, list[Json]] = yaml.safe_load(text)
    return names


def _utterance_names() -> dict[str, list[Json]]:
    """Action → the names it has in the set of example utterances, with what is called otherwise there."""
    found: dict[str, list[Json]] = {}
    for name, entries in _read_names().items():
        for entry in entries:
            rest = {key: value for key, value in entry.items() if key != "action"}
            found.setdefault(entry["action"], []).append({"name": name, **rest})
    return found
