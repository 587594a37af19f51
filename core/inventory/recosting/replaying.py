"""The movements of a product from a day on, told again in the order of their days. Arithmetic alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from core.inventory.cells import Cell

DOCUMENT = "recost"
Why = Literal["returns", "on_way", "below_zero", "told_late", "landed", "taken_back", "many", "fifo"]


class Step(NamedTuple):
    """A movement: quantities in 1/1000 and values in minor units, both signed."""

    day: date
    warehouse_id: int
    quantity: int
    value: int
    kind: str
    document_kind: str
    document_id: int
    is_storno: bool


class NotTold(Exception):
    """The movements cannot be told again rightly: `why`."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Told:
    """What came of it: the value to add at a warehouse on a day, and the documents that went out."""

    corrections: dict[tuple[date, int], int]
    documents: frozenset[int]
    cells: dict[int, Cell]


def tell_again(cells: dict[int, Cell], steps: Sequence[Step], currency: str) -> Told:
    """Costs of what went out, at the average of its moment; `cells`: the balances as the first day began.

    What came keeps its value, what moved between warehouses carries its new one. Raises NotTold.
    """
    changes: dict[tuple[date, int], int] = defaultdict(int)
    sent: dict[int, list[int]] = defaultdict(list)
    gone: set[int] = set()
    for step in _standing(steps):
        at, cell = (step.day, step.warehouse_id), cells[step.warehouse_id]
        if step.document_kind == DOCUMENT:
            changes[at] -= step.value
        elif step.quantity < 0:
            if cell.on_hand < -step.quantity:
                raise NotTold("below_zero")
            cost = cell.take(-step.quantity, 0, currency)
            changes[at] -= cost + step.value
            gone.add(step.document_id)
            if step.kind == "transfer_out":
                sent[step.document_id].append(cost)
        else:
            value = step.value
            if step.kind == "transfer_in":
                value = sent[step.document_id].pop(0)
                changes[at] += value - step.value
            cell.put(step.quantity, value)
    if any(sent.values()):
        raise NotTold("on_way")
    return Told({at: value for at, value in changes.items() if value}, frozenset(gone), cells)


def _standing(steps: Sequence[Step]) -> list[Step]:
    """Steps without those that were taken back whole. Raises NotTold for what cannot be told again."""
    back = {step.document_id for step in steps if step.is_storno}
    left: dict[tuple[int, int], list[int]] = {}
    for step in steps:
        if step.document_id in back:
            sums = left.setdefault((step.document_id, step.warehouse_id), [0, 0])
            sums[0] += step.quantity
            sums[1] += step.value
    if any(quantity or value for quantity, value in left.values()):
        raise NotTold("taken_back")
    standing = [step for step in steps if step.document_id not in back]
    for step in standing:
        why = _unfit(step)
        if why is not None:
            raise NotTold(why)
    return standing


def _unfit(step: Step) -> Why | None:
    """What of a movement stands in the way."""
    if step.document_kind == DOCUMENT:
        return None
    if step.kind == "return":
        return "returns"
    if step.document_kind == "landed":
        return "landed"
    if step.document_kind == "arrival":
        return "on_way"
    if step.kind == "priced":
        return "told_late"
    return "below_zero" if step.kind == "true_up" else None


def first_moment_below(steps: Sequence[Step], began: int, document_id: int) -> date | None:
    """The first day on which less than nothing lies at a place only because of a document."""
    with_it = without = began
    for step in steps:
        with_it += step.quantity
        without += 0 if step.document_id == document_id else step.quantity
        if with_it < 0 <= without:
            return step.day
    return None
