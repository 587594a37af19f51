"""An answer as it grows: a draft in private, an edited message elsewhere, with a button that stops it.

Nothing here delays an answer or fails one: what Telegram refuses is done another way or left out."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNotFound,
    TelegramRetryAfter,
)

from core.acts.calls import Done
from core.assistant.reins import Reins
from core.assistant.turn import Outcome
from core.blocks import Text, say
from handlers.telegram.heard import Heard
from handlers.telegram.messages import Key, TextMessage
from handlers.telegram.payload import payload
from handlers.telegram.sending import Throttled, Unreachable
from handlers.telegram.visitors import Visitor
from handlers.telegram.wire import Shown

if TYPE_CHECKING:
    from handlers.telegram.door import Door

log = logging.getLogger(__name__)

PATIENCE = 1.0
GROUP_PATIENCE = 2.5
"""Seconds before anything is shown: answers that come sooner need no draft, and a group no message more."""
DRAFT_PAUSE = 0.5
EDIT_PAUSE = 1.5
GROUP_PAUSE = 3.0
"""Seconds between two sights of the answer: edits count as sends, and a group takes twenty a minute."""
LASTS = 20.0
"""A draft is forgotten after thirty seconds: it is shown anew before."""
LINGER = 2.0
"""Seconds an answer waits at most for a sight that is just being sent: a later one would cover it."""


class Drafts:
    """Where drafts are not taken: chats that have refused them; everywhere, where the server knows none."""

    def __init__(self) -> None:
        self.unknown = False
        self.refused: set[int] = set()

    def are_for(self, chat: int) -> bool:
        return chat > 0 and not self.unknown and chat not in self.refused


class Draft:
    """One answer as it grows. `reins` are those of its turn."""

    def __init__(self, door: Door, guest: Visitor, heard: Heard) -> None:
        self.reins = Reins(shows=self._shows)
        self._door, self._guest, self._heard = door, guest, heard
        self._words = ""
        self._news = asyncio.Event()
        self._sending = asyncio.Lock()
        self._is_over = False
        self._message: int | None = None
        self._task: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """From now on what grows is shown."""
        self._task = asyncio.ensure_future(self._run())

    def again(self) -> None:
        """The turn is read anew: what was shown of it holds no more."""
        self._words = ""
        self.reins = Reins(shows=self._shows)
        self._news.set()

    async def over(self, outcomes: Sequence[Outcome] = ()) -> Shown | None:
        """The answer is there. Answers the message whose place it takes, where it is words that grew in one;
        any other such message is gone."""
        self._is_over = True
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LINGER), self._sending:
                pass
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        if self._message is None:
            return None
        message, self._message = self._message, None
        if self._words and outcomes and _is_words(outcomes[0]):
            return Shown(message)
        await self._door.post.remove(self._heard.place, message)
        return None

    def _shows(self, words: str) -> None:
        self._words = words
        self._news.set()

    async def _run(self) -> None:
        pause = self._door.pause
        await pause(GROUP_PATIENCE if self._heard.spot.group else PATIENCE)
        while not (self._words or self.reins.is_thinking):
            await pause(PATIENCE)
        while True:
            self._news.clear()
            rest = await self._once()
            await pause(rest if rest is not None else self._pause)
            await self._changed()

    async def _changed(self) -> None:
        """Wait for more words; a draft is also shown anew before it is forgotten."""
        if self._message is not None:
            await self._news.wait()
            return
        waits = [asyncio.ensure_future(self._news.wait()), asyncio.ensure_future(self._door.pause(LASTS))]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()

    @property
    def _is_draft(self) -> bool:
        return self._message is None and self._door.drafts.are_for(self._heard.place.chat)

    @property
    def _pause(self) -> float:
        if self._heard.spot.group:
            return GROUP_PAUSE
        return DRAFT_PAUSE if self._is_draft else EDIT_PAUSE

    async def _once(self) -> float | None:
        """One sight. Answers how long Telegram wants to be left alone, where it says so."""
        async with self._sending:
            if self._is_over:
                return None
            try:
                if self._is_draft and await self._drafted():
                    return None
                await self._edited()
            except TelegramRetryAfter as busy:
                return float(busy.retry_after)
            except Throttled as busy:
                return busy.after
            except (TelegramAPIError, Unreachable) as fault:
                log.info("the answer is not shown as it grows: %s", fault)
        return None

    async def _drafted(self) -> bool:
        """Show a draft; False where drafts are not taken."""
        place, drafts = self._heard.place, self._door.drafts
        try:
            await self._door.post.draft(place, self._heard.message.message_id, self._words)
        except TelegramNotFound:
            drafts.unknown = True
        except (TelegramBadRequest, TelegramForbiddenError) as refused:
            log.info("no drafts in this chat: %s", refused)
            drafts.refused.add(place.chat)
        else:
            return True
        return False

    async def _edited(self) -> None:
        door, guest, heard = self._door, self._guest, self._heard
        said = door.app.texts.say
        words = self._words or said(say("telegram-thinking"), guest.speaker)
        label = said(say("telegram-stop-thinking"), guest.speaker)
        stop = Key(label, payload("stop", str(heard.sender.external_id)))
        shown = TextMessage("", words, ((stop,),))
        edit = Shown(self._message) if self._message is not None else None
        sent = await door.post.send(
            heard.place, [shown], guest.speaker, reply_to=heard.reply_to, edit=edit, patience=0
        )
        self._message = sent[0]


def _is_words(outcome: Outcome) -> bool:
    """Is it an answer in a mind's words, and no card, question or receipt?"""
    if not isinstance(outcome, Done) or outcome.act_id is not None:
        return False
    first = next(iter(outcome.receipt.blocks), None)
    return isinstance(first, Text) and first.said.key == "assistant-words"
