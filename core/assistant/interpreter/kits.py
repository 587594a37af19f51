"""What a kit is called and what is in it: набор Праздник: 1 роза, 2 м ленты за 1500."""

from __future__ import annotations

from core.assistant.interpreter.frames import Filled, Frame, is_among, put_named
from core.assistant.interpreter.goods import Good, goods, written
from core.assistant.interpreter.names import Mention
from core.assistant.interpreter.naming import Named, resolved
from core.assistant.interpreter.records import aside, watch
from core.assistant.interpreter.signs import FILLERS, Signs
from core.assistant.interpreter.text import words

KIT_WORDS = ("набор*", "комплект*", "kit", "kits", "set", "bundle")
_MEMBERS = words(": = - —")
_IS = ("состо*", "включа*", "вход*", "consists", "contains", "includes", "is", "made")
_LITTLE = words("из в во of это то up")
_BEFORE = ("состав*", "задай*", "создай*", "сделай*", "заведи*", "запиши*", "измени*", "поменяй*", "добавь*")
_LITTLE_BEFORE = words("make create define change composition the a an new add новый товар для of")


def kit(signs: Signs, frame: Frame, found: Filled) -> bool:
    """The name before the colon, or before "состоит из"; known goods where the words are theirs."""
    first, last, end = _head(signs)
    if first >= last:
        return False
    quoted = next((s for s in signs.of("quoted") if first <= s.first and s.last <= last), None)
    mention = next((m for m in signs.mentioned("product") if first <= m.first and m.last <= last), None)
    typed = str(quoted.value) if quoted is not None else signs.line.said(first, last)
    named = Named(typed)
    # With other words about it, a word of known goods is part of a new name: набор Роза и шампанское.
    if mention is not None and not _is_stray(signs, first, last, mention):
        named = resolved(mention, {"product"}, typed)
    put_named(found, "kit", named, first, last)
    found.taken.update(range(end))
    return True


def _is_stray(signs: Signs, first: int, last: int, mention: Mention) -> bool:
    """Are there other words about known goods than that it is a kit?"""
    beside = [*range(first, mention.first), *range(mention.last, last)]
    return any(not is_among(signs.line.norm(place), KIT_WORDS) for place in beside)


def _head(signs: Signs) -> tuple[int, int, int]:
    """Where the name begins and ends, and where the parts begin; nothing where no parts are told."""
    line = signs.line
    for place in range(1, len(line)):
        if line.tokens[place].text in _MEMBERS or is_among(line.norm(place), _IS):
            end = place + 1
            while end < len(line) and (line.norm(end) in _LITTLE or line.tokens[end].text in _MEMBERS):
                end += 1
            return _start(signs, place), place, end
    return 0, 0, 0


def _start(signs: Signs, last: int) -> int:
    """The name begins after the words of the command; the word for a kit is part of it."""
    first = 0
    while first < last - 1 and _is_before(signs.line.norm(first)):
        first += 1
    alone = first < last - 1 and is_among(signs.line.norm(first), KIT_WORDS)
    return first + 1 if alone and signs.line.tokens[first + 1].text in '«"“' else first


def _is_before(norm: str) -> bool:
    return norm in FILLERS or norm in _LITTLE_BEFORE or is_among(norm, _BEFORE)


def pieces(signs: Signs, frame: Frame, found: Filled) -> bool:
    """The goods after the name; a price behind them is the kit's."""
    read = goods(signs, frozenset(aside(signs, frame, found)))
    if not read:
        return False
    last = read[-1]
    if last.price is not None:
        found.args["price"] = written(last.price)
    found.args["lines"] = [_line(good) for good in read]
    for number, good in enumerate(read):
        watch(found, number, good)
        found.taken.update(range(good.first, max(good.last, good.first + 1)))
    return True


def _line(good: Good) -> dict[str, object]:
    line: dict[str, object] = {"product": good.product.value}
    if good.quantity is not None:
        line["quantity"] = written(good.quantity)
    if good.unit is not None:
        line["unit"] = good.unit
    return line
