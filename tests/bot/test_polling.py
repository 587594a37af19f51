"""Long polling: confirmed only when stored, and going on whatever befalls it."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer

from bot.polling import Poller, TokenRefused
from bot.session import JsonSession
from core.nursery import Nursery, lasting
from tests.fakes.bot_api import FakeBotApi
from tests.fakes.say_and_click import World
from tests.fakes.telegram_errors import ApiError, conflict, too_many_requests

ROOT = Path(__file__).parents[2]


class Inbox:
    """Takes updates in; fails as often as it is told to."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.fails = 0

    async def take(self, updates: list[dict[str, Any]]) -> None:
        if self.fails:
            self.fails -= 1
            raise OSError("the database is away")
        self.texts += [update["message"]["text"] for update in updates]


class NeverFull:
    is_full = False

    async def settled(self) -> None:
        return


class Scene:
    """A fake server, somebody who writes, and what has come in."""

    def __init__(self, api: FakeBotApi, bot: Bot, nursery: Nursery) -> None:
        self.api, self.bot, self.nursery, self.inbox = api, bot, nursery, Inbox()
        self.anna = World(api, _nothing).person("Анна")

    def poller(self) -> Poller:
        return Poller(self.bot, self.inbox, NeverFull())  # type: ignore[arg-type]

    def polls(self) -> None:
        self.nursery.start(lasting(self.poller().run, "polling", pause=0.01), "polling")


async def _nothing() -> None:
    return


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    async with FakeBotApi() as api:
        session = JsonSession(api=TelegramAPIServer.from_base(api.url))
        nursery = Nursery()
        yield Scene(api, Bot(api.token, session=session), nursery)
        await nursery.close()
        await session.close()


async def test_what_could_not_be_stored_is_not_confirmed_and_comes_again(scene: Scene) -> None:
    scene.inbox.fails = 2
    scene.polls()
    await scene.anna.says("раз", wait=False)
    await scene.api.queue.confirmed()
    assert scene.inbox.texts == ["раз"]


@pytest.mark.parametrize(
    "trouble", [conflict("terminated by other getUpdates request"), ApiError(502, "Bad")]
)
async def test_a_refused_poll_is_tried_again(
    scene: Scene, trouble: ApiError, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.polling.FIRST_PAUSE", 0.01)
    caplog.set_level(logging.WARNING)
    scene.api.refuses("getUpdates", trouble)
    scene.polls()
    await scene.anna.says("раз", wait=False)
    await scene.api.queue.confirmed()
    assert scene.inbox.texts == ["раз"]
    assert str(trouble.code) in caplog.text


async def test_a_broken_connection_is_made_anew(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.polling.FIRST_PAUSE", 0.01)
    scene.api.breaks("getUpdates", deed="lost")
    scene.polls()
    await scene.anna.says("раз", wait=False)
    await scene.api.queue.confirmed()
    assert scene.inbox.texts == ["раз"]


async def test_the_server_s_own_pause_is_kept(scene: Scene) -> None:
    scene.api.refuses("getUpdates", too_many_requests(1))
    scene.polls()
    await scene.anna.says("раз", wait=False)
    await scene.api.queue.confirmed()
    assert scene.inbox.texts == ["раз"]


async def test_a_refused_token_ends_it(scene: Scene) -> None:
    scene.api.refuses("getUpdates", ApiError(401, "Unauthorized"))
    with pytest.raises(TokenRefused, match="BOT_TOKEN"):
        await lasting(scene.poller().run, "polling", pause=0.01)


@pytest.mark.parametrize("method", ["getMe", "getUpdates"])
async def test_the_product_stops_and_says_why_when_its_token_is_refused(method: str, tmp_path: Path) -> None:
    async with FakeBotApi() as api:
        api.refuses(method, ApiError(401, "Unauthorized"), times=9)
        env = {
            "PATH": os.environ["PATH"],
            "BOT_TOKEN": api.token,
            "TELEGRAM_API_URL": api.url,
            "DATA_DIR": str(tmp_path),
            "DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path / 'shop.sqlite'}",
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", env=env, cwd=ROOT, stderr=asyncio.subprocess.PIPE
        )
        async with asyncio.timeout(60):
            _, told = await process.communicate()
    assert process.returncode == 1, told.decode()
    assert told.decode().splitlines()[-1].startswith("BOT_TOKEN is refused by Telegram"), told.decode()
    assert "Traceback" not in told.decode()
