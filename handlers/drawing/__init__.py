"""Blocks into pictures and workbooks, in one warm worker process; no business in it. Serves all doors."""

from pathlib import Path

from handlers.drawing.drawing import Drawing, DrawingFailed

TEXTS = Path(__file__).parent / "texts"

__all__ = ["TEXTS", "Drawing", "DrawingFailed"]
