"""Turns under way: one per person and conversation, and "стоп" ends it."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")
Whose = tuple[str, int]
"""The conversation and the person."""
STOP_WORDS = frozenset({"стоп", "stop", "хватит"})


class Stopped(Exception):
    """The turn was ended by its person; nothing more is to be said about it."""


class Thinking:
    """Runs turns so that they can be stopped from another message."""

    def __init__(self) -> None:
        self._turns: dict[Whose, asyncio.Task[Any]] = {}

    async def run(self, whose: Whose, turn: Coroutine[Any, Any, T]) -> T:
        """The outcome of a turn. Raises Stopped when its person has ended it."""
        task = asyncio.ensure_future(turn)
        self._turns[whose] = task
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            if not task.cancelled():
                task.cancel()
                raise
            raise Stopped from None
        finally:
            if self._turns.get(whose) is task:
                del self._turns[whose]

    def stop(self, whose: Whose) -> bool:
        """End the turn of a person here; False when there is none."""
        task = self._turns.pop(whose, None)
        return task.cancel() if task is not None else False


def is_stop(text: str) -> bool:
    return text.strip(" .!").casefold() in STOP_WORDS
