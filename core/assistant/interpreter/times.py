"""Every day, hour, period and repetition of a message."""

from __future__ import annotations

from datetime import datetime

from core.assistant.interpreter import date_words as said
from core.assistant.interpreter.calendar_days import Direction
from core.assistant.interpreter.line import Line
from core.assistant.interpreter.moments import moment_at
from core.assistant.interpreter.number_words import ORDINALS
from core.assistant.interpreter.periods import period_at
from core.assistant.interpreter.recurrence import recurrence_at
from core.assistant.interpreter.spans import Span
from core.assistant.interpreter.text import words

_STARTERS = said.DATE_VOCABULARY | frozenset(ORDINALS) | words(
    "в во на к ко до с со за от по on by at until till before for from since of the in over during within "
    "between раз once through after спустя назад конце концу end day половина половине полчаса half все "
    "весь all "
    "q i "
    "ii iii iv один двадцать тридцать twenty thirty "
    "без четверть quarter после начиная полдню noon midday полудню полудня полуночи weekends weekdays "
    "утрам вечерам"
)  # fmt: skip


def times(
    line: Line, now: datetime, direction: Direction, blocked: frozenset[int] = frozenset()
) -> list[Span]:
    """Spans "when", "period" and "recurrence", in order, longest reading first; `now` is local and naive.

    `direction` is where a date without a year lies; `blocked` tokens (phones, order numbers) are not read.
    """
    found: list[Span] = []
    place = 0
    while place < len(line):
        best = None if place in blocked else _best(line, place, now, direction)
        if best is None or any(inner in blocked for inner in range(best.first, best.last)):
            place += 1
            continue
        found.append(best)
        place = best.last
    return found


def _best(line: Line, place: int, now: datetime, direction: Direction) -> Span | None:
    token = line.tokens[place]
    if not (
        token.is_number
        or token.norm in _STARTERS
        or token.norm.startswith(("ежед", "ежен", "ежем", "ежеч", "пол"))
    ):
        return None
    readings = (
        recurrence_at(line, place),
        period_at(line, place, now.date(), direction),
        moment_at(line, place, now, direction),
    )
    return max((span for span in readings if span), key=lambda span: span.last, default=None)
