"""Fields that are choices, where more than their own words tells which: how it was paid, whose ranking."""

from __future__ import annotations

from core.assistant.interpreter.frames import Filled, Frame, enum, is_free, is_led, put
from core.assistant.interpreter.signs import Signs
from core.assistant.interpreter.text import words


def entity(signs: Signs, frame: Frame, found: Filled) -> bool:
    """Whose ranking: who and what say it only where nothing else does."""
    spans = [span for span in signs.chosen("entity") if is_free(found, span)]
    for span in sorted(spans, key=lambda span: signs.line.norm(span.first) in _ASKING):
        return put(found, "entity", span.value, span.first, span.last)
    return False


def metric(signs: Signs, frame: Frame, found: Filled) -> bool:
    """Which figure: "заработали чистыми" is profit, though "заработали" alone is what came in."""
    spans = [span for span in signs.chosen("metric") if is_free(found, span)]
    if not spans:
        return False
    best = min(spans, key=lambda span: span.value == "revenue")
    for span in spans:
        found.taken.update(range(span.first, span.last))
    return put(found, "metric", best.value, best.first, best.last)


_ASKING = words("кто что чего чё чем чём who what")


def method(signs: Signs, frame: Frame, found: Filled) -> bool:
    """How it was paid: as said, else by the account it came to: на сбер, to Ozon Bank."""
    if enum("method")(signs, frame, found):
        return True
    for mention in signs.mentioned("account"):
        if is_free(found, mention) and is_led(signs, mention.first, _ONTO):
            till = signs.line.norm(mention.first).startswith(_TILL)
            return put(found, "method", "cash" if till else "transfer", mention.first - 1, mention.last)
    return False


_ONTO = ("на", "в", "to", "into", "on")
_TILL = ("касс", "нал", "сейф", "ящик", "cash", "till")
