"""Calls go as JSON and mean what aiogram's own forms mean; uploads stay forms."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.session.base import BaseSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramNetworkError, TelegramRetryAfter
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyParameters,
)

from bot.session import JsonSession
from tests.fakes.bot_api import FakeBotApi
from tests.fakes.say_and_click import World
from tests.fakes.telegram_cloud import User
from tests.fakes.telegram_errors import too_many_requests

KEYS = InlineKeyboardMarkup(
    inline_keyboard=[
        [
            InlineKeyboardButton(text="Да", callback_data="y:1"),
            InlineKeyboardButton(text="Сайт", url="http://a.b"),
        ]
    ]
)


@pytest.fixture
async def api() -> AsyncIterator[FakeBotApi]:
    async with FakeBotApi() as server:
        yield server


async def arrived(api: FakeBotApi) -> User:
    """A person who has written to the bot."""
    anna = World(api, _nothing).person("Анна")
    await anna.says("/start", wait=False)
    return anna.user


async def sent_by(session: BaseSession, api: FakeBotApi, chat: int, **values: Any) -> dict[str, Any]:
    """What the server made of one message."""
    bot = Bot(api.token, session=session)
    try:
        await bot.send_message(chat, **values)
    finally:
        await session.close()
    method, given, _ = api.calls[-1]
    assert method == "sendmessage"
    return {name: _meaning(value) for name, value in given.items()}


def _meaning(value: Any) -> Any:
    """A form says everything in strings, objects among them in JSON."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


@pytest.mark.parametrize(
    "values",
    [
        {"text": "Заказ № 7 — 1 200 ₽"},
        {"text": "<b>жирно</b>", "parse_mode": "HTML", "reply_markup": KEYS},
        {"text": "тихо", "disable_notification": True, "protect_content": False},
        {"text": "без картинки", "link_preview_options": LinkPreviewOptions(is_disabled=True)},
        {
            "text": "в ответ",
            "reply_parameters": ReplyParameters(message_id=1, allow_sending_without_reply=True),
        },
    ],
)
async def test_a_call_means_what_a_form_means(api: FakeBotApi, values: dict[str, Any]) -> None:
    anna = await arrived(api)
    server = TelegramAPIServer.from_base(api.url)
    as_form = await sent_by(AiohttpSession(api=server), api, anna.id, **values)
    as_json = await sent_by(JsonSession(api=server), api, anna.id, **values)
    assert as_json == as_form


async def test_a_file_is_uploaded(api: FakeBotApi) -> None:
    anna = await arrived(api)
    session = JsonSession(api=TelegramAPIServer.from_base(api.url))
    bot = Bot(api.token, session=session)
    try:
        sent = await bot.send_document(anna.id, BufferedInputFile(b"a;b", "list.csv"), caption="Список")
    finally:
        await session.close()
    assert sent.caption == "Список"
    assert sent.document is not None
    assert sent.document.file_name == "list.csv"


async def test_refusals_are_told_apart(api: FakeBotApi) -> None:
    anna = await arrived(api)
    session = JsonSession(api=TelegramAPIServer.from_base(api.url))
    bot = Bot(api.token, session=session)
    try:
        with pytest.raises(TelegramBadRequest):
            await bot.send_message(anna.id, "")
        api.faults.plan("sendMessage", too_many_requests(3), 1, None)
        with pytest.raises(TelegramRetryAfter) as busy:
            await bot.send_message(anna.id, "ещё")
        assert busy.value.retry_after == 3
    finally:
        await session.close()


async def test_a_server_that_is_away_is_an_error_of_the_network() -> None:
    session = JsonSession(api=TelegramAPIServer.from_base("http://127.0.0.1:9"))
    bot = Bot("42:AA", session=session)
    try:
        with pytest.raises(TelegramNetworkError):
            await bot.get_me()
    finally:
        await session.close()


async def _nothing() -> None:
    return
