"""The assistant as a room: its tables and words."""

from __future__ import annotations

from core.acts.register import Room
from core.assistant import models

ROOM = Room("assistant", folder=models)
