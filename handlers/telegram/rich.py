"""Marked text before it is HTML: runs, lines, pieces; cleaned, measured as Telegram measures, written out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from itertools import groupby
from typing import Literal, TypeAlias

Mark: TypeAlias = Literal["", "b", "i", "code", "pre"]

_BREAKS = re.compile(r"\r\n?|[\u2028\u2029\u0085\v\f]")
_HIDDEN = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)
_BLANKS = re.compile(r"\n{3,}")
_MARK = (
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
_TOWERS = re.compile(f"({_MARK}{{3}}){_MARK}+")
"""More combining marks on one letter than any script needs: they would climb over other lines."""


def clean(text: str) -> str:
    """Text that can be shown: no control signs, direction overrides, lone surrogates or towers of marks."""
    if text.isprintable() and text.isascii():
        return text
    shown = _HIDDEN.sub("", _BREAKS.sub("\n", text)).replace("\t", " ")
    return _TOWERS.sub(r"\1", _BLANKS.sub("\n\n", shown))


def units(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


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
    folded: bool = False
    """Details: neighbours share one quotation that unfolds."""
    size: int = field(init=False, default=0, compare=False)
    """Length in UTF-16 code units, line breaks included."""
    marks: int = field(init=False, default=0, compare=False)
    """Entities it costs."""

    def __post_init__(self) -> None:
        size = sum(map(line_size, self.lines)) + len(self.lines) - 1
        object.__setattr__(self, "size", size)
        object.__setattr__(self, "marks", sum(1 for line in self.lines for run in line if run.mark))


Paragraph: TypeAlias = list[Piece]
"""One block of an answer: pieces on lines of their own, an empty line away from the next block."""


def line_size(line: Line) -> int:
    return units(line[0].text) if len(line) == 1 else sum(units(run.text) for run in line)


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
    for frame, pieces in groupby(block, _frame):
        lines = ["".join(_run(run) for run in line) for piece in pieces for line in piece.lines]
        if frame is None:
            yield from lines
        else:
            yield frame[0] + "\n".join(lines) + frame[1]


def _frame(piece: Piece) -> tuple[str, str] | None:
    if piece.pre:
        return "<pre>", "</pre>"
    return ("<blockquote expandable>", "</blockquote>") if piece.folded else None


def _run(run: Run) -> str:
    text = escape(run.text, quote=False)
    return f"<{run.mark}>{text}</{run.mark}>" if run.mark and text.strip() else text
