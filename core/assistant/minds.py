"""What a mind is: it reads a turn's words and drives it. Two of them live here, the offline one and a model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from core.assistant.turn import Turn


class Mind(Protocol):
    """Reads `turn.text` and acts through `turn`: plan and call, answer the open card, offer readings, reply."""

    async def drive(self, turn: Turn) -> None: ...


class MindFailed(Exception):
    """The mind could not answer (network, limit, nonsense) and has written nothing: another may try."""
