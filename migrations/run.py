"""Bringing a database up to date, at every start."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection
    from sqlalchemy.ext.asyncio import AsyncEngine


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
    """Create or change tables as the present code needs them."""
    async with engine.begin() as connection:
        await connection.run_sync(upgrade)
