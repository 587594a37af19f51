"""A town per test, over a fresh SQLite file."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from bot.rooms import open_rooms
from core.tables import Base
from tests.doors.talks.town import Town, open_town


@pytest.fixture(scope="session")
def blank_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("blank") / "town.sqlite"
    open_rooms()
    asyncio.run(_create(f"sqlite+aiosqlite:///{path}"))
    return path


async def _create(url: str) -> None:
    engine = create_async_engine(url, poolclass=NullPool)
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    await engine.dispose()


HARMLESS = ("message is not modified", "query is too old")
"""Refusals of what was done already: a second press, a press handled again after a fall."""


@pytest.fixture
async def town(blank_database: Path, tmp_path: Path) -> AsyncIterator[Town]:
    path = tmp_path / "town.sqlite"
    shutil.copy(blank_database, path)
    async with open_town(f"sqlite+aiosqlite:///{path}", tmp_path / "files") as town:
        yield town
        refused = [call for call in town.api.refused if not any(why in str(call[2]) for why in HARMLESS)]
        assert refused == [], "the fake Telegram refused something"
