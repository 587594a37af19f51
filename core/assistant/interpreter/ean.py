"""Printed codes of goods typed in a message: an EAN-13 stands where the name of the goods would."""

from __future__ import annotations

from collections.abc import Sequence

from core.assistant.interpreter.names import SAME, Candidate, Mention
from core.assistant.interpreter.text import Token, words

FIND = "inventory.find_code"
"""What a code said alone is about."""
_SIGNS = 13
_SCALE = "2"
_NAMED = words(
    "код кода коду кодом штрихкод штрихкода штрихкоду штрихкодом штрих артикул артикула артикулу "
    "артикулом barcode code ean sku"
)
"""Before a code that is spoken of as a code."""


def coded_goods(tokens: Sequence[Token]) -> list[Mention]:
    """Mentions of goods by their codes: the name is the code, the record is the room's to find."""
    return [
        Mention(place, place + 1, (Candidate("product", "", token.text, SAME, 1.0),))
        for place, token in enumerate(tokens)
        if token.is_number and is_ean13(token.text) and not _is_spoken_of(tokens, place)
    ]


def only_code(tokens: Sequence[Token]) -> str | None:
    """The code that is all of a message."""
    return tokens[0].text if len(tokens) == 1 and is_ean13(tokens[0].text) else None


def is_ean13(text: str) -> bool:
    """Thirteen figures, the last of them the right one."""
    if len(text) != _SIGNS or not (text.isascii() and text.isdigit()):
        return False
    digits = [int(sign) for sign in text]
    return (sum(digits[0:12:2]) + 3 * sum(digits[1:12:2]) + digits[12]) % 10 == 0


def is_of_a_scale(product: object) -> bool:
    """A code of the numbers 20–29: it has the quantity inside."""
    return isinstance(product, str) and product.startswith(_SCALE) and is_ean13(product)


def _is_spoken_of(tokens: Sequence[Token], place: int) -> bool:
    before = [token.norm for token in tokens[max(0, place - 2) : place] if token.is_word]
    return bool(before) and before[-1] in _NAMED
