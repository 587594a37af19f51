"""The first rows of a table, looked at closely: where the header is and what each column holds."""

import re
from collections import Counter
from dataclasses import dataclass, field

from core.integrations.reading.dates import DateEvidence
from core.integrations.reading.fields import header_guesses
from core.integrations.reading.numbers import NumberEvidence
from core.integrations.reading.tables import Row, TextTable, chunks

HEADER_WITHIN = 40
SAMPLE_ROWS = 2000
PHONE = re.compile(r"^\+?[\d][\d\s().-]{8,18}\d$")
EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s.]{2,}$")
NUMBER_AND_DATE = re.compile(
    r"^(?P<head>.*?)\s*(?:№|N|#)?\s*(?P<number>\S+)\s+(?:от|from|dated|of)\s+(?P<date>\d{1,2}[./]\d{1,2}[./]\d{2,4}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?)"
    r"(?:\s*г\.?)?$",
    re.IGNORECASE,
)
TOTAL_WORDS = re.compile(
    r"^\s*(?:итого|всего|общий итог|подытог|total|grand total|sub ?total|totals)\b.{0,40}$", re.IGNORECASE
)
NUMERIC = re.compile(r"^[\s(+\-−–$€£₽]*[\d.,]+[\d\s.,'’:/\-]*[%₽$€)\s]*(?:руб\.?|р\.|шт\.?|кг)?$")


@dataclass(slots=True)
class ColumnSample:
    """What a column's first rows hold. Shares are of filled cells."""

    index: int
    header: str
    cells: list[str] = field(default_factory=list)
    filled: int = 0
    distinct: int = 0
    numbers: NumberEvidence = field(default_factory=NumberEvidence)
    dates: DateEvidence = field(default_factory=DateEvidence)
    phones: int = 0
    emails: int = 0
    documents: int = 0
    letters: int = 0
    length: float = 0.0

    def share(self, count: int) -> float:
        return count / self.filled if self.filled else 0.0

    @property
    def is_unique(self) -> bool:
        return self.filled > 0 and self.distinct == self.filled

    @property
    def is_number(self) -> bool:
        return self.share(self.numbers.numbers) >= 0.7

    @property
    def is_date(self) -> bool:
        return self.share(self.dates.dates) >= 0.7

    @property
    def is_text(self) -> bool:
        return self.share(self.letters) >= 0.5 and not self.is_number and not self.is_date

    @property
    def examples(self) -> list[str]:
        return list(dict.fromkeys(cell for cell in self.cells if cell))[:3]


@dataclass(slots=True)
class TableSample:
    """Where the rows of a table start and what its columns hold."""

    header_row: int | None
    """Number of the header's row, from 1; None when the first row is already data."""
    first_row: int
    width: int
    columns: list[ColumnSample]
    rows: list[Row]
    preamble: list[str]


def sample(table: TextTable, header_row: int | None = None) -> TableSample:
    """Look at a table's first rows. `header_row`: where the user says the header is, from 1; 0 for none."""
    chunk = next(chunks(table), None)
    rows = chunk.rows if chunk else []
    first = chunk.first if chunk else 1
    header = header_position(rows) if header_row is None else _told_header(rows, header_row - first)
    body_at = 0 if header is None else header.last + 1
    body = [
        row for row in rows[body_at : body_at + SAMPLE_ROWS] if any(map(str.strip, row)) and not _is_sum(row)
    ]
    width = _width(body, header)
    names = (header.names if header else []) + [""] * width
    columns = [_column(i, names[i].strip(), body) for i in range(width)]
    columns = [column for column in columns if column.filled or column.header]
    preamble = [
        " ".join(filter(None, (c.strip() for c in row))) for row in rows[: header.first if header else 0]
    ]
    return TableSample(
        header_row=first + header.first if header else None,
        first_row=first + body_at,
        width=width,
        columns=columns,
        rows=body,
        preamble=[line for line in preamble if line],
    )


def _told_header(rows: list[Row], at: int) -> "Header | None":
    return Header(at, at, [cell.strip() for cell in rows[at]]) if 0 <= at < len(rows) else None


def _is_sum(row: Row) -> bool:
    return TOTAL_WORDS.match(next((cell for cell in row if cell.strip()), "")) is not None


def _width(body: list[Row], header: "Header | None") -> int:
    """Columns of the table: the header's, unless many rows are wider than it."""
    widest = max((len(row) for row in body[:500]), default=0)
    if header is None:
        return widest
    named = max((i + 1 for i, name in enumerate(header.names) if name), default=0)
    wider = sum(1 for row in body[:500] if any(cell.strip() for cell in row[named:]))
    return max(named, widest) if wider * 5 > len(body[:500]) else named


@dataclass(frozen=True, slots=True)
class Header:
    first: int
    last: int
    names: list[str]


def header_position(rows: list[Row]) -> Header | None:
    """The header among the first rows: known words, no numbers, as wide as the table. None: there is none."""
    usual = Counter(_filled(row) for row in rows[:200] if _filled(row)).most_common(1)
    if not usual:
        return None
    width = usual[0][0]
    scored = [(_header_score(row, width) - 0.1 * i, -i) for i, row in enumerate(rows[:HEADER_WITHIN])]
    score, position = max(scored)
    if score > 3:
        return _two_levels(rows, -position)
    first = next(i for i, row in enumerate(rows) if _filled(row))
    return _two_levels(rows, first) if _unlike_below(rows, first) or _stands_alone(rows, first) else None


def _filled(row: Row) -> int:
    return sum(1 for cell in row if cell.strip())


def _header_score(row: Row, width: int) -> float:
    cells = [cell.strip() for cell in row if cell.strip()]
    if not cells or len(cells) < 0.5 * width:
        return -99.0
    known = sum(guesses[0].score for cell in cells if (guesses := header_guesses(cell)) and len(cell) < 60)
    numeric = sum(1 for cell in cells if NUMERIC.match(cell))
    repeated = len(cells) - len(set(cells))
    alone = 2.5 if len(cells) == 1 == known else 0.0
    return 3 * known + 0.2 * len(cells) - 3 * numeric - repeated + alone


def _unlike_below(rows: list[Row], first: int) -> bool:
    """A first row of words over columns of numbers is a header even when no word is known."""
    cells = rows[first]
    if any(NUMERIC.match(cell.strip()) for cell in cells if cell.strip()):
        return False
    below = [row for row in rows[first + 1 : first + 50] if _filled(row)]
    for i, cell in enumerate(cells):
        column = [row[i].strip() for row in below if i < len(row) and row[i].strip()]
        if (
            cell.strip()
            and len(column) >= 1
            and sum(1 for c in column if NUMERIC.match(c)) > 0.7 * len(column)
        ):
            return True
    return False


def _stands_alone(rows: list[Row], first: int) -> bool:
    """In a table of words alone, a first row that names every column and never comes again is a header."""
    cells = [cell.strip() for cell in rows[first]]
    below = {cell.strip() for row in rows[first + 1 :] for cell in row}
    full = len(cells) > 1 and all(cells) and len(set(cells)) == len(cells) and not set(cells) & below
    return full and not any(NUMERIC.match(cell) for cell in below) and len(rows) > first + 1


def _two_levels(rows: list[Row], at: int) -> Header:
    """A header of two rows (merged cells above) is read as one: under `Продажи`, `Сумма` decides."""
    names = [cell.strip() for cell in rows[at]]
    below = rows[at + 1] if at + 1 < len(rows) else []
    gaps = [
        i
        for i, cell in enumerate(below)
        if cell.strip() and (i >= len(names) or not names[i] or names[i - 1] == "")
    ]
    known = [i for i in gaps if header_guesses(below[i])]
    if len(known) < 1 or any(NUMERIC.match(cell.strip()) for cell in below if cell.strip()):
        return Header(at, at, names)
    width = max(len(names), len(below))
    upper = names + [""] * (width - len(names))
    lower = [cell.strip() for cell in below] + [""] * (width - len(below))
    return Header(at, at + 1, [low or up for up, low in zip(upper, lower, strict=True)])


def _column(index: int, header: str, rows: list[Row]) -> ColumnSample:
    cells = [row[index].strip() if index < len(row) else "" for row in rows]
    column = ColumnSample(index, header, cells)
    counts = Counter(cell for cell in cells if cell)
    column.filled, column.distinct = sum(counts.values()), len(counts)
    for cell, count in counts.items():
        column.numbers.add(cell, count)
        column.dates.add(cell, count)
        column.emails += count * (EMAIL.match(cell) is not None)
        column.phones += count * (
            PHONE.match(cell) is not None and 10 <= sum(c.isdigit() for c in cell) <= 15
        )
        column.documents += count * (NUMBER_AND_DATE.match(cell) is not None)
        column.letters += count * any(letter.isalpha() for letter in cell)
        column.length += count * len(cell)
    column.length = column.length / column.filled if column.filled else 0.0
    return column
