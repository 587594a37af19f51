"""Short messages that live by what was said before: an answer to a question, "а за октябрь?"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from core.assistant.interpreter.frames import FIELD_OF, Filled, Frame
from core.assistant.interpreter.goods import written
from core.assistant.interpreter.reading import Call, OpenQuestion
from core.assistant.interpreter.signs import FILLERS, Signs
from core.assistant.interpreter.slots import filled
from core.assistant.interpreter.spans import Money, Quantity
from core.assistant.interpreter.text import words

_GOING_ON = words("а и and what how ну")
_LONGEST = 8
_NUMBERS = words("quantity price amount level limit days percent cost")


def replied(signs: Signs, frames: Mapping[str, Frame], question: OpenQuestion) -> Call | None:
    """The question's call with its field filled from the message, or None where the message is no answer."""
    frame = frames.get(question.call.action)
    if frame is None or len(signs.line) > 3 * _LONGEST:
        return None
    path = question.field.split(".")
    if path[-1] in _NUMBERS:
        return _with_number(signs, question.call, path)
    slot = next((s for s in frame.slots if FIELD_OF.get(s, s) == path[0]), path[0])
    found = filled(signs, replace(frame, slots=_asked(frame, slot), places={}))
    if path[0] not in found.args or not _is_answer(signs, found):
        return None
    return Call(question.call.action, {**question.call.args, **found.args})


def is_one_word(signs: Signs) -> bool:
    """A word alone is an answer wherever it can be one, whatever else it may begin."""
    return len([t for t in signs.line.tokens if t.is_word and t.norm not in FILLERS]) == 1


def _asked(frame: Frame, slot: str) -> tuple[str, ...]:
    """The slot asked about first; places and people are read as any of their kind."""
    return (slot,)


def _is_answer(signs: Signs, found: Filled) -> bool:
    words_said = [p for p, t in enumerate(signs.line.tokens) if t.is_word and t.norm not in FILLERS]
    left = [place for place in words_said if place not in found.taken]
    return len(left) <= max(1, len(words_said) // 3)


def _with_number(signs: Signs, call: Call, path: list[str]) -> Call | None:
    spans = signs.of("number", "quantity", "money", "percent")
    others = [t for t in signs.line.tokens if t.is_word and t.norm not in FILLERS]
    if len(spans) != 1 or len(others) > 2:
        return None
    value = spans[0].value
    amount = value.amount if isinstance(value, Money | Quantity) else value
    if not isinstance(amount, Decimal):
        return None
    extra = (
        {"unit": value.unit}
        if isinstance(value, Quantity) and path[-1] == "quantity" and len(path) > 1
        else {}
    )
    return Call(call.action, _placed(dict(call.args), path, written(amount), extra))


def _placed(
    args: dict[str, object], path: list[str], value: object, extra: Mapping[str, object]
) -> dict[str, object]:
    if len(path) == 1:
        return {**args, path[0]: value}
    lines = args.get(path[0])
    kept = [dict(line) for line in lines] if isinstance(lines, list) else []
    place = int(path[1])
    if place < len(kept):
        kept[place] = {**kept[place], path[2]: value, **extra}
    return {**args, path[0]: kept}


def continued(signs: Signs, frames: Mapping[str, Frame], last: Call, *, is_new: bool) -> Call | None:
    """The last call about another period, product or person: "а за октябрь?", "а муки?"."""
    frame = frames.get(last.action)
    if (
        frame is None
        or is_new
        or len(signs.line) > _LONGEST
        or signs.line.norm(0) not in _GOING_ON
        or not frame.reads
    ):
        return None
    found = filled(signs, frame)
    fresh = {name: value for name, value in found.args.items() if name not in frame.fixed}
    if not fresh or not _is_answer(signs, found):
        return None
    return Call(last.action, {**last.args, **fresh})
