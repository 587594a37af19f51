"""Bringing a database up to date, at every start."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy.engine import Connection
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine


HERE = Path(__file__).parent


def newest() -> str:
    """The revision that no other stands on; read from the files, for Alembic takes its time to load."""
    texts = [path.read_text("utf-8") for path in (HERE / "versions").glob("*.py")]
    found = {name: set(re.findall(rf'^{name} = "(\w+)"', "\n".join(texts), re.MULTILINE)) for name in _NAMES}
    (head,) = found["revision"] - found["down_revision"]
    return str(head)


_NAMES = ("revision", "down_revision")


def config(connection: Connection | None = None) -> Config:
    """Alembic's configuration, without a file."""
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(HERE))
    settings.set_main_option("path_separator", "os")
    settings.attributes["connection"] = connection
    return settings


def upgrade(connection: Connection, to: str = "head") -> None:
    """Carry out what is missing, within the connection's transaction."""
    from alembic import command

    command.upgrade(config(connection), to)


async def bring_up_to_date(engine: AsyncEngine) -> None:
    """Create or change tables as the present code needs them: all of it, or nothing."""
    async with engine.connect() as connection:
        if await connection.run_sync(_is_newest):
            return
        if connection.dialect.name == "sqlite":
            await connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            await connection.exec_driver_sql("BEGIN IMMEDIATE")
        await connection.run_sync(upgrade)
        if connection.dialect.name == "sqlite":
            await _commit_whole(connection)
        else:
            await connection.commit()


def _is_newest(connection: Connection) -> bool:
    version = sa.table("alembic_version", sa.column("version_num"))
    known = sa.inspect(connection).has_table("alembic_version")
    present = connection.scalar(sa.select(version.c.version_num)) if known else None
    connection.rollback()
    return present == newest()


async def _commit_whole(connection: AsyncConnection) -> None:
    """Tables made anew must still have every row that others refer to."""
    astray = (await connection.exec_driver_sql("PRAGMA foreign_key_check")).all()
    if astray:
        await connection.rollback()
        raise RuntimeError(f"rows of {sorted({row[0] for row in astray})} refer to what is not there")
    await connection.commit()
    await connection.exec_driver_sql("PRAGMA foreign_keys=ON")
