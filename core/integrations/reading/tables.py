"""A table as a file of delimited text: every sheet and every CSV ends up here. Rows come in flat memory."""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO

CHUNK_ROWS = 2000
LONGEST_CELL_LINES = 60
Row = list[str]


@dataclass(frozen=True, slots=True)
class TextTable:
    """Where the rows are and how to cut them. `typed`: from a workbook, so a point is a decimal point."""

    name: str
    path: Path
    encoding: str = "utf-8"
    delimiter: str = ","
    quoted: bool = True
    typed: bool = False
    skip: int = 0
    """Physical rows to pass over at the start (`sep=;`)."""


@dataclass(slots=True)
class Chunk:
    """Up to `CHUNK_ROWS` rows; `first` is the first one's number as a spreadsheet shows it, from 1."""

    first: int
    rows: list[Row]


def chunks(table: TextTable) -> Iterator[Chunk]:
    """All rows, blank ones included. Raises csv.Error on a cell beyond 128 KB (an unclosed quote)."""
    number = 1 + table.skip
    with table.path.open(encoding=table.encoding, errors="replace", newline="") as stream:
        lines = _Lines(stream, table.skip)
        reader = (
            csv.reader(lines, delimiter=table.delimiter)
            if table.quoted
            else csv.reader(lines, delimiter=table.delimiter, quoting=csv.QUOTE_NONE)
        )
        while rows := list(islice(reader, CHUNK_ROWS)):
            if len(lines.taken) != len(rows) and not table.typed:
                rows = list(_rows_of(lines.taken, table.delimiter))
            lines.taken.clear()
            yield Chunk(number, rows)
            number += len(rows)


class _Lines:
    """Physical lines, remembering those handed out since the last chunk."""

    def __init__(self, stream: IO[str], skip: int) -> None:
        self._stream = islice(stream, skip, None)
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        for line in self._stream:
            self.taken.append(line.replace("\0", ""))
            yield self.taken[-1]


def _rows_of(lines: list[str], delimiter: str) -> Iterator[Row]:
    """Rows of lines among which a quote stays open. A cell of several lines is joined; but a line inside it
    with all the delimiters of a row was a row, so the quote before it was just a sign."""
    usual = Counter(line.count(delimiter) for line in lines if '"' not in line).most_common(1)
    width = usual[0][0] if usual else 0
    at = 0
    while at < len(lines):
        end = _closing(lines, at, delimiter, width)
        if end is None:
            yield next(csv.reader([lines[at]], delimiter=delimiter, quoting=csv.QUOTE_NONE), [])
            at += 1
        else:
            row = next(csv.reader(lines[at : end + 1], delimiter=delimiter), [])
            yield [" ".join(cell.split()) if "\n" in cell or "\r" in cell else cell for cell in row]
            at = end + 1


def _closing(lines: list[str], start: int, delimiter: str, width: int) -> int | None:
    """The line where the quotes opened in `start` are closed; None when they never rightly are."""
    open_quotes = 0
    for at in range(start, min(start + LONGEST_CELL_LINES, len(lines))):
        line = lines[at]
        if at > start and width and line.count(delimiter) >= width:
            return None
        open_quotes += line.count('"')
        if open_quotes % 2 == 0:
            return at
    return None
