"""A short remark to a card that waits for a yes: "по 1300", "на субботу", "картой", "не 3, а 5 тортов"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal, InvalidOperation

from core.assistant.interpreter.frames import FIELD_OF, Frame
from core.assistant.interpreter.goods import Good, goods
from core.assistant.interpreter.knowledge import Mind, mind
from core.assistant.interpreter.names import NameIndex
from core.assistant.interpreter.reading import Call
from core.assistant.interpreter.signs import FILLERS, Signs
from core.assistant.interpreter.slots import filled
from core.assistant.interpreter.spans import Money, Quantity, Span
from core.assistant.interpreter.text import words

_LONGEST, _FEW = 7, 3
_TIMES, _LEAST_PRICE = 5, 30
"""How far from the old figure a number may be and still be another of its kind."""
_CLOSED = words(
    "due until day at cron discount amount cost percent method role customer member warehouse source target "
    "account phone email level days"
)
_REMARKS = words(
    "нет не а лучше сделай поставь пусть будет исправь измени поменяй точнее вернее цена цену сумма штук шт "
    "скидка скидку скидкой скидки discount off "
    "no not but more another plus add make rather change set instead actually price each it's"
)
_FOR = words("на за для for on")
_ON_TOP = words("еще ещё плюс добавь more plus another add")
_PRICE = words("по цена цену ценой at price @ each")
Line = Mapping[str, object]
Doubt = tuple[str, dict[str, object], dict[str, object]]
"""A number, the changes it makes as a price, and as a quantity."""


def amended(
    text: str, call: Call, *, now: datetime, index: NameIndex, built: Mind | None = None
) -> dict[str, object] | None:
    """The arguments of the card's call that a remark changes; None where it is none. Never raises."""
    known = built or mind()
    frame = known.frames.get(call.action)
    signs = Signs.read(text, now, index, known.knowledge)
    if frame is None or not 0 < len(signs.line) <= _LONGEST:
        return None
    slots = tuple(slot for slot in frame.slots if slot in _CLOSED and FIELD_OF.get(slot, slot) != "order")
    found = filled(signs, replace(frame, slots=slots, places={}, fixed={}, needs=()))
    changes, taken = _kept_hour(found.args, call.args), found.taken
    if not changes and "lines" in call.args:
        changes, taken = _in_lines(signs, call.args["lines"])
    if not changes and "item" in frame.slots and "item" not in call.args:
        changes, taken = _item(signs, frame)
    left = [p for p in range(len(signs.line)) if p not in taken and not _is_idle(signs, p)]
    return changes if changes and not left else None


def doubted(
    text: str, call: Call, *, now: datetime, index: NameIndex, built: Mind | None = None
) -> Doubt | None:
    """A bare number that may be the price of the only line as well as its quantity; None where it is clear.
    Never raises."""
    changes = amended(text, call, now=now, index=index, built=built)
    if changes is None or set(changes) != {"lines"} or not 0 < text.count(" ") + 1 <= _FEW:
        return None
    signs = Signs.read(text, now, index, (built or mind()).knowledge)
    spans = signs.of("number", "quantity", "money")
    if goods(signs) or len(spans) != 1 or spans[0].kind != "number" or _field(signs, spans[0]) == "price":
        return None
    held = [dict(line) for line in call.args["lines"]]  # type: ignore[attr-defined]
    place, number = _meant(held), _plain(spans[0])
    if place is None or not _may_be_price(number, held[place]):
        return None
    priced = [{**line, "price": number} if at == place else line for at, line in enumerate(held)]
    return number, {"lines": priced}, changes


def _may_be_price(number: str, line: Line) -> bool:
    """Is it nearer to a price than to how many there are?"""
    value, before = Decimal(number), _number(line.get("quantity")) or Decimal(1)
    price = _number(line.get("price"))
    if value <= _TIMES * before or value <= 0:
        return False
    return value >= _LEAST_PRICE if price is None else price / _TIMES <= value <= price * _TIMES


def _number(value: object) -> Decimal | None:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def _is_idle(signs: Signs, place: int) -> bool:
    token = signs.line.tokens[place]
    return not (token.is_word or token.is_number) or token.norm in FILLERS or token.norm in _REMARKS


def _kept_hour(found: Mapping[str, object], before: Mapping[str, object]) -> dict[str, object]:
    """Another day of an order keeps its hour."""
    changes = dict(found)
    due, old = found.get("due"), before.get("due")
    if isinstance(due, str) and isinstance(old, str) and "T" in old and "T" not in due:
        changes["due"] = due + old[old.index("T") :]
    return changes


def _item(signs: Signs, frame: Frame) -> tuple[dict[str, object], set[int]]:
    """What the money went for, said after the sum: расход 500 – бензин."""
    found = filled(signs, replace(frame, slots=("item",), places={}, fixed={}, needs=(), implies={}))
    led = signs.line.norm(0) in _FOR
    return found.args, found.taken | ({0} if led else set())


def _in_lines(signs: Signs, lines: object) -> tuple[dict[str, object], set[int]]:
    """Another price or quantity: of the goods named, else of the only line that can be meant."""
    held = [dict(line) for line in lines if isinstance(line, dict)] if isinstance(lines, list) else []
    named = goods(signs)
    if named:
        return _of_named(named, held)
    spans = [span for span in signs.of("number", "quantity", "money") if not _is_denied(signs, span)]
    place = _meant(held)
    if place is None or len(spans) != 1:
        return {}, set()
    field = _field(signs, spans[0])
    held[place] = {
        **held[place],
        field: _more(signs, spans[0], held[place]) if field == "quantity" else _plain(spans[0]),
    }
    return {"lines": held}, {
        p for s in signs.of("number", "quantity", "money") for p in range(s.first, s.last)
    }


def _more(signs: Signs, span: Span, line: Line) -> str:
    """ещё 2 штуки: so many on top of what the line has."""
    before = _number(line.get("quantity", "1"))
    is_more = any(signs.line.norm(place) in _ON_TOP for place in range(span.first))
    return format(Decimal(_plain(span)) + before, "f") if is_more and before is not None else _plain(span)


def _of_named(named: list[Good], held: list[dict[str, object]]) -> tuple[dict[str, object], set[int]]:
    taken: set[int] = set()
    for good in named:
        place = next((at for at, line in enumerate(held) if _is_same(line, good)), None)
        new = {key: value for key, value in good.line().items() if key != "product"}
        if place is None or not new:
            return {}, set()
        held[place] = {**held[place], **new}
        taken.update(range(good.first, good.last))
    return {"lines": held}, taken


def _is_same(line: Line, good: Good) -> bool:
    product = line.get("product")
    if isinstance(product, Mapping):
        return product.get("id") is not None and str(product["id"]) == good.product.id
    return isinstance(product, str) and product.lower() == good.product.name.lower()


def _meant(held: list[dict[str, object]]) -> int | None:
    """The only line, or the only one of which there are several."""
    many = [at for at, line in enumerate(held) if str(line.get("quantity", "1")) not in {"1", "1.0", "None"}]
    if len(held) == 1:
        return 0
    return many[0] if len(many) == 1 else None


def _is_denied(signs: Signs, span: Span) -> bool:
    """не 3, а 5: the number behind a "not" is the old one."""
    return signs.line.norm(span.first - 1) in {"не", "not"} and len(signs.of("number", "quantity")) > 1


def _field(signs: Signs, span: Span) -> str:
    before = signs.line.norm(span.first - 1)
    return "price" if span.kind == "money" or before in _PRICE else "quantity"


def _plain(span: Span) -> str:
    value = span.value.amount if isinstance(span.value, Money | Quantity) else span.value
    return format(value, "f") if not isinstance(value, str) else value
