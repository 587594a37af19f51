"""Serial numbers as they are told: taken apart, brought to one spelling, used up one by one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from core.acts.fields import clean
from core.inventory.serials.refusals import SerialsTooMany

MOST = 500
LONGEST = 60
_APART = re.compile(r"[,;\n\t]+|\s+и\s+|\s+and\s+")
_LED = re.compile(r"^(?:S/?N|СН|IMEI|ИМЕЙ|СЕРИЙНЫЙ НОМЕР|№|NO|#)[\s.:№#]+|^[№#]+")
_LONG = 8
"""Words of so many signs side by side are numbers of their own; shorter ones are parts of one."""


def spelled(number: str) -> str:
    """One number as it is kept: '35-693803 564380-9' → '356938035643809', ' sn 12ab' → '12AB'."""
    text = unicodedata.normalize("NFKC", number).upper()
    text = _LED.sub("", text.strip())
    text = re.sub(r"\s+", "", text).strip(".:№#")
    bare = re.sub(r"[-/.]", "", text)
    return bare if bare.isdigit() else text


def numbers_in(text: str) -> list[str]:
    """The numbers of a message, each once, in their order."""
    found: dict[str, None] = {}
    for piece in _APART.split(text):
        words = piece.split()
        alone = len(words) > 1 and all(len(word) >= _LONG for word in words)
        for one in words if alone else [piece]:
            number = spelled(one)
            if number:
                found[number] = None
    return list(found)


def _as_text(given: Any) -> Any:
    if isinstance(given, list):
        given = ", ".join(str(one) for one in given)
    if isinstance(given, int) and not isinstance(given, bool):
        given = str(given)
    if not isinstance(given, str):
        return given
    numbers = numbers_in(clean(given.replace("\n", ",")))
    if len(numbers) > MOST or any(len(number) > LONGEST for number in numbers):
        raise PydanticCustomError("too_big", "too many numbers")
    if not numbers:
        raise PydanticCustomError("empty", "no numbers")
    return ", ".join(numbers)


SerialNumbers = Annotated[
    str,
    BeforeValidator(_as_text),
    WithJsonSchema({"type": "string"}),
]
"""'356938035643809, 356938035643817': numbers in one spelling, with commas between."""


class Told:
    """The numbers named for an act; each serves one piece."""

    def __init__(self, text: str | None) -> None:
        self.numbers = numbers_in(text) if text else []
        self.used: set[str] = set()

    def __bool__(self) -> bool:
        return bool(self.numbers)

    def left(self) -> Iterator[str]:
        """Those that have served nothing yet."""
        return (number for number in self.numbers if number not in self.used)

    def take(self, number: str) -> None:
        self.used.add(number)

    def require_used(self) -> None:
        """Raises SerialsTooMany where a number was named that served nothing."""
        over = list(self.left())
        if over:
            raise SerialsTooMany(number=over[0], count=len(over))
