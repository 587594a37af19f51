"""How rooms hear of each other: events, stored and told at once inside the transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True)
class Event:
    """Base of events: frozen dataclasses of plain JSON values, in the past tense."""

    name: ClassVar[str]

    def data(self) -> dict[str, Any]:
        """Its fields as JSON values; large values are shared, not copied."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


@dataclass(frozen=True)
class Subscriber:
    """A function of a room that hears an event; it touches the session only."""

    event: str
    hear: Callable[[Any, Any], None]


def on(event: type[Event]) -> Callable[[Callable[[Any, Any], None]], Subscriber]:
    """Make a function `(ctx, event)` a subscriber; the room lists it in its `Room`."""

    def subscribe(hear: Callable[[Any, Any], None]) -> Subscriber:
        return Subscriber(event.name, hear)

    return subscribe
