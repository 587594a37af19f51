"""The room of notices."""

from __future__ import annotations

from core.acts.register import Room
from core.notifications import actions
from core.notifications.spread import spread

ROOM = Room("notifications", actions=(actions,), topic="automation", spread=spread)
