"""The room of files and, later, of other programs."""

from __future__ import annotations

from core.acts.register import Room
from core.integrations import actions, models

__all__ = ["ROOM", "models"]

ROOM = Room("integrations", actions=(actions,))
