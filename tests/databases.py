"""Fresh databases for tests: an SQLite file, and PostgreSQL where a server answers."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from bot.rooms import open_rooms
from core.tables import Base

PG = "postgresql+asyncpg://postgres@127.0.0.1:5432"


def postgres_answers() -> bool:
    """Whether a PostgreSQL server is there; CI must have one."""
    try:
        socket.create_connection(("127.0.0.1", 5432), timeout=1).close()
    except OSError:
        if os.environ.get("CI") == "true":
            raise
        return False
    return True


@pytest.fixture(scope="session")
def blank_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database file with all tables, to be copied."""
    path = tmp_path_factory.mktemp("blank") / "house.sqlite"
    open_rooms()
    asyncio.run(_create(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A database of this test process with all tables; dropped at the end."""
    if not postgres_answers():
        pytest.skip("no PostgreSQL on 127.0.0.1:5432")
    open_rooms()
    name = f"prikazchik_test_{os.getpid()}"
    asyncio.run(database(name, "CREATE"))
    url = f"{PG}/{name}"
    asyncio.run(_create(url))
    yield url
    asyncio.run(database(name, "DROP"))


async def _create(url: str) -> None:
    engine = create_async_engine(url, poolclass=NullPool)
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    await engine.dispose()


async def database(name: str, deed: Literal["CREATE", "DROP"]) -> None:
    """Make a database on the server anew, or drop it."""
    engine = create_async_engine(f"{PG}/postgres", isolation_level="AUTOCOMMIT", poolclass=NullPool)
    async with engine.connect() as connection:
        await connection.execute(sa.text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
        if deed == "CREATE":
            await connection.execute(sa.text(f'CREATE DATABASE "{name}"'))
            # The server outlives every test, so nobody waits for its disk.
            await connection.execute(sa.text(f'ALTER DATABASE "{name}" SET synchronous_commit = off'))
    await engine.dispose()


async def _empty(url: str) -> None:
    """Rows deleted without keys and triggers having a say: quicker than TRUNCATE of many small tables."""
    engine = create_async_engine(url, poolclass=NullPool)
    async with engine.begin() as connection:
        await connection.execute(sa.text("SET session_replication_role = replica"))
        for table in Base.metadata.sorted_tables:
            await connection.execute(sa.delete(table))
    await engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database with all tables; a test that uses it runs once on each."""
    if request.param == "sqlite":
        path = tmp_path / f"{uuid.uuid4().hex}.sqlite"
        shutil.copy(request.getfixturevalue("blank_sqlite"), path)
        return f"sqlite+aiosqlite:///{path}"
    url: str = request.getfixturevalue("postgres_url")
    asyncio.run(_empty(url))
    return url
