"""Bringing a database up to date, at every start."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine


def config(connection: Connection | None = None) -> Config:
    """Alembic's configuration, without a file."""
    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).parent))
    settings.set_main_option("path_separator", "os")
    settings.attributes["connection"] = connection
    return settings


def upgrade(connection: Connection, to: str = "head") -> None:
    """Carry out what is missing, within the connection's transaction."""
    command.upgrade(config(connection), to)


async def bring_up_to_date(engine: AsyncEngine) -> None:
    """Create or change tables as the present code needs them: all of it, or nothing."""
    async with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            await connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            await connection.exec_driver_sql("BEGIN IMMEDIATE")
        await connection.run_sync(upgrade)
        if connection.dialect.name == "sqlite":
            await _commit_whole(connection)
        else:
            await connection.commit()


async def _commit_whole(connection: AsyncConnection) -> None:
    """Tables made anew must still have every row that others refer to."""
    astray = (await connection.exec_driver_sql("PRAGMA foreign_key_check")).all()
    if astray:
        await connection.rollback()
        raise RuntimeError(f"rows of {sorted({row[0] for row in astray})} refer to what is not there")
    await connection.commit()
    await connection.exec_driver_sql("PRAGMA foreign_keys=ON")
