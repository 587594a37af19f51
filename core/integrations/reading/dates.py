"""Dates as a column writes them. Day or month first is decided by the whole column."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal
from zoneinfo import ZoneInfo

Order = Literal["dmy", "mdy"]
TIME = (
    r"(?:[T\s,в]+(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?P<offset>Z|UTC|[+-]\d{2}:?\d{2})?)?"
)
YEAR_FIRST = re.compile(
    rf"^(?P<year>\d{{4}})[-./](?P<month>\d{{1,2}})[-./](?P<day>\d{{1,2}}){TIME}$", re.IGNORECASE
)
YEAR_LAST = re.compile(
    rf"^(?P<a>\d{{1,2}})(?P<sign>[./-])(?P<b>\d{{1,2}})(?P=sign)(?P<year>\d{{4}}|\d{{2}})(?:\s*г\.?)?{TIME}$",
    re.IGNORECASE,
)
COMPACT = re.compile(r"^(?P<year>(?:19|20)\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)$")
MONTH_WORDS = (
    ("янв", "jan"),
    ("фев", "feb"),
    ("мар", "mar"),
    ("апр", "apr"),
    ("мая", "май", "may"),
    ("июн", "jun"),
    ("июл", "jul"),
    ("авг", "aug"),
    ("сен", "sep"),
    ("окт", "oct"),
    ("ноя", "nov"),
    ("дек", "dec"),
)
MONTH_NAMES = {word: month for month, words in enumerate(MONTH_WORDS, 1) for word in words}
NAME = "(?P<name>" + "|".join(MONTH_NAMES) + r")[а-яa-z]*\.?"
DAY_NAME = re.compile(
    rf"^(?P<day>\d{{1,2}})[\s.-]*{NAME}[\s,.-]*(?P<year>\d{{4}}|\d{{2}})(?:\s*г(?:ода|\.)?)?{TIME}$",
    re.IGNORECASE,
)
NAME_DAY = re.compile(
    rf"^{NAME}\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s,]+(?P<year>\d{{4}}){TIME}$", re.IGNORECASE
)
SERIAL = re.compile(r"^(?P<serial>\d{5})(?:[.,](?P<part>\d+))?$")
UNIX = re.compile(r"^1\d{9}(?:\d{3})?$")
CLOCK = re.compile(
    r"^(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?\s*(?P<half>[ap]\.?m\.?)?$",
    re.IGNORECASE,
)
DAY_FRACTION = re.compile(r"^0[.,]\d+$")
EXCEL_START = dt.date(1899, 12, 30)
FIRST_YEAR, LAST_YEAR = 1970, 2100


class NotDate(ValueError):
    """The cell is no date; `code` is the reason given to the user."""

    def __init__(self, code: str = "bad_date") -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class When:
    """A day in the company's zone and the time of day, if the file knows it."""

    day: dt.date
    time: dt.time | None = None


@dataclass(slots=True)
class DateEvidence:
    """What the cells of one column say about the order of day and month. Counts are of cells."""

    dates: int = 0
    others: int = 0
    day_first: int = 0
    month_first: int = 0
    open_order: int = 0
    dotted: int = 0
    serials: int = 0
    clocks: int = 0
    timed: int = 0
    in_turn: list[tuple[int, int, int]] = field(default_factory=list)
    """The first cells of doubtful order, as they stand: evidence of which reading runs forward."""

    def add(self, cell: str, count: int = 1) -> None:
        """Take one distinct cell, seen `count` times, into account."""
        shape = YEAR_FIRST.match(cell) or DAY_NAME.match(cell) or NAME_DAY.match(cell) or COMPACT.match(cell)
        if shape:
            self.dates += count
            self.timed += count * (shape.groupdict().get("hour") is not None)
            return
        last = YEAR_LAST.match(cell)
        if last:
            self._add_year_last(last, count)
        elif CLOCK.match(cell) or DAY_FRACTION.match(cell):
            self.clocks += count
        elif (serial := SERIAL.match(cell)) and 20_000 <= int(serial["serial"]) <= 73_000:
            self.serials += count
        else:
            self.others += count

    def _add_year_last(self, shape: re.Match[str], count: int) -> None:
        a, b, year = int(shape["a"]), int(shape["b"]), int(shape["year"])
        self.dates += count
        self.timed += count * (shape["hour"] is not None)
        self.dotted += count * (shape["sign"] == ".")
        self.day_first += count * (a > 12)
        self.month_first += count * (b > 12)
        if a <= 12 and b <= 12:
            self.open_order += count * (a != b)
        if len(self.in_turn) < 2000:
            self.in_turn.append((a, b, year))


@dataclass(frozen=True, slots=True)
class DateStyle:
    """How a column writes dates. `doubtful`: nothing settled day or month first, worth a question."""

    order: Order = "dmy"
    doubtful: bool = False


def date_style(seen: DateEvidence, *, locale: str) -> DateStyle:
    """Decide a column's order of day and month: a 13th day, dots, rows that run forward, then custom."""
    if seen.day_first or seen.month_first:
        return DateStyle("dmy" if seen.day_first >= seen.month_first else "mdy")
    if not seen.open_order or seen.dotted:
        return DateStyle("dmy")
    back_if_dmy = _steps_back([(y, b, a) for a, b, y in seen.in_turn])
    back_if_mdy = _steps_back([(y, a, b) for a, b, y in seen.in_turn])
    if min(back_if_dmy, back_if_mdy) == 0 < max(back_if_dmy, back_if_mdy) and len(seen.in_turn) > 3:
        return DateStyle("dmy" if back_if_dmy == 0 else "mdy")
    return DateStyle("mdy" if locale == "en" else "dmy", doubtful=True)


def _steps_back(days: Sequence[tuple[int, int, int]]) -> int:
    rising = sum(1 for a, b in pairwise(days) if b < a)
    falling = sum(1 for a, b in pairwise(days) if b > a)
    return min(rising, falling)


def parse_when(cell: str, style: DateStyle, zone: ZoneInfo) -> When:
    """A cell by its column's style; a moment with an offset goes to the company's zone. Raises NotDate."""
    shape = YEAR_FIRST.match(cell) or COMPACT.match(cell)
    if shape:
        return _when(int(shape["year"]), int(shape["month"]), int(shape["day"]), shape, zone)
    if shape := YEAR_LAST.match(cell):
        a, b = int(shape["a"]), int(shape["b"])
        day, month = (a, b) if style.order == "dmy" else (b, a)
        return _when(_century(shape["year"]), month, day, shape, zone)
    if shape := DAY_NAME.match(cell) or NAME_DAY.match(cell):
        return _when(
            _century(shape["year"]), MONTH_NAMES[shape["name"].lower()], int(shape["day"]), shape, zone
        )
    if UNIX.match(cell):
        moment = dt.datetime.fromtimestamp(int(cell[:10]), dt.UTC).astimezone(zone)
        return When(moment.date(), moment.time())
    if shape := SERIAL.match(cell):
        return _from_serial(shape)
    raise NotDate


def parse_clock(cell: str) -> dt.time:
    """A time of day: `9:05`, `21:30:15`, `9:05 PM`, an Excel fraction of a day. Raises NotDate."""
    if shape := CLOCK.match(cell):
        return _time(shape)
    if DAY_FRACTION.match(cell):
        seconds = round(float(cell.replace(",", ".")) * 86_400)
        minutes, second = divmod(min(seconds, 86_399), 60)
        return dt.time(minutes // 60, minutes % 60, second)
    moment = YEAR_FIRST.match(cell) or YEAR_LAST.match(cell)
    if moment and moment["hour"]:
        return _time(moment)
    raise NotDate("bad_time")


def _century(year: str) -> int:
    number = int(year)
    if len(year) == 4:
        return number
    return 2000 + number if number < 70 else 1900 + number


def _when(year: int, month: int, day: int, shape: re.Match[str], zone: ZoneInfo) -> When:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotDate("date_out_of_range")
    try:
        date = dt.date(year, month, day)
    except ValueError as error:
        raise NotDate from error
    parts = shape.groupdict()
    if parts.get("hour") is None:
        return When(date)
    time = _time(shape)
    if parts.get("offset"):
        moment = dt.datetime.combine(date, time, _offset(shape["offset"])).astimezone(zone)
        return When(moment.date(), moment.time())
    return When(date, time)


def _time(shape: re.Match[str]) -> dt.time:
    hour = int(shape["hour"])
    if shape["half"]:
        hour = hour % 12 + (12 if shape["half"].lower().startswith("p") else 0)
    try:
        return dt.time(hour, int(shape["minute"]), int(shape["second"] or 0))
    except ValueError as error:
        raise NotDate("bad_time") from error


def _offset(text: str) -> dt.timezone:
    if text.upper() in {"Z", "UTC"}:
        return dt.UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return dt.timezone(dt.timedelta(minutes=minutes if text[0] == "+" else -minutes))


def _from_serial(shape: re.Match[str]) -> When:
    day = EXCEL_START + dt.timedelta(days=int(shape["serial"]))
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise NotDate("date_out_of_range")
    seconds = round(float(f"0.{shape['part'] or 0}") * 86_400)
    if not seconds:
        return When(day)
    moment = dt.datetime.combine(day, dt.time()) + dt.timedelta(seconds=seconds)
    return When(moment.date(), moment.time())


def when_reader(style: DateStyle, zone: ZoneInfo) -> Callable[[str], When]:
    """A function from cell to `When`, remembering what it has read. Raises NotDate."""
    known: dict[str, When] = {}

    def read(cell: str) -> When:
        found = known.get(cell)
        if found is None:
            if len(known) > 100_000:
                known.clear()
            known[cell] = found = parse_when(cell, style, zone)
        return found

    return read
