"""'Typing…' while an answer takes its time; nothing for answers that come at once."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

from aiogram.exceptions import TelegramAPIError

from handlers.telegram.wire import Place

if TYPE_CHECKING:
    from aiogram import Bot

PATIENCE = 0.8
"""Seconds before it is shown."""
LASTS = 4.5
"""Telegram shows it for five seconds."""


@contextlib.asynccontextmanager
async def typing(bot: Bot, place: Place) -> AsyncIterator[None]:
    """Show that we are at it, as long as the block takes."""
    loop = asyncio.get_running_loop()
    shows: list[asyncio.Task[None]] = []
    later = loop.call_later(PATIENCE, lambda: shows.append(loop.create_task(_show(bot, place))))
    try:
        yield
    finally:
        later.cancel()
        for show in shows:
            show.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await show


async def _show(bot: Bot, place: Place) -> None:
    with contextlib.suppress(TelegramAPIError):
        while True:
            await bot.send_chat_action(place.chat, "typing", message_thread_id=place.topic)
            await asyncio.sleep(LASTS)
