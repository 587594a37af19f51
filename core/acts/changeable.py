"""What of a card can be changed by a button, one thing at a time: its fields, and those of its few lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from core.acts.fields import BY_DOOR
from core.acts.prepare import field_label
from core.acts.register import Action
from core.blocks import Said, say

MOST_LINES = 3
"""Longer lists are changed in words."""
_OF_A_LINE = ("quantity", "price", "product")


def changeable(action: Action, args: Mapping[str, Any]) -> list[str]:
    """Paths of what can be asked for anew: 'lines.0.quantity', 'due'."""
    return [
        path for name in action.fields if not _by_door(action, name) for path in _paths(action, name, args)
    ]


def _by_door(action: Action, name: str) -> bool:
    return action.asks.model_fields[name].json_schema_extra == BY_DOOR


def _paths(action: Action, name: str, args: Mapping[str, Any]) -> Iterator[str]:
    if not action.is_list(name):
        yield name
        return
    lines = args.get(name) or []
    if len(lines) <= MOST_LINES:
        asked = [field for field in _OF_A_LINE if field in action.fields_within(name)]
        yield from (f"{name}.{place}.{field}" for place in range(len(lines)) for field in asked)


def label_of(action: Action, args: Mapping[str, Any], path: str) -> Said:
    """What stands on the button: the field, with the goods before it where there are several lines."""
    head, *rest = path.split(".")
    if not rest:
        return field_label(action, head)
    place, field = rest
    label = field_label(action, field)
    if len(args[head]) == 1:
        return label
    return say("acts-field-of-line", what=_name(args[head][int(place)]), field=label)


def _name(line: Mapping[str, Any]) -> str:
    product = line.get("product")
    return str(product.get("name") or "") if isinstance(product, Mapping) else str(product or "")
