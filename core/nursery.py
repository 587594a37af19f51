"""The one place that starts a detached task: kept, logged when it fails, ended with the house."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

log = logging.getLogger(__name__)


PAUSE = 1.0
LONGEST_PAUSE = 60.0
"""Seconds before what has fallen is begun again: at first, and at most."""


class GivenUp(Exception):
    """What cannot be helped by beginning again."""


async def lasting(work: Callable[[], Coroutine[Any, Any, None]], name: str, *, pause: float = PAUSE) -> None:
    """Work that must not end with a fault (a database that was away): begun again after an ever longer pause.

    Raises GivenUp as it comes.
    """
    loop = asyncio.get_running_loop()
    wait = pause
    while True:
        begun = loop.time()
        try:
            await work()
        except GivenUp:
            raise
        except Exception:
            wait = pause if loop.time() - begun > LONGEST_PAUSE else min(LONGEST_PAUSE, wait * 2)
            log.exception("%s fell; again in %.0f s", name, wait)
            await asyncio.sleep(wait)
        else:
            return


class Nursery:
    """Detached tasks of one house."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()
        self._over = asyncio.Event()
        self._given_up: list[GivenUp] = []

    def start(self, work: Coroutine[Any, Any, Any], name: str) -> asyncio.Task[Any]:
        """Run `work` beside everything else."""
        task = asyncio.get_running_loop().create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._finished)
        return task

    def keep(self, work: Callable[[], Coroutine[Any, Any, None]], name: str) -> asyncio.Task[Any]:
        """Run `work` for as long as the house stands, whatever befalls it."""
        return self.start(lasting(work, name), name)

    async def given_up(self) -> GivenUp:
        """Wait until some work cannot go on, whatever is tried; answers why."""
        await self._over.wait()
        return self._given_up[0]

    def _finished(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if isinstance(error, GivenUp):
            self._given_up.append(error)
            self._over.set()
        elif error is not None:
            log.error("task %s failed", task.get_name(), exc_info=error)

    async def close(self) -> None:
        """Cancel what still runs and wait for it to end."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
