"""What the room of schedules says no with."""

from __future__ import annotations

from core.errors import Conflict, Invalid


class UnclearTime(Invalid):
    """Not a time that comes again."""

    code = "automation-unclear-time"


class AlreadyPast(Invalid):
    """A reminder for a moment that is gone: data `at`."""

    code = "automation-already-past"


class TooMany(Conflict):
    """The company has as many schedules as it may: data `limit`."""

    code = "automation-too-many"
