"""Charts to draw, and a canvas that remembers where it wrote what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from core.clock import MovableClock
from core.texts import Texts
from handlers.drawing import TEXTS
from handlers.drawing.canvas import Canvas, width_of
from handlers.drawing.plan import ChartPlan

WORDS = "shop-said = { $text }\nshop-total = Итого\n"


@pytest.fixture
def texts(tmp_path: Path) -> Texts:
    shop = tmp_path / "shop"
    shop.mkdir()
    for locale in ("ru", "en"):
        (shop / f"{locale}.ftl").write_text(WORDS, encoding="utf-8")
    clock = MovableClock(datetime(2026, 11, 22, 9, tzinfo=UTC))
    return Texts({"shop": shop, "drawing": TEXTS}, clock=clock, strict=True)


@dataclass
class Written:
    words: str
    left: float
    right: float
    base: float


class RememberingCanvas(Canvas):
    """Draws as always and keeps the words with their places."""

    def __init__(self) -> None:
        super().__init__()
        self.written: list[Written] = []

    def text(self, x: float, y: float, words: str, size: float, *rest: Any, **look: Any) -> None:
        super().text(x, y, words, size, *rest, **look)
        width = width_of(words, size, bold=look.get("bold", False))
        left = x - {"left": 0.0, "middle": 0.5, "right": 1.0}[look.get("anchor", "left")] * width
        self.written.append(Written(words.replace("\u00a0", " "), left, left + width, y))


def plan(kind: Any, labels: list[str], *series: tuple[str, list[int | None], Any], **more: Any) -> ChartPlan:
    """A chart in whole roubles unless told otherwise."""
    made: ChartPlan = {
        "kind": kind,
        "title": "Выручка",
        "labels": labels,
        "series": [{"label": label, "points": points, "kind": mark} for label, points, mark in series],
        "divisor": 1,
        "sign": "₽",
        "locale": "ru",
        "colour": "#1144aa",
        "words": {"other": "Прочее", "empty": "Пока нет данных"},
    }
    made.update(more)  # type: ignore[typeddict-item]
    return made
