"""Labels: bars that scanners read, names that fit, pages as the paper has."""

from __future__ import annotations

from typing import Any

import pytest
import zxingcpp
from PIL import Image, ImageDraw
from reportlab.graphics.shapes import Group, Rect
from reportlab.graphics.widgetbase import Widget

from handlers.drawing.fonts import know_fonts
from handlers.drawing.labelling import barcode, labelled, wrapped
from handlers.drawing.plan import LabelsPlan, PlannedLabel

_DOTS = 8
"""Dots to a point: what a printer of labels has, and more."""


@pytest.fixture(autouse=True)
def _fonts() -> None:
    know_fonts()


def _read(picture: Any) -> str | None:
    """What a scanner reads from the bars of a picture."""
    image = Image.new("L", (int(picture.width * _DOTS), int(picture.height * _DOTS)), 255)
    pen = ImageDraw.Draw(image)
    for shape, right, up in _rects(picture, 0, 0):
        left, top = (shape.x + right) * _DOTS, (picture.height - shape.y - up - shape.height) * _DOTS
        pen.rectangle((left, top, left + shape.width * _DOTS - 1, top + shape.height * _DOTS), fill=0)
    found = zxingcpp.read_barcode(image)
    return found.text if found else None


def _rects(node: Any, right: float, up: float) -> Any:
    for shape in (node.draw() if isinstance(node, Widget) else node).contents:
        if isinstance(shape, Rect):
            if str(shape.fillColor) != "Color(1,1,1,1)" and shape.fillColor is not None:
                yield shape, right, up
        elif isinstance(shape, Group | Widget):
            moved = getattr(shape, "transform", (1, 0, 0, 1, 0, 0))
            yield from _rects(shape, right + moved[4], up + moved[5])


@pytest.mark.parametrize("code", ["4600051000057", "2900000000018", "96385074", "ART-17"])
@pytest.mark.parametrize("wide", [110.0, 153.0])
def test_bars_are_read_by_a_scanner(code: str, wide: float) -> None:
    bars = barcode(code, wide, 40)
    assert bars is not None
    assert bars.width <= wide + 0.01
    assert _read(bars) == code


@pytest.mark.parametrize("code", ["Мука-1", "A" * 40])
def test_what_bars_cannot_say_is_left_to_a_qr_code(code: str) -> None:
    assert barcode(code, 110, 30) is None


def test_a_long_name_is_cut_at_its_last_line() -> None:
    lines = wrapped("Торт «Прага» с вишней и шоколадной глазурью, праздничный", 9, 100, 2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert wrapped("Ж" * 80, 9, 100, 2)[0].endswith("…")
    assert wrapped("Кекс", 9, 100, 2) == ["Кекс"]


def _plan(across: int, down: int, copies: int, *, qr: bool = False) -> LabelsPlan:
    label: PlannedLabel = {
        "name": "Торт", "price": "1 200 ₽", "note": "за 1 кг", "code": "2900000000018", "copies": copies,
    }  # fmt: skip
    page = (58.0 * across, 40.0 * down)
    return {
        "title": "Этикетки", "company": "Ромашка", "page": page, "label": (58.0, 40.0),
        "across": across, "down": down, "qr": qr, "labels": [label],
    }  # fmt: skip


def _pages(pdf: bytes) -> int:
    return pdf.count(b"/Type /Page\n") or pdf.count(b"/Type /Page ")


def test_one_label_a_page_of_a_roll_and_many_to_a_sheet() -> None:
    assert _pages(labelled(_plan(1, 1, 3))) == 3
    assert _pages(labelled(_plan(3, 8, 24))) == 1
    assert _pages(labelled(_plan(3, 8, 25))) == 2


@pytest.mark.parametrize("qr", [False, True])
def test_the_same_labels_are_the_same_bytes(*, qr: bool) -> None:
    assert labelled(_plan(1, 1, 2, qr=qr)) == labelled(_plan(1, 1, 2, qr=qr))


def test_a_label_without_code_or_price_is_drawn() -> None:
    plan = _plan(1, 1, 1)
    plan["labels"][0] |= {"code": "", "price": "", "note": ""}
    assert labelled(plan).startswith(b"%PDF")
