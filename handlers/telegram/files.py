"""Files sent to us: kept under their hash and handed to the import; an album is one import."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

from aiogram.exceptions import TelegramAPIError
from aiogram.types import Document, Message, Update

from core.acts import inbox
from core.acts.calls import Call, How
from handlers.telegram import commands
from handlers.telegram.heard import Heard
from handlers.telegram.typing import typing
from handlers.telegram.visitors import Visitor

if TYPE_CHECKING:
    from handlers.telegram.door import Door

log = logging.getLogger(__name__)

IMPORT = "integrations.import"
MOST_BYTES = 20 * 1024 * 1024
"""Telegram does not hand larger files to bots."""
ALBUM_PAUSE = 0.7
"""Seconds within which the parts of an album arrive."""


async def take(door: Door, heard: Heard, guest: Visitor, update_id: int) -> None:
    """Import what was sent. The first part of an album takes the others along; they find it done."""
    operation = _operation(heard)
    if IMPORT not in door.app.register:
        await door.say(guest, heard.place, "telegram-unreadable", reply_to=heard.reply_to)
        return
    if heard.message.media_group_id is not None and await _is_taken(door, guest, operation):
        return
    async with typing(door.bot, heard.place):
        documents = [part.document for part in await parts_of(door, heard, update_id) if part.document]
        if any((document.file_size or 0) > MOST_BYTES for document in documents):
            await door.say(guest, heard.place, "telegram-too-big", reply_to=heard.reply_to)
            return
        held = [await _kept(door, document) for document in documents]
        call = Call(IMPORT, {"files": held}, How.WORDS, operation, heard.at)
        outcome = await commands.outcome_of(door, call, guest)
        await door.answer(guest, heard.place, [outcome], reply_to=heard.reply_to)


def _operation(heard: Heard) -> str:
    album = heard.message.media_group_id
    return f"{heard.message.chat.id}:album:{album}"[:110] if album else f"{heard.key}:0"


async def _is_taken(door: Door, guest: Visitor, operation: str) -> bool:
    """Has another part of this album been answered already?"""
    return await door.app.db.read(lambda session: inbox.is_answered(session, guest.actor, operation))


async def parts_of(door: Door, heard: Heard, update_id: int) -> list[Message]:
    """The message and the other parts of its album, in order."""
    album = heard.message.media_group_id
    if album is None:
        return [heard.message]
    await asyncio.sleep(ALBUM_PAUSE)
    waiting = await door.app.db.read(lambda session: inbox.beside(session, door.source, update_id))
    updates = [Update.model_validate(payload, context={"bot": door.bot}) for payload in waiting]
    parts = {
        update.message.message_id: update.message
        for update in updates
        if update.message is not None and update.message.media_group_id == album
    }
    return [part for _, part in sorted({heard.message.message_id: heard.message, **parts}.items())]


async def _kept(door: Door, document: Document) -> dict[str, Any]:
    """A document in our own keeping: digest, name, size."""
    try:
        stream = await door.bot.download(document)
    except TelegramAPIError:
        log.exception("a file could not be fetched")
        raise
    content = stream.read() if stream is not None else b""
    digest = await asyncio.to_thread(door.app.files.keep, content)
    return {"digest": digest, "name": (document.file_name or "file")[:120]}
