"""An action as the interpreter knows it, and what has been found for it so far."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from core.assistant.interpreter.calendar_days import Direction
from core.assistant.interpreter.names import Candidate, Mention
from core.assistant.interpreter.naming import Named
from core.assistant.interpreter.signs import FILLERS, Signs
from core.assistant.interpreter.spans import Span

FIELD_OF = {
    "sort": "order",
    "group": "group_by",
    "account_kind": "kind",
    "goods_kind": "kind",
    "due_days": "due",
    "order_status": "status",
    "export": "report",
    "plan_kind": "kind",
    "plan_auto": "auto",
    "order_no": "order",
    "whose": "order",
    "theirs": "order",
    "way": "note",
    "within": "days",
    "late": "status",
    "task_status": "status",
    "no_discount": "discount",
    "swap": "lines",
    "pieces": "lines",
    "piece": "serial",
    "sum_currency": "currency",
    "currency_of": "currency",
    "own_status": "status",
    "gift_method": "method",
    "stage": "within",
    "bringer": "purchase",
    "belated": "late",
    "purchase_status": "status",
}
"""Slots whose field in the action goes by another name."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What the built model knows of an action."""

    action: str
    reads: bool
    direction: Direction
    needs: tuple[str, ...]
    slots: tuple[str, ...]
    places: Mapping[str, tuple[str, ...]]
    fixed: Mapping[str, str]
    own: frozenset[str]
    said: frozenset[str]
    absorbs: frozenset[str]
    proof: tuple[str, ...]
    decides: tuple[str, ...]
    many: tuple[str, ...]
    against: tuple[str, ...]
    noted: tuple[str, ...]
    each: tuple[str, ...]
    """Fields that each of a list has, those with ? if they are said: добавь товары: роза 90, пион 70."""
    together: tuple[str, ...]
    """The action that takes the whole list, and its field."""
    implies: Mapping[str, Mapping[str, str]]
    ask: Mapping[str, Mapping[str, str]]


@dataclass(slots=True)
class Filled:
    """Arguments found; `taken` tokens are explained by them; `choices` are names several records fit."""

    args: dict[str, object] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    choices: dict[str, tuple[Candidate, ...]] = field(default_factory=dict)
    doubts: set[str] = field(default_factory=set)
    strays: dict[str, str] = field(default_factory=dict)
    """Names that hold a word no record bears: Марина Иванова, where only Иванова Ольга is known."""
    sure: bool = True


Reader = Callable[[Signs, Frame, Filled], bool]


def put(found: Filled, slot: str, value: object, first: int, last: int) -> bool:
    found.args[FIELD_OF.get(slot, slot)] = value
    found.taken.update(range(first, last))
    return True


def is_free(found: Filled, span: Span | Mention) -> bool:
    return found.taken.isdisjoint(range(span.first, span.last))


def exact(slot: str, *kinds: str) -> Reader:
    def read(signs: Signs, frame: Frame, found: Filled) -> bool:
        for span in signs.of(*kinds):
            if is_free(found, span):
                return put(found, slot, str(span.value), span.first, span.last)
        return False

    return read


def enum(slot: str) -> Reader:
    def read(signs: Signs, frame: Frame, found: Filled) -> bool:
        for span in signs.chosen(slot):
            if is_free(found, span):
                value: object = {"true": True, "false": False}.get(str(span.value), span.value)
                return put(found, slot, value, span.first, span.last)
        return False

    return read


def is_among(norm: str, leads: Collection[str]) -> bool:
    """Is the word one of the leads, or begins like one that ends with a star?"""
    whole, begun = _apart(tuple(leads))
    return norm in whole or norm.startswith(begun)


def is_any_among(norms: Iterable[str], leads: Collection[str]) -> bool:
    """`is_among` for some of the words."""
    if not leads:
        return False
    whole, begun = _apart(tuple(leads))
    return any(norm in whole or norm.startswith(begun) for norm in norms)


@lru_cache(maxsize=4096)
def _apart(leads: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Whole words, and beginnings."""
    whole = frozenset(lead for lead in leads if not lead.endswith("*"))
    return whole, tuple(lead[:-1] for lead in leads if lead.endswith("*"))


def is_led(signs: Signs, place: int, leads: Collection[str]) -> bool:
    """Does a word before the place, little words aside, lead to it?"""
    for back in range(place - 1, max(-1, place - 4), -1):
        norm = signs.line.norm(back)
        if is_among(norm, leads):
            return True
        if norm not in FILLERS and norm not in {":", "=", "-", "руб", "по", "в", "$"}:
            return False
    return False


def is_timed(signs: Signs, frame: Frame, span: Span) -> bool:
    return any(t.overlaps(span) and t.score >= 0.85 for t in signs.times(frame.direction))


def named_plainly(value: object) -> object:
    """The name in an argument that names a record."""
    return value["name"] if isinstance(value, dict) and "name" in value else value


def put_named(found: Filled, slot: str, named: Named, first: int, last: int) -> bool:
    if named.choices and named.id is None:
        found.choices[FIELD_OF.get(slot, slot)] = named.choices
    found.sure = found.sure and named.sure
    if named.stray:
        found.strays[FIELD_OF.get(slot, slot)] = named.name
    return put(found, slot, named.value, first, last)
