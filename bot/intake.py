"""The intake: what arrives is stored first, then confirmed, then handled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.lanes import Lanes, lane_of
from core.acts import inbox
from core.acts.execute import storable
from core.clock import Clock
from core.db import Database

Json = dict[str, Any]


class Intake:
    """Takes raw updates of one source into the inbox and on to their lanes."""

    def __init__(self, db: Database, clock: Clock, lanes: Lanes, source: str) -> None:
        self._db = db
        self._clock = clock
        self._lanes = lanes
        self._source = source

    async def take(self, updates: Sequence[Json]) -> None:
        """Store updates durably; when this returns they may be confirmed to their source."""
        pieces = [(int(update["update_id"]), lane_of(update), storable(update)) for update in updates]
        now = self._clock.now()
        fresh = await self._db.write(lambda session: inbox.store(session, self._source, pieces, now))
        self._lanes.add(fresh)

    async def take_one(self, update: Json) -> None:
        await self.take([update])

    async def resume(self) -> int:
        """Go on with what an earlier run left open; how many."""
        pieces = await self._db.write(lambda session: inbox.left_open(session, self._source))
        self._lanes.add(pieces)
        return len(pieces)
