"""Pictures and PDFs into drafts: who can read them, and what of a paper is shown to them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from core.assistant.model.messages import Usage


class NotSeen(Exception):
    """Nothing came back: the network, the server's refusal, or nonsense. `usage` was spent all the same."""

    def __init__(self, why: str, usage: Usage | None = None) -> None:
        super().__init__(why)
        self.usage = usage


@dataclass(frozen=True, slots=True)
class Sight:
    """A paper: its pages as JPEG pictures, or the words of a PDF that has them."""

    pages: Sequence[bytes] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a model made of a paper, not checked yet, and what it took."""

    data: Any
    usage: Usage


Look = Callable[[], Awaitable[Sight]]
"""Makes the pages ready; called when they are needed."""


class Seer(Protocol):
    """Reads papers."""

    async def read(self, sight: Sight, person: str) -> Seen:
        """The paper as plain JSON. `person` is a digest that stands for the asker. Raises NotSeen."""
        ...

    def cost_into(self, spent: Any, usage: Usage) -> None:
        """Count what an answer took."""
        ...

    async def close(self) -> None: ...
