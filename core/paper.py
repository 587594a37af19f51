"""A page to print, as data: whoever prints it says the words in one language and sets the type."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from core.blocks import Fact, Said, Table

if TYPE_CHECKING:
    from core.texts import Speaker


@dataclass(frozen=True, slots=True)
class Paper:
    """One document, top to bottom."""

    title: Said
    company: str
    head: list[Fact] = field(default_factory=list)
    """Who it is from and for."""
    bank: list[Fact] = field(default_factory=list)
    """Where to pay, in a frame."""
    tables: list[Table] = field(default_factory=list)
    totals: list[Fact] = field(default_factory=list)
    in_words: str | None = None
    notes: list[Said] = field(default_factory=list)
    signs: list[Said] = field(default_factory=list)
    """Who signs: each with a line to sign on."""
    code: str | None = None
    """What the QR code says."""
    code_label: Said | None = None
    colour: str | None = None


Printer = Callable[[Paper, "Speaker"], Awaitable[bytes]]
"""Makes the PDF of a page for one reader."""
