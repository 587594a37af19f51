from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiogram import Bot, Dispatcher
from aiohttp import CookieJar
from aiohttp.test_utils import TestClient, TestServer
from aiohttp.web import Application, Request

from bot.local import LocalChat, LocalClient
from core.clock import MovableClock
from tests.fakes.browser import Browser
from tests.local.echo import echo_dispatcher
from tests.local.window import Window

Page = TestClient[Request, Application]


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))


@pytest.fixture
def local(tmp_path: Path, clock: MovableClock) -> Iterator[LocalChat]:
    chat = LocalChat(tmp_path, clock)
    yield chat
    chat.close()


@pytest.fixture
def bot(local: LocalChat) -> Bot:
    return Bot(local.TOKEN, session=local.session)


@pytest.fixture
def echo(local: LocalChat, bot: Bot) -> Dispatcher:
    """A small bot that is fed by the local chat."""
    dispatcher = echo_dispatcher()

    async def feed(update: dict[str, Any]) -> None:
        await dispatcher.feed_raw_update(bot, update)

    local.feed = feed
    return dispatcher


@pytest.fixture
def client(local: LocalChat, echo: Dispatcher) -> LocalClient:
    async def idle() -> None:
        """The echo has done everything when its feed returns."""

    return LocalClient(local, idle)


@pytest.fixture
async def page(local: LocalChat, echo: Dispatcher) -> AsyncIterator[Page]:
    """A browser's view without a browser: the page was opened, its cookie is kept."""
    async with TestClient(TestServer(local.app), cookie_jar=CookieJar(unsafe=True)) as http:
        opened = await http.get("/")
        assert opened.status == 200
        http.session.headers["Origin"] = str(http.make_url("/"))[:-1]
        yield http


@pytest.fixture
async def anna(local: LocalChat) -> int:
    """Анна has started the bot; her chat."""
    await local.deeds.opens(local.owner)
    return local.owner.id


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def chromium() -> AsyncIterator[Browser]:
    async with Browser() as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="module")
async def window(chromium: Browser, local: LocalChat, echo: Dispatcher) -> AsyncIterator[Window]:
    async with TestServer(local.app) as server:
        await chromium.size(1280, 860)
        await chromium.scheme("light")
        await chromium.speaks("ru-RU")
        chromium.complaints.clear()
        address = str(server.make_url("/"))
        await chromium.opens(address)
        await chromium.sees("Кто я")
        yield Window(chromium, address)
        complaints = list(chromium.complaints)
        await chromium.opens("about:blank")
    assert complaints == []
