"""Files made by code, as people would send them, and the short way from files to totals."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import xlsxwriter

from core.integrations.reading.composing import compose
from core.integrations.reading.documents import documents
from core.integrations.reading.opening import Opened, open_files
from core.integrations.reading.plan import Choices, ImportPlan, Totals
from core.integrations.reading.planning import make_plan
from core.integrations.reading.records import Document
from core.integrations.reading.rows import Setting

MOSCOW = Setting(ZoneInfo("Europe/Moscow"))


def text_file(folder: Path, name: str, text: str, encoding: str = "utf-8") -> tuple[str, Path]:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return name, path


def sheet_file(folder: Path, name: str, **sheets: Sequence[Sequence[Any]]) -> tuple[str, Path]:
    """A workbook; cells are written with the types they have."""
    path = folder / name
    with xlsxwriter.Workbook(str(path), {"remove_timezone": True}) as book:
        dated = book.add_format({"num_format": "dd.mm.yyyy hh:mm"})
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for y, row in enumerate(rows):
                for x, cell in enumerate(row):
                    if hasattr(cell, "year"):
                        sheet.write_datetime(y, x, cell, dated)
                    elif cell is not None:
                        sheet.write(y, x, cell)
    return name, path


def zip_file(folder: Path, name: str, entries: dict[str, bytes]) -> tuple[str, Path]:
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, content in entries.items():
            archive.writestr(entry, content)
    return name, path


class Read:
    """Files read to their end."""

    def __init__(
        self, folder: Path, *files: tuple[str, Path], choices: Choices | None = None, locale: str = "ru"
    ) -> None:
        self.opened: Opened = open_files(files, folder / "scratch")
        self.plan, tables = make_plan(self.opened, locale=locale, choices=choices)
        self.place = folder / "composed"
        self.totals: Totals = compose(self.plan, tables, self.place, MOSCOW, tick=lambda rows: None)

    @property
    def documents(self) -> list[Document]:
        return [document for document, _ in documents(self.place / "documents.jsonl")]

    def records(self, name: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in (self.place / f"{name}.jsonl").read_text().splitlines()]

    @property
    def goods(self) -> list[dict[str, Any]]:
        return self.records("goods")

    @property
    def faults(self) -> list[dict[str, Any]]:
        return self.records("faults")

    def fields(self, table: int = 0) -> dict[str, str]:
        return {column.header: column.field for column in self.plan.tables[table].columns if column.field}


def planned(folder: Path, *files: tuple[str, Path], choices: Choices | None = None) -> ImportPlan:
    return make_plan(open_files(files, folder / "scratch"), choices=choices)[0]
