"""What open pages are told, as it happens."""

from __future__ import annotations

import asyncio
import secrets
from collections import deque
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

KEPT = 500
WAITING = 1000


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened; numbers grow by one."""

    number: int
    data: Json


class Events:
    """Tells every listener; one that was away for a moment catches up by number."""

    def __init__(self) -> None:
        self.number = 0
        self._is_closed = False
        self._start = secrets.token_hex(4)
        self._kept: deque[Event] = deque(maxlen=KEPT)
        self._listeners: set[asyncio.Queue[Event | None]] = set()

    def tell(self, kind: str, **data: Any) -> None:
        self.number += 1
        event = Event(self.number, {"event": kind, **data})
        self._kept.append(event)
        for listener in tuple(self._listeners):
            if listener.qsize() >= WAITING:
                self._dismiss(listener)
            else:
                listener.put_nowait(event)

    def since(self, number: int) -> list[Event] | None:
        """What came after that number; None when some of it is forgotten, and the page must look anew."""
        if not 0 <= number <= self.number:
            return None
        if number < self.number and (not self._kept or self._kept[0].number > number + 1):
            return None
        return [event for event in self._kept if event.number > number]

    def mark(self, number: int) -> str:
        """The number with this start's own sign, for pages that may outlive a restart."""
        return f"{self._start}-{number}"

    def missed(self, mark: str) -> list[Event] | None:
        """What came after a mark; None for a mark of another start or one too old."""
        start, _, number = mark.partition("-")
        return self.since(int(number)) if start == self._start and number.isdigit() else None

    def listen(self) -> asyncio.Queue[Event | None]:
        """A queue of events from now on; None in it means: this listener is dismissed."""
        listener: asyncio.Queue[Event | None] = asyncio.Queue()
        self._listeners.add(listener)
        if self._is_closed:
            self._dismiss(listener)
        return listener

    def leave(self, listener: asyncio.Queue[Event | None]) -> None:
        self._listeners.discard(listener)

    def close(self) -> None:
        """Dismiss everybody who listens or will, so that the server can stop."""
        self._is_closed = True
        for listener in tuple(self._listeners):
            self._dismiss(listener)

    def _dismiss(self, listener: asyncio.Queue[Event | None]) -> None:
        self._listeners.discard(listener)
        listener.put_nowait(None)
