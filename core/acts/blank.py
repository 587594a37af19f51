"""Blanking: what a reader may not see is taken out of an answer before any door draws it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import get_args

from core.acts.calls import Actor, Answer, Confirm, Done
from core.acts.rights import Right, Standing
from core.blocks import Block, Chart, Facts, Receipt, Sees, Sheet, Table, Text

May = Callable[[Sees], bool]
MARKS: tuple[Sees, ...] = get_args(Sees)


def blanked(answer: Answer, standing: Standing, actor: Actor) -> Answer:
    """The answer as its reader may see it; in a group nobody sees marked figures."""
    if not isinstance(answer, (Done, Confirm)):
        return answer
    may = sight(standing, group=actor.group)
    if all(map(may, MARKS)):
        return answer
    if isinstance(answer, Done):
        return replace(answer, receipt=_without_way_back(blank(answer.receipt, may), answer.action, may))
    return replace(answer, preview=_without_way_back(blank(answer.preview, may), answer.action, may))


def _without_way_back(receipt: Receipt, action: str, may: May) -> Receipt:
    """An inverse may carry what things had cost; who may not know undoes by the deed's id.

    The same action with other arguments (a switch turned back) says what anybody could have typed.
    """
    undo = receipt.undo
    if undo is None or undo.action == action or (may("cost") and may("finance")):
        return receipt
    return replace(receipt, undo=None)


def sight(standing: Standing, *, group: bool = False) -> May:
    """What a person of a standing may see."""
    return lambda mark: not group and standing.may(Right(mark, "read"))


def blank(receipt: Receipt, may: May) -> Receipt:
    """A receipt without the marked fields its reader may not see."""
    kept = [block for block in (_block(block, may) for block in receipt.blocks) if block is not None]
    return replace(receipt, blocks=kept)


def _seen(mark: Sees | None, may: May) -> bool:
    return mark is None or may(mark)


def _block(block: Block, may: May) -> Block | None:
    if isinstance(block, Text):
        return block if _seen(block.sees, may) else None
    if isinstance(block, Facts):
        rows = [fact for fact in block.rows if _seen(fact.sees, may)]
        return replace(block, rows=rows) if rows else None
    if isinstance(block, Table):
        return _table(block, may)
    if isinstance(block, Chart):
        series = [line for line in block.series if _seen(line.sees, may)]
        return replace(block, series=series) if series else None
    if isinstance(block, Sheet):
        return replace(block, tables=[_table(table, may) for table in block.tables])
    return block


def _table(table: Table, may: May) -> Table:
    if all(column.sees is None for column in table.columns):
        return table
    kept = [index for index, column in enumerate(table.columns) if _seen(column.sees, may)]
    return replace(
        table,
        columns=[table.columns[index] for index in kept],
        rows=[[row[index] for index in kept] for row in table.rows],
        total=[table.total[index] for index in kept] if table.total else None,
    )
