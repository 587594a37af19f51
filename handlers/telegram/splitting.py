"""Long answers into several messages: between blocks, then pieces, lines, words; never inside an entity."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from handlers.telegram.rich import Line, Paragraph, Piece, Run, line_size, units

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
MARKS_LIMIT = 100
"""Entities Telegram keeps in one message; the rest would lose their marks."""

_JOINERS = {"\u200d", "\ufe0f", "\u20e3"}
_TONES = range(0x1F3FB, 0x1F400)


def split(
    blocks: list[Paragraph], limit: int = TEXT_LIMIT, first: int | None = None
) -> list[list[Paragraph]]:
    """Messages of at most `limit` UTF-16 units; with `first` (a caption) the first is shorter or empty."""
    packer = _Packer(limit, first if first is not None else limit)
    for block in blocks:
        packer.add(block)
    return packer.finished()


class _Packer:
    """Fills one message after another."""

    def __init__(self, limit: int, first: int) -> None:
        self.limit, self.room = limit, first
        self.done: list[list[Paragraph]] = []
        self.message: list[Paragraph] = []
        self.size = self.marks = 0
        self.begins = True

    def add(self, block: Paragraph) -> None:
        """Append a block; one that fits whole into a fresh message is not begun in the tail of this one."""
        self.begins = True
        whole = _size(block)
        if not self._takes(whole, _marks(block)) and whole <= self.limit:
            self._turn()
        for piece in block:
            self._add_piece(piece)

    def finished(self) -> list[list[Paragraph]]:
        self._turn()
        return self.done

    def _add_piece(self, piece: Piece) -> None:
        marks = piece.marks
        if not self._takes(piece.size, marks) and piece.size <= self.limit:
            self._turn()
        if self._takes(piece.size, marks):
            self._put(piece)
            return
        for part in _broken(piece, self.limit):
            if not self._takes(part.size, part.marks):
                self._turn()
            self._put(part)

    def _put(self, piece: Piece) -> None:
        self.size += self._gap() + piece.size
        self.marks += piece.marks + ((piece.pre or piece.folded) and self.begins)
        if self.begins or not self.message:
            self.message.append([])
            self.begins = False
        self.message[-1].append(piece)

    def _gap(self) -> int:
        return 0 if not self.message else 2 if self.begins else 1

    def _takes(self, size: int, marks: int) -> bool:
        return self.size + self._gap() + size <= self.room and self.marks + marks < MARKS_LIMIT

    def _turn(self) -> None:
        if self.message or self.room < self.limit:
            self.done.append(self.message)
        self.room = self.limit
        self.message, self.size, self.marks = [], 0, 0


def _size(block: Paragraph) -> int:
    return sum(piece.size for piece in block) + len(block) - 1


def _marks(block: Paragraph) -> int:
    return sum(piece.marks for piece in block)


def _broken(piece: Piece, limit: int) -> Iterator[Piece]:
    """A piece too long for one message, line by line; a line too long, word by word."""
    for line in piece.lines:
        for part in _broken_line(line, limit):
            yield Piece((part,), piece.pre, piece.folded)


def _broken_line(line: Line, limit: int) -> Iterator[Line]:
    if line_size(line) <= limit and len(line) < MARKS_LIMIT:
        yield line
        return
    current: list[Run] = []
    size = 0
    for run in line:
        for chunk in cut(run.text, limit - size if limit - size > 40 else limit, limit):
            if current and (size + units(chunk) > limit or len(current) >= MARKS_LIMIT - 1):
                yield tuple(current)
                current, size = [], 0
            current.append(Run(chunk, run.mark))
            size += units(chunk)
    if current:
        yield tuple(current)


def cut(text: str, first: int, limit: int) -> Iterator[str]:
    """Parts of at most `first`, then `limit` units: at a space where there is one, never inside a sign."""
    room = first
    while units(text) > room:
        at = _border(text, room)
        yield text[:at].rstrip()
        text, room = text[at:].lstrip(" "), limit
    yield text


def _border(text: str, room: int) -> int:
    """How many characters of `text` fit into `room` units, back to the last space of its second half."""
    used = at = 0
    while at < len(text) and used + units(text[at]) <= room:
        used += units(text[at])
        at += 1
    space = text.rfind(" ", at // 2, at + 1)
    if space > 0:
        return space
    whole = at
    while whole > max(1, at - 32) and _clings(text, whole):
        whole -= 1
    return whole if not _clings(text, whole) else at


def _clings(text: str, at: int) -> bool:
    """Does the sign at `at` belong to the one before it?"""
    if at >= len(text):
        return False
    sign = text[at]
    joined = sign in _JOINERS or text[at - 1] == "\u200d" or ord(sign) in _TONES
    return joined or bool(unicodedata.combining(sign))
