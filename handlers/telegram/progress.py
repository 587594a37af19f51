"""How far a running job is: one message per job, edited now and then, gone when the job has answered."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiogram.exceptions import TelegramAPIError

from core.accounts.people import Sender
from core.acts.calls import Actor
from core.blocks import Progress
from core.chat.entrance import Spot
from handlers.telegram.sending import Throttled
from handlers.telegram.visitors import Visitor, standing_in
from handlers.telegram.wire import Place, Shown

if TYPE_CHECKING:
    from handlers.telegram.door import Door

PRIVATE_PAUSE = 1.5
GROUP_PAUSE = 4.0
"""Seconds between edits: edits count as sends."""


@dataclass
class _Line:
    message: int
    shown_at: float


class Board:
    """The running jobs' messages. A job that goes on after a restart opens a new one."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._lines: dict[tuple[str, int, int], _Line] = {}

    async def heard(self, actor: Actor, progress: Progress) -> None:
        """Show how far a job is, in the conversation it was started in."""
        if actor.door != self._door.source or not actor.place:
            return
        now = asyncio.get_running_loop().time()
        key = (actor.place, actor.person_id, progress.job)
        line = self._lines.get(key)
        pause = GROUP_PAUSE if actor.group else PRIVATE_PAUSE
        if line is not None and now - line.shown_at < pause:
            return
        with contextlib.suppress(TelegramAPIError, Throttled):
            shown = await self._show(actor, progress, line)
            self._lines[key] = _Line(shown, now)

    async def clear(self, actor: Actor) -> None:
        """The jobs of this person here have answered: their messages go."""
        for key in [key for key in self._lines if key[:2] == (actor.place, actor.person_id)]:
            line = self._lines.pop(key)
            with contextlib.suppress(TelegramAPIError):
                await self._door.bot.delete_message(Place.read(actor.place).chat, line.message)

    async def _show(self, actor: Actor, progress: Progress, line: _Line | None) -> int:
        door, place = self._door, Place.read(actor.place)
        standing = await standing_in(door.app, actor)
        spot, sender = Spot(door.source, actor.place, actor.group), Sender(door.source, 0, "")
        guest = Visitor(sender, spot, actor, standing, door.app.speaker(standing.company, actor.locale))
        renderer = door.renderer(guest)
        edit = Shown(line.message) if line is not None else None
        sent = await door.send(guest, place, renderer.blocks([progress]), renderer, edit=edit, patience=5)
        return sent[0] if sent else 0
