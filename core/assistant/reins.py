"""A turn in the hands of its door: what may be seen of it while it thinks, and whether it can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(eq=False)
class Reins:
    """Held by the door and by the turn. `shows` takes words that may be seen already, `thinks` hears that a
    model takes the turn up; neither waits."""

    shows: Callable[[str], None] | None = None
    thinks: Callable[[], None] | None = None
    is_thinking: bool = False
    """A model talks the turn over; nothing is done yet."""
    has_begun: bool = False
    """What it is to do is decided: it can be stopped between two deeds, no more be forgotten."""
    is_stopped: bool = False

    def think(self) -> None:
        """A model takes the turn up."""
        self.is_thinking = True
        if self.thinks is not None:
            self.thinks()
