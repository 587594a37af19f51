"""What the room says no with. Sentences are in texts/."""

from __future__ import annotations

from core.errors import Conflict


class TooThin(Conflict):
    """Too few sales to say anything: data `days`, `orders`, `sold`, `least_orders`, `least_days`."""

    code = "insights-too-thin"


class IdeaTasked(Conflict):
    """There is a task of the idea already: data `number`."""

    code = "insights-tasked"


class IdeaSo(Conflict):
    """It is so already: data `number`."""

    code = "insights-so-already"
