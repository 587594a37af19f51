"""What a mind is: it reads a turn's words and drives it. Two live here, an offline one and a model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from core.assistant.turn import Turn


class Mind(Protocol):
    """Reads `turn.text` and acts through `turn`: calls, answers the open card, offers readings, replies."""

    async def drive(self, turn: Turn) -> None: ...


class MindFailed(Exception):
    """The mind could not answer (network, limit, nonsense) and has written nothing: another may try."""
