"""What is ours to be sorry for: an apology with a number for the person, the trace for the log."""

from __future__ import annotations

import logging
import secrets
from types import TracebackType
from typing import TYPE_CHECKING

from aiogram.types import CallbackQuery, Message

from handlers.telegram.heard import hear, place_of, sender_of, spot_of
from handlers.telegram.visitors import visitor

if TYPE_CHECKING:
    from handlers.telegram.door import Door

log = logging.getLogger(__name__)


class Incident:
    """Around the handling of an update: nothing gets out, but cancelling."""

    def __init__(self, door: Door, event: object) -> None:
        self._door = door
        self._event = event

    async def __aenter__(self) -> None:
        return None

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if error is None or not isinstance(error, Exception):
            return False
        number = secrets.token_hex(3).upper()
        log.error("incident %s", number, exc_info=error)
        try:
            await _apologise(self._door, self._event, number)
        except Exception:
            log.exception("incident %s: no apology either", number)
        return True


async def _apologise(door: Door, event: object, number: str) -> None:
    if isinstance(event, CallbackQuery):
        if not isinstance(event.message, Message):
            return
        sender, spot = sender_of(event.from_user, door.us), spot_of(event.message, door.us)
        place, reply_to = place_of(event.message), None
    else:
        heard = hear(event, door.us) if isinstance(event, Message) else None
        if heard is None:
            return
        sender, spot, place, reply_to = heard.sender, heard.spot, heard.place, heard.reply_to
    guest = await visitor(door.app, sender, spot)
    if guest is not None:
        await door.say(guest, place, "telegram-oops", reply_to=reply_to, incident=number)
