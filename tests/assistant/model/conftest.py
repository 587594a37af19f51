"""A shop whose owner talks to a scripted model over HTTP."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.assistant.model.talking import Talker, Talks
from tests.core.conftest import blank_sqlite, house, postgres_url, shop
from tests.core.house import Shop, Worker
from tests.fakes.model_server import ModelServer

__all__ = ["blank_sqlite", "house", "postgres_url", "shop"]


@pytest.fixture
def fresh_url(blank_sqlite: Path, tmp_path: Path) -> str:
    """An empty SQLite database; what depends on the database is tested on both elsewhere."""
    path = tmp_path / f"{uuid.uuid4().hex}.sqlite"
    shutil.copy(blank_sqlite, path)
    return f"sqlite+aiosqlite:///{path}"


@pytest.fixture
async def server() -> AsyncIterator[ModelServer]:
    """A strict server; at the end nothing was refused and nothing planned is left."""
    async with ModelServer("openai") as strict:
        yield strict
        assert strict.refused == []
        assert strict.left == ()


@pytest.fixture
async def talks(server: ModelServer) -> AsyncIterator[Talks]:
    """Lets a person talk to the server's model; settings and profile as named."""
    talkers: list[Talker] = []

    def begin(worker: Worker, **more: Any) -> Talker:
        talkers.append(Talker.of(worker, more.pop("server", server), **more))
        return talkers[-1]

    yield begin
    for talker in talkers:
        await talker.mind.close()


@pytest.fixture
def anna(shop: Shop, talks: Talks) -> Talker:
    """The owner, talking."""
    return talks(shop)
