"""A Bot API stub that is faster than any bot: a raw asyncio protocol, canned answers, latencies kept.

It checks nothing (tests/fakes/bot_api.py does that). What keeps it busy stands in loop.py.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import re
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Self

from benchmarks.stub_wire import BOT, Connection, Said, message, numbers, press

TOKEN = "4200000002:AABenchmarkTokenOfTheStubServer00000"
SPEAKS = frozenset(
    [
        b"sendMessage",
        b"sendPhoto",
        b"sendDocument",
        b"editMessageText",
        b"editMessageCaption",
        b"editMessageMedia",
    ]
)
"""Methods that show something to a person."""
_CHAT = re.compile(rb'(?:\bchat_id=|name="chat_id"\r\n(?:[^\r\n]+\r\n)*\r\n|"chat_id": ?)(-?\d+)')
_TRUE = b'{"ok":true,"result":true}'
_NONE = b'{"ok":true,"result":[]}'


class Stub:
    """One bot's server; `url` for TELEGRAM_API_URL."""

    def __init__(self) -> None:
        self.url = ""
        self.handed_out: dict[int, float] = {}
        """Chat → when its open update was handed out."""
        self._pending: deque[tuple[int, bytes, int]] = deque()
        self._poll: tuple[Connection, int] | None = None
        self._poll_end: asyncio.TimerHandle | None = None
        first = time.time_ns() // 1_000_000
        self._ids = itertools.count(first)
        """No two stubs share numbers: the bot remembers what it has answered."""
        self._messages = itertools.count(first)
        self._heard: dict[int, Callable[[Said], None]] = {}
        self._server: asyncio.Server | None = None
        self._connections: set[Connection] = set()

    @classmethod
    @asynccontextmanager
    async def running(cls) -> AsyncIterator[Self]:
        stub = cls()
        server = await asyncio.get_running_loop().create_server(lambda: Connection(stub), "127.0.0.1", 0)
        stub.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        try:
            yield stub
        finally:
            server.close()
            for connection in list(stub._connections):
                connection.close()

    # ------------------------------------------------------------ asking

    async def say(self, chat: int, text: str, *, within: float = 30.0) -> Said:
        """A person writes; returns what the bot shows next in that chat."""
        return await self._ask(chat, lambda: self.write(chat, text), within, text)

    async def press(self, chat: int, said: Said, label: str, *, within: float = 30.0) -> Said:
        """A person presses a button under what the bot has said; returns what it shows next."""
        return await self._ask(chat, lambda: self.tap(chat, said, label), within, f"[{label}]")

    def expect(self, chat: int, heard: Callable[[Said], None] | None) -> None:
        """Whom to tell of what the bot shows next in a chat (None: nobody)."""
        if heard is None:
            self._heard.pop(chat, None)
        else:
            self._heard[chat] = heard

    def write(self, chat: int, text: str) -> None:
        """A person writes; nobody waits."""
        self._queue(chat, message(chat, next(self._messages), text))

    def tap(self, chat: int, said: Said, label: str) -> None:
        """A person presses a button under what the bot has said; nobody waits."""
        self._queue(chat, press(chat, said.message_id, said.callback(label), next(self._messages)))

    async def _ask(self, chat: int, act: Callable[[], None], within: float, what: str) -> Said:
        answer: asyncio.Future[Said] = asyncio.get_running_loop().create_future()
        self.expect(chat, lambda said: None if answer.done() else answer.set_result(said))
        act()
        try:
            async with asyncio.timeout(within):
                return await answer
        except TimeoutError:
            raise TimeoutError(f"no answer to {what!r} in {within:g} s") from None
        finally:
            self.expect(chat, None)

    # ------------------------------------------------------------ the bot's side

    def _queue(self, chat: int, update: bytes) -> None:
        number = next(self._ids)
        self._pending.append((number, b'{"update_id":%d,%s}' % (number, update), chat))
        if self._poll:
            connection, limit = self._poll
            self._end_poll()
            asyncio.get_running_loop().call_soon(self.hand_out, connection, limit)

    def poll(self, connection: Connection, body: bytes) -> None:
        values = numbers(body)
        while self._pending and self._pending[0][0] < values.get("offset", 0):
            self._pending.popleft()
        limit = values.get("limit", 100)
        if self._pending or not values.get("timeout"):
            self.hand_out(connection, limit)
            return
        self._end_poll()
        self._poll = connection, limit
        self._poll_end = asyncio.get_running_loop().call_later(values["timeout"], self._let_go)

    def hand_out(self, connection: Connection, limit: int) -> None:
        handed = list(itertools.islice(self._pending, limit))
        connection.answer(b'{"ok":true,"result":[%s]}' % b",".join(update for _, update, _ in handed))
        now = time.perf_counter()
        for _, _, chat in handed:
            self.handed_out[chat] = now

    def hear(self, method: bytes, body: bytes) -> bytes:
        """Answer one call; whoever waits for its chat hears of it."""
        if method not in SPEAKS:
            return _CANNED.get(method, _TRUE)
        found = _CHAT.search(body)
        chat = int(found[1]) if found else 0
        message_id = next(self._messages)
        heard = self._heard.get(chat)
        if heard:
            heard(Said(method.decode(), body, message_id))
        return (
            b'{"ok":true,"result":{"message_id":%d,"date":1700000000,"from":%s,'
            b'"chat":{"id":%d,"type":"private","first_name":"P"},"text":"ok"}}'
        ) % (message_id, json.dumps(BOT).encode(), chat)

    def _let_go(self) -> None:
        if self._poll:
            connection, _ = self._poll
            self._end_poll()
            connection.answer(_NONE)

    def _end_poll(self) -> None:
        self._poll = None
        if self._poll_end:
            self._poll_end.cancel()

    def opened(self, connection: Connection) -> None:
        self._connections.add(connection)

    def closed(self, connection: Connection) -> None:
        self._connections.discard(connection)
        if self._poll and self._poll[0] is connection:
            self._end_poll()


_CANNED = {
    b"getMe": json.dumps({"ok": True, "result": BOT}).encode(),
    b"getMyCommands": _NONE,
    b"getWebhookInfo": b'{"ok":true,"result":{"url":"","has_custom_certificate":false}}',
}
