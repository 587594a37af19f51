"""What is rarely wanted is not loaded with the start: it would be paid for by the first who waits."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import sys
import bot.main
import core.assistant.minds
import handlers.drawing
import handlers.telegram.door
from bot.rooms import open_rooms

open_rooms()
print(*sys.modules)
"""


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    ended = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    return set(ended.stdout.split())


@pytest.mark.parametrize(
    "name",
    [
        "aiohttp.web",
        "alembic",
        "apscheduler",
        "asyncpg",
        "core.assistant.interpreter.interpreting",
        "core.integrations.reading.planning",
        "croniter",
        "matplotlib",
        "openai",
        "openpyxl",
        "pandas",
        "PIL",
        "pymorphy3",
        "rapidfuzz",
        "reportlab",
        "sqlalchemy.dialects.postgresql",
        "yaml",
        "zxingcpp",
    ],
)
def test_a_start_leaves_it_on_the_shelf(loaded: set[str], name: str) -> None:
    assert "core.orders.room" in loaded
    assert name not in loaded
