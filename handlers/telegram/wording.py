"""Blocks of words into marked paragraphs: texts, facts, progress. Tables have their own file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from core.blocks import Block, Fact, Facts, Money, Percent, Price, Progress, Table, Text, Value
from core.money import half_up
from handlers.telegram.rich import Line, Mark, Paragraph, Piece, Run, lines_of, one_line, paragraph
from handlers.telegram.tables import table_of

Shown = Callable[[Value], str]
_MARKS: dict[str, Mark] = {"title": "b", "plain": "", "note": "i", "warning": "", "folded": ""}
_BAR = 12
_JOINED = {
    *(("title", "plain"), ("title", "facts"), ("title", "note")),
    *(("plain", "plain"), ("plain", "facts"), ("note", "note"), ("folded", "folded")),
}
"""Neighbours without an empty line between them."""


def paragraphs_of(blocks: Iterable[Block], shown: Shown, empty: str) -> list[Paragraph]:
    """Paragraphs of all blocks that are words; neighbours that belong together share one."""
    found: list[Paragraph] = []
    before = ""
    for block in blocks:
        kind, parts = _told(block, shown, empty)
        for part in parts:
            if not part:
                continue
            if _together(before, kind) and found:
                found[-1] = [*found[-1], *part]
            else:
                found.append(part)
            before = kind
    return found


def _told(block: Block, shown: Shown, empty: str) -> tuple[str, list[Paragraph]]:
    match block:
        case Text(said, "folded"):
            return "folded", [[replace(piece, folded=True) for piece in paragraph(shown(said))]]
        case Text(said, kind):
            prefix = "⚠️ " if kind == "warning" else ""
            return kind, [paragraph(prefix + shown(said), _MARKS[kind])]
        case Facts(rows):
            return "facts", [[_fact(row, shown) for row in rows]]
        case Table():
            return "table", table_of(block, shown, empty)
        case Progress():
            return "progress", [_progress(block, shown)]
        case _:
            return "", []


def _together(before: str, kind: str) -> bool:
    return (before, kind) in _JOINED


def _fact(fact: Fact, shown: Shown) -> Piece:
    """'label: <b>value</b>', with what it was before: 'label: old → <b>new</b> (+30 %)'."""
    label = one_line(shown(fact.label))
    lead = Run(f"{label}: ") if label else Run("")
    first, *rest = lines_of(shown(fact.value), "b")
    if fact.change is None:
        return Piece(_without_blanks((lead, *first), *rest))
    was, share = one_line(shown(fact.change)), _share(fact, shown)
    tail = (Run(f" ({share})"),) if share else ()
    return Piece(_without_blanks((lead, Run(f"{was} → "), *first, *tail), *rest))


def _without_blanks(*lines: Line) -> tuple[Line, ...]:
    return tuple(tuple(run for run in line if run.text) for line in lines)


def _share(fact: Fact, shown: Shown) -> str:
    """How much a sum grew or fell, in per cent of what it was; '' where that says nothing."""
    now, was = _measure(fact.value), _measure(fact.change)
    if now is None or not was or was < 0:
        return ""
    points = half_up((now - was) * 1000, was) * 10
    if points == 0 or points > 100_000:
        return ""
    return ("+" if points > 0 else "") + shown(
        Percent(points if abs(points) < 1000 else half_up(points, 100) * 100)
    )


def _measure(value: Value) -> int | None:
    match value:
        case Money(minor):
            return minor
        case Price(e4):
            return e4
        case int():
            return value
        case _:
            return None


def _progress(block: Progress, shown: Shown) -> Paragraph:
    said = lines_of(shown(block.said))
    if not block.total:
        return [Piece(said)]
    share = min(block.done * 100 // block.total, 100)
    full = share * _BAR // 100
    bar = "▓" * full + "░" * (_BAR - full)
    return [Piece((*said, (Run(f"{bar} {shown(Percent(share * 100))}"),)))]
