"""From the files a person sent to tables ready to read, with a reason for each that is not one."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from core.integrations.reading.archives import Entry, unpack_gzip, unpack_zip
from core.integrations.reading.dialects import with_dialect
from core.integrations.reading.encodings import guess_encoding
from core.integrations.reading.filetypes import FileType, file_type
from core.integrations.reading.limits import LIMITS, Limits
from core.integrations.reading.refusals import (
    FileDamaged,
    FileEmpty,
    FileEncrypted,
    FileNested,
    FileRefused,
    FileTooLarge,
    FileUnsupported,
    NothingToImport,
    TableTooLarge,
    TooManyFiles,
)
from core.integrations.reading.tables import TextTable, chunks
from core.integrations.reading.workbooks import read_workbook

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Opened:
    """Tables to read; `refused` are files of a batch that could not be, each with its reason."""

    tables: list[TextTable]
    refused: list[FileRefused] = field(default_factory=list)
    hidden_sheets: list[str] = field(default_factory=list)


def open_files(files: Sequence[tuple[str, Path]], scratch: Path, limits: Limits = LIMITS) -> Opened:
    """Open what was sent: pairs of the sender's name and the path. `scratch` takes unpacked copies.

    One bad file among good ones is set aside with its reason; when nothing is left, that reason is raised.
    """
    opened = Opened([])
    for i, (name, path) in enumerate(files):
        place = scratch / f"file-{i}"
        place.mkdir(parents=True, exist_ok=True)
        _open_one(opened, Entry(name, path), place, limits, inside=False)
    if not opened.tables:
        raise opened.refused[0] if opened.refused else NothingToImport(files[0][0] if files else "")
    if len(opened.tables) > limits.tables:
        raise TooManyFiles(files[0][0], limit=limits.tables)
    return opened


def _open_one(opened: Opened, entry: Entry, place: Path, limits: Limits, *, inside: bool) -> None:
    try:
        if entry.path.stat().st_size > limits.file_bytes:
            raise FileTooLarge(entry.name, limit=limits.file_bytes // MEGABYTE)
        _open_kind(opened, entry, place, limits, inside=inside)
    except FileRefused as refusal:
        opened.refused.append(refusal)


def _open_kind(opened: Opened, entry: Entry, place: Path, limits: Limits, *, inside: bool) -> None:
    kind = file_type(entry.path)
    if kind == FileType.TEXT:
        opened.tables.append(_text_table(entry, limits))
    elif kind == FileType.XLSX:
        sheets, hidden = read_workbook(entry.name, entry.path, place, limits)
        titles = {sheet.title for sheet in sheets}
        for sheet in sheets:
            shown = entry.name if len(titles) == 1 else f"{entry.name} · {sheet.title}"
            opened.tables.append(TextTable(shown, sheet.path, typed=True))
        opened.hidden_sheets.extend(hidden)
        if not sheets:
            raise FileEmpty(entry.name)
    elif kind in (FileType.ZIP, FileType.GZIP):
        _open_archive(opened, entry, place, limits, kind, inside=inside)
    else:
        raise _refusal(entry.name, kind)


def _open_archive(
    opened: Opened, entry: Entry, place: Path, limits: Limits, kind: str, *, inside: bool
) -> None:
    if inside:
        raise FileNested(entry.name)
    if kind == FileType.GZIP:
        entries = [unpack_gzip(entry.name, entry.path, place, limits)]
    else:
        entries = unpack_zip(entry.name, entry.path, place, limits)
    if not entries:
        raise FileEmpty(entry.name)
    for i, unpacked in enumerate(entries):
        inner = place / f"inner-{i}"
        inner.mkdir(exist_ok=True)
        _open_one(opened, unpacked, inner, limits, inside=True)


def _refusal(name: str, kind: str) -> FileRefused:
    if kind == FileType.EMPTY:
        return FileEmpty(name)
    if kind == FileType.ENCRYPTED:
        return FileEncrypted(name)
    return FileDamaged(name) if kind == FileType.DAMAGED else FileUnsupported(name, found=str(kind))


def _text_table(entry: Entry, limits: Limits) -> TextTable:
    encoding = guess_encoding(entry.path)
    try:
        table = with_dialect(TextTable(entry.name, entry.path, encoding=encoding.codec))
        first = next(chunks(table))
    except (csv.Error, StopIteration, UnicodeError) as error:
        raise FileDamaged(entry.name) from error
    if max(len(row) for row in first.rows) > limits.columns:
        raise TableTooLarge(entry.name, limit=limits.columns)
    return table
