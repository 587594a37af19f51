"""How a text is cut into cells: delimiter, quotes, an Excel `sep=` line. Decided on many rows."""

import csv
import re
from collections import Counter
from dataclasses import replace
from itertools import islice

from core.integrations.reading.tables import TextTable, chunks

SAMPLE_LINES = 400
DELIMITERS = "\t;,|"
SEP_LINE = re.compile(r"^\ufeff?\"?sep=(.)\"?\s*$", re.IGNORECASE)
NUMBERS_WITH_COMMA = re.compile(r"^[-+]?\d{1,3}(?:[   ]?\d{3})*,\d{1,4}$")


def with_dialect(table: TextTable) -> TextTable:
    """The same table with its delimiter and quoting decided."""
    with table.path.open(encoding=table.encoding, errors="replace", newline="") as stream:
        lines = [line.replace("\0", "") for line in islice(stream, SAMPLE_LINES)]
    said = SEP_LINE.match(lines[0].strip()) if lines else None
    if said:
        return _quotes_checked(replace(table, delimiter=said[1], skip=1))
    best = max(DELIMITERS, key=lambda delimiter: (_fit(lines, delimiter), -DELIMITERS.index(delimiter)))
    return _quotes_checked(replace(table, delimiter=best))


def _fit(lines: list[str], delimiter: str) -> float:
    """How well rows agree on a width, 0 for no cut at all; cells that hold other delimiters count against."""
    try:
        rows = [row for row in csv.reader(lines, delimiter=delimiter) if row]
    except csv.Error:
        rows = [line.split(delimiter) for line in lines if line.strip()]
    widths = Counter(len(row) for row in rows)
    wide = {width: count for width, count in widths.items() if width > 1}
    if not wide:
        return 0.0
    width, count = max(wide.items(), key=lambda item: (item[1], item[0]))
    near = sum(n for w, n in wide.items() if w <= width)
    cells = [cell for row in rows if len(row) == width for cell in row]
    others = sum(1 for cell in cells if any(other in cell for other in DELIMITERS if other != delimiter))
    foreign = sum(1 for cell in cells if _is_cut_wrongly(cell, delimiter))
    agree = (count + 0.5 * (near - count)) / len(rows)
    return agree + min(width, 12) * 0.02 - 0.4 * others / len(cells) - 1.2 * foreign / len(cells)


def _is_cut_wrongly(cell: str, delimiter: str) -> bool:
    """A comma cut leaves `5;2` or a tab behind; a semicolon cut may rightly leave `2,5`."""
    if delimiter == ",":
        return ";" in cell or "\t" in cell
    return "\t" in cell and not NUMBERS_WITH_COMMA.match(cell)


def _quotes_checked(table: TextTable) -> TextTable:
    """Quotes are honoured unless one is never closed and swallows the file."""
    try:
        for _ in chunks(table):
            pass
    except csv.Error:
        return replace(table, quoted=False)
    return table
