"""Workbooks from plans: typed cells, a frozen header, totals as formulas; words stay words. Worker only."""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from handlers.drawing.plan import Cell, PlannedTable, SheetPlan

_UNSAFE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_FORMULA = ("=", "+", "-", "@")
MOST_SIGNS = 32_767
WIDEST = 60


def write(plan: SheetPlan) -> bytes:
    """The XLSX of a planned workbook."""
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(out, options)
    formats = _Formats(book)
    names: set[str] = set()
    for table in plan["tables"]:
        _write_table(book.add_worksheet(_name(table["name"], names)), table, formats)
    if not plan["tables"]:
        book.add_worksheet()
    book.close()
    return out.getvalue()


class _Formats:
    """Excel formats by their meaning, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[str, bool, bool], Any] = {}
        self.header = book.add_format(
            {"bold": True, "bottom": 1, "bg_color": "#EEF2F6", "text_wrap": True, "valign": "vcenter"}
        )

    def of(self, shown: str, *, total: bool = False, quoted: bool = False) -> Any:
        key = (shown, total, quoted)
        if key not in self._made:
            look: dict[str, Any] = {"num_format": shown} if shown else {}
            if total:
                look |= {"bold": True, "top": 1}
            if quoted:
                look |= {"quote_prefix": True}
            self._made[key] = self._book.add_format(look)
        return self._made[key]


def _write_table(sheet: Any, table: PlannedTable, formats: _Formats) -> None:
    columns, rows = table["columns"], table["rows"]
    for at, column in enumerate(columns):
        sheet.write_string(0, at, _safe(column["label"]), formats.header)
    for number, row in enumerate(rows, 1):
        for at, cell in enumerate(row):
            _write_cell(sheet, number, at, cell, formats)
    if table["total"]:
        _write_total(sheet, table, table["total"], formats)
    for at, column in enumerate(columns):
        cells = [row[at] for row in rows] + ([table["total"][at]] if table["total"] else [])
        sheet.set_column(at, at, _width(column["label"], cells))
    sheet.freeze_panes(1, 0)
    if rows:
        sheet.autofilter(0, 0, len(rows), max(0, len(columns) - 1))


def _write_cell(sheet: Any, row: int, at: int, cell: Cell, formats: _Formats, *, total: bool = False) -> None:
    shown = cell.get("format", "")
    if "number" in cell:
        sheet.write_number(row, at, float(cell["number"]), formats.of(shown, total=total))
    elif "moment" in cell:
        sheet.write_datetime(row, at, datetime.fromisoformat(cell["moment"]), formats.of(shown, total=total))
    elif "text" in cell:
        words = _safe(cell["text"])
        quoted = words.startswith(_FORMULA)
        sheet.write_string(row, at, words, formats.of("", total=total, quoted=quoted))
    elif total:
        sheet.write_blank(row, at, None, formats.of("", total=True))


def _write_total(sheet: Any, table: PlannedTable, total: list[Cell], formats: _Formats) -> None:
    last = len(table["rows"])
    for at, cell in enumerate(total):
        if table["sums"][at] and "number" in cell:
            name = xl_col_to_name(at)
            formula, look = f"=SUM({name}2:{name}{last + 1})", formats.of(cell.get("format", ""), total=True)
            sheet.write_formula(last + 1, at, formula, look, float(cell["number"]))
        else:
            _write_cell(sheet, last + 1, at, cell, formats, total=True)


def _safe(words: str) -> str:
    return _UNSAFE.sub("", words)[:MOST_SIGNS]


def _name(wanted: str, taken: set[str]) -> str:
    """A sheet's name as Excel takes it: up to 31 signs, unlike the others."""
    base = _NOT_IN_NAMES.sub(" ", _safe(wanted)).strip(" '")[:31].strip(" '") or "1"
    name, number = base, 2
    while name.casefold() in taken:
        tail = f" ({number})"
        name, number = base[: 31 - len(tail)] + tail, number + 1
    taken.add(name.casefold())
    return name


def _width(label: str, cells: list[Cell]) -> float:
    longest = max((_length(cell) for cell in cells[:5_000]), default=0)
    return min(max(longest, len(label) + 3, 8) + 1, WIDEST)


def _length(cell: Cell) -> int:
    if "text" in cell:
        return max(map(len, cell["text"].split("\n")))
    if "moment" in cell:
        return len(cell.get("format", ""))
    number = cell.get("number", "")
    return len(number) + len(number) // 3 + 6 if number else 0
