"""Types of input fields: what people and models write, brought to one exact form or refused."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from core.acts.register import Ref
from core.money import parse_decimal

_HIDDEN = re.compile(
    r"[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufeff]"
)

_PLAIN = re.compile(r"[ -~\u00a1-\u00ac\u00ae-\u024f\u0400-\u0482\u048a-\u052f]*").fullmatch
"""Latin and Cyrillic as they are mostly typed: nothing is hidden, stacked or to be composed."""


def clean(text: str) -> str:
    """Text without control characters, direction marks, lone surrogates and stacks of combining marks."""
    if _PLAIN(text):
        return text.strip()
    shown = _HIDDEN.sub("", unicodedata.normalize("NFC", text))
    kept: list[str] = []
    marks = 0
    for sign in shown:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= 2:
            kept.append(sign)
    return "".join(kept).strip()


BY_DOOR: dict[str, Any] = {"by_door": True}
"""`json_schema_extra` of a field that only a door fills: no words, no model and no button ask for it."""


class Named(BaseModel):
    """A record as it was named; after resolving, `id` is the record's and `name` its full name.

    `new`: no record bears the name and the action may create it.
    """

    model_config = ConfigDict(extra="forbid")

    id: int | None = None
    name: str = ""
    new: bool = False

    @model_validator(mode="before")
    @classmethod
    def _from_words(cls, given: Any) -> Any:
        if isinstance(given, str):
            name = clean(given)
            if not name:
                raise PydanticCustomError("empty", "empty name")
            return {"name": name[:200]}
        if isinstance(given, int) and not isinstance(given, bool):
            return {"name": str(given)}
        if isinstance(given, dict) and not _is_record_id(given.get("id")):
            raise PydanticCustomError("reference", "not a record")
        return given


def _is_record_id(given: Any) -> bool:
    """None, or what can be the id of a row: a number of 63 bits, or its digits."""
    if isinstance(given, str) and re.fullmatch("[0-9]{1,19}", given):
        given = int(given)
    return given is None or (isinstance(given, int) and 0 <= given < 2**63)


_NAME = WithJsonSchema({"type": "string"})


def reference(kind: str, *, new: bool = False, free: bool = False) -> Any:
    """The annotation of a field that names a record."""
    return Annotated[Named, Ref(kind, new=new, free=free), _NAME]


CustomerRef = Annotated[Named, Ref("customer"), _NAME]
NewCustomerRef = Annotated[Named, Ref("customer", new=True), _NAME]
GoodsRef = Annotated[Named, Ref("product"), _NAME]
AssortmentRef = Annotated[Named, Ref("assortment"), _NAME]
"""Goods, or all variants of one product."""
FreeGoodsRef = Annotated[Named, Ref("product", free=True), _NAME]
WarehouseRef = Annotated[Named, Ref("warehouse"), _NAME]
OrderRef = Annotated[Named, Ref("order"), _NAME]
MemberRef = Annotated[Named, Ref("member"), _NAME]
CompanyRef = Annotated[Named, Ref("company"), _NAME]
AccountRef = Annotated[Named, Ref("account"), _NAME]
ItemRef = Annotated[Named, Ref("item", new=True), _NAME]
PostingRef = Annotated[Named, Ref("posting"), _NAME]
SegmentRef = Annotated[Named, Ref("segment"), _NAME]
ScheduleRef = Annotated[Named, Ref("schedule"), _NAME]
ActRef = Annotated[Named, Ref("act"), _NAME]
TaskRef = Annotated[Named, Ref("task"), _NAME]
IdeaRef = Annotated[Named, Ref("idea"), _NAME]
MemoryRef = Annotated[Named, Ref("memory"), _NAME]
ChannelRef = Annotated[Named, Ref("channel"), _NAME]


def _decimal(given: Any) -> Any:
    if isinstance(given, bool):
        raise PydanticCustomError("number", "not a number")
    if isinstance(given, float):
        given = repr(given)
    if isinstance(given, str):
        if len(given) > 40:
            raise PydanticCustomError("too_big", "number out of range")
        try:
            given = parse_decimal(given)
        except ValueError:
            raise PydanticCustomError("number", "not a number") from None
    if isinstance(given, int):
        given = Decimal(given)
    if isinstance(given, Decimal) and not given.is_finite():
        raise PydanticCustomError("number", "not a number")
    return given


def _number(low: Decimal | None, high: Decimal, places: int, *, above: bool = False) -> BeforeValidator:
    return BeforeValidator(lambda given: _within(given, low, high, places, above=above))


def _within(given: Any, low: Decimal | None, high: Decimal, places: int, *, above: bool = False) -> Decimal:
    value = _decimal(given)
    if not isinstance(value, Decimal):
        raise PydanticCustomError("number", "not a number")
    if abs(value) > high:
        raise PydanticCustomError("too_big", "number out of range")
    if low is not None and (value < low or (above and value == low)):
        raise PydanticCustomError("not_positive" if above else "negative", "number out of range")
    if value != round(value, places):
        raise PydanticCustomError("too_fine", "too many decimals", {"places": places})
    return round(value, places)


_NUMBER = WithJsonSchema({"type": ["number", "string"]})
_ZERO = Decimal(0)

Amount = Annotated[Decimal, _number(_ZERO, Decimal(10**12), 3, above=True), _NUMBER]
"""Money in major units, more than zero. How fine it may be is the currency's business: `ctx.minor`."""
Price = Annotated[Decimal, _number(_ZERO, Decimal(10**10), 4), _NUMBER]
"""A price per unit in major units, zero or more, four decimals."""
Rate = Annotated[Decimal, _number(_ZERO, Decimal(10**9), 8, above=True), _NUMBER]
"""What one unit of a currency costs in another, eight decimals."""
Quantity = Annotated[Decimal, _number(_ZERO, Decimal(10**9), 3, above=True), _NUMBER]
"""A quantity, more than zero, three decimals."""
Count = Annotated[Decimal, _number(_ZERO, Decimal(10**9), 3), _NUMBER]
"""A quantity that may be zero."""
Percent = Annotated[Decimal, _number(None, Decimal(1000), 2), _NUMBER]
"""Per cent, with its sign."""


def _discount(given: Any) -> str:
    """'10 %' and '10%' are per cent, '200' is a sum; brought to '10%' or '200'."""
    if isinstance(given, str) and given.strip().endswith("%"):
        return f"{_short(_within(given.strip()[:-1], _ZERO, Decimal(100), 2))}%"
    return _short(_within(given, _ZERO, Decimal(10**12), 3))


def _short(value: Decimal) -> str:
    return f"{value.normalize():f}"


Discount = Annotated[
    str,
    BeforeValidator(_discount),
    WithJsonSchema({"type": "string"}),
]
"""A discount: '10%' of what it is on, or a sum in major units, '200'; '0' takes one away."""


def _words(given: Any) -> Any:
    return clean(given) if isinstance(given, str) else given


_CLEAN = BeforeValidator(_words)
Title = Annotated[str, _CLEAN, Field(min_length=1, max_length=120)]
"""A name: one to 120 characters."""
Words = Annotated[str, _CLEAN, Field(max_length=1000)]
"""Free text up to 1000 characters."""
Flag = bool
BatchNumber = Annotated[
    str,
    BeforeValidator(lambda given: clean(str(given)).lstrip("№# ")),
    Field(min_length=1, max_length=60, description="Number of the batch, as printed"),
    WithJsonSchema({"type": "string"}),
]
"""The number of a batch of goods: '17А'."""


def _phone(given: Any) -> Any:
    digits = re.sub(r"\D", "", str(given))
    if len(digits) == 11 and digits[0] == "8":
        digits = "7" + digits[1:]
    if not 9 <= len(digits) <= 15:
        raise PydanticCustomError("phone", "not a phone number")
    plus = str(given).strip().startswith("+") or (len(digits) == 11 and digits[0] == "7")
    return ("+" if plus else "") + digits


def _email(given: Any) -> Any:
    text = clean(str(given)).lower()
    if not re.fullmatch(r"[^@\s<>\"']{1,64}@[^@\s<>\"']{1,190}\.[^@\s.<>\"']{2,24}", text):
        raise PydanticCustomError("email", "not an e-mail address")
    return text


Phone = Annotated[str, BeforeValidator(_phone), WithJsonSchema({"type": "string"})]
"""Digits with a leading + where known; +7 for 8-numbers; 9 to 15 digits."""
Email = Annotated[str, BeforeValidator(_email), WithJsonSchema({"type": "string"})]

_FIRST, _LAST = date(1990, 1, 1), date(2100, 1, 1)


def _day(given: Any) -> Any:
    if isinstance(given, datetime):
        given = given.date()
    if isinstance(given, str):
        try:
            given = date.fromisoformat(given.strip()[:10])
        except ValueError:
            raise PydanticCustomError("day", "not a day") from None
    if not isinstance(given, date):
        raise PydanticCustomError("day", "not a day")
    if not _FIRST <= given <= _LAST:
        raise PydanticCustomError("day", "day out of range")
    return given


def _due(given: Any) -> Any:
    if isinstance(given, str) and "T" in given:
        try:
            given = datetime.fromisoformat(given.strip())
        except ValueError:
            raise PydanticCustomError("day", "not a moment") from None
    if isinstance(given, datetime):
        if not _FIRST <= given.date() <= _LAST:
            raise PydanticCustomError("day", "day out of range")
        return given.replace(second=0, microsecond=0, tzinfo=None)
    return _day(given)


Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "description": "YYYY-MM-DD"})]
"""A calendar day of the business."""
Due = Annotated[
    datetime | date,
    BeforeValidator(_due),
    WithJsonSchema({"type": "string", "description": "YYYY-MM-DD or YYYY-MM-DDTHH:MM, local time"}),
]
"""A day, or a wall-clock moment in the company's zone (naive)."""


class Period(BaseModel):
    """Days from `start` to `end`, both included; written {"from", "to"}, or by a name of `named_period`."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    start: Day = Field(alias="from")
    end: Day = Field(alias="to")

    @model_validator(mode="before")
    @classmethod
    def _by_name(cls, given: Any, info: ValidationInfo) -> Any:
        if not isinstance(given, str):
            return _days_of(given)
        today = (info.context or {}).get("today")
        span = named_period(given, today) if today else None
        if span is None:
            raise PydanticCustomError("period", "not a period")
        return _days_of({"start": span[0], "end": span[1]})

    @model_validator(mode="after")
    def _in_order(self) -> Period:
        if self.end < self.start:
            raise PydanticCustomError("period", "period ends before it begins")
        return self


def _days_of(given: Any) -> Any:
    """The two days, or one word about the whole period: its ends have no names of their own."""
    if not isinstance(given, dict):
        return given
    ends = [given.get("from", given.get("start")), given.get("to", given.get("end"))]
    if len(given) != len(ends):
        raise PydanticCustomError("period", "not a period")
    return {"start": _end(ends[0]), "end": _end(ends[1])}


def _end(given: Any) -> Any:
    try:
        return _day(given)
    except PydanticCustomError:
        raise PydanticCustomError("period", "not a period") from None


def named_period(name: str, today: date) -> tuple[date, date] | None:
    """Days of a named period; None for another name.

    'today', 'yesterday', 'week' (since Monday), 'month', 'year' (to date), 'last_week', 'last_month',
    '31d' (so many last days), '2026', '2026-10', '2026-10-05'.
    """
    monday = today - timedelta(days=today.weekday())
    first = today.replace(day=1)
    known = {
        "today": (today, today),
        "yesterday": (today - timedelta(days=1), today - timedelta(days=1)),
        "week": (monday, today),
        "last_week": (monday - timedelta(days=7), monday - timedelta(days=1)),
        "month": (first, today),
        "last_month": ((first - timedelta(days=1)).replace(day=1), first - timedelta(days=1)),
        "year": (today.replace(month=1, day=1), today),
    }
    if name in known:
        return known[name]
    if found := re.fullmatch(r"(\d{1,4})d", name):
        return today - timedelta(days=max(1, int(found[1])) - 1), today
    if found := re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", name):
        return _calendar(int(found[1]), found[2], found[3])
    return None


def _calendar(year: int, month: str | None, day: str | None) -> tuple[date, date] | None:
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is not None:
            return date(year, int(month), int(day)), date(year, int(month), int(day))
        start = date(year, int(month), 1)
    except ValueError:
        return None
    return start, (start + timedelta(days=32)).replace(day=1) - timedelta(days=1)
