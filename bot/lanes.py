"""Lanes: stored updates are handled in order per (chat, topic, person), lanes side by side."""

from __future__ import annotations

import asyncio
import logging
import re
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Sequence
from typing import Any

from core.acts import inbox
from core.acts.inbox import Note, Piece
from core.db import Database
from core.nursery import Nursery

log = logging.getLogger(__name__)

Json = dict[str, Any]
_STOP = re.compile(r"^\W*(@\w+\W+)?(стоп|stop|хватит)\W*$", re.IGNORECASE)
Follows = Callable[[Json, Sequence[Json]], Coroutine[Any, Any, None]]
"""Hears of an update that is being handled, and of those that wait behind it, in order."""
WIDTH = 256
"""Most updates handled at once."""
NEAR = 8
"""Behind more than so many updates nobody is told what follows."""
DEPTH = 5000
"""More waiting updates than this, and no new ones are fetched for a while."""


def lane_of(update: Json) -> str:
    """The lane of a raw update. "Стоп" and the presses on each message have lanes beside the talk: they
    overtake a turn that thinks, and a job that runs can be stopped."""
    for kind, body in update.items():
        if not isinstance(body, dict):
            continue
        talk = body.get("message", body) if kind == "callback_query" else body
        talk = talk if isinstance(talk, dict) else {}
        chat = (talk.get("chat") or {}).get("id", 0)
        topic = talk.get("message_thread_id", 0)
        person = (body.get("from") or body.get("user") or {}).get("id", 0)
        return f"{chat}:{topic}:{person}{_beside(kind, talk)}"
    return "other"


def _beside(kind: str, talk: Json) -> str:
    if kind == "callback_query":
        return f":press:{talk.get('message_id', 0)}"
    words = talk.get("text") if kind == "message" else None
    return ":stop" if isinstance(words, str) and len(words) < 60 and _STOP.search(words) else ""


class Lanes:
    """Runs updates through `handle`; each is marked done in the inbox when it is."""

    def __init__(
        self,
        db: Database,
        handle: Callable[[Json], Awaitable[None]],
        nursery: Nursery,
        follows: Follows | None = None,
    ) -> None:
        self._db = db
        self._handle = handle
        self._follows = follows
        self._under_way: dict[str, Piece] = {}
        self._nursery = nursery
        self._lanes: dict[str, deque[Piece]] = {}
        self._room = asyncio.Semaphore(WIDTH)
        self._finished: list[int] = []
        self._notes: list[Note] = []
        self._unmarked: list[int] = []
        self._marking = False
        self._waiting = 0
        self._idle = asyncio.Event()
        self._idle.set()

    @property
    def is_full(self) -> bool:
        return self._waiting > DEPTH

    def add(self, pieces: Iterable[Piece]) -> None:
        """Take stored updates in, in their order."""
        for piece in pieces:
            self._waiting += 1
            self._idle.clear()
            lane = self._lanes.get(piece.lane)
            if lane is not None:
                lane.append(piece)
                self._tell_follows(piece.lane)
                continue
            self._lanes[piece.lane] = deque([piece])
            self._nursery.start(self._run(piece.lane), f"lane {piece.lane}")

    async def settled(self) -> None:
        """Wait until everything taken in is handled and marked."""
        await self._idle.wait()

    async def _run(self, name: str) -> None:
        lane = self._lanes[name]
        while lane:
            async with self._room:
                piece = self._under_way[name] = lane.popleft()
                self._tell_follows(name)
                with inbox.noting() as notes:
                    try:
                        await self._handle(piece.payload)
                    except Exception:
                        log.exception("an update could not be handled")
                self._done(piece.id, notes)
        del self._lanes[name], self._under_way[name]

    def _tell_follows(self, name: str) -> None:
        """Tell what waits behind an update that is being handled."""
        first, waiting = self._under_way.get(name), self._lanes[name]
        if self._follows is not None and first is not None and 0 < len(waiting) <= NEAR:
            told = [piece.payload for piece in waiting]
            self._nursery.start(self._follows(first.payload, told), f"behind {name}")

    def _done(self, piece_id: int, notes: list[Note]) -> None:
        self._finished.append(piece_id)
        self._notes += notes
        if not self._marking:
            self._marking = True
            self._nursery.start(self._mark(), "marking")

    async def _mark(self) -> None:
        """Mark what is finished; what finishes meanwhile goes together with the next write."""
        try:
            while self._finished:
                batch, self._finished = self._finished, []
                notes, self._notes = self._notes, []
                await self._write_down(batch, notes)
        finally:
            self._marking = False
            if self._waiting == 0:
                self._idle.set()

    async def _write_down(self, batch: list[int], notes: list[Note]) -> None:
        """Where it cannot be written now, the marks are with the next batch, the notes are given up; after a
        restart all would be handled again and found done."""
        try:
            await self._db.write(lambda session: inbox.mark_done(session, self._unmarked + batch, notes))
            self._unmarked = []
        except Exception:
            log.exception("%d finished updates could not be marked", len(batch))
            self._unmarked += batch
        finally:
            self._waiting -= len(batch)
