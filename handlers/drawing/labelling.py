"""Labels to PDF: name, price and code, one to a page of a roll or many to a sheet. Worker only."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode import createBarcodeDrawing
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing as Picture
from reportlab.graphics.shapes import Group, String
from reportlab.lib.colors import black
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from handlers.drawing.fonts import BOLD, FONT, know_fonts
from handlers.drawing.plan import LabelsPlan, PlannedLabel

PAD = 2 * mm
THINNEST = 0.19 * mm
"""Bars thinner than this are read by hardly any scanner: a QR code stands in their place."""
WIDEST = 0.38 * mm
LARGE = 30 * mm
"""Labels as high as this bear larger letters."""
FIGURES = 6.5
LEAST_PRICE = 13.0
Box = tuple[float, float, float, float]
"""Left, bottom, width, height in points."""


def labelled(plan: LabelsPlan) -> bytes:
    """The PDF of planned labels; the same plan gives the same bytes."""
    know_fonts()
    out = io.BytesIO()
    width, height = (side * mm for side in plan["page"])
    canvas = Canvas(out, pagesize=(width, height), invariant=1)
    canvas.setTitle(plan["title"])
    canvas.setAuthor(plan["company"])
    across, per_page = plan["across"], plan["across"] * plan["down"]
    wide, high = (side * mm for side in plan["label"])
    for number, label in enumerate(_each(plan)):
        if number and number % per_page == 0:
            canvas.showPage()
        row, column = divmod(number % per_page, across)
        _draw(canvas, label, (column * wide, height - (row + 1) * high, wide, high), qr=plan["qr"])
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _each(plan: LabelsPlan) -> Iterator[PlannedLabel]:
    for label in plan["labels"]:
        yield from [label] * label["copies"]


def _draw(canvas: Canvas, label: PlannedLabel, box: Box, *, qr: bool) -> None:
    left, low, wide, high = box
    left, low, wide, high = left + PAD, low + PAD, wide - 2 * PAD, high - 2 * PAD
    canvas.setFillColor(black)
    size = 9.0 if high > LARGE else 7.0
    bars = None if qr or not label["code"] else barcode(label["code"], wide, high * 0.42)
    if bars is not None:
        renderPDF.draw(bars, canvas, left + (wide - bars.width) / 2, low)
        raised = bars.height + 1 * mm
        _words(canvas, label, (left, low + raised, wide, high - raised), size)
    elif label["code"]:
        side = min(high, wide * 0.5)
        renderPDF.draw(square(label["code"], side), canvas, left + wide - side, low + high - side)
        _words(canvas, label, (left, low, wide - side, high), size)
    else:
        _words(canvas, label, (left, low, wide, high), size)


def barcode(code: str, wide: float, high: float) -> Picture | None:
    """Bars with their figures below, as wide as there is room for; None where they would be too thin."""
    kind = _kind(code)
    if kind is None:
        return None
    bar = min(WIDEST, wide / _drawn(kind, code, 1, high).width)
    if bar < THINNEST:
        return None
    if kind != "Code128":
        return _drawn(kind, code, bar, high, humanReadable=True)
    bars = _drawn(kind, code, bar, high - FIGURES - 3)
    figures = String(bars.width / 2, 1, code, fontName=FONT, fontSize=FIGURES, textAnchor="middle")
    raised = Group(*bars.contents, transform=(1, 0, 0, 1, 0, FIGURES + 3))
    return Picture(bars.width, high, raised, figures)


def _drawn(kind: str, code: str, bar: float, high: float, **more: Any) -> Picture:
    quiet = {"lquiet": 10 * bar, "rquiet": 10 * bar} if kind == "Code128" else {}
    look = {"humanReadable": False, "fontName": FONT, "fontSize": FIGURES, **quiet, **more}
    return createBarcodeDrawing(kind, value=code, barWidth=bar, barHeight=high, **look)


def _kind(code: str) -> str | None:
    if code.isascii() and code.isdigit() and len(code) in (8, 13) and _is_checked(code):
        return f"EAN{len(code)}"
    return "Code128" if code.isascii() and code.isprintable() else None


def _is_checked(code: str) -> bool:
    """Is the last figure of an EAN what the others make it?"""
    digits = [int(sign) for sign in reversed(code)]
    return (sum(digits[0::2]) + 3 * sum(digits[1::2])) % 10 == 0


def square(code: str, side: float) -> Picture:
    """A QR code of so many points a side."""
    widget = QrCodeWidget(code, barLevel="M")
    left, low, right, high = widget.getBounds()
    scale = side / max(right - left, high - low)
    picture = Picture(side, side, transform=[scale, 0, 0, scale, 0, 0])
    picture.add(widget)
    return picture


def _words(canvas: Canvas, label: PlannedLabel, box: Box, size: float) -> None:
    """The name from the top, the price under it at the bottom, as large as there is room for."""
    left, low, wide, high = box
    top, leading = low + high, size * 1.15
    room = high - (LEAST_PRICE if label["price"] else 0)
    for line in wrapped(label["name"], size, wide, max(1, int(room // leading))):
        top -= leading
        canvas.setFont(BOLD, size)
        canvas.drawString(left, top, line)
    if label["price"]:
        _price(canvas, label, (left, low, wide, max(top - low - 1 * mm, 8.0)))


def _price(canvas: Canvas, label: PlannedLabel, box: Box) -> None:
    left, low, wide, high = box
    note = pdfmetrics.stringWidth(label["note"], FONT, FIGURES) + 3 if label["note"] else 0
    unit = pdfmetrics.stringWidth(label["price"], BOLD, 1)
    size = min(high * 0.9, 22.0, (wide - note) / unit)
    canvas.setFont(BOLD, size)
    canvas.drawString(left, low + size * 0.2, label["price"])
    if label["note"]:
        canvas.setFont(FONT, FIGURES)
        canvas.drawString(left + unit * size + 3, low + size * 0.2, label["note"])


def wrapped(words: str, size: float, wide: float, most: int) -> list[str]:
    """The words on at most so many lines; what is left over ends with '…'."""

    def fits(line: str) -> bool:
        return bool(pdfmetrics.stringWidth(line, BOLD, size) <= wide)

    lines: list[str] = []
    rest = words.split()
    while rest and len(lines) < most:
        line = rest.pop(0)
        while rest and fits(f"{line} {rest[0]}"):
            line = f"{line} {rest.pop(0)}"
        lines.append(line if fits(line) else _cut(line, fits))
    if rest:
        lines[-1] = _cut(" ".join([lines[-1].rstrip("…"), *rest]), fits)
    return lines


def _cut(line: str, fits: Callable[[str], bool]) -> str:
    while line and not fits(f"{line}…"):
        line = line[:-1]
    return f"{line.rstrip()}…"
