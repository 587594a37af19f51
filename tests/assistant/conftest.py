"""A house on SQLite for people who talk to the assistant."""

from __future__ import annotations

import shutil
import uuid
from pathlib import Path

import pytest

from tests.core.conftest import blank_sqlite, house, postgres_url, shop

__all__ = ["blank_sqlite", "house", "postgres_url", "shop"]


@pytest.fixture
def fresh_url(blank_sqlite: Path, tmp_path: Path) -> str:
    """An empty SQLite database; what depends on the database is tested on both elsewhere."""
    path = tmp_path / f"{uuid.uuid4().hex}.sqlite"
    shutil.copy(blank_sqlite, path)
    return f"sqlite+aiosqlite:///{path}"
