"""Variants in words: «S, M, L; белая, чёрная» are two axes; each choice of both is a variant."""

from __future__ import annotations

import re
from itertools import product
from typing import NamedTuple

_KINDS = r"размер\w*|цвет\w*|варианты?|вкус\w*|объ[её]м\w*|материал\w*|sizes?|colou?rs?|variants?|flavou?rs?"
_AXES = re.compile(rf"\s*(?:;|\n|\s[xх×]\s|\||\s(?=(?:{_KINDS})\b))\s*", re.IGNORECASE)
_VALUES = re.compile(r"\s*(?:,|/|\s(?:и|and|или|or)\s)\s*")
_HEADS = re.compile(rf"^(?:{_KINDS})\s*[:\-–—]?\s+", re.IGNORECASE)
_SIZE = re.compile(
    r"^(?:\d{1,4}(?:[.,]\d+)?(?:\s?(?:мл|л|г|кг|см|мм|ml|l|g|kg|cm|mm))?|[xхsсmмlл]{1,5})$", re.IGNORECASE
)
_ALIKE = str.maketrans("хХсСмМлЛ", "xXsSmMlL")
_CYRILLIC = str.maketrans("xXsSmMlL", "хХсСмМлЛ")
MOST = 100


class Combination(NamedTuple):
    """What one variant differs in, colours before sizes."""

    options: tuple[str, ...]

    def named(self, family: str) -> str:
        """«Футболка белая M»."""
        return " ".join([family, *self.options])


def axes_in(words: str) -> list[list[str]]:
    """The values of each axis, sizes last; an axis without values is no axis."""
    axes = [_values(part) for part in _AXES.split(words.strip())]
    return sorted((axis for axis in axes if axis), key=lambda axis: all(is_size(value) for value in axis))


def _values(part: str) -> list[str]:
    plain = _HEADS.sub("", part.strip()).strip(" .:;")
    values = [_tidy(value) for value in _VALUES.split(plain)]
    return list({value.casefold(): value for value in values if value}.values())


def _tidy(value: str) -> str:
    """Sizes in Latin capitals, however they were typed: хл is XL."""
    plain = " ".join(value.split())[:40]
    return plain.translate(_ALIKE).upper() if is_size(plain) and not plain[:1].isdigit() else plain


def is_size(value: str) -> bool:
    return _SIZE.match(value) is not None


def combinations(axes: list[list[str]]) -> list[Combination]:
    """Every variant, in the order the values were said."""
    return [Combination(options) for options in product(*axes)] if axes else []


def also_typed(family: str, options: tuple[str, ...]) -> list[str]:
    """The name as people type it who do not change their keyboard for a size: Футболка белая М."""
    spelled = [option.translate(_CYRILLIC) if is_size(option) else option for option in options]
    return [] if spelled == list(options) else [" ".join([family, *spelled])]
