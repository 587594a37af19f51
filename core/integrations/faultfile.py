"""Rows that could not be taken, as a workbook to mend and send again: why, then their own columns."""

from __future__ import annotations

import io
from itertools import groupby
from pathlib import Path

from core.blocks import Said, say
from core.integrations import stored
from core.integrations.reading.faults import RowFault
from core.integrations.reading.plan import ImportPlan, TablePlan
from core.texts import Speaker, Texts

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 100_000
WIDTH = 18


def fault_workbook(plan: ImportPlan, folder: Path, texts: Texts, speaker: Speaker) -> bytes:
    """An XLSX with a sheet per table; cells are plain text, so nothing in them is ever a formula."""
    import xlsxwriter

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"constant_memory": True, "in_memory": True}) as book:
        bold = book.add_format({"bold": True})
        found = sorted(stored.faults(folder), key=lambda fault: (fault.table, fault.row))[:MOST_ROWS]
        for number, (table, rows) in enumerate(groupby(found, key=lambda fault: fault.table), start=1):
            sheet = book.add_worksheet(str(number))
            head = [texts.say(say(f"integrations-fault-{part}"), speaker) for part in ("row", "why")]
            headers = headers_of(plan.tables[table])
            sheet.set_column(0, len(headers) + 1, WIDTH)
            for place, header in enumerate([*head, *headers]):
                sheet.write_string(0, place, header, bold)
            for line, fault in enumerate(rows, start=1):
                reason = texts.say(why(fault), speaker)
                for place, cell in enumerate([str(fault.row), reason, *fault.cells]):
                    sheet.write_string(line, place, cell[:32_000])
    return stream.getvalue()


def headers_of(table: TablePlan) -> list[str]:
    """Headers in their places; a column without one keeps its place."""
    width = max((column.index for column in table.columns), default=-1) + 1
    headers = [""] * width
    for column in table.columns:
        headers[column.index] = column.header
    return headers


def why(fault: RowFault) -> Said:
    """The reason a row was given back."""
    field = (
        say(f"integrations-field-{fault.field.replace('_', '-')}") if is_field(fault.field) else fault.field
    )
    return say(f"integrations-fault-{fault.code.replace('_', '-')}", field=field)


def is_field(name: str) -> bool:
    from core.integrations.reading.fields import field_values

    return name in field_values()
