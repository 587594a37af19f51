"""A reused sheet of 1200×800 pixels to draw on: matplotlib's Agg without figures and axes. Worker only.

Coordinates are pixels from the top left corner. Nothing is kept between pictures, so memory stays flat.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any, Literal, TypeAlias

import matplotlib as mpl
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.path import Path
from matplotlib.transforms import Affine2D
from PIL import Image

WIDTH, HEIGHT = 1200, 800
DPI = 72
"""One point is one pixel: sizes below are pixels."""
Point: TypeAlias = tuple[float, float]
Colour: TypeAlias = tuple[float, float, float]
Anchor: TypeAlias = Literal["left", "middle", "right"]

_FONTS = FilePath(mpl.get_data_path()) / "fonts" / "ttf"
_FILES = {False: _FONTS / "DejaVuSans.ttf", True: _FONTS / "DejaVuSans-Bold.ttf"}
_PICTURES = re.compile("[\u200b-\u200f\u2600-\u27bf\ufe00-\ufe0f\U0001f000-\U0001ffff\U000e0000-\U000e007f]")
_KAPPA = 0.5523
"""Control points of a quarter circle."""


class Canvas:
    """Draws shapes and words; `png()` hands over the picture, `clear()` begins the next."""

    def __init__(self) -> None:
        agg: Any = RendererAgg
        self._agg = agg(WIDTH, HEIGHT, DPI)
        self._down = Affine2D().scale(1, -1).translate(0, HEIGHT)

    def clear(self) -> None:
        self._agg.clear()
        self.rect(0, 0, WIDTH, HEIGHT, (1, 1, 1))

    def png(self) -> bytes:
        """The picture as PNG."""
        picture = Image.frombuffer(
            "RGBA", (WIDTH, HEIGHT), bytes(self._agg.buffer_rgba()), "raw", "RGBA", 0, 1
        )
        out = io.BytesIO()
        picture.convert("RGB").save(out, "PNG", compress_level=1)
        return out.getvalue()

    def rect(
        self, x: float, y: float, width: float, height: float, colour: Colour, *, alpha: float = 1
    ) -> None:
        self._fill([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], colour, alpha)

    def bar(
        self,
        corners: tuple[float, float, float, float],
        colour: Colour,
        away: Literal["up", "down", "right", "left"],
    ) -> None:
        """A bar (x, y, width, height) whose far end is rounded."""
        x, y, width, height = corners
        radius = min(6.0, width / 2, height / 2)
        path = _rounded(
            width if away in {"up", "down"} else height, height if away in {"up", "down"} else width, radius
        )
        turn = {"up": 0, "right": 90, "down": 180, "left": 270}[away]
        base = {
            "up": (x, y + height),
            "right": (x, y),
            "down": (x + width, y),
            "left": (x + width, y + height),
        }[away]
        self._draw(path, Affine2D().rotate_deg(turn).translate(*base) + self._down, colour, 1)

    def area(self, points: Sequence[Point], colour: Colour, alpha: float) -> None:
        self._fill(points, colour, alpha)

    def line(
        self,
        points: Sequence[Point],
        colour: Colour,
        width: float,
        *,
        dash: tuple[float, float] | None = None,
    ) -> None:
        gc = self._gc(colour, 1)
        gc.set_linewidth(width)
        gc.set_joinstyle("round")
        gc.set_capstyle("butt" if dash else "round")
        if dash:
            gc.set_dashes(0, dash)
        self._agg.draw_path(gc, Path(points), self._down)
        gc.restore()

    def dot(self, x: float, y: float, radius: float, colour: Colour) -> None:
        place = Affine2D().scale(radius).translate(x, y) + self._down
        self._draw(Path.unit_circle(), place, colour, 1)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        colour: Colour,
        *,
        anchor: Anchor = "left",
        bold: bool = False,
    ) -> None:
        """Words on the base line `y`; dollar signs are dollars, signs the font lacks are left out."""
        shown = drawable(words)
        if not shown:
            return
        shift = {"left": 0.0, "middle": 0.5, "right": 1.0}[anchor] * width_of(shown, size, bold=bold)
        gc = self._gc(colour, 1)
        self._agg.draw_text(gc, x - shift, y, shown, _font(size, bold), 0)
        gc.restore()

    def _fill(self, points: Sequence[Point], colour: Colour, alpha: float) -> None:
        self._draw(Path([*points, points[0]], closed=True), self._down, colour, alpha)

    def _draw(self, path: Path, transform: Any, colour: Colour, alpha: float) -> None:
        gc = self._gc(colour, alpha)
        gc.set_linewidth(0)
        self._agg.draw_path(gc, path, transform, (*colour, alpha))
        gc.restore()

    def _gc(self, colour: Colour, alpha: float) -> Any:
        gc = self._agg.new_gc()
        gc.set_foreground((*colour, alpha), isRGBA=True)
        gc.set_alpha(alpha)
        return gc


def _rounded(width: float, height: float, radius: float) -> Path:
    """A bar standing on (0, 0), growing to −y, its far corners round."""
    k = radius * (1 - _KAPPA)
    vertices = [
        (0, 0), (0, radius - height),
        (0, k - height), (k, -height), (radius, -height),
        (width - radius, -height),
        (width - k, -height), (width, k - height), (width, radius - height),
        (width, 0), (0, 0),
    ]  # fmt: skip
    line, curve = Path.LINETO, Path.CURVE4
    return Path(vertices, [Path.MOVETO, line, *[curve] * 3, line, *[curve] * 3, line, Path.CLOSEPOLY])


@lru_cache(maxsize=64)
def _font(size: float, bold: bool) -> FontProperties:
    return FontProperties(fname=str(_FILES[bold]), size=size)


@lru_cache(maxsize=4096)
def width_of(words: str, size: float, *, bold: bool = False) -> float:
    """Width of words in pixels."""
    font = get_font(str(_FILES[bold]))
    font.set_size(size, DPI)
    font.set_text(words, 0.0, flags=_no_hinting())
    width: float = font.get_width_height()[0] / 64
    return width


@lru_cache(maxsize=1)
def _no_hinting() -> Any:
    from matplotlib.ft2font import LoadFlags

    return LoadFlags.NO_HINTING


@lru_cache(maxsize=1024)
def drawable(words: str) -> str:
    """Words without emoji and signs that the font has no picture for."""
    known = _letters()
    kept = "".join(sign for sign in _PICTURES.sub("", words) if ord(sign) in known)
    return re.sub(" +", " ", kept).strip(" ")


@lru_cache(maxsize=1)
def _letters() -> frozenset[int]:
    return frozenset(get_font(str(_FILES[False])).get_charmap())


def fitted(words: str, size: float, room: float, *, bold: bool = False) -> str:
    """Words cut with an ellipsis to a width in pixels."""
    shown = drawable(words)
    if width_of(shown, size, bold=bold) <= room:
        return shown
    keep = math.floor(len(shown) * room / width_of(shown, size, bold=bold)) + 1
    while keep > 0 and width_of(cut := shown[:keep].rstrip() + "…", size, bold=bold) > room:
        keep -= 1
    return cut if keep > 0 else ""


def wrapped(words: str, size: float, room: float, *, bold: bool = False, lines: int = 2) -> list[str]:
    """Words on at most so many lines of a width in pixels, the last one cut where needed."""
    found: list[str] = []
    rest = drawable(words).split()
    while rest and len(found) < lines - 1:
        take = 1
        while take < len(rest) and width_of(" ".join(rest[: take + 1]), size, bold=bold) <= room:
            take += 1
        found.append(fitted(" ".join(rest[:take]), size, room, bold=bold))
        rest = rest[take:]
    return [*found, fitted(" ".join(rest), size, room, bold=bold)] if rest else found
