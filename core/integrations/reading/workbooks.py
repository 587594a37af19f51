"""XLSX to plain rows. It is measured before the reader sees it: a tiny file may claim 17 billion cells."""

import csv
import datetime as dt
import re
import zipfile
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import python_calamine as calamine

from core.integrations.reading.archives import CHUNK, DAMAGE, Budget, check_declared, is_folder
from core.integrations.reading.limits import Limits
from core.integrations.reading.refusals import FileBomb, FileDamaged, TableTooLarge, TooManyFiles

MEGABYTE = 1 << 20
OVERLAP = 128
LONGEST_STRING = 400_000
CELL_REF = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["']""")
ROW_REF = re.compile(rb"""<(?:\w+:)?row\b[^>]*?\sr\s*=\s*["'](\d{1,9})["']""")
SHARED_REF = re.compile(rb"""t\s*=\s*["']s["'][^>]*>\s*<(?:\w+:)?v>(\d+)<""")
STRING_END = re.compile(rb"</(?:\w+:)?si>")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One visible sheet written as UTF-8 CSV at `path`; `title` is its tab."""

    title: str
    path: Path
    rows: int


@dataclass(slots=True)
class Extent:
    """The corner of a sheet and how many shared strings its cells repeat."""

    row: int = 0
    column: int = 0

    @property
    def cells(self) -> int:
        return self.row * self.column


def read_workbook(name: str, path: Path, scratch: Path, limits: Limits) -> tuple[list[Sheet], list[str]]:
    """Every visible sheet with cells as CSV, and the titles of the hidden ones.

    Raises FileBomb, FileDamaged, TableTooLarge, TooManyFiles.
    """
    measure(name, path, limits)
    try:
        with calamine.CalamineWorkbook.from_path(str(path)) as workbook:
            return _sheets(name, workbook, scratch, limits)
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise FileDamaged(name) from error
    except BaseException as error:
        # A panic of the reader's own (Rust) code comes as a BaseException that has no importable name.
        if type(error).__name__ == "PanicException":
            raise FileDamaged(name) from error
        raise


def measure(name: str, path: Path, limits: Limits) -> None:
    """Unpack every part to nowhere and count bytes, cells, repeats. Raises FileBomb, TableTooLarge."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = [info for info in archive.infolist() if not is_folder(info)]
            check_declared(name, members, path.stat().st_size, limits)
            _measure_parts(name, archive, members, limits)
    except DAMAGE as error:
        raise FileDamaged(name) from error


def _measure_parts(
    name: str, archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], limits: Limits
) -> None:
    budget = Budget(name, sum(info.compress_size for info in members), limits)
    strings: list[int] = []
    for info in members:
        # A refusal midway must not leave the part open behind the suspended generator.
        with closing(_pieces(archive, info, budget)) as pieces:
            strings = _measure_part(name, info, pieces, limits) or strings
    if strings and max(strings) > 1000:
        _check_repeats(name, archive, members, strings, limits)


def _measure_part(
    name: str, info: zipfile.ZipInfo, pieces: Iterator[bytes], limits: Limits
) -> list[int] | None:
    """Check one part; the sizes of the shared strings, if it holds them."""
    part = info.filename.lower()
    if part.endswith("sharedstrings.xml"):
        if info.file_size > limits.shared_strings_bytes:
            raise FileBomb(name, limit=limits.shared_strings_bytes // MEGABYTE)
        return _string_sizes(name, pieces)
    if "worksheets/" in part and part.endswith(".xml"):
        _check_extent(name, _extent(name, pieces), limits)
    else:
        for _ in pieces:
            pass
    return None


def _pieces(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> Generator[bytes, None, None]:
    with archive.open(info) as part:
        while piece := part.read(CHUNK):
            budget.spend(len(piece))
            yield piece


def _extent(name: str, pieces: Iterator[bytes]) -> Extent:
    """The furthest row and column named in a sheet. UTF-16 parts would hide them, so they are refused."""
    extent, tail = Extent(), b""
    for piece in pieces:
        if not tail and 0 in piece[:64]:
            raise FileDamaged(name)
        block = tail + piece
        for letters, row in {(letters.upper(), row) for letters, row in CELL_REF.findall(block)}:
            extent.row = max(extent.row, int(row))
            extent.column = max(extent.column, column_number(letters))
        for row in ROW_REF.findall(block):
            extent.row = max(extent.row, int(row))
        tail = block[-OVERLAP:]
    return extent


def column_number(letters: bytes) -> int:
    """`A` → 1, `AA` → 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _check_extent(name: str, extent: Extent, limits: Limits) -> None:
    if extent.cells > limits.sheet_cells or extent.row > limits.rows:
        raise TableTooLarge(name, limit=limits.sheet_cells)


def _string_sizes(name: str, pieces: Iterator[bytes]) -> list[int]:
    sizes: list[int] = []
    open_size = 0
    for piece in pieces:
        parts = STRING_END.split(piece)
        sizes.extend(len(part) + (open_size if i == 0 else 0) for i, part in enumerate(parts[:-1]))
        open_size = len(parts[-1]) + (open_size if len(parts) == 1 else 0)
        if open_size > LONGEST_STRING:
            raise FileBomb(name, limit=LONGEST_STRING // 1000)
    return sizes


def _check_repeats(
    name: str, archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], strings: list[int], limits: Limits
) -> None:
    """One long string shown by a million cells is copied a million times by the reader."""
    total = 0
    for info in members:
        if "worksheets/" not in info.filename.lower():
            continue
        with closing(_pieces(archive, info, Budget(name, info.compress_size, limits))) as pieces:
            total += _repeated(pieces, strings)
        if total > limits.unpacked_bytes * 2:
            raise FileBomb(name, limit=limits.unpacked_bytes // MEGABYTE)


def _repeated(pieces: Iterator[bytes], strings: list[int]) -> int:
    """Bytes of shared strings that a sheet's cells show."""
    total, tail = 0, b""
    for piece in pieces:
        block = tail + piece
        refs = list(SHARED_REF.finditer(block))
        total += sum(strings[i] for ref in refs if (i := int(ref[1])) < len(strings))
        tail = block[max(refs[-1].end() if refs else 0, len(block) - OVERLAP) :]
    return total


def _sheets(
    name: str, workbook: calamine.CalamineWorkbook, scratch: Path, limits: Limits
) -> tuple[list[Sheet], list[str]]:
    shown, hidden = [], []
    for i, meta in enumerate(workbook.sheets_metadata):
        if meta.typ is not calamine.SheetTypeEnum.WorkSheet:
            continue
        if meta.visible is not calamine.SheetVisibleEnum.Visible:
            hidden.append(meta.name)
            continue
        target = scratch / f"sheet-{i}.csv"
        rows = _write(workbook.get_sheet_by_index(i), target)
        if rows:
            shown.append(Sheet(meta.name, target, rows))
        if len(shown) > limits.tables:
            raise TooManyFiles(name, limit=limits.tables)
    return shown, hidden


def _write(sheet: calamine.CalamineSheet, target: Path) -> int:
    rows = 0
    with target.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        for row in sheet.iter_rows():
            writer.writerow([cell_text(cell) for cell in row])
            rows += 1
    return rows


def cell_text(cell: object) -> str:
    """A typed cell as text our column readers know: point for decimals, ISO for dates, no grouping."""
    if isinstance(cell, str):
        return " ".join(cell.split()) if "\n" in cell or "\r" in cell else cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, int):
        return str(cell)
    if isinstance(cell, float):
        return _float_text(cell)
    if isinstance(cell, dt.datetime):
        return _moment_text(cell)
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat() if isinstance(cell, dt.date) else cell.isoformat("seconds")
    return str(cell) if cell is not None else ""


def _float_text(number: float) -> str:
    if number.is_integer() and abs(number) < 1e15:
        return str(int(number))
    return format(Decimal(format(number, ".15g")), "f")


def _moment_text(moment: dt.datetime) -> str:
    rounded = (moment + dt.timedelta(microseconds=500_000)).replace(microsecond=0)
    if rounded.time() == dt.time():
        return rounded.date().isoformat()
    return rounded.isoformat(sep=" ")
