"""Buttons under a message: rows that fit a phone, within Telegram's numbers."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol

from core.acts.calls import Waiting
from core.blocks import Act
from handlers.telegram.messages import Key, Keyboard
from handlers.telegram.rich import one_line, units


class TokenOf(Protocol):
    """Makes the callback data (≤ 64 bytes) of a call.

    `turn`: its answer takes the message's place. `then`: what goes on when it is done.
    """

    def __call__(self, act: Act, /, *, turn: bool = False, then: Waiting | None = None) -> str: ...

    async def keep(self) -> None:
        """Store what the payloads stand for; to be called before they are sent."""


MOST_KEYS = 100
MOST_BYTES = 9_900
MOST_IN_ROW = 8
MOST_CALLBACK = 64
MOST_COPY = 256
MOST_LABEL = 48
ROW_UNITS = 40
"""Letters a phone shows across the whole keyboard, two of each button's being its margins."""
_MARGINS = 2


def keyboard(rows: Iterable[Iterable[Key]]) -> Keyboard:
    """Rows as given, broken where labels would not be readable; what Telegram would not hold is left out.

    Raises ValueError for a payload that is too long.
    """
    kept: list[tuple[Key, ...]] = []
    left, room = MOST_KEYS, MOST_BYTES
    for row in rows:
        for part in _broken([fit(key) for key in row]):
            room -= sum(_weight(key) for key in part)
            if room < 0 or len(part) > left:
                return tuple(kept)
            left -= len(part)
            kept += [tuple(part)] if part else []
    return tuple(kept)


def _weight(key: Key) -> int:
    """About what a key takes in the markup Telegram stores, at most 10 000 bytes."""
    told = (key.text, key.callback, key.url, key.copy)
    return sum(len(json.dumps(part, ensure_ascii=False).encode()) for part in told if part) + 70


def fit(key: Key) -> Key:
    """The key with a label that can be shown and a payload that Telegram takes. Raises ValueError."""
    label = one_line(key.text) or "•"
    if units(label) > MOST_LABEL:
        label = label[: MOST_LABEL - 1].rstrip() + "…"
    if key.callback is not None and not 1 <= len(key.callback.encode()) <= MOST_CALLBACK:
        raise ValueError("callback data must have 1 to 64 bytes")
    if sum(deed is not None for deed in (key.callback, key.url, key.copy)) != 1:
        raise ValueError("a button does exactly one thing")
    return replace(key, text=label, copy=key.copy[:MOST_COPY] if key.copy else key.copy)


def packed(keys: Iterable[Key]) -> Iterable[list[Key]]:
    """Keys without rows of their own, as many in a row as can be read."""
    row: list[Key] = []
    for key in keys:
        if row and not _readable([*row, key]):
            yield row
            row = []
        row.append(key)
    if row:
        yield row


def _broken(row: list[Key]) -> Iterable[list[Key]]:
    return [row] if _readable(row) else packed(row)


def _readable(row: list[Key]) -> bool:
    widest = max((units(one_line(key.text)) for key in row), default=0)
    return len(row) <= 1 or (len(row) <= MOST_IN_ROW and len(row) * (widest + _MARGINS) <= ROW_UNITS)
