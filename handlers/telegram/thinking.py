"""Turns under way: one per person and conversation. A stop ends it, a second thought takes its place."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any, TypeVar

from aiogram.types import Message

from core.assistant.reins import Reins

T = TypeVar("T")
Whose = tuple[str, int]
"""The conversation and the person, as the door knows them."""
STOP_WORDS = frozenset({"стоп", "stop", "хватит"})
MOST_AMENDED = 1000


class Stopped(Exception):
    """The turn was ended by its person; nothing of it is done."""


class Amended(Exception):
    """The person has said it otherwise before anything was done: it is to be read anew with `message`."""

    def __init__(self, message: Message) -> None:
        super().__init__("amended")
        self.message = message


@dataclass(eq=False)
class _Run:
    task: asyncio.Task[Any]
    reins: Reins
    key: str
    by: Message | None = None

    def end(self) -> None:
        """End it where nothing has begun; what has is ended between two deeds by the turn itself."""
        if not self.reins.has_begun:
            self.task.cancel()


class Thinking:
    """Runs turns so that they can be stopped and amended from another message."""

    def __init__(self) -> None:
        self._runs: dict[Whose, _Run] = {}
        self._amended: dict[str, list[Message]] = {}

    async def run(self, whose: Whose, turn: Coroutine[Any, Any, T], reins: Reins, key: str = "") -> T:
        """The outcome of the turn of a message (`key`). Raises Stopped when its person has ended it, Amended
        when they have said it otherwise meanwhile; then nothing of it is done."""
        run = _Run(asyncio.ensure_future(turn), reins, key)
        reins.thinks = lambda: self._amend(run)
        self._runs[whose] = run
        try:
            return await asyncio.shield(run.task)
        except asyncio.CancelledError:
            if not run.task.cancelled():
                run.task.cancel()
                raise
            if run.by is not None:
                raise Amended(run.by) from None
            raise Stopped from None
        finally:
            if self._runs.get(whose) is run:
                del self._runs[whose]

    def stop(self, whose: Whose) -> bool:
        """End the turn of a person here; it tells them. False when there is none."""
        run = self._runs.pop(whose, None)
        if run is None or run.task.done():
            return False
        run.reins.is_stopped = True
        run.end()
        return True

    def is_thinking(self, whose: Whose) -> bool:
        """Does a model think for this person here, with nothing done yet?"""
        run = self._runs.get(whose)
        return run is not None and run.reins.is_thinking and not run.reins.has_begun

    def amend(self, whose: Whose, key: str, by: Message) -> None:
        """The message of `key` is said otherwise: it is read anew at once where a model thinks it over, or
        else when one begins to. Minds that answer at once need no haste: there it is a message like any."""
        while len(self._amended) >= MOST_AMENDED:
            self._amended.pop(next(iter(self._amended)))
        self._amended.setdefault(key, []).append(by)
        run = self._runs.get(whose)
        if run is not None and run.key == key and self.is_thinking(whose):
            self._amend(run)

    def is_amended_by(self, key: str, message: Message) -> bool:
        """Is this message among those that the one of `key` waits to be read anew with?"""
        return message in self._amended.get(key, ())

    def forget(self, key: str) -> None:
        """The message of `key` is answered: what was to change it is read by itself."""
        self._amended.pop(key, None)

    def _amend(self, run: _Run) -> None:
        waiting = self._amended.get(run.key)
        if waiting and run.by is None and not run.reins.is_stopped:
            run.by = waiting.pop(0)
            run.end()


def is_stop(text: str) -> bool:
    return text.strip(" .!").casefold() in STOP_WORDS
