"""The Telegram door in this process, over a session that says yes to every message at once."""

from __future__ import annotations

import itertools
from collections.abc import AsyncGenerator
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.methods import SendMessage, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import Chat, Message

from benchmarks.stub import TOKEN
from bot.rooms import text_folders
from core.app import App
from core.assistant.offline import OfflineMind
from core.texts import Texts
from handlers.drawing import TEXTS as DRAWING_TEXTS
from handlers.drawing import Drawing
from handlers.telegram import TEXTS
from handlers.telegram.door import Door

_numbers = itertools.count(1)
"""Of messages and updates: two doors to one chat share them."""


class QuietSession(BaseSession):
    """Takes messages, keeps the words of the last one."""

    def __init__(self) -> None:
        super().__init__()
        self.last = ""

    async def close(self) -> None:
        """Nothing is held open."""

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's own signature
    ) -> TelegramType:
        if not isinstance(method, SendMessage):
            return cast("TelegramType", True)
        self.last = method.text
        chat = Chat(id=int(method.chat_id), type="private")
        sent = Message(message_id=next(_numbers), date=datetime.now().astimezone(), chat=chat)
        return cast("TelegramType", sent)

    def stream_content(self, *_: Any, **__: Any) -> AsyncGenerator[bytes, None]:
        raise TypeError("no file was sent")


class QuietDoor:
    """What one person writes in private, answered by the door of an App."""

    def __init__(self, app: App, person: int) -> None:
        folders = {**text_folders(), "telegram": TEXTS, "drawing": DRAWING_TEXTS}
        self._app = replace(app, texts=Texts(folders, clock=app.clock), secret=b"bench")
        self._session = QuietSession()
        bot = Bot(TOKEN, session=self._session)
        self._door = Door(
            self._app, bot, Drawing(self._app.texts), "telegram", minds=[OfflineMind(self._app)]
        )
        self._person = person

    async def say(self, text: str) -> str:
        """Write; answers the words of the last message that came back."""
        self._session.last = ""
        number = next(_numbers)
        sender = {"id": self._person, "is_bot": False, "first_name": "Анна", "language_code": "ru"}
        message = {
            "message_id": number,
            "date": int(self._app.clock.now().timestamp()),
            "chat": {"id": self._person, "type": "private"},
            "from": sender,
            "text": text,
        }
        await self._door.take_raw({"update_id": number, "message": message})
        return self._session.last
