"""What goes over the pipe to the worker: plain values, every word already in the reader's language."""

from __future__ import annotations

import struct
from typing import Literal, TypedDict

LENGTH = struct.Struct(">I")
"""A message on the pipe is its length and its body."""


class Words(TypedDict):
    other: str
    empty: str


class PlannedSeries(TypedDict):
    label: str
    points: list[int | None]
    kind: Literal["main", "before", "plain"]


class ChartPlan(TypedDict):
    """A picture. A point divided by `divisor` is a number of the unit whose sign is `sign`."""

    kind: Literal["bars", "lines", "ranking"]
    title: str
    labels: list[str]
    series: list[PlannedSeries]
    divisor: int
    sign: str
    locale: Literal["ru", "en"]
    colour: str | None
    words: Words


class Cell(TypedDict, total=False):
    """A cell of a sheet: exactly one of the values, and the Excel format it is shown in."""

    number: str
    """An exact decimal."""
    moment: str
    """Local ISO date or date with time."""
    text: str
    format: str


class PlannedColumn(TypedDict):
    label: str
    kind: Literal["text", "number"]


class PlannedTable(TypedDict):
    name: str
    columns: list[PlannedColumn]
    rows: list[list[Cell]]
    total: list[Cell] | None
    sums: list[bool]
    """Which totals are the sums of their columns, to be written as formulas."""


class SheetPlan(TypedDict):
    """A workbook: one sheet per table."""

    tables: list[PlannedTable]


class PrintedTable(TypedDict):
    title: str
    columns: list[PlannedColumn]
    rows: list[list[str]]
    total: list[str] | None


class PaperPlan(TypedDict):
    """A page to print: every value in words. Facts are pairs of a label and a value."""

    title: str
    company: str
    head: list[tuple[str, str]]
    bank: list[tuple[str, str]]
    tables: list[PrintedTable]
    totals: list[tuple[str, str]]
    in_words: str
    notes: list[str]
    signs: list[str]
    code: str | None
    code_label: str
    colour: str | None
    page: str
    """What stands before the number of a page."""


class PlannedLabel(TypedDict):
    name: str
    price: str
    note: str
    code: str
    copies: int


class LabelsPlan(TypedDict):
    """Labels to print: millimetres of the page and of one label, how many stand in a row and in a column."""

    title: str
    company: str
    page: tuple[float, float]
    label: tuple[float, float]
    across: int
    down: int
    qr: bool
    labels: list[PlannedLabel]


class Job(TypedDict):
    """One request to the worker."""

    chart: ChartPlan | None
    sheet: SheetPlan | None
    paper: PaperPlan | None
    labels: LabelsPlan | None
