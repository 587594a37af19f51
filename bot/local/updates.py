"""What the bot is told: Telegram updates, kept until the product has taken them in."""

from __future__ import annotations

import asyncio
import copy
import logging
import secrets
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import Any

from bot.local.errors import bad_request
from bot.local.world import World

Json = dict[str, Any]
Feed = Callable[[Json], Awaitable[None]]

log = logging.getLogger(__name__)

ANSWER_WITHIN = 15 * 60
"seconds; later the press is forgotten"


class Updates:
    """Hands updates to the product in order, one at a time; what it did not take is handed again."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._turn = asyncio.Lock()
        self.pending: dict[int, Json] = {}
        self.feed: Feed | None = None

    def add(self, kind: str, what: Json) -> Json:
        """Number an update and keep it. It reaches the product with the next `deliver`."""
        update: Json = {"update_id": self._world.next_id("update"), kind: what}
        self.pending[update["update_id"]] = update
        self._world.journal.write({"update": update})
        return update

    async def deliver(self) -> bool:
        """Hand over all that waits. False when the product is not there yet or failed; then it waits on."""
        async with self._turn:
            while self.pending:
                if self.feed is None:
                    return False
                number, update = next(iter(self.pending.items()))
                try:
                    await self.feed(copy.deepcopy(update))
                except Exception:  # whatever the product failed with, the update must wait
                    log.warning("local chat: update %s was not taken in", number, exc_info=True)
                    return False
                del self.pending[number]
                self._world.journal.write({"taken": number})
        return True

    def records(self) -> Iterator[Json]:
        for update in self.pending.values():
            yield {"update": update}

    def restore(self, record: Json) -> None:
        if "update" in record:
            update = record["update"]
            self.pending[update["update_id"]] = update
            self._world.restore({"ids": {"update": update["update_id"]}})
        else:
            self.pending.pop(record["taken"], None)


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed button that waits for the bot's word."""

    id: str
    person_id: int
    chat_id: int
    at: int


class Presses:
    """Presses not forgotten yet. A restart forgets them, as Telegram does after a while."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._known: dict[str, Press] = {}

    def add(self, person_id: int, chat_id: int) -> Press:
        now = self._world.now()
        self._known = {key: one for key, one in self._known.items() if now - one.at < ANSWER_WITHIN}
        press = Press(str(secrets.randbelow(9 * 10**18) + 10**18), person_id, chat_id, now)
        self._known[press.id] = press
        return press

    def known(self, press_id: str) -> Press:
        """Raises ApiError for a press nobody made or made too long ago."""
        press = self._known.get(press_id)
        if press is None or self._world.now() - press.at >= ANSWER_WITHIN:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        return press
