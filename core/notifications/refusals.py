"""What the room of notices says no with."""

from __future__ import annotations

from core.errors import NotFound


class UnknownNotice(NotFound):
    code = "notifications-unknown"
