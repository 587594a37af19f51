"""What a mind is: it reads a turn's words and drives it. Two live here, an offline one and a model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from core.blocks import Said, say

if TYPE_CHECKING:
    from core.assistant.turn import Turn


class Mind(Protocol):
    """Reads `turn.text` and acts through `turn`: calls, answers the open card, offers readings, replies."""

    async def drive(self, turn: Turn) -> None: ...


@runtime_checkable
class Closing(Protocol):
    """A mind that holds something open (connections) until the product stops."""

    async def close(self) -> None: ...


class MindFailed(Exception):
    """The mind could not answer (network, limit, nonsense) and has written nothing: another may try.

    `said` is what the person is told of it; None: nothing, the turn is simply another mind's.
    """

    def __init__(self, why: str = "", *, said: Said | None = say("assistant-falls-back")) -> None:  # noqa: B008
        super().__init__(why)
        self.said = said
