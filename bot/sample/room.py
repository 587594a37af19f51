"""The sample business as a room: what can be asked of it."""

from __future__ import annotations

from bot.sample import actions
from core.acts.register import Room

ROOM = Room("sample", actions=(actions,), topic="acts")
