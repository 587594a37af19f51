"""What the interpreter answers with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Answer = Literal["act", "preview", "ask", "choose", "help"]


@dataclass(frozen=True, slots=True)
class Call:
    """An action with its arguments: decimals as strings, local ISO times, {"id", "name"} of a name."""

    action: str
    args: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Option:
    """A way to go on: a record for an unclear name, a value of a question, an action meant."""

    label: str
    value: object
    action: str | None = None


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question still unanswered in this chat: the call it completes and the field."""

    call: Call
    field: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How a message was understood.

    act: a read, to be done at once · preview: a write, to be shown on a card · ask: `missing` fields,
    `question` about the first · choose: `field` names several records, the `options` · help: not understood,
    `options` are likely actions.
    `sure` is False where a name was matched loosely or a number may mean two things (`doubts`).
    """

    answer: Answer
    calls: tuple[Call, ...] = ()
    confidence: float = 0.0
    options: tuple[Option, ...] = ()
    missing: tuple[str, ...] = ()
    field: str | None = None
    question: str | None = None
    doubts: frozenset[str] = frozenset()
    sure: bool = True
    unread: tuple[str, ...] = ()
    """What was said and is in none of the calls, as typed; of a read only names and numbers."""
    stray: str | None = None
    """The name as said, where a word of it is of none of the records to choose from."""

    @property
    def call(self) -> Call | None:
        """The first call, if any."""
        return self.calls[0] if self.calls else None
