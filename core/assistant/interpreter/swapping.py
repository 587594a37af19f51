"""Goods for other goods: "обмени 2 кружки на тарелку", "вместо латте капучино"."""

from __future__ import annotations

from itertools import zip_longest

from core.assistant.interpreter.frames import Filled, Frame
from core.assistant.interpreter.goods import Good, goods, written
from core.assistant.interpreter.records import aside, watch
from core.assistant.interpreter.signs import Signs
from core.assistant.interpreter.text import words

_FOR = words("на for")
_INSTEAD = words("вместо instead")


def swap(signs: Signs, frame: Frame, found: Filled) -> bool:
    """What comes back and what is given for it; either alone where only that was said."""
    skipped = frozenset(aside(signs, frame, found))
    back, given = _sides(signs, skipped)
    if not back and not given:
        return False
    found.args["lines"] = [_pair(*pair) for pair in zip_longest(back, given)]
    for name, side in (("product", back), ("instead", given)):
        for number, good in enumerate(side):
            watch(found, number, good, name)
            found.taken.update(range(good.first, max(good.last, good.first + 1)))
    return True


def _sides(signs: Signs, skipped: frozenset[int]) -> tuple[list[Good], list[Good]]:
    """Goods before and after the word between them; with "вместо" it is the other way round."""
    end = len(signs.line)
    for place in range(end):
        word = signs.line.norm(place)
        if place in skipped or (word not in _FOR and word not in _INSTEAD):
            continue
        before = goods(signs, skipped | set(range(place, end)))
        after = goods(signs, skipped | set(range(place + 1)))
        if word in _INSTEAD and after:
            return after[:1] if not before else after, before or after[1:]
        if before and after:
            return before, after
    return goods(signs, skipped), []


def _pair(back: Good | None, given: Good | None) -> dict[str, object]:
    pair: dict[str, object] = {}
    if back is not None:
        pair["product"] = back.product.value
        if back.quantity is not None:
            pair["quantity"] = written(back.quantity)
    if given is not None:
        pair["instead"] = given.product.value
        if given.quantity is not None:
            pair["given"] = written(given.quantity)
        if given.price is not None:
            pair["price"] = written(given.price)
    return pair
