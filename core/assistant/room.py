"""The assistant as a room: its tables and words."""

from __future__ import annotations

from core.acts.register import Room
from core.assistant import asking, models

ROOM = Room("assistant", actions=(asking,), folder=models)
