"""Writes the snapshot of all tools anew: `python -m tests.assistant.model.snapshot`."""

from __future__ import annotations

import json
from pathlib import Path

import bot  # noqa: F401 - aiogram the light way
from bot.rooms import open_rooms
from core.assistant.model.tools import Catalogue


def write() -> None:
    tools = dict(Catalogue.of(open_rooms()).tools)
    path = Path(__file__).with_name("tools.json")
    path.write_text(json.dumps(tools, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    write()
