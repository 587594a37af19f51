"""The room of schedules."""

from __future__ import annotations

from core.acts.register import Room
from core.automation import actions

ROOM = Room("automation", actions=(actions,), finders=(actions.ScheduleFinder(),))
