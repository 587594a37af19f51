"""Deeds of the story: what was asked, when and by whom, with records still called by their keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Known:
    """A record an earlier deed made, as an argument: its key in the story."""

    key: str


@dataclass(frozen=True, slots=True)
class Deed:
    """A call of an action at an instant. `keep`: the key under which the record it makes is known later."""

    at: datetime
    who: str
    action: str
    args: dict[str, Any] = field(default_factory=dict)
    keep: str | None = None


@dataclass(frozen=True, slots=True)
class Undoing:
    """The undo of the deed that was kept under a key."""

    at: datetime
    who: str
    key: str
