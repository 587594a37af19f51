"""A page to print, as data: whoever prints it says the words in one language and sets the type."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from core.blocks import Fact, Said, Table, Value

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


LabelSheet = Literal["roll_58x40", "roll_43x25", "a4_24"]
"""One label a page on a roll, in millimetres; or 24 on a sheet of A4, 70 × 37 mm each."""
LabelCode = Literal["barcode", "qr"]


@dataclass(frozen=True, slots=True)
class Label:
    """What is stuck on goods or on their shelf."""

    name: str
    price: Value
    code: str | None
    copies: int
    note: Said | None = None
    """Small, beside the price: for what quantity it is."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels to print, one after another."""

    title: Said
    company: str
    sheet: LabelSheet
    code: LabelCode
    labels: list[Label]


Printer = Callable[[Paper | Labels, "Speaker"], Awaitable[bytes]]
"""Makes the PDF of a page, or of labels, for one reader."""
