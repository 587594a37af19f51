"""The rooms of the house, lowest first."""

from __future__ import annotations

from importlib import import_module, resources
from pathlib import Path

from core.acts.register import Register, Room

ROOMS = (
    "acts",
    "assistant",
    "automation",
    "accounts",
    "companies",
    "chat",
    "notifications",
    "attachments",
    "finance",
    "customers",
    "inventory",
    "purchasing",
    "tasks",
    "orders",
    "reports",
    "integrations",
    "documents",
    "insights",
)


def open_rooms() -> Register:
    """The register of all rooms."""
    rooms: list[Room] = []
    for name in ROOMS:
        try:
            rooms.append(import_module(f"core.{name}.room").ROOM)
        except ModuleNotFoundError as missing:
            if missing.name not in (f"core.{name}", f"core.{name}.room"):
                raise
    return Register.of(*rooms, import_module("bot.sample.room").ROOM)


def text_folders() -> dict[str, Path]:
    """Where each room keeps its sentences."""
    home = Path(str(resources.files("core")))
    sample = {"sample": Path(str(resources.files("bot"))) / "sample" / "texts"}
    return {name: home / name / "texts" for name in ROOMS if (home / name / "texts").is_dir()} | sample
