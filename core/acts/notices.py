"""Notices: what people hear of without asking. Rooms raise them; the notifications room spreads them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from core.acts.rights import Right
from core.blocks import Block


@dataclass(frozen=True)
class Notice:
    """A kind of notice: its name, who may hear it, and whether it is on unless switched off."""

    name: str
    needs: Right
    on: bool = True
    group: bool = True
    """Also told in the company's linked group."""


@dataclass(frozen=True)
class Raised:
    """A notice raised by an act, and the persons it is for (None: everybody who may hear it).

    Its blocks are made when the first reader is found.
    """

    notice: Notice
    blocks: Callable[[], list[Block]]
    to: list[int] | None = None
    subject: tuple[str, int] | None = None
    actor_id: int | None = field(default=None)
