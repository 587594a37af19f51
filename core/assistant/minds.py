"""What a mind is: it reads a turn's words and drives it. Two live here, an offline one and a model."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from core.blocks import Said, say

if TYPE_CHECKING:
    from core.assistant.turn import Turn


class Mind(Protocol):
    """Reads `turn.text` and acts through `turn`: calls, answers the open card, offers readings, replies."""

    async def drive(self, turn: Turn) -> None: ...


class AtFirstWord:
    """A mind that is made when it is first asked: until then it costs neither time nor memory."""

    def __init__(self, made: Callable[[], Mind]) -> None:
        self._made = made

    @cached_property
    def _mind(self) -> Mind:
        return self._made()

    async def drive(self, turn: Turn) -> None:
        """As the mind itself does."""
        await self._mind.drive(turn)


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
