"""A call, who makes it, and the four things it can be answered with."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any, TypeAlias

from pydantic import TypeAdapter

from core.blocks import Receipt, Said
from core.tables import Spelled, written


class How(StrEnum):
    """By what way a call came: it decides whether a write asks first."""

    WORDS = "words"
    HEARD = "heard"
    """Words that a machine wrote down, or somebody else's: a write asks first, whatever was waived."""
    COMMAND = "command"
    FORM = "form"
    BUTTON = "button"
    API = "api"
    SCHEDULE = "schedule"
    YES = "yes"
    """The yes on a card."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, for which company, through which door, where. Given by doors, never by arguments."""

    person_id: int
    company_id: int | None = None
    door: str = "telegram"
    place: str = ""
    """The conversation: 'chat' or 'chat:topic' as the door spells it."""
    group: bool = False
    locale: str = "ru"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A call that goes on once another act is done; the record that act has made goes to `path`, if any."""

    action: str
    args: dict[str, Any]
    how: How
    key: str | None = None
    at: datetime | None = None
    path: str = ""
    is_screen: bool = False
    """It shows anew what the act was done from, in its place."""
    careful: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """An action's name and its arguments as typed. An operation's `key` is never done twice."""

    action: str
    args: dict[str, Any] = field(default_factory=dict)
    how: How = How.COMMAND
    key: str | None = None
    at: datetime | None = None
    """The turn's now: the date of the message."""
    careful: bool = False
    """Show a card even where none is wanted: what led to the call was not the person's words alone."""
    then: Waiting | None = None
    """What was asked for first and goes on when this is done."""

    def patched(self, path: str, value: Any) -> Call:
        """The same call with the argument at `path` ('lines.0.product') replaced."""
        return replace(self, args=_put(self.args, path.split("."), value))


def _put(node: Any, path: list[str], value: Any) -> Any:
    if not path:
        return value
    head, rest = path[0], path[1:]
    if head.isdigit():
        items = list(node or [])
        while len(items) <= int(head):
            items.append({})
        items[int(head)] = _put(items[int(head)], rest, value)
        return items
    return {**(node or {}), head: _put((node or {}).get(head), rest, value)}


@dataclass(frozen=True, slots=True)
class Option:
    """A likely answer to a question: what is shown, and what goes into the arguments."""

    label: Said | str
    value: Any
    detail: Said | str | None = None
    action: str | None = None
    """Another action to call instead (create what is missing): `value` is then its arguments."""
    resumes: bool = False
    """What was asked goes on when that action is done, with the record it has made. The choice is its yes."""
    asks: str = ""
    """A field of that action to be asked for first, unless `value` has it."""


@dataclass(frozen=True, slots=True)
class Done:
    """It is done (or read). `act_id` is the entry in the log, where there is one to undo."""

    receipt: Receipt
    action: str = ""
    act_id: int | None = None
    repeated: bool = False
    """The same operation came twice; this is the first one's answer."""


@dataclass(frozen=True, slots=True)
class Resumed(Done):
    """It is done, and `then` is what the call that waited for it has come to."""

    then: Any = None
    """An Answer or a Refusal."""
    is_screen: bool = False
    """`then` is what the act was done from, as it is now: it alone is shown, in its place."""


@dataclass(frozen=True, slots=True)
class Confirm:
    """A card that waits for a yes: the act was run and rolled back."""

    token: str
    action: str
    preview: Receipt
    changed: bool = False
    """The world moved since an earlier card."""
    late: bool = False
    needs_code: bool = False
    again: bool = False
    """It was left behind by what came after it and waits still."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A question for a missing field."""

    token: str
    action: str
    path: str
    question: Said
    options: list[Option] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Choose:
    """Several records bear the name."""

    token: str
    action: str
    path: str
    question: Said
    options: list[Option] = field(default_factory=list)


Answer: TypeAlias = Done | Confirm | Ask | Choose


class AskFirst(Exception):
    """An act that has seen why it should be asked about, though its kind needs no card."""


class Missing(Exception):
    """Raised while a call is prepared: this argument must be asked for."""

    def __init__(self, path: str, question: Said | None = None, options: list[Option] | None = None) -> None:
        super().__init__(path)
        self.path = path
        self.question = question
        self.options = options or []


class Unclear(Exception):
    """Raised while a call is prepared: the argument at `path` could mean several things."""

    def __init__(self, path: str, options: list[Option], question: Said | None = None) -> None:
        super().__init__(path)
        self.path = path
        self.options = options
        self.question = question


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    """The JSON reader and writer of a dataclass, built once."""
    return TypeAdapter(kind)


def to_json(value: Any, kind: Any) -> Any:
    """Plain JSON values of a dataclass."""
    return adapter(kind).dump_python(value, mode="json")


def spelled(value: Any) -> Spelled:
    """A dataclass as the JSON that a column keeps."""
    return Spelled(written(value))


def from_json(stored: Any, kind: Any) -> Any:
    """The dataclass again."""
    return adapter(kind).validate_python(stored)
