"""Marked text before it is HTML: runs, lines, pieces; cleaned, measured as Telegram measures, written out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Literal, TypeAlias

Mark: TypeAlias = Literal["", "b", "i", "code", "pre"]

_BREAKS = re.compile(r"\r\n?|[\u2028\u2029\u0085\v\f]")
_HIDDEN = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)
_BLANKS = re.compile(r"\n{3,}")
_MOST_MARKS = 3
"""Combining marks kept on one letter: enough for any script, too few to climb over other lines."""


def clean(text: str) -> str:
    """Text that can be shown: no control signs, direction overrides, lone surrogates or towers of marks."""
    shown = _HIDDEN.sub("", _BREAKS.sub("\n", text)).replace("\t", " ")
    shown = _BLANKS.sub("\n\n", shown)
    return shown if shown.isascii() else _without_towers(shown)


def _without_towers(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for sign in text:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= _MOST_MARKS:
            kept.append(sign)
    return "".join(kept)


def units(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text) + sum(1 for sign in text if sign > "\uffff") if not text.isascii() else len(text)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text under one mark. No line breaks inside, save in `pre`."""

    text: str
    mark: Mark = ""


Line: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines that stay in one message where they can: a paragraph, a fact, a row of a table."""

    lines: tuple[Line, ...]
    pre: bool = False
    """Monospaced: neighbours of one table share a frame."""

    @property
    def size(self) -> int:
        return sum(line_size(line) for line in self.lines) + len(self.lines) - 1


Paragraph: TypeAlias = list[Piece]
"""One block of an answer: pieces on lines of their own, an empty line away from the next block."""


def line_size(line: Line) -> int:
    return sum(units(run.text) for run in line)


def lines_of(text: str, mark: Mark = "") -> tuple[Line, ...]:
    """Cleaned lines of a text under one mark."""
    return tuple((Run(line, mark),) if line else () for line in clean(text).strip("\n").split("\n"))


def one_line(text: str) -> str:
    """Cleaned text on a single line."""
    return " ".join(clean(text).split("\n")).strip()


def paragraph(text: str, mark: Mark = "") -> Paragraph:
    """A block of plain words."""
    lines = lines_of(text, mark)
    return [Piece(lines)] if any(lines) else []


def marks_in(piece: Piece) -> int:
    """Entities a piece costs."""
    return sum(1 for line in piece.lines for run in line if run.mark)


def html_of(paragraphs: Iterable[Paragraph]) -> str:
    """Telegram's HTML of paragraphs."""
    return "\n\n".join("\n".join(_framed(block)) for block in paragraphs if block)


def plain_of(paragraphs: Iterable[Paragraph]) -> str:
    """The same words without marks."""
    return "\n\n".join(
        "\n".join("".join(run.text for run in line) for piece in block for line in piece.lines)
        for block in paragraphs
        if block
    )


def _framed(block: Paragraph) -> Iterable[str]:
    frame: list[str] = []
    for piece in block:
        lines = ["".join(_run(run) for run in line) for line in piece.lines]
        if piece.pre:
            frame += lines
            continue
        if frame:
            yield _pre(frame)
            frame = []
        yield from lines
    if frame:
        yield _pre(frame)


def _pre(lines: list[str]) -> str:
    return "<pre>" + "\n".join(lines) + "</pre>"


def _run(run: Run) -> str:
    text = escape(run.text, quote=False)
    return f"<{run.mark}>{text}</{run.mark}>" if run.mark and text.strip() else text
