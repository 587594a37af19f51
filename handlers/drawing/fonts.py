"""The type that papers are set in. Worker only."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FONT, BOLD = "DejaVu", "DejaVuBold"


def know_fonts() -> None:
    """DejaVu, which matplotlib brings along: it has Cyrillic and the signs of currencies."""
    if FONT in pdfmetrics.getRegisteredFontNames():
        return
    spec = find_spec("matplotlib")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("matplotlib's fonts")
    folder = Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf"
    pdfmetrics.registerFont(TTFont(FONT, str(folder / "DejaVuSans.ttf")))
    pdfmetrics.registerFont(TTFont(BOLD, str(folder / "DejaVuSans-Bold.ttf")))
