"""Pictures without words: a code in one leads to its goods."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from aiogram.exceptions import TelegramAPIError
from aiogram.types import Document, PhotoSize

from core.acts.calls import Call, How
from handlers.telegram import codes, commands
from handlers.telegram.heard import Heard
from handlers.telegram.typing import typing
from handlers.telegram.visitors import Visitor

if TYPE_CHECKING:
    from handlers.telegram.door import Door

log = logging.getLogger(__name__)

FIND = "inventory.find_code"
MOST_BYTES = 20 * 1024 * 1024
"""Telegram does not hand larger files to bots."""


def picture_of(heard: Heard) -> PhotoSize | Document | None:
    """The picture of a message at its largest, sent as a photo or as a file."""
    message = heard.message
    if message.photo:
        return message.photo[-1]
    document = message.document
    is_picture = document is not None and (document.mime_type or "").startswith("image/")
    return document if is_picture else None


async def take(door: Door, heard: Heard, guest: Visitor, picture: PhotoSize | Document) -> None:
    """Answer a picture by the goods whose code is in it; one without a code gets a kind word."""
    async with typing(door.bot, heard.place):
        if (picture.file_size or 0) > MOST_BYTES:
            await door.say(guest, heard.place, "telegram-too-big", reply_to=heard.reply_to)
            return
        found = await codes.codes_in(await _content(door, picture))
        if not found:
            await door.say(guest, heard.place, "telegram-no-code", reply_to=heard.reply_to)
            return
        call = Call(FIND, {"codes": [code[:1000] for code in found]}, How.FORM, f"{heard.key}:0", heard.at)
        outcome = await commands.outcome_of(door, call, guest)
        await door.answer(guest, heard.place, [outcome], reply_to=heard.reply_to)


async def _content(door: Door, picture: PhotoSize | Document) -> bytes:
    try:
        stream = await door.bot.download(picture)
    except TelegramAPIError:
        log.exception("a picture could not be fetched")
        raise
    return stream.read() if stream is not None else b""
