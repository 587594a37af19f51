"""Which fields of an input are days, moments and periods: how they are told to a model, and read from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Literal, get_args

from pydantic import BaseModel

from core.acts.fields import Period

DateKind = Literal["day", "due", "period"]
Path = tuple[str, ...]
PATTERNS: dict[DateKind, str] = {
    "day": "YYYY-MM-DD",
    "due": "YYYY-MM-DD or YYYY-MM-DDTHH:MM, local time",
    "period": (
        "today, yesterday, week, last_week, month, last_month, year, 31d (so many last days), 2026-10, "
        "2026-10-05 or 2026-10-05..2026-10-20"
    ),
}
_RANGE = re.compile(r"(\d{4}-\d\d-\d\d)\s*(?:\.\.|/|—|–| - )\s*(\d{4}-\d\d-\d\d)")
_SPACED = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d:\d\d(?::\d\d)?)")


def date_fields(model: type[BaseModel], at: Path = ()) -> Iterator[tuple[Path, DateKind]]:
    """Paths of fields that hold dates; '*' stands for the items of a list."""
    for name, info in model.model_fields.items():
        known = info.alias or name
        types = list(types_of(info.annotation))
        kind = _kind(types)
        if kind is not None:
            yield (*at, known), kind
            continue
        for inner in types:
            if isinstance(inner, type) and issubclass(inner, BaseModel):
                yield from date_fields(inner, (*at, known, "*"))


def types_of(annotation: Any) -> Iterator[Any]:
    """The plain types an annotation is made of."""
    parts = get_args(annotation)
    if not parts:
        yield annotation
    for part in parts:
        yield from types_of(part)


def _kind(types: list[Any]) -> DateKind | None:
    if Period in types:
        return "period"
    if datetime in types:
        return "due"
    return "day" if date in types else None


def read_date(kind: DateKind, given: Any) -> Any:
    """What a model wrote for a date, as our fields take it: '2026-10-05..2026-10-20' → {from, to}."""
    if not isinstance(given, str):
        return given
    text = given.strip()
    if kind == "period" and (found := _RANGE.fullmatch(text)):
        return {"from": found[1], "to": found[2]}
    if kind == "due" and (found := _SPACED.fullmatch(text)):
        return f"{found[1]}T{found[2]}"
    return text
