"""Are two sets of arguments one: what an author wrote down, and what was read? Spelling aside."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Any

_UNASKED = frozenset(
    ("metric", "unit", "purchase", "note", "reason", "group_by", "entity", "by", "method", "item")
)
"""What may be read beyond what an author has written down: it was said, or follows from what was."""
_FREE = ("reason", "note", "item", "name")
"""Free words: as many of them as the author took, or more, or fewer."""
_LABELS = ("metric", "entity", "by", "group_by")
_TODAY = "2026-11-27"


def is_alike(read: dict[str, Any], meant: dict[str, Any]) -> bool:
    """The same arguments."""
    ours, theirs = _plain(read), _plain(meant)
    for name in list(ours):
        if name not in theirs and (name in _UNASKED or (name == "order" and ours[name] == "best")):
            ours.pop(name)
    for name in _LABELS:
        if name in theirs and name not in ours:
            theirs.pop(name)
    for name in _FREE:
        if name in ours and name in theirs and _is_part(str(ours[name]), str(theirs[name])):
            ours[name] = theirs[name]
    return ours == theirs


def _plain(args: dict[str, Any]) -> dict[str, Any]:
    found = {name: _settled(value) for name, value in args.items() if value not in (None, [], {}, "")}
    for line in found.get("lines") or []:
        if isinstance(line, dict):
            line.setdefault("quantity", "1")
            line.pop("unit", None)
    if "phone" in found:
        found["phone"] = re.sub(r"\D", "", str(found["phone"]))[-10:]
    if "query" in found:
        found["product"] = found.pop("query")
    named = found.get("order")
    if isinstance(named, str) and "customer" not in found and not named.isdigit() and named != "best":
        found["customer"] = found.pop("order")
    return found


def _settled(value: Any) -> Any:
    if isinstance(value, dict):
        return _days(value) if {"from", "since"} & set(value) else {k: _settled(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_settled(one) for one in value]
    return value if isinstance(value, bool) else _word(str(value))


def _days(value: dict[str, Any]) -> dict[str, str]:
    """A period; one that is not over ends today."""
    since, until = value.get("from", value.get("since")), value.get("to", value.get("until"))
    return {"from": str(since), "to": min(str(until), _TODAY) if str(since) <= _TODAY else str(until)}


def _word(text: str) -> str:
    """A number as a number, a name without quotes and letters' case."""
    plain = re.sub(r"\s+", " ", re.sub('[«»"“”]', "", text.strip().lower().replace("ё", "е")))
    try:
        return str(Decimal(plain).normalize() + 0)
    except InvalidOperation:
        return plain


def _is_part(one: str, other: str) -> bool:
    first, second = (re.sub(r"[^\w ]", "", text).strip() for text in (one, other))
    return first in second or second in first
