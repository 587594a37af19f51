"""A photo or a file sent with the words "к заказу 5": it is kept and put to that order."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

from aiogram.types import Document, PhotoSize

from core.acts.calls import Call, How
from handlers.telegram import commands
from handlers.telegram.files import MOST_BYTES
from handlers.telegram.heard import Heard
from handlers.telegram.typing import typing
from handlers.telegram.visitors import Visitor

if TYPE_CHECKING:
    from handlers.telegram.door import Door

ATTACH = "orders.attach"
_FOR_ORDER = re.compile(r"^(?:(?:к|ко|для|по|to|for)\s+)?(?:заказ\w*|order)\s+\S", re.IGNORECASE)
_LONGEST = 80
"""Longer captions speak of more than an order."""


def is_for_order(heard: Heard) -> bool:
    """Is it a photo or a file whose caption names an order and nothing else?"""
    sent = heard.message.photo or heard.message.document
    return bool(sent) and len(heard.text) <= _LONGEST and _FOR_ORDER.match(heard.text) is not None


async def take(door: Door, heard: Heard, guest: Visitor) -> None:
    """Keep what was sent and attach it; each part of an album by itself."""
    sent = heard.message.photo[-1] if heard.message.photo else heard.message.document
    if sent is None:
        return
    if (sent.file_size or 0) > MOST_BYTES:
        await door.say(guest, heard.place, "telegram-too-big", reply_to=heard.reply_to)
        return
    async with typing(door.bot, heard.place):
        stream = await door.bot.download(sent)
        content = stream.read() if stream is not None else b""
        digest = await asyncio.to_thread(door.app.files.keep, content)
        args = {"order": heard.text, "digest": digest, "size": len(content), **_named(sent)}
        call = Call(ATTACH, args, How.COMMAND, f"{heard.key}:0", heard.at)
        outcome = await commands.outcome_of(door, call, guest)
        await door.answer(guest, heard.place, [outcome], reply_to=heard.reply_to)


def _named(sent: PhotoSize | Document) -> dict[str, object]:
    """Name and kind; Telegram's photos are JPEG and have no name."""
    if isinstance(sent, Document):
        return {
            "name": (sent.file_name or "file")[:120],
            "mime": (sent.mime_type or "application/octet-stream")[:100],
        }
    return {"name": "photo.jpg", "mime": "image/jpeg"}
