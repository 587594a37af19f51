"""A photo or a file sent with the words "к заказу 5" or "к расходу 500 бензин", or in answer to what was
recorded: it is kept and put to that record."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aiogram.types import Document, Message, PhotoSize

from core.acts import log
from core.acts.calls import Call, How
from handlers.telegram import commands
from handlers.telegram.files import MOST_BYTES
from handlers.telegram.heard import Heard
from handlers.telegram.typing import typing
from handlers.telegram.visitors import Visitor, in_company

if TYPE_CHECKING:
    from handlers.telegram.door import Door


@dataclass(frozen=True, slots=True)
class Target:
    """Records of a kind that files are put to: the act, its field, the captions that name such a record."""

    action: str
    field: str
    caption: re.Pattern[str]


def _caption(leads: str, what: str, *, led: bool) -> re.Pattern[str]:
    """'К расходу 500 бензин', 'чек от расхода 500': the thing named, behind a little word, if `led`."""
    sent = r"(?:(?:это\s+)?(?:чек|фото|файл|квитанц\w*|receipt|photo)\s+)?"
    return re.compile(rf"^{sent}(?:(?:{leads})\s+){'' if led else '?'}(?:{what})\s+\S", re.IGNORECASE)


_ORDER = Target("orders.attach", "order", _caption("к|ко|от|по|для|to|for|of", r"заказ\w*|order", led=False))
_SPENT = r"расход\w*|трат\w*|плат[её]ж\w*|доход\w*|expense|payment"
_EXPENSE = Target("finance.attach", "expense", _caption("к|ко|от|to|for|of", _SPENT, led=True))
"""A little word leads to it: 'расход 500 бензин' alone is a new one."""
TARGETS = {"order": _ORDER, "posting": _EXPENSE}
_LONGEST = 80
"""Longer captions speak of more than a record."""


async def is_taken(door: Door, heard: Heard, guest: Visitor) -> bool:
    """Put to a record what was sent for it: by its caption, or in answer to what was recorded."""
    if _sent(heard) is None:
        return False
    target = next((one for one in TARGETS.values() if _is_named(heard, one)), None)
    if target is not None:
        await _take(door, heard, guest, target, heard.text)
        return True
    return not heard.text and await _is_answered(door, heard, guest)


def _is_named(heard: Heard, target: Target) -> bool:
    return len(heard.text) <= _LONGEST and target.caption.match(heard.text) is not None


def _sent(heard: Heard) -> PhotoSize | Document | None:
    return sent_with(heard.message)


def sent_with(message: Message) -> PhotoSize | Document | None:
    """The photo at its largest, or the file, of a message."""
    return message.photo[-1] if message.photo else message.document


async def _is_answered(door: Door, heard: Heard, guest: Visitor) -> bool:
    """Was it sent in answer to a receipt of ours whose record bears files?"""
    above = heard.message.reply_to_message
    held = door.keys.undo_under(above.reply_markup) if above is not None else None
    act = held.act.args.get("act") if held is not None else None
    if held is None or not isinstance(act, dict):
        return False
    there = await in_company(door.app, guest, held.company_id)

    def subject(session: Any) -> tuple[str, int] | None:
        session.act_for(there.company_id)
        return log.subject_of(session, int(act["id"]))

    found = await door.app.db.read(subject)
    if found is None or found[0] not in TARGETS:
        return False
    await _take(door, heard, there, TARGETS[found[0]], {"id": found[1]})
    return True


async def _take(door: Door, heard: Heard, guest: Visitor, target: Target, record: object) -> None:
    """Keep what was sent and attach it; each part of an album by itself."""
    async with typing(door.bot, heard.place):
        file = await kept(door, heard)
        if file is None:
            await door.say(guest, heard.place, "telegram-too-big", reply_to=heard.reply_to)
            return
        call = Call(target.action, {target.field: record, **file}, How.COMMAND, f"{heard.key}:0", heard.at)
        outcome = await commands.outcome_of(door, call, guest)
        await door.answer(guest, heard.place, [outcome], reply_to=heard.reply_to)


def is_paper(heard: Heard) -> bool:
    """May it be the receipt of what its words tell: a photo, a picture, a PDF with words?"""
    document = heard.message.document
    kind = (document.mime_type or "") if document is not None else ""
    is_seen = bool(heard.message.photo) or kind.startswith("image/") or kind == "application/pdf"
    return bool(heard.text) and is_seen


async def kept(door: Door, heard: Heard) -> dict[str, object] | None:
    """What was sent, stored: its digest, name, kind and size; None where it is too large."""
    sent = _sent(heard)
    if sent is None or (sent.file_size or 0) > MOST_BYTES:
        return None
    return await keep(door, sent, await content_of(door, sent))


async def content_of(door: Door, sent: PhotoSize | Document) -> bytes:
    """The bytes of what was sent."""
    stream = await door.bot.download(sent)
    return stream.read() if stream is not None else b""


async def keep(door: Door, sent: PhotoSize | Document, content: bytes) -> dict[str, object]:
    """Store what was sent: its digest, name, kind and size."""
    digest = await asyncio.to_thread(door.app.files.keep, content)
    return {"digest": digest, "size": len(content), **_named(sent)}


def _named(sent: PhotoSize | Document) -> dict[str, object]:
    """Name and kind; Telegram's photos are JPEG and have no name."""
    if isinstance(sent, Document):
        return {
            "name": (sent.file_name or "file")[:120],
            "mime": (sent.mime_type or "application/octet-stream")[:100],
        }
    return {"name": "photo.jpg", "mime": "image/jpeg"}
