"""Fixtures of the core: a house over a fresh database."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.db import open_database
from tests.core.house import House, Shop
from tests.core.scenarios import busy, copies
from tests.databases import blank_sqlite, fresh_url, postgres_url

__all__ = ["blank_sqlite", "busy", "copies", "fresh_url", "house", "postgres_url", "shop"]


@pytest.fixture
async def house(fresh_url: str, tmp_path: Path) -> AsyncIterator[House]:
    """The whole core over a fresh database."""
    db = open_database(fresh_url)
    try:
        yield House(db, tmp_path / "files")
    finally:
        await db.close()


@pytest.fixture
async def shop(house: House) -> Shop:
    """A flower-named bakery with its owner."""
    return await house.shop()
