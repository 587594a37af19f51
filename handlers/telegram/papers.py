"""Receipts and waybills: by the code on them, else read by a model that sees, else the way by words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from aiogram.types import Document

from core.acts.calls import How
from core.assistant.seeing import Sight
from core.fiscal import code_in
from handlers.telegram import attaching, codes, files, pages, talk
from handlers.telegram.files import MOST_BYTES
from handlers.telegram.heard import Heard
from handlers.telegram.typing import typing
from handlers.telegram.visitors import Visitor

if TYPE_CHECKING:
    from handlers.telegram.door import Door

PDF = "application/pdf"
_CALLED = re.compile(
    r"^(?:это\s+|вот\s+|this is\s+)?(?:(?:товарн\w+|кассов\w+|a|the)\s+)?"
    r"(?:накладн\w*|упд|торг-?12|счет-?фактур\w*|счёт-?фактур\w*|чек\w*|квитанци\w*|приход|поставк\w*|закуп\w*|"
    r"waybill|receipt|invoice|delivery note|delivery|goods received)\b",
    re.IGNORECASE,
)
MOST_TOGETHER = 5
"""Pictures of an album that are one paper."""
_FEW = 3
"""So few words without a figure say what a receipt is for: 'бензин', 'хозтовары в офис'."""


def pdf_of(heard: Heard) -> Document | None:
    """The PDF of a message."""
    document = heard.document
    if document is None:
        return None
    is_named = (document.file_name or "").lower().endswith(".pdf")
    return document if document.mime_type == PDF or is_named else None


def is_to_be_read(door: Door, heard: Heard, guest: Visitor) -> bool:
    """Is there somebody who reads papers, and do the words under this one leave it to say what it is?"""
    words = heard.text
    if door.reader is None or guest.company_id is None:
        return False
    if not words or _CALLED.match(words):
        return True
    return len(words.split()) <= _FEW and not any(sign.isdigit() for sign in words)


async def take_slip(door: Door, heard: Heard, guest: Visitor, slip: str) -> None:
    """Enter a fiscal receipt by its code; the words under it stand before."""
    said = replace(heard, text="\n".join(part for part in (heard.text, slip) if part))
    await talk.say_to_mind(door, said, guest, how=How.HEARD)


async def with_album(door: Door, heard: Heard, content: bytes, update_id: int) -> tuple[Heard, list[bytes]]:
    """The message with all pictures of its album kept, and what they are: one paper of several pages. Those
    with a receipt's code of their own are left to be answered by themselves."""
    sent = attaching.sent_with(heard.message)
    contents, kept = [content], [await attaching.keep(door, sent, content)] if sent else []
    for part in await files.parts_of(door, heard, update_id):
        other = attaching.sent_with(part)
        is_more = (
            part.message_id != heard.message.message_id and bool(part.photo) and len(kept) < MOST_TOGETHER
        )
        if other is None or not is_more or (other.file_size or 0) > MOST_BYTES:
            continue
        picture = await attaching.content_of(door, other)
        if any(code_in(code) for code in await codes.codes_in(picture)):
            continue
        contents.append(picture)
        kept.append(await attaching.keep(door, other, picture))
        door.taken.add(part)
    return replace(heard, files=tuple(kept)), contents


async def read_pictures(door: Door, heard: Heard, guest: Visitor, contents: list[bytes]) -> None:
    """Have pictures read, as pages of one paper."""

    async def look() -> Sight:
        seen = [await pages.of_picture(content) for content in contents]
        return Sight([page for sight in seen for page in sight.pages])

    if door.reader is not None:
        await talk.say_to_mind(door, heard, guest, how=How.HEARD, first=door.reader.mind(look))


async def take_pdf(door: Door, heard: Heard, guest: Visitor, document: Document) -> None:
    """Answer a PDF: by the receipt's code on its pages, by its words, by what is read in it."""
    async with typing(door.bot, heard.place):
        if (document.file_size or 0) > MOST_BYTES:
            await door.say(guest, heard.place, "telegram-too-big", reply_to=heard.reply_to)
            return
        content = await attaching.content_of(door, document)
        sight = await pages.of_pdf(content)
        found = [code for page in sight.pages for code in await codes.codes_in(page)]
        slip = next((code for code in found if code_in(code)), None) or code_in(sight.text)
        heard = replace(heard, files=(await attaching.keep(door, document, content),))
    if slip is not None:
        await take_slip(door, heard, guest, slip)
    elif is_to_be_read(door, heard, guest):
        await _read(door, heard, guest, sight)
    elif heard.text:
        await talk.take_worded(door, heard, guest)
    else:
        await door.say(guest, heard.place, "telegram-paper-typed", reply_to=heard.reply_to)


async def _read(door: Door, heard: Heard, guest: Visitor, sight: Sight) -> None:
    """Have a PDF read: by its words where it has them, else by its pictures."""

    async def look() -> Sight:
        return Sight(text=sight.text) if sight.text else sight

    if door.reader is not None:
        await talk.say_to_mind(door, heard, guest, how=How.HEARD, first=door.reader.mind(look))
