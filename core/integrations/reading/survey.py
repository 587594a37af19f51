"""One pass over all rows of a table: how many, and what its numbers and dates prove about their writing."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from core.integrations.reading.dates import DateEvidence, DateStyle, date_style
from core.integrations.reading.fields import field_values
from core.integrations.reading.limits import Limits
from core.integrations.reading.mapping import Mapping
from core.integrations.reading.numbers import NumberEvidence, NumberStyle, file_point, number_style
from core.integrations.reading.refusals import TableTooLarge
from core.integrations.reading.samples import TOTAL_WORDS, TableSample
from core.integrations.reading.tables import Row, TextTable, chunks


@dataclass(slots=True)
class Survey:
    """What a whole table holds."""

    rows: int = 0
    numbers: dict[int, NumberEvidence] = field(default_factory=dict)
    dates: dict[int, DateEvidence] = field(default_factory=dict)
    filled: Counter[int] = field(default_factory=Counter)
    footers: int = 0


@dataclass(frozen=True, slots=True)
class Styles:
    """How each numeric and dated column writes its cells."""

    numbers: dict[int, NumberStyle]
    dates: dict[int, DateStyle]


def survey(table: TextTable, sample: TableSample, mapping: Mapping, limits: Limits) -> Survey:
    """Go over every row. Raises TableTooLarge past the limit of rows."""
    values = field_values()
    found = Survey()
    found.numbers = {i: NumberEvidence() for i, name in mapping.items() if values[name] == "number"}
    found.dates = {i: DateEvidence() for i, name in mapping.items() if values[name] == "date"}
    for rows in body(table, sample):
        found.rows += sum(1 for row in rows if any(row))
        if found.rows > limits.rows:
            raise TableTooLarge(table.name, limit=limits.rows)
        for index in mapping:
            counts = Counter(row[index].strip() for row in rows if index < len(row))
            counts.pop("", None)
            found.filled[index] += sum(counts.values())
            _add(found, index, counts)
    return found


def _add(found: Survey, index: int, counts: Counter[str]) -> None:
    seen = found.numbers.get(index) or found.dates.get(index)
    if seen is not None:
        for cell, count in counts.items():
            seen.add(cell, count)


def body(table: TextTable, sample: TableSample) -> Iterable[list[Row]]:
    """The rows below the header, in chunks."""
    for chunk in chunks(table):
        passed = max(0, sample.first_row - chunk.first)
        if passed < len(chunk.rows):
            yield chunk.rows[passed:] if passed else chunk.rows


def is_total(row: Row, needed: Iterable[int]) -> bool:
    """A footer or subtotal: a cell says so and what every row must have is missing."""
    if all(index < len(row) and row[index].strip() for index in needed):
        return False
    first = next((cell for cell in row if cell.strip()), "")
    return TOTAL_WORDS.match(first) is not None


def styles(found: Survey, mapping: Mapping, *, typed: bool, locale: str) -> Styles:
    """Decide the writing of every numeric and dated column; neighbours settle what a column leaves open."""
    point = file_point(found.numbers.values())
    return Styles(
        numbers={
            i: number_style(
                seen, typed=typed, file_point=point, thousandths=mapping[i] in {"quantity", "low_level"}
            )
            for i, seen in found.numbers.items()
        },
        dates={i: date_style(seen, locale=locale) for i, seen in found.dates.items()},
    )
