"""What is written on a gift card: the word after the card is named."""

from __future__ import annotations

from core.assistant.interpreter.frames import Filled, Frame, is_among, put
from core.assistant.interpreter.signs import Signs

_CARDS = ("сертификат*", "карт*", "card", "cards", "certificate", "voucher")
_MARKS = frozenset({"№", "#", "номер", "number", "код", "code", "подарочный", "подарочн"})


def card_code(signs: Signs, frame: Frame, found: Filled) -> bool:
    """A number, or a word with a digit in it, right after the card."""
    for place in range(len(signs.line)):
        if not is_among(signs.line.norm(place), _CARDS):
            continue
        after = place + 1
        while signs.line.norm(after) in _MARKS:
            after += 1
        said = signs.line.token(after).text
        if after not in found.taken and any(letter.isdigit() for letter in said):
            return put(found, "code", said, after, after + 1)
    return False
