"""A closed loop of people: each writes again when answered, so all are in flight all the time."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence

from benchmarks.harness import Figures, percentile
from benchmarks.stub import Stub
from benchmarks.stub_wire import Said

Reply = Callable[[Said], bool | str]
"""Is this the answer? Or a text: the label of the button to press under it, the answer still to come."""


def anything(said: Said) -> bool:
    return True


class Loop:
    """`text(number)` is written `count` times over all chats; before them a tenth warms up, uncounted."""

    def __init__(
        self,
        stub: Stub,
        chats: Sequence[int],
        text: Callable[[int], str],
        count: int,
        reply: Reply = anything,
    ) -> None:
        self.latencies: list[float] = []
        """Seconds from handing an update out to its answer, presses in between included."""
        self._stub = stub
        self._chats = chats
        self._text = text
        self._reply = reply
        self._warm = max(len(chats), count // 10)
        self.count = self._warm + count
        """How many are written in all."""
        self._numbers = iter(range(self.count))
        self._first: dict[int, float] = {}
        self._busy = len(chats)
        self._done = asyncio.Event()
        self._odd = ""
        self._begun = self._ended = 0.0

    async def run(self, within: float = 300.0) -> Figures:
        for chat in self._chats:
            self._write(chat)
        try:
            async with asyncio.timeout(within):
                await self._done.wait()
        except TimeoutError:
            heard = f"; heard instead: {self._odd!r}" if self._odd else ""
            raise TimeoutError(f"{self._busy} people unanswered after {within:g} s{heard}") from None
        return {
            "updates/s": len(self.latencies) / (self._ended - self._begun),
            "p50 ms": percentile(self.latencies, 0.5) * 1000,
            "p99 ms": percentile(self.latencies, 0.99) * 1000,
        }

    def _write(self, chat: int) -> None:
        number = next(self._numbers, None)
        if number is None:
            self._stub.expect(chat, None)
            self._busy -= 1
            if not self._busy:
                self._done.set()
            return
        self._stub.expect(chat, lambda said: self._hear(chat, number, said))
        self._stub.write(chat, self._text(number))

    def _hear(self, chat: int, number: int, said: Said) -> None:
        verdict = self._reply(said)
        if verdict is False:
            self._odd = said.text
            return
        first = self._first.setdefault(chat, self._stub.handed_out[chat])
        if isinstance(verdict, str):
            self._stub.tap(chat, said, verdict)
            return
        del self._first[chat]
        self._count(number, first)
        self._write(chat)

    def _count(self, number: int, first: float) -> None:
        now = time.perf_counter()
        if number >= self._warm:
            self.latencies.append(now - first)
            self._ended = now
        elif number == self._warm - 1 or not self._begun:
            self._begun = now
