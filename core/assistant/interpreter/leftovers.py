"""What of a message is in none of the fields found: it is said to the person, never dropped in silence."""

from __future__ import annotations

from core.assistant.interpreter.frames import Filled, Frame
from core.assistant.interpreter.goods import SOMEBODY
from core.assistant.interpreter.signs import FILLERS, NAME, Signs, sign_of
from core.assistant.interpreter.text import words

_IDLE = words(
    "пожалуйста плиз спасибо сегодня сейчас срочно быстро просто прошу друг бот дорогой хочу надо нужно нам "
    "мне свой свою свое его мой who нет да он она они ее их ему ей им себе себя сам сама which что чтобы "
    "как какой какая какие где "
    "когда новый новая новое новую штук штуки шт штуку руб рублей только раз today please now thanks want "
    "клиент клиента клиенту клиентка покупатель заказ заказа order due"
)
"""Words that change nothing of what is meant."""


def unread(signs: Signs, frame: Frame, found: Filled) -> tuple[str, ...]:
    """Stretches as typed; of a read only those with a name or a number, for it shows what it answers."""
    runs: list[list[int]] = []
    for place in range(len(signs.line)):
        if not _is_left(signs, frame, found, place):
            continue
        between = range(runs[-1][-1] + 1, place) if runs else range(0)
        glued = all(signs.line.tokens[at].glued for at in (*between, place))
        if runs and (glued or all(_is_idle(signs, at) for at in between)):
            runs[-1].append(place)
        else:
            runs.append([place])
    return tuple(
        signs.line.said(run[0], run[-1] + 1)
        for run in runs
        if not frame.reads or any(_is_telling(signs, place) for place in run)
    )


def has_number(signs: Signs, frame: Frame, found: Filled) -> bool:
    """Is a number among them? Of a write that is never passed over."""
    left = (place for place in range(len(signs.line)) if _is_left(signs, frame, found, place))
    return any(signs.line.tokens[place].is_number for place in left)


def _is_left(signs: Signs, frame: Frame, found: Filled, place: int) -> bool:
    token = signs.line.tokens[place]
    if place in found.taken or not (token.is_word or token.is_number):
        return False
    if token.is_number:
        return not any(s.first <= place < s.last for s in signs.exact)
    if (
        token.norm in SOMEBODY
        or _is_idle(signs, place)
        or sign_of(token.norm) in frame.said
        or len(token.norm) < 2
    ):
        return False
    return not any(s.first <= place < s.last and s.kind in frame.slots for s in signs.enums)


def _is_idle(signs: Signs, place: int) -> bool:
    token = signs.line.tokens[place]
    return not (token.is_word or token.is_number) or token.norm in FILLERS or token.norm in _IDLE


def _is_telling(signs: Signs, place: int) -> bool:
    token = signs.line.tokens[place]
    named = any(m.first <= place < m.last for m in signs.mentions)
    return named or token.is_number or signs.word_sign(place) == NAME
