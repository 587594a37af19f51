"""The whole product under test: behind the local chat, and behind a Bot API server of our own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

import pytest
from pydantic import SecretStr

from bot.local.client import LocalClient
from bot.main import Product, build, start, stop
from bot.settings import Settings
from core.clock import MovableClock
from tests.fakes.bot_api import FakeBotApi
from tests.fakes.say_and_click import World

NOON = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
"""A Friday, noon in Moscow."""


class Talker(Protocol):
    """A person in a chat, over either door."""

    async def says(self, text: str) -> Any: ...
    async def clicks(self, text: str) -> Any: ...
    async def opens(self, link: str) -> Any: ...
    def screen(self) -> str: ...
    @property
    def last(self) -> Any: ...


class Room(Protocol):
    """A group as one of its people sees it."""

    async def says(self, text: str) -> Any: ...
    async def clicks(self, text: str) -> Any: ...
    @property
    def last(self) -> Any: ...
    @property
    def messages(self) -> Any: ...


@dataclass
class Stage:
    """The running product and the people around it."""

    product: Product
    clock: MovableClock
    anna: Any
    asel: Any
    group: Any
    """Анна's view of the group."""

    def figures(self, text: str) -> str:
        """Text with ordinary spaces."""
        return text.replace("\u00a0", " ").replace("\u202f", " ")


def settings(folder: Path, **given: Any) -> Settings:
    """Settings of a test, whatever the environment says."""
    url = SecretStr(f"sqlite+aiosqlite:///{folder / 'day.sqlite'}")
    values = {"data_dir": folder, "database_url": url, "http_port": 0, "log_level": "WARNING", **given}
    return Settings(_env_file=None, **values)


@pytest.fixture(params=["local", "telegram"])
async def stage(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Stage]:
    """Анна, Асель and a group before the freshly started product."""
    async with open_stage(request.param, tmp_path) as opened:
        yield opened


@asynccontextmanager
async def open_stage(door: str, folder: Path, **more: Any) -> AsyncIterator[Stage]:
    """The freshly started product behind a door, local or telegram; `more` are further settings."""
    clock = MovableClock(NOON)
    if door == "local":
        product = await build(settings(folder, **more), clock)
        await start(product)
        assert product.local is not None
        client = LocalClient(product.local, product.settled)
        yield Stage(product, clock, client.private("Анна"), client.private("Асель"), client.group("Анна"))
        await stop(product)
        return
    async with FakeBotApi(now=lambda: clock.now().timestamp()) as api:
        given = {"bot_token": SecretStr(api.token), "telegram_api_url": api.url}
        product = await build(settings(folder, **given, **more), clock)
        await start(product)
        world = World(api, product.settled)
        anna, asel = world.person("Анна"), world.person("Асель")
        yield Stage(product, clock, anna, asel, _Group(world.group("Команда", [anna, asel]), anna))
        await stop(product)
        assert api.refused == []


class _Group:
    """A group of the fake server, spoken to as one person."""

    def __init__(self, group: Any, person: Any) -> None:
        self._group, self._person = group, person

    async def says(self, text: str) -> None:
        await self._group.says(self._person, text)

    async def clicks(self, text: str) -> None:
        await self._group.clicks(self._person, text)

    @property
    def last(self) -> Any:
        return self._group.last

    @property
    def messages(self) -> Any:
        return self._group.messages
