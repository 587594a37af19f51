"""Reading receipts of reports: facts, tables and charts by the keys of their labels."""

from __future__ import annotations

from typing import Any, TypeVar

from core.acts.calls import Answer, Done
from core.blocks import Chart, Facts, Money, Percent, Qty, Said, Sheet, Table, Text, Value

B = TypeVar("B")


def blocks(answer: Answer, kind: type[B]) -> list[B]:
    assert isinstance(answer, Done)
    return [block for block in answer.receipt.blocks if isinstance(block, kind)]


def number(value: Value) -> Any:
    """The integer inside a typed value; None and words as they are."""
    match value:
        case Money(size) | Qty(size) | Percent(size):
            return size
        case _:
            return value


def facts(answer: Answer) -> dict[str, Any]:
    """Label's key → number."""
    return {row.label.key: number(row.value) for block in blocks(answer, Facts) for row in block.rows}


def changes(answer: Answer) -> dict[str, Any]:
    """Label's key → the number it is compared with, where it is."""
    rows = (row for block in blocks(answer, Facts) for row in block.rows)
    return {row.label.key: number(row.change) for row in rows if row.change is not None}


def title(answer: Answer) -> Said:
    return blocks(answer, Text)[0].said


def headline(answer: Answer) -> Any:
    """The number in the headline; None where nothing was sold."""
    said = title(answer)
    return number(said.args.get("value"))


def column(table: Table, key: str) -> list[Any]:
    """The numbers of a column, by the key of its label."""
    at = [one.label.key for one in table.columns].index(key)
    return [number(row[at]) for row in table.rows]


def sheet_table(answer: Answer, key: str) -> Table:
    """A table of the workbook, by the key of its title."""
    tables = [table for sheet in blocks(answer, Sheet) for table in sheet.tables]
    return next(table for table in tables if table.title is not None and table.title.key == key)


def points(answer: Answer) -> list[int]:
    """The main series of the chart, gaps as zero; none without a chart."""
    return [point or 0 for chart in blocks(answer, Chart)[:1] for point in chart.series[0].points]
