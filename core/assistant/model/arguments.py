"""What a model put into a call, brought to what a person would have typed, and checked beforehand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import BaseModel, ValidationError

from core.acts.register import Action
from core.assistant.model.dates import DateKind, Path, date_fields, read_date, types_of

_ABSENT = {"missing", "empty", "string_too_short", "too_short"}
_EMPTY = {"", "null", "none", "undefined", "n/a"}
_HINTS = {
    "number": "a number such as 1250.50",
    "too_big": "the number is too large",
    "not_positive": "must be more than zero",
    "negative": "must not be below zero",
    "too_fine": "too many decimals",
    "phone": "9 to 15 digits, with + and the country where known",
    "email": "an e-mail address",
    "day": "YYYY-MM-DD, or YYYY-MM-DDTHH:MM for a moment; between 1990 and 2100",
    "period": "a name such as today or last_month, or 2026-10-01..2026-10-15",
    "string_too_long": "too long",
    "too_long": "too many items",
    "extra_forbidden": "there is no such field",
    "bool_parsing": "true or false",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a call, in words for the model."""

    code: str
    path: str = ""
    hint: str = ""
    allowed: str = ""
    needed: bool = False
    """The field must be there: without its value the person will be asked for it."""

    @property
    def told(self) -> dict[str, str]:
        parts = {"error": self.code, "field": self.path, "hint": self.hint, "allowed": self.allowed}
        return {name: value for name, value in parts.items() if value}


@dataclass(slots=True)
class Checked:
    """Arguments as they will be carried out, and what is wrong with them."""

    args: dict[str, Any]
    faults: list[Fault] = field(default_factory=list)


def check(action: Action, given: dict[str, Any], today: date | None) -> Checked:
    """Read and check the arguments of a call. What is merely missing is no fault: it will be asked for."""
    args = as_typed(action, given)
    try:
        action.input.model_validate(args, context={"today": today})
    except ValidationError as error:
        problems = error.errors(include_url=False, include_input=False)
        return Checked(args, [_fault(action, one) for one in problems if one["type"] not in _ABSENT])
    return Checked(args)


def _fault(action: Action, problem: Any) -> Fault:
    location = problem["loc"]
    path = ".".join(str(part) for part in location if not _is_type(part))
    kind = problem["type"]
    expected = problem.get("ctx", {}).get("expected", "") if kind == "literal_error" else ""
    hint = _HINTS.get(kind, problem["msg"])
    names = [part for part in path.split(".") if not part.isdigit()]
    return Fault("bad_argument", path, hint, str(expected), _is_needed(action.asks, names))


def _is_needed(model: type[BaseModel], names: list[str]) -> bool:
    """Whether the field must be there, in its own place: a line's quantity may be needed, its price not."""
    info = model.model_fields.get(names[0])
    if info is None or len(names) == 1:
        return info is not None and info.is_required()
    inner = [
        kind for kind in types_of(info.annotation) if isinstance(kind, type) and issubclass(kind, BaseModel)
    ]
    return bool(inner) and _is_needed(inner[0], names[1:])


def _is_type(part: Any) -> bool:
    """Parts of a path that name a branch of a union, not a field."""
    return isinstance(part, str) and (
        not part.isidentifier() or part in {"Named", "Period", "date", "datetime"}
    )


def as_typed(action: Action, given: dict[str, Any]) -> dict[str, Any]:
    """The arguments without what was left empty, with dates as our fields take them."""
    return _cleared(given, dict(date_fields(action.asks)), ())  # type: ignore[no-any-return]


def _cleared(node: Any, dates: dict[Path, DateKind], at: Path) -> Any:
    if at in dates:
        return read_date(dates[at], node)
    if isinstance(node, dict):
        kept = {name: value for name, value in node.items() if not _is_empty(value)}
        return {name: _cleared(value, dates, (*at, name)) for name, value in kept.items()}
    if isinstance(node, list):
        return [_cleared(item, dates, (*at, "*")) for item in node if not _is_empty(item)]
    return node


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, str) and value.strip().lower() in _EMPTY)


def without(args: dict[str, Any], path: str) -> dict[str, Any]:
    """The arguments without the value at a path ('lines.0.price')."""
    head, _, rest = path.partition(".")
    if not rest:
        return {name: value for name, value in args.items() if name != head}
    held = args.get(head)
    place, _, inner = rest.partition(".")
    if not isinstance(held, list) or not place.isdigit() or int(place) >= len(held):
        return {name: value for name, value in args.items() if name != head}
    items = list(held)
    item = items[int(place)]
    items[int(place)] = without(item, inner) if inner and isinstance(item, dict) else {}
    return {**args, head: items}
