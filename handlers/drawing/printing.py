"""Pages to PDF: A4, the company's name and colour, tables that go on over pages, a QR code. Worker only."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing as Picture
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from handlers.drawing.fonts import BOLD, FONT, know_fonts
from handlers.drawing.plan import PaperPlan, PrintedTable

MARGIN = 16 * mm
WIDTH = A4[0] - 2 * MARGIN - 12
"""Between the margins, less what a frame keeps free on both sides."""
INK, PALE, ACCENT = HexColor("#1F2933"), HexColor("#CBD2D9"), HexColor("#3E4C59")
CODE = 32 * mm
LABEL = 34 * mm


def printed(plan: PaperPlan) -> bytes:
    """The PDF of a planned page; the same plan gives the same bytes."""
    know_fonts()
    out = io.BytesIO()
    page = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
        title=plan["title"],
        author=plan["company"],
        invariant=1,
    )
    accent = HexColor(plan["colour"]) if plan["colour"] else ACCENT

    def foot(canvas: Any, document: Any) -> None:
        canvas.setFont(FONT, 7)
        canvas.setFillColor(ACCENT)
        canvas.drawString(MARGIN, 9 * mm, plan["company"][:90])
        canvas.drawRightString(A4[0] - MARGIN, 9 * mm, f"{plan['page']} {document.page}")
        canvas.setFillColor(accent)
        canvas.rect(0, A4[1] - 3 * mm, A4[0], 3 * mm, stroke=0, fill=1)

    page.build(_story(plan, accent), onFirstPage=foot, onLaterPages=foot)
    return out.getvalue()


def _style(size: float, *, bold: bool = False, colour: Any = INK, right: bool = False) -> ParagraphStyle:
    return ParagraphStyle(
        f"{size}{bold}{right}",
        fontName=BOLD if bold else FONT,
        fontSize=size,
        leading=size * 1.3,
        textColor=colour,
        alignment=2 if right else 0,
    )


def _words(words: str, size: float = 9, **look: Any) -> Paragraph:
    return Paragraph(escape(words).replace("\n", "<br/>"), _style(size, **look))


def _story(plan: PaperPlan, accent: Any) -> list[Any]:
    story: list[Any] = [_words(plan["company"], 10, bold=True, colour=accent), Spacer(1, 3 * mm)]
    if plan["bank"]:
        story += [_bank(plan), Spacer(1, 5 * mm)]
    story += [_words(plan["title"], 14, bold=True), Spacer(1, 4 * mm)]
    if plan["head"]:
        story += [_facts(plan["head"]), Spacer(1, 4 * mm)]
    for table in plan["tables"]:
        if table["title"]:
            story += [_words(table["title"], 10, bold=True, colour=accent), Spacer(1, 1.5 * mm)]
        story += [_table(table, accent), Spacer(1, 3 * mm)]
    story.append(KeepTogether(_ending(plan)))
    return story


def _bank(plan: PaperPlan) -> Table:
    """Where to pay, in a frame; beside it the code for a bank's app."""
    facts = _facts(plan["bank"], WIDTH - CODE - 10 * mm if plan["code"] else WIDTH - 6 * mm)
    row: list[Any] = [facts]
    widths = [WIDTH]
    if plan["code"]:
        row.append([_code(plan["code"]), _words(plan["code_label"], 6.5)])
        widths = [WIDTH - CODE - 4 * mm, CODE + 4 * mm]
    frame = Table([row], colWidths=widths)
    frame.setStyle(TableStyle([("BOX", (0, 0), (-1, -1), 0.7, PALE), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    return frame


def _code(words: str) -> Picture:
    widget = QrCodeWidget(words, barLevel="M")
    left, low, right, high = widget.getBounds()
    scale = CODE / max(right - left, high - low)
    picture = Picture(CODE, CODE, transform=[scale, 0, 0, scale, 0, 0])
    picture.add(widget)
    return picture


def _facts(facts: Sequence[tuple[str, str]], width: float = WIDTH) -> Table:
    rows = [[_words(label, 8, colour=ACCENT), _words(value)] for label, value in facts]
    table = Table(rows, colWidths=[LABEL, width - LABEL], hAlign="LEFT")
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *_padded(0, 1)]))
    return table


def _padded(side: float, above: float) -> list[tuple[Any, ...]]:
    every = (0, 0), (-1, -1)
    sides = [(f"{name}PADDING", *every, side) for name in ("LEFT", "RIGHT")]
    return [*sides, *((f"{name}PADDING", *every, above) for name in ("TOP", "BOTTOM"))]


def _table(table: PrintedTable, accent: Any) -> Table:
    """A header that is repeated on every page, thin lines, numbers to the right."""
    kinds = [column["kind"] for column in table["columns"]]
    head = [
        _words(column["label"], 8, bold=True, right=column["kind"] == "number") for column in table["columns"]
    ]
    rows = [head, *(_row(row, kinds) for row in table["rows"])]
    if table["total"]:
        rows.append(_row(table["total"], kinds, bold=True))
    made = Table(rows, colWidths=_widths(table), repeatRows=1)
    look = [
        ("LINEBELOW", (0, 0), (-1, 0), 1, accent),
        ("LINEBELOW", (0, 1), (-1, -1), 0.3, PALE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        *_padded(3, 2.5),
    ]
    made.setStyle(TableStyle(look))
    return made


def _row(row: Sequence[str], kinds: Sequence[str], *, bold: bool = False) -> list[Any]:
    return [
        _words(value, 8.5, bold=bold, right=kind == "number") for value, kind in zip(row, kinds, strict=True)
    ]


def _widths(table: PrintedTable) -> list[float]:
    """Numbers as wide as the longest of them, words share the rest by their length."""
    rows = [*table["rows"], *([table["total"]] if table["total"] else [])]
    longest = [
        max(
            [pdfmetrics.stringWidth(column["label"], BOLD, 8)]
            + [pdfmetrics.stringWidth(row[at], BOLD, 8.5) for row in rows]
        )
        + 9
        for at, column in enumerate(table["columns"])
    ]
    numbers = [column["kind"] == "number" for column in table["columns"]]
    fixed = sum(width for width, number in zip(longest, numbers, strict=True) if number)
    words = sum(width for width, number in zip(longest, numbers, strict=True) if not number)
    if not words or fixed > WIDTH * 0.75:
        whole = sum(longest)
        return [WIDTH * width / whole for width in longest]
    left = WIDTH - fixed
    return [width if number else left * width / words for width, number in zip(longest, numbers, strict=True)]


def _ending(plan: PaperPlan) -> list[Any]:
    """Sums, notes and signatures stay together."""
    story: list[Any] = []
    for label, value in plan["totals"]:
        row = [[_words(label, 9.5, right=True), _words(value, 9.5, bold=True, right=True)]]
        sums = Table(row, colWidths=[WIDTH - 40 * mm, 40 * mm])
        sums.setStyle(TableStyle(_padded(3, 1)))
        story.append(sums)
    if plan["in_words"]:
        story += [Spacer(1, 2 * mm), _words(plan["in_words"], 9, bold=True)]
    for note in plan["notes"]:
        story += [Spacer(1, 2 * mm), _words(note, 9)]
    for sign in plan["signs"]:
        line = Table([[_words(sign), ""]], colWidths=[60 * mm, 70 * mm], hAlign="LEFT")
        line.setStyle(TableStyle([("LINEBELOW", (1, 0), (1, 0), 0.5, INK), *_padded(0, 2)]))
        story += [Spacer(1, 9 * mm), line]
    return story
