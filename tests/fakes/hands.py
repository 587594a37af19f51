"""Time that passes when a test says so: stands where the product would sleep."""

from __future__ import annotations

import asyncio


class Hands:
    """Hands of a clock: `pause` sleeps until they are moved."""

    def __init__(self) -> None:
        self.asked: list[float] = []
        """Every pause that was begun, in seconds."""
        self._waiting: list[tuple[float, asyncio.Future[None]]] = []
        self._begun = asyncio.Condition()

    async def pause(self, seconds: float) -> None:
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.asked.append(seconds)
        self._waiting.append((seconds, woken))
        async with self._begun:
            self._begun.notify_all()
        await woken

    async def sleeps(self, seconds: float) -> None:
        """Wait until somebody sleeps so long."""
        async with asyncio.timeout(5), self._begun:
            await self._begun.wait_for(lambda: any(one[0] == seconds for one in self._still()))

    async def wake(self, seconds: float) -> None:
        """Wait until somebody sleeps so long, and let that time pass."""
        await self.sleeps(seconds)
        sleeper = next(one for one in self._still() if one[0] == seconds)
        self._waiting.remove(sleeper)
        sleeper[1].set_result(None)

    def _still(self) -> list[tuple[float, asyncio.Future[None]]]:
        self._waiting = [one for one in self._waiting if not one[1].done()]
        return self._waiting
