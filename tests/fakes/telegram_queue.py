"""Updates on their way to the bot: by long polling or by webhook, kept until the bot confirms them."""

from __future__ import annotations

import asyncio
import itertools
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp

from tests.fakes.telegram_errors import conflict

Json = dict[str, Any]

ONLY_IF_ASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
MOST_WAIT = 50
"""Seconds: the longest a long poll is held, whatever it asks for."""


class UpdateQueue:
    """The bot's queue. An update is forgotten when the bot asks beyond it or its webhook answers 2xx."""

    def __init__(self) -> None:
        self.allowed: frozenset[str] | None = None
        self.changes = 0
        """Grows with every update that comes or goes."""
        self.handed_out = 0
        self.polling = asyncio.Event()
        """Set while a long poll waits."""
        self._ids = itertools.count(500_001)
        self._pending: deque[Json] = deque()
        self._again: deque[Json] = deque()
        self._lent: list[Json] = []
        """Redelivered ones that were handed out; the next poll confirms them."""
        self._news = asyncio.Event()
        self._empty = asyncio.Event()
        self._empty.set()
        self._poller: asyncio.Future[None] | None = None
        self._closed = False

    def add(self, kind: str, body: Json) -> Json | None:
        """Queue an update, unless the bot asked not to hear of its kind; returns it."""
        if kind not in self.allowed if self.allowed else kind in ONLY_IF_ASKED:
            return None
        update = {"update_id": next(self._ids), kind: body}
        self._pending.append(update)
        self._changed()
        return update

    def redeliver(self, update: Json) -> None:
        """Hand out an update once more, under its own id, even if it was confirmed."""
        self._again.append(update)
        self._changed()

    def pending(self) -> list[Json]:
        return [*self._lent, *self._again, *self._pending]

    async def confirmed(self) -> None:
        """Wait until the bot has confirmed everything."""
        await self._empty.wait()

    async def poll(self, offset: int, limit: int, wait: float) -> list[Json]:
        """getUpdates. A second poll ends the first with 409, as on the real server."""
        self._end_poller(
            "terminated by other getUpdates request; make sure that only one bot instance is running"
        )
        self._lent.clear()
        self._forget(offset)
        if not self.pending() and wait > 0 and not self._closed:
            await self._wait(min(wait, MOST_WAIT))
        self._lent = [self._again.popleft() for _ in range(min(limit, len(self._again)))]
        handed = self._lent + list(itertools.islice(self._pending, limit - len(self._lent)))
        self.handed_out += len(handed)
        if handed:
            self._changed()
        return handed

    def end_poll(self, why: str) -> None:
        self._end_poller(why)

    def drop(self) -> None:
        self._pending.clear()
        self._changed()

    def close(self) -> None:
        """Let a waiting poll go with nothing."""
        self._closed = True
        self._news.set()

    async def push(self, deliver: Callable[[Json], Awaitable[bool]]) -> None:
        """Deliver updates one by one, in order, until cancelled; what `deliver` refuses is tried again."""
        while True:
            queue = self._again or self._pending
            if not queue:
                self._news.clear()
                await self._news.wait()
            elif await deliver(queue[0]):
                queue.popleft()
                self._changed()

    def _forget(self, offset: int) -> None:
        if offset < 0:
            while len(self._pending) > -offset:
                self._pending.popleft()
        while self._pending and offset > self._pending[0]["update_id"]:
            self._pending.popleft()
        self._settle()

    async def _wait(self, seconds: float) -> None:
        self._news.clear()
        self._poller = ended = asyncio.get_running_loop().create_future()
        news = asyncio.ensure_future(self._news.wait())
        self.polling.set()
        try:
            await asyncio.wait({ended, news}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
            if ended.done():
                ended.result()
        finally:
            news.cancel()
            if self._poller is ended:
                self._poller = None
                self.polling.clear()

    def _end_poller(self, why: str) -> None:
        if self._poller and not self._poller.done():
            self._poller.set_exception(conflict(why))
        self._poller = None

    def _changed(self) -> None:
        self.changes += 1
        self._news.set()
        self._settle()

    def _settle(self) -> None:
        (self._empty.clear if self.pending() else self._empty.set)()


class Webhook:
    """Posts updates to the bot's address and carries out the method that may stand in the answer."""

    def __init__(self, url: str, secret: str, act: Callable[[Json], Awaitable[None]]) -> None:
        self.url = url
        self.secret = secret
        self.refusals = 0
        self._act = act
        self._task: asyncio.Task[None] | None = None

    def start(self, queue: UpdateQueue, pause: float) -> None:
        self._task = asyncio.create_task(self._run(queue, pause))

    async def stop(self) -> None:
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self, queue: UpdateQueue, pause: float) -> None:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret} if self.secret else {}
        async with aiohttp.ClientSession(headers=headers) as session:

            async def deliver(update: Json) -> bool:
                if await self._post(session, update):
                    return True
                self.refusals += 1
                await asyncio.sleep(pause)  # the real server waits too; tests set the pause
                return False

            await queue.push(deliver)

    async def _post(self, session: aiohttp.ClientSession, update: Json) -> bool:
        try:
            async with session.post(self.url, json=update) as answer:
                body = await answer.read()
                if answer.status // 100 != 2:
                    return False
                if body and answer.content_type == "application/json":
                    await self._act(await answer.json())
                return True
        except aiohttp.ClientError:
            return False
