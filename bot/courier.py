"""The courier: takes letters from the outbox and delivers them at the channels' legal rate."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Mapping
from typing import Protocol

from core.acts import outbox
from core.acts.models import Letter
from core.clock import Clock
from core.db import Database

log = logging.getLogger(__name__)

BATCH = 50
NAP = 1.0
"""Seconds between looks into the outbox when nothing wakes the courier."""


class Undeliverable(Exception):
    """The letter cannot arrive: the reader has blocked the bot, or the chat is gone."""


class TryLater(Exception):
    """Surely not sent; `after` is the channel's own word on when to try again, in seconds."""

    def __init__(self, after: float | None = None) -> None:
        super().__init__(after)
        self.after = after


class Delivery(Protocol):
    """A channel: delivers one letter and tells the message it became."""

    async def deliver(self, letter: Letter) -> str: ...


class Pace:
    """Telegram's usual limits: 30 messages a second in all, one a second per chat, 20 a minute per group."""

    def __init__(self, clock: asyncio.AbstractEventLoop) -> None:
        self._loop = clock
        self._next = 0.0
        self._chats: dict[str, float] = {}
        self._groups: dict[str, deque[float]] = {}

    async def wait(self, address: str) -> None:
        """Return when a message to this address may go."""
        await asyncio.sleep(max(0.0, self.turn(address) - self._loop.time()))

    def turn(self, address: str) -> float:
        """Take the next moment at which a message to this address may go, in the loop's seconds."""
        now = self._loop.time()
        at = max(now, self._next, self._chats.get(address, 0.0), self._group_turn(address, now))
        self._next = max(self._next, at) + 1 / 29
        self._chats[address] = at + 1.05
        if address.startswith("-"):
            self._groups.setdefault(address, deque(maxlen=20)).append(at)
        if len(self._chats) > 10_000:
            self._chats = {chat: free for chat, free in self._chats.items() if free > now}
        return at

    def _group_turn(self, address: str, now: float) -> float:
        sent = self._groups.get(address)
        return sent[0] + 60.5 if sent is not None and len(sent) == 20 else now


class Courier:
    """Delivers what is due, for ever."""

    def __init__(self, db: Database, clock: Clock, channels: Mapping[str, Delivery]) -> None:
        self._db = db
        self._clock = clock
        self._channels = channels
        self._awake = asyncio.Event()
        self._turn = asyncio.Lock()
        """One round at a time: who waits for all letters waits for those on their way too."""

    def wake(self) -> None:
        """There may be letters."""
        self._awake.set()

    async def recover(self) -> None:
        """Letters that were on their way when the house fell may have arrived: they are not sent again."""
        names = list(self._channels)
        lost = await self._db.write(lambda session: outbox.unsure(session, names))
        if lost:
            log.warning("%d letters may or may not have been sent before the stop", lost)

    async def settled(self) -> None:
        """Deliver everything that is due now."""
        pace = Pace(asyncio.get_running_loop())
        while await self.round(pace):
            pass

    async def run(self) -> None:
        """Deliver until cancelled."""
        await self.recover()
        pace = Pace(asyncio.get_running_loop())
        while True:
            self._awake.clear()
            if not await self.round(pace):
                await self._nap()

    async def _nap(self) -> None:
        try:
            await asyncio.wait_for(self._awake.wait(), NAP)
        except TimeoutError:
            return

    async def round(self, pace: Pace) -> int:
        """Deliver one batch; how many letters it had. Addresses go side by side, each in order."""
        async with self._turn:
            return await self._round(pace)

    async def _round(self, pace: Pace) -> int:
        now, names = self._clock.now(), list(self._channels)
        letters = await self._db.write(lambda session: outbox.claim(session, names, now, BATCH))
        by_address: dict[str, list[Letter]] = {}
        for letter in letters:
            by_address.setdefault(letter.address, []).append(letter)
        await asyncio.gather(*(self._walk(pile, pace) for pile in by_address.values()))
        return len(letters)

    async def _walk(self, letters: list[Letter], pace: Pace) -> None:
        for letter in letters:
            await pace.wait(letter.address)
            if await self._db.write(lambda session, one=letter.id: outbox.begin(session, one)):  # type: ignore[misc]
                letter.attempts += 1
                await self._deliver(letter)

    async def _deliver(self, letter: Letter) -> None:
        try:
            message = await self._channels[letter.channel].deliver(letter)
        except TryLater as later:
            after, tries = later.after, letter.attempts
            await self._db.write(
                lambda session: outbox.put_back(session, letter.id, self._clock.now(), after, tries)
            )
        except Undeliverable as why:
            reason = str(why)
            await self._db.write(lambda session: outbox.failed(session, letter.id, reason))
        except Exception:
            log.exception("a letter could not be delivered")
            await self._db.write(lambda session: outbox.failed(session, letter.id, "a fault of ours"))
        else:
            await self._db.write(
                lambda session: outbox.delivered(session, letter.id, message, self._clock.now())
            )
