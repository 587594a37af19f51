"""The one place that sends: draws, edits, repairs what Telegram refuses, waits when told to."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import Message as Sent

from core.blocks import Chart, Sheet, say
from core.texts import Speaker, Texts
from handlers.drawing import Drawing, DrawingFailed
from handlers.telegram.messages import DocumentMessage, Keyboard, Message, PhotoMessage, TextMessage
from handlers.telegram.wire import Place, Shown, Wire, kind_of, markup, without

if TYPE_CHECKING:
    from core.files import Files

log = logging.getLogger(__name__)

PATIENCE = 60.0
"""Seconds an answer to a person may wait when Telegram says to; letters go back to the outbox instead."""
_TRIES = 12
_UNCHANGED = "message is not modified"
_FIRST_PAUSE = 0.5
_LONGEST_PAUSE = 8.0
"""Seconds between tries when Telegram cannot be reached: ever longer, this at most."""


class Unreachable(Exception):
    """The reader has blocked the bot, or the chat is gone."""


class Throttled(Exception):
    """Not sent. `after`: seconds Telegram asks to wait; None when it could not be reached."""

    def __init__(self, after: float | None) -> None:
        super().__init__(f"again in {after} s" if after else "not reached")
        self.after = after


Moved: TypeAlias = Callable[[int, int], Awaitable[None]]
_Deed: TypeAlias = Callable[[Message, Place], Awaitable[int]]


@dataclass
class Post:
    """Sends messages through a bot. `moved` is told when a group has become a supergroup (old id, new id)."""

    wire: Wire
    drawing: Drawing
    files: Files
    texts: Texts
    moved: Moved | None = None

    async def send(
        self,
        place: Place,
        messages: Sequence[Message],
        speaker: Speaker,
        *,
        reply_to: int | None = None,
        edit: Shown | None = None,
        patience: float = PATIENCE,
    ) -> list[int]:
        """Send messages in order; the first takes the place of `edit`, where it can. Returns their ids.

        Raises Unreachable, and Throttled when waiting would take longer than `patience` seconds.
        """
        ids: list[int] = []
        for number, message in enumerate(messages):
            ready = await self._ready(message, speaker)
            old = edit if number == 0 else None
            sent = await self._edited(ready, place, old, patience) if old else None
            if sent is None:
                answered = reply_to if number == 0 and edit is None else None
                sent = await self._sent(ready, place, answered, patience)
            ids.append(sent)
        return ids

    async def last_words(self, place: Place, shown: Shown, html: str) -> None:
        """Close a message of ours: other words, no buttons. It may be gone."""
        await _quietly(self.wire.last_words(shown, place, html))

    async def draft(self, place: Place, number: int, words: str) -> None:
        """Show what an answer says so far, with a button to stop it; '' says that we think. Raises what
        Telegram answers: a draft is not worth waiting for."""
        await self.wire.draft(place, number, words)

    async def remove(self, place: Place, message: int) -> None:
        """Take a message of ours away. It may be gone."""
        await _quietly(self.wire.remove(place, message))

    async def react(self, place: Place, message: int, sign: str) -> None:
        """Put a sign on a message. It may be gone, or the chat may allow none."""
        await _quietly(self.wire.react(place, message, sign))

    async def strip(self, place: Place, shown: Shown) -> None:
        """Take the buttons off a message of ours. It may be gone."""
        await _quietly(self.wire.keys(place, shown.message, None))

    async def rekey(self, place: Place, shown: Shown, keys: Keyboard) -> None:
        """Put other buttons under a message of ours. It may be gone."""
        await _quietly(self.wire.keys(place, shown.message, markup(keys)))

    async def without_button(self, place: Place, message: Sent, data: str) -> None:
        """Take one button off a message of ours; the others stay."""
        await _quietly(self.wire.keys(place, message.message_id, without(message.reply_markup, data)))

    async def _ready(self, message: Message, speaker: Speaker) -> Message:
        """The message with its picture drawn and its workbook written; words instead where that failed."""
        try:
            if isinstance(message, PhotoMessage) and isinstance(message.picture, Chart):
                return replace(message, picture=await self.drawing.png(message.picture, speaker))
            if isinstance(message, DocumentMessage) and isinstance(message.content, Sheet):
                return replace(message, content=await self.drawing.xlsx(message.content, speaker))
            if isinstance(message, DocumentMessage) and isinstance(message.content, str):
                return replace(message, content=await asyncio.to_thread(self.files.read, message.content))
        except DrawingFailed:
            log.exception("sent without its picture")
            key = "telegram-picture-lost" if isinstance(message, PhotoMessage) else "telegram-sheet-lost"
            return self._instead(message, key, speaker)
        except FileNotFoundError:
            log.exception("sent without its file")
            return self._instead(message, "telegram-file-lost", speaker)
        return message

    def _instead(self, message: Message, key: str, speaker: Speaker) -> TextMessage:
        excuse = self.texts.say(say(key), speaker)
        plain = f"{message.plain}\n\n{excuse}" if message.plain else excuse
        html = f"{message.html}\n\n<i>{excuse}</i>" if message.html else excuse
        return TextMessage(html, plain, message.keyboard)

    async def _sent(self, message: Message, place: Place, reply_to: int | None, patience: float) -> int:
        async def deed(shown: Message, where: Place) -> int:
            return await self.wire.new(shown, where, reply_to)

        return await self._repaired(message, place, deed, patience)

    async def _edited(self, message: Message, place: Place, old: Shown, patience: float) -> int | None:
        """The id of the message edited in place; None where it must be sent anew."""
        if kind_of(message) != old.kind:
            await self.strip(place, old)
            return None

        async def deed(shown: Message, where: Place) -> int:
            return await self.wire.change(shown, where, old.message)

        try:
            return await self._repaired(message, place, deed, patience)
        except TelegramBadRequest as refused:
            if _UNCHANGED in refused.message.lower():
                return old.message
            log.info("sent anew instead of edited: %s", refused.message)
            return None

    async def _repaired(self, message: Message, place: Place, deed: _Deed, patience: float) -> int:
        """Carry out a call, mending what can be mended."""
        waited, faults = 0.0, 0
        for _ in range(_TRIES):
            try:
                return await deed(message, place)
            except TelegramRetryAfter as busy:
                waited += busy.retry_after
                if waited > patience:
                    raise Throttled(busy.retry_after) from busy
                await asyncio.sleep(busy.retry_after)
            except TelegramMigrateToChat as moved:
                place = await self._follow(place, moved.migrate_to_chat_id)
            except (TelegramForbiddenError, TelegramNotFound) as gone:
                raise Unreachable(gone.message) from gone
            except (TelegramServerError, TelegramNetworkError) as fault:
                faults += 1
                if patience == 0 and not _is_surely_lost(fault):
                    raise
                pause = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2 ** (faults - 1))
                waited += pause
                if patience == 0 or waited > patience:
                    raise Throttled(None) from fault
                await asyncio.sleep(pause)
            except TelegramBadRequest as refused:
                message = _mended(message, refused)
        raise Throttled(None)

    async def _follow(self, place: Place, new: int) -> Place:
        if self.moved is not None:
            await self.moved(place.chat, new)
        return replace(place, chat=new)


def _is_surely_lost(fault: TelegramAPIError) -> bool:
    """Was the request never taken in? A letter whose fate is unknown must not be sent again."""
    return isinstance(fault, TelegramServerError) or "ClientConnector" in fault.message


async def _quietly(deed: Awaitable[None]) -> None:
    try:
        await deed
    except TelegramAPIError as error:
        log.info("left as it was: %s", error)


def _mended(message: Message, refused: TelegramBadRequest) -> Message:
    """The message without what was refused. Raises the refusal again, or Unreachable, where nothing helps."""
    why = refused.message.lower()
    if _UNCHANGED in why:
        raise refused
    if "chat not found" in why or "thread not found" in why or "not enough rights" in why:
        raise Unreachable(refused.message) from refused
    if "can't parse entities" in why and message.html:
        log.error("Telegram refused the marks of a message: %s", refused.message)
        return replace(message, html="")
    if ("button" in why or "reply markup" in why) and message.keyboard:
        log.error("Telegram refused the buttons of a message: %s", refused.message)
        return replace(message, keyboard=())
    if isinstance(message, PhotoMessage) and isinstance(message.picture, bytes) and _is_picture_trouble(why):
        return DocumentMessage(
            message.picture, "chart.png", "image/png", message.html, message.plain, message.keyboard
        )
    raise refused


def _is_picture_trouble(why: str) -> bool:
    return "photo_" in why or "image_process" in why or "wrong file" in why
