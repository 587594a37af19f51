"""A mind that thinks until it is told to go on, for tests of what may happen meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from core.acts.calls import Done
from core.assistant.turn import Turn
from core.blocks import Receipt, Text, say
from tests.doors.talks.town import Town

NEW = ("customers.add", {"name": "Иванова"})


class Thinks:
    """Shows what it is told to, and answers with words or calls when it is told to."""

    def __init__(self, *calls: tuple[str, dict[str, Any]]) -> None:
        self.calls = calls
        self.words = ""
        self.heard: list[str] = []
        self.go_on = asyncio.Event()
        self.shows: Callable[[str], None] = lambda words: None
        self.begun = asyncio.Event()
        self.ended = asyncio.Event()

    async def __call__(self, turn: Turn) -> None:
        assert turn.reins.shows is not None
        self.shows = turn.reins.shows
        self.heard.append(turn.text)
        turn.reins.think()
        self.begun.set()
        try:
            await self.go_on.wait()
        except asyncio.CancelledError:
            self.ended.set()
            raise
        turn.reins.is_thinking = False
        if self.calls:
            await turn.carry_out(self.calls)
        else:
            turn.outcomes.append(Done(Receipt([Text(say("assistant-words", text=self.words))])))

    async def answers(self, town: Town, words: str = "") -> None:
        self.words = words
        self.go_on.set()
        await town.world.settled()


async def thinking(town: Town, says: Any, *calls: tuple[str, dict[str, Any]], text: str = "думай") -> Thinks:
    """Somebody has asked what takes long."""
    mind = Thinks(*calls)
    town.mind.ways[text] = mind
    await says
    await mind.begun.wait()
    return mind
