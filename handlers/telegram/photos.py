"""Pictures: a receipt, a waybill, something with words of its own, or the code of goods."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aiogram.types import Document, PhotoSize

from core.acts.calls import Call, How
from core.fiscal import code_in
from handlers.telegram import attaching, codes, commands, papers, talk
from handlers.telegram.files import MOST_BYTES
from handlers.telegram.heard import Heard
from handlers.telegram.typing import typing
from handlers.telegram.visitors import Visitor

if TYPE_CHECKING:
    from handlers.telegram.door import Door

FIND = "inventory.find_code"


def picture_of(heard: Heard) -> PhotoSize | Document | None:
    """The picture of a message at its largest, sent as a photo or as a file."""
    message = heard.message
    if message.photo:
        return message.photo[-1]
    document = message.document
    is_picture = document is not None and (document.mime_type or "").startswith("image/")
    return document if is_picture else None


async def take(
    door: Door, heard: Heard, guest: Visitor, picture: PhotoSize | Document, update_id: int
) -> None:
    """Answer a picture: by the receipt whose code is in it, by its words, by the goods of its code, or as a
    paper that is read. The first of an album takes the others along."""
    if door.taken.take(heard.message):
        return
    async with typing(door.bot, heard.place):
        if (picture.file_size or 0) > MOST_BYTES:
            await door.say(guest, heard.place, "telegram-too-big", reply_to=heard.reply_to)
            return
        content = await attaching.content_of(door, picture)
        found = await codes.codes_in(content)
        slip = next((code for code in found if code_in(code)), None)
        is_read = papers.is_to_be_read(door, heard, guest) and bool(heard.text or not found)
        contents = [content]
        if slip is not None:
            heard = replace(heard, files=(await attaching.keep(door, picture, content),))
        elif heard.text or is_read:
            heard, contents = await papers.with_album(door, heard, content, update_id)
    if slip is not None:
        await papers.take_slip(door, heard, guest, slip)
    elif is_read:
        await papers.read_pictures(door, heard, guest, contents)
    elif heard.text:
        await talk.take_worded(door, heard, guest)
    else:
        await _by_code(door, heard, guest, found)


async def _by_code(door: Door, heard: Heard, guest: Visitor, found: list[str]) -> None:
    """The goods whose code is in the picture; one without a code gets a kind word."""
    if not found:
        await door.say(guest, heard.place, "telegram-no-code", reply_to=heard.reply_to)
        return
    call = Call(FIND, {"codes": [code[:1000] for code in found]}, How.FORM, f"{heard.key}:0", heard.at)
    outcome = await commands.outcome_of(door, call, guest)
    await door.answer(guest, heard.place, [outcome], reply_to=heard.reply_to)
