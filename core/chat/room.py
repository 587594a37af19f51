"""The room of conversations."""

from __future__ import annotations

from core.acts.register import Room
from core.chat import actions

ROOM = Room("chat", actions=(actions,), topic="companies")
