"""Spoken messages: written down, shown, and then taken as words, though nothing is done without a yes."""

from __future__ import annotations

import logging
import tempfile
from dataclasses import replace
from typing import IO, TYPE_CHECKING

from aiogram.exceptions import TelegramAPIError
from aiogram.types import Audio, VideoNote, Voice

from core.acts.calls import How
from core.assistant.hearing import HeardEnough, NotHeard, Speech, listen
from core.assistant.limits import DayLimit
from core.assistant.mending import mending
from core.blocks import Block, Buttons, Text, say
from handlers.telegram import talk
from handlers.telegram.heard import Heard
from handlers.telegram.typing import typing
from handlers.telegram.visitors import Visitor

if TYPE_CHECKING:
    from handlers.telegram.door import Door

log = logging.getLogger(__name__)

Spoken = Voice | Audio | VideoNote
MOST_BYTES = 20 * 1024 * 1024
"""Telegram does not hand larger files to bots."""
MOST_SECONDS = 5 * 60
"""Longer speeches are no orders to a clerk."""
_IN_MEMORY = 1024 * 1024
_ENDINGS = {
    "audio/mpeg": "mp3",
    "audio/mp3": "mp3",
    "audio/mp4": "m4a",
    "audio/x-m4a": "m4a",
    "audio/m4a": "m4a",
    "audio/wav": "wav",
    "audio/x-wav": "wav",
    "audio/flac": "flac",
    "audio/x-flac": "flac",
    "audio/webm": "webm",
    "video/mp4": "mp4",
}
"""Kinds of recordings that transcribers tell by a name's ending; any other is taken for Telegram's own."""


class TooBig(Exception):
    """More came than was announced and than anybody says."""


def spoken_in(heard: Heard) -> Spoken | None:
    """What was said aloud in a message: a voice, a recording, a round video."""
    message = heard.message
    return message.voice or message.audio or message.video_note


async def take(
    door: Door, heard: Heard, guest: Visitor, spoken: Spoken, *, author: str | None = None
) -> None:
    """Write down what was said, show it, and take it as words (of an `author`, where it was handed on); the
    caption stands before it."""
    written = await _words(door, heard, guest, spoken)
    if written is None:
        return
    words, near = written
    said = replace(heard, text="\n".join(part for part in (heard.text, words) if part))
    shown: list[Block] = [
        Text(say("telegram-voice-heard", words=words), "note"),
        Buttons([[mending(heard.key, words)]]),
    ]
    if near is not None:
        whose = say(f"assistant-limit-of-{near.whose}")
        shown.insert(1, Text(say("assistant-model-near-limit", whose=whose), "note"))
    await talk.say_to_mind(door, said, guest, how=How.HEARD, author=author, above=shown)


async def _words(
    door: Door, heard: Heard, guest: Visitor, spoken: Spoken
) -> tuple[str, DayLimit | None] | None:
    """The words, and the limit that they have come near to; None where there are none, and then the person is
    told why."""
    why: str | None = None
    words, near = "", None
    async with typing(door.bot, heard.place):
        try:
            if door.listener is None or guest.company_id is None:
                why = "telegram-voice-typed"
            elif spoken.duration > MOST_SECONDS:
                why = "telegram-voice-long"
            else:
                words, near = await _written_down(door, guest, spoken)
                why = None if words else "telegram-voice-silent"
        except TooBig:
            why = "telegram-too-big"
        except HeardEnough:
            why = "telegram-voice-limit"
        except (NotHeard, TelegramAPIError) as failure:
            log.warning("a voice could not be written down: %s", failure)
            why = "telegram-voice-failed"
    if why is not None:
        await door.say(guest, heard.place, why, reply_to=heard.reply_to)
    return None if why else (words, near)


async def _written_down(door: Door, guest: Visitor, spoken: Spoken) -> tuple[str, DayLimit | None]:
    if door.listener is None:
        raise NotHeard("nobody listens")
    if (spoken.file_size or 0) > MOST_BYTES:
        raise TooBig
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as kept:
        await door.bot.download(spoken, _Bounded(kept), seek=False)  # type: ignore[arg-type]
        mime = _mime(spoken)
        speech = Speech(kept, f"voice.{_ENDINGS.get(mime, 'ogg')}", mime)  # type: ignore[arg-type]
        return await listen(door.app, door.listener, guest.actor, speech, spoken.duration)


def _mime(spoken: Spoken) -> str:
    return "video/mp4" if isinstance(spoken, VideoNote) else spoken.mime_type or "audio/ogg"


class _Bounded:
    """A file that takes no more than Telegram would give."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._taken = 0

    def write(self, part: bytes) -> int:
        self._taken += len(part)
        if self._taken > MOST_BYTES:
            raise TooBig
        return self._file.write(part)

    def flush(self) -> None:
        self._file.flush()
