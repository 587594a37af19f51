"""Which task, or idea, is meant: its number, or the words of it between those of the command."""

from __future__ import annotations

from core.assistant.interpreter.figures import amount_of
from core.assistant.interpreter.frames import Filled, Frame, Reader, is_free, put
from core.assistant.interpreter.goods import written
from core.assistant.interpreter.signs import FILLERS, Signs, sign_of
from core.assistant.interpreter.text import words

_LINKS = words("что про о об чтобы to about that уже already is are it это как as")


def numbered_or_told(slot: str) -> Reader:
    """задача 5, задачу позвонить поставщику: a number that is no time, else words nothing has taken."""

    def read(signs: Signs, frame: Frame, found: Filled) -> bool:
        for span in signs.of("number"):
            timed = any(time.overlaps(span) for time in signs.times(frame.direction))
            if is_free(found, span) and not timed and span.value == int(amount_of(span)):
                return put(found, slot, written(amount_of(span)), span.first, span.last)
        quoted = next((span for span in signs.of("quoted") if is_free(found, span)), None)
        if quoted is not None:
            return put(found, slot, quoted.value, quoted.first, quoted.last)
        run = _run(signs, frame, found)
        return run is not None and put(found, slot, signs.line.said(*run), *run)

    return read


def _run(signs: Signs, frame: Frame, found: Filled) -> tuple[int, int] | None:
    """The first run of words that are neither the command's nor anything else's."""
    count = len(signs.line)
    first = next((at for at in range(count) if not _is_ours(signs, frame, found, at)), None)
    if first is None:
        return None
    last = first
    while last < count and last not in found.taken:
        last += 1
    while last > first and _is_ours(signs, frame, found, last - 1):
        last -= 1
    return first, last


def _is_ours(signs: Signs, frame: Frame, found: Filled, place: int) -> bool:
    token = signs.line.tokens[place]
    if place in found.taken or not (token.is_word or token.is_number):
        return True
    return token.norm in FILLERS or token.norm in _LINKS or sign_of(token.norm) in frame.said
