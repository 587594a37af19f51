"""The closed set of things that can be shown. Actions return blocks of data; doors draw them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, TypeAlias

Sees = Literal["cost", "finance"]
"""A mark on a field: only readers with that right may see it. Blanking removes it for the others."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in minor units of a currency."""

    minor: int
    currency: str
    t: Literal["money"] = "money"


@dataclass(frozen=True, slots=True)
class Price:
    """A price per unit, in 1/10 000 of a major unit."""

    e4: int
    currency: str
    t: Literal["price"] = "price"


@dataclass(frozen=True, slots=True)
class Qty:
    """A quantity in 1/1000 of its unit; the unit is a code of `UNITS` or the user's own word."""

    milli: int
    unit: str = ""
    t: Literal["qty"] = "qty"


@dataclass(frozen=True, slots=True)
class Percent:
    """Per cent in 1/100 of a point (1250 = 12.5 %)."""

    bp: int
    t: Literal["percent"] = "percent"


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day of the business."""

    day: date
    t: Literal["day"] = "day"


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `start` to `end`, both included."""

    start: date
    end: date
    t: Literal["span"] = "span"


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant in UTC, shown in the reader's zone. Masked when receipts are compared."""

    at: datetime
    t: Literal["moment"] = "moment"


@dataclass(frozen=True, slots=True)
class DocNo:
    """A document's number; None while it is only a preview. Masked when receipts are compared."""

    kind: str
    number: int | None
    t: Literal["docno"] = "docno"


@dataclass(frozen=True, slots=True)
class Link:
    """A web address made by the act; None in a preview. Masked when receipts are compared."""

    url: str | None
    t: Literal["link"] = "link"


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence or label: a key of the room's texts and its arguments."""

    key: str
    args: dict[str, Value] = field(default_factory=dict)
    t: Literal["said"] = "said"


Value: TypeAlias = (
    "Money | Price | Qty | Percent | Day | Span | Moment | DocNo | Link | Said | str | int | None"
)


def say(key: str, /, **args: Value) -> Said:
    """A sentence by its key: `say("orders-created", number=no, customer="Иванова")`."""
    return Said(key, args)


@dataclass(frozen=True, slots=True)
class Act:
    """A stored action call: the register's name and plain JSON arguments."""

    action: str
    args: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Button:
    """An action reference (`act`; a form where arguments are missing) or a link (`url`)."""

    label: Said
    act: Act | None = None
    url: str | None = None
    style: Literal["plain", "primary", "danger", "success"] = "plain"
    copy: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """One line or paragraph."""

    said: Said
    kind: Literal["title", "plain", "note", "warning", "folded"] = "plain"
    """`folded`: details; neighbours share one fold, where the door can fold them."""
    sees: Sees | None = None
    t: Literal["text"] = "text"


@dataclass(frozen=True, slots=True)
class Fact:
    """One labelled value."""

    label: Said
    value: Value
    sees: Sees | None = None
    change: Value = None
    """The value before (an edit) or the base of comparison (a report), where there is one."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Labelled values, one under another."""

    rows: list[Fact]
    t: Literal["facts"] = "facts"


@dataclass(frozen=True, slots=True)
class Column:
    label: Said
    kind: Literal["text", "number"] = "text"
    sees: Sees | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of typed values. `acts` gives each row its button; `next` and `previous` turn the page."""

    columns: list[Column]
    rows: list[list[Value]]
    title: Said | None = None
    total: list[Value] | None = None
    acts: list[Act | None] | None = None
    labels: list[str] | None = None
    """Short names for the row buttons, where `acts` is given."""
    next: Act | None = None
    previous: Act | None = None
    t: Literal["table"] = "table"


@dataclass(frozen=True, slots=True)
class Series:
    """One line or set of bars. Points are integers in the chart's unit (minor, milli or plain)."""

    label: Said | str
    points: list[int | None]
    sees: Sees | None = None
    kind: Literal["main", "before", "plain"] = "plain"


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture to draw: at most 7 series over labelled points."""

    kind: Literal["bars", "lines", "ranking"]
    title: Said
    labels: list[Value]
    series: list[Series]
    unit: Literal["money", "qty", "plain"] = "money"
    currency: str = ""
    colour: str | None = None
    alt: Said | None = None
    """A line of words that says what the picture shows."""
    t: Literal["chart"] = "chart"


@dataclass(frozen=True, slots=True)
class Sheet:
    """An XLSX workbook to write: one sheet per table."""

    name: Said
    tables: list[Table]
    t: Literal["sheet"] = "sheet"


@dataclass(frozen=True, slots=True)
class File:
    """A stored file, by the hash of its content."""

    digest: str
    name: str
    mime: str
    size: int
    caption: Said | None = None
    t: Literal["file"] = "file"


@dataclass(frozen=True, slots=True)
class Buttons:
    """Rows of buttons under the message."""

    rows: list[list[Button]]
    on_card: bool = False
    """They stay on a card that waits for its yes: other ways to do the very same act."""
    screen: Act | None = None
    """The look they belong to: shown anew, in the place of the message, once one of them has been done."""
    t: Literal["buttons"] = "buttons"


@dataclass(frozen=True, slots=True)
class Progress:
    """A running job: `done` of `total` (None while unknown), in one message that is edited."""

    job: int
    said: Said
    done: int
    total: int | None = None
    stop: Act | None = None
    """The call that stops it, where it can be stopped."""
    t: Literal["progress"] = "progress"


Block: TypeAlias = "Text | Facts | Table | Chart | Sheet | File | Buttons | Progress"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an action answers with: blocks, what it was about, and the call that would undo it."""

    blocks: list[Block]
    title: Said | None = None
    """The deed in one line, for the log, the list of recent deeds and the words after an undo."""
    undo: Act | None = None
    subject: tuple[str, int] | None = None
    """Kind and id of the record it was about."""
    goes_on: Act | None = None
    """The slow act that carries it out after this transaction; their blocks are shown together."""
