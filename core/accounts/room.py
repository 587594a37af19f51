"""The room of people."""

from __future__ import annotations

from core.accounts import actions
from core.acts.register import Room

ROOM = Room("accounts", actions=(actions,), topic="acts")
