from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from tests.fakes.bot_api import FakeBotApi


@pytest.fixture
async def api() -> AsyncIterator[FakeBotApi]:
    async with FakeBotApi() as server:
        yield server


@pytest.fixture
async def bot(api: FakeBotApi) -> AsyncIterator[Bot]:
    """aiogram's own client of the fake server."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(api.url))
    yield Bot(api.token, session=session)
    await (await session.create_session()).close()  # aiogram's own close() sleeps 0.25 s for TLS
