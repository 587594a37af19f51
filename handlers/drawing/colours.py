"""Colours: the company's own first, then ones that stay apart for most eyes."""

from __future__ import annotations

import math
import re
from typing import TypeAlias

Colour: TypeAlias = tuple[float, float, float]

INK: Colour = (0.13, 0.15, 0.19)
GREY: Colour = (0.42, 0.46, 0.52)
GRID: Colour = (0.89, 0.90, 0.92)
BEFORE: Colour = (0.76, 0.79, 0.83)
LOSS: Colour = (0.80, 0.27, 0.25)
OTHER: Colour = (0.62, 0.65, 0.70)
HOUSE: Colour = (0.16, 0.44, 0.69)
_MORE: tuple[Colour, ...] = (
    (0.90, 0.49, 0.18),
    (0.18, 0.60, 0.45),
    (0.56, 0.36, 0.71),
    (0.80, 0.64, 0.13),
    (0.78, 0.33, 0.45),
    (0.16, 0.44, 0.69),
    (0.35, 0.55, 0.65),
)


def company_colour(written: str | None) -> Colour:
    """'#2b6cb0' as a colour dark enough on white; the house's own for anything else."""
    if not written or not re.fullmatch(r"#[0-9a-fA-F]{6}", written):
        return HOUSE
    red, green, blue = (int(written[at : at + 2], 16) / 255 for at in (1, 3, 5))
    light = 0.3 * red + 0.59 * green + 0.11 * blue
    share = min(1.0, 0.62 / light) if light else 1.0
    return red * share, green * share, blue * share


def palette(first: Colour, count: int) -> list[Colour]:
    """So many colours that differ, beginning with the company's."""
    apart = [colour for colour in _MORE if _distance(colour, first) > 0.25]
    return [first, *apart][:count]


def _distance(one: Colour, other: Colour) -> float:
    return math.dist(one, other)
