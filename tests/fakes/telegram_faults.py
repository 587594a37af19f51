"""Trouble on request: refusals, broken connections, held answers, and Telegram's pace."""

from __future__ import annotations

import asyncio
import math
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from tests.fakes.telegram_errors import ApiError, too_many_requests

Trouble = ApiError | Literal["lost before", "lost after"]
"""A refusal; or the connection breaks before the deed is done, or after (the bot cannot know which)."""


@dataclass(slots=True)
class _Planned:
    trouble: Trouble
    times: int
    chat_id: int | None


@dataclass(slots=True)
class Gate:
    """Holds a method's answers until opened."""

    opened: asyncio.Event = field(default_factory=asyncio.Event)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    waiting: int = 0

    def open(self) -> None:
        self.opened.set()

    async def passed(self) -> None:
        self.waiting += 1
        self.arrived.set()
        await self.opened.wait()


class Faults:
    """What a test has planned. Method names as in the Bot API, in any case."""

    def __init__(self) -> None:
        self._planned: dict[str, list[_Planned]] = defaultdict(list)
        self._gates: dict[str, Gate] = {}

    def plan(self, method: str, trouble: Trouble, times: int, chat_id: int | None) -> None:
        self._planned[method.lower()].append(_Planned(trouble, times, chat_id))

    def hold(self, method: str) -> Gate:
        gate = self._gates[method.lower()] = Gate()
        return gate

    async def pass_gate(self, method: str) -> None:
        gate = self._gates.get(method)
        if gate:
            await gate.passed()

    def next_for(self, method: str, chat_id: int | None) -> Trouble | None:
        for planned in self._planned[method]:
            if planned.times > 0 and planned.chat_id in {None, chat_id}:
                planned.times -= 1
                return planned.trouble
        return None


@dataclass(slots=True)
class Pace:
    """Telegram's limits of messages, each off unless given: by chat and second, group and minute, in all."""

    per_chat_second: int | None = None
    per_group_minute: int | None = None
    per_second: int | None = None
    _seen: dict[tuple[str, int], deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def check(self, chat_id: int, now: Callable[[], float]) -> None:
        """Count a sending; raises 429 with the whole seconds to wait."""
        at = now()
        windows = [("chat", chat_id, self.per_chat_second, 1.0), ("all", 0, self.per_second, 1.0)]
        if chat_id < 0:
            windows.append(("group", chat_id, self.per_group_minute, 60.0))
        counted = [
            (self._seen[name, key], most, span) for name, key, most, span in windows if most is not None
        ]
        for seen, most, span in counted:
            while seen and seen[0] <= at - span:
                seen.popleft()
            if len(seen) >= most:
                raise too_many_requests(max(1, math.ceil(seen[0] + span - at)))
        for seen, _, _ in counted:
            seen.append(at)
