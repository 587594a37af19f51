"""Tables for a phone: columns in a monospaced frame where they fit, otherwise a list of rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import zip_longest

from core.blocks import Column, Table, Value
from handlers.telegram.rich import Line, Paragraph, Piece, Run, one_line, paragraph

FRAME = 34
"""Monospaced columns a phone shows without wrapping."""
MOST_LINES = 3
"""A wrapped cell in a frame; longer ones make it a list."""
_GAP = 2
_NARROWEST = 12
"""A column of words is not wrapped tighter than this."""

_UNEVEN = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0590-\u08ff\u0e00-\u0eff\u1100-\u11ff\u200b-\u200f\u20d0-\u20ff\u231a\u231b\u23e9-\u23f3"
    "\u2600-\u27bf\u2b00-\u2bff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufdff\ufe00-\ufeff\uff00-\uffef"
    "\U00010000-\U0010ffff]"
)
"""Wide, combining and right-to-left signs, and pictures."""

_OWN_NUMBER = re.compile(r"(№|No\.)\s*\S")
"""How a cell begins that is a document's number."""

NOTHING = "—"
Cells = list[list[str]]
Shown = Callable[[Value], str]


def table_of(table: Table, shown: Shown, empty: str) -> list[Paragraph]:
    """The blocks of a table: its title, then a frame, a list, or the word that it is empty."""
    title = paragraph(shown(table.title), "b") if table.title else []
    if not table.rows or not table.columns:
        return [[*title, *paragraph(empty, "i")]]
    cells = [[_cell(value, shown) for value in row] for row in table.rows]
    total = [_cell(value, shown) for value in table.total or []]
    heads = [one_line(shown(column.label)) for column in table.columns]
    widths = _widths(table.columns, [heads, *cells, *([total] if total else [])])
    if len(heads) == 1:
        body = [_bullet(row[0] or NOTHING) for row in cells]
    elif widths:
        body = _frame(table.columns, widths, heads, cells, total)
    else:
        body = _list(table.columns, heads, cells, total)
    return [[*title, *body]] if title else [body]


def _cell(value: Value, shown: Shown) -> str:
    return one_line(shown(value)) if value is not None else ""


def _bullet(text: str) -> Piece:
    return Piece(((Run(f"• {text}"),),))


def _widths(columns: Sequence[Column], grid: Cells) -> list[int] | None:
    """Widths of the columns in a frame; None where they do not fit or do not align."""
    if any(not _aligns(cell) for row in grid for cell in row):
        return None
    widths = [max(len(row[index]) for row in grid) for index in range(len(columns))]
    over = sum(widths) + _GAP * (len(widths) - 1) - FRAME
    if over <= 0:
        return widths
    widest = max(range(len(columns)), key=lambda index: (columns[index].kind == "text", widths[index]))
    narrowed = widths[widest] - over
    fits = (
        all(len(_wrapped(row[widest], narrowed)) <= MOST_LINES for row in grid)
        if narrowed >= _NARROWEST
        else False
    )
    if columns[widest].kind != "text" or not fits:
        return None
    return [narrowed if index == widest else width for index, width in enumerate(widths)]


def _aligns(text: str) -> bool:
    """Has every sign the width of one column, written left to right?"""
    return text.isascii() or _UNEVEN.search(text) is None


def _wrapped(text: str, width: int) -> list[str]:
    """Lines of at most `width` signs, broken at spaces; a longer word is cut."""
    lines = [""]
    for word in text.split(" "):
        rest = word
        if lines[-1] and len(lines[-1]) + 1 + len(rest) <= width:
            lines[-1] += " " + rest
            continue
        if lines[-1]:
            lines.append("")
        while len(rest) > width:
            lines[-1], rest = rest[:width], rest[width:]
            lines.append("")
        lines[-1] = rest
    return lines


def _frame(
    columns: Sequence[Column], widths: list[int], heads: list[str], cells: Cells, total: list[str]
) -> list[Piece]:
    rule = Piece(((Run("─" * (sum(widths) + _GAP * (len(widths) - 1))),),), pre=True)
    named = [_row(columns, widths, heads), rule] if any(heads) else []
    rows = [_row(columns, widths, [cell or NOTHING for cell in row]) for row in cells]
    return [*named, *rows, *([rule, _row(columns, widths, total)] if total else [])]


def _row(columns: Sequence[Column], widths: list[int], row: list[str]) -> Piece:
    wrapped = [_wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
    lines: list[Line] = []
    for parts in zip_longest(*wrapped, fillvalue=""):
        padded = [
            part.rjust(width) if column.kind == "number" else part.ljust(width)
            for part, width, column in zip(parts, widths, columns, strict=True)
        ]
        lines.append((Run((" " * _GAP).join(padded).rstrip()),))
    return Piece(tuple(lines), pre=True)


def _list(columns: Sequence[Column], heads: list[str], cells: Cells, total: list[str]) -> list[Piece]:
    """Rows numbered by their place, unless they bear numbers of their own: none is shown twice."""
    if len(heads) > 1 and all(row[0] == str(place) for place, row in enumerate(cells, 1)):
        heads, cells, total = heads[1:], [row[1:] for row in cells], total[1:]
    numbered = all(_OWN_NUMBER.match(row[0]) for row in cells)
    places = ["" if numbered else f"{place}. " for place in range(1, len(cells) + 1)]
    body = [_item(place, heads, row) for place, row in zip(places, cells, strict=True)]
    return [*body, *([_total(heads, total)] if total else [])]


def _total(heads: list[str], total: list[str]) -> Piece:
    figures = [cell for cell in total[1:] if cell]
    return (
        Piece(((Run(f"{total[0]}: "), Run(figures[0], "b")),))
        if len(figures) == 1
        else _item("", heads, total)
    )


def _item(prefix: str, heads: list[str], row: list[str]) -> Piece:
    """A row told in words: its name, and under it every figure with its label."""
    name, *rest = row
    if len(rest) == 1:
        return Piece(((Run(f"{prefix}{name} — "), Run(rest[0] or NOTHING, "b")),))
    told = " · ".join(
        f"{head}: {cell}" if head else cell for head, cell in zip(heads[1:], rest, strict=True) if cell
    )
    named = (Run(prefix), Run(name or NOTHING, "b"))
    return Piece((named, (Run(told),))) if told else Piece((named,))
