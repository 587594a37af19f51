"""A balance that knows its layers: the oldest leave first. Arithmetic alone, no database here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from core.ids import new_id
from core.inventory.cells import Cell
from core.inventory.layers.models import DEBT
from core.inventory.layers.slices import Slice
from core.money import line_total, share, spread


@dataclass(slots=True)
class Lot:
    """What lies of a layer; `came` is None until the document that brings it is closed."""

    came: date | None
    quantity: int = 0
    value: int = 0


@dataclass(slots=True)
class Layered(Cell):
    """A balance in hand with its layers: together they are always its quantity and its value.

    Nothing but the debt is below zero, and that only while nothing else lies there; a layer of nothing has no
    value, one of something has none below zero.
    """

    lots: dict[int, Lot] = field(default_factory=dict)
    moves: list[Slice] = field(default_factory=list)

    def take(self, quantity: int, unit_cost: int, currency: str, slices: Sequence[Slice] = ()) -> int:
        """Goods leave at the cost of their layers, below zero at `unit_cost` (E4); answers that cost.

        `slices`: the layers they are of, below zero; what these do not have leaves the oldest first.
        """
        begun = len(self.moves)
        held = min(quantity, max(self.on_hand, 0))
        for one in slices:
            held -= self._out(one.lot, min(-one.quantity, held))
        for lot in self._in_order():
            held -= self._out(lot, held)
        if owed := quantity - min(quantity, max(self.on_hand, 0)):
            self._move(Slice(DEBT, None, -owed, -line_total(unit_cost, owed, currency)))
        self.left = self.moves[begun:]
        cost = -sum(one.value for one in self.left)
        self.on_hand -= quantity
        self.value -= cost
        return cost

    def put(self, quantity: int, value: int, slices: Sequence[Slice] = ()) -> int:
        """Goods come with their value, a layer of their own but for what `slices` says they are of.

        Answers the correction: what was below zero gets its true cost.
        """
        return self.shift(quantity, value, slices)

    def shift(self, quantity: int, value: int, slices: Sequence[Slice] = ()) -> int:
        """By exactly so much; answers the correction that keeps every layer on its side of zero."""
        for one in slices:
            self._move(one)
        rest = quantity - sum(one.quantity for one in slices)
        worth = value - sum(one.value for one in slices)
        if rest > 0:
            self._move(Slice(new_id(), None, rest, worth))
            worth = 0
        for lot in self._in_order() if rest < 0 else ():
            before = self.lots[lot].value
            rest += self._out(lot, -rest)
            worth += before - self.lots[lot].value
        if rest < 0:
            self._move(Slice(DEBT, None, rest, worth))
            worth = 0
        self._weigh(worth)
        self.on_hand += quantity
        self.value += value
        correction = self._settle()
        self.value += correction
        return correction

    def worth(self, quantity: int) -> int:
        """What would leave first is worth now; zero when nothing is there."""
        left, worth = min(quantity, self.on_hand), 0
        for lot in self._in_order() if left > 0 else ():
            held = self.lots[lot]
            part = min(left, held.quantity)
            worth += share(held.value, part, held.quantity) if part else 0
            left -= part
        return worth

    def _in_order(self) -> list[int]:
        """Layers that hold something, the oldest first."""
        held = [lot for lot, one in self.lots.items() if one.quantity > 0 and lot != DEBT]
        return sorted(held, key=lambda lot: (self.lots[lot].came or date.max, lot))

    def _out(self, lot: int, most: int) -> int:
        """Take up to so much out of a layer with its share of the value; answers how much."""
        held = self.lots.get(lot)
        part = min(most, held.quantity) if held is not None and lot != DEBT else 0
        if held is None or part <= 0:
            return 0
        self._move(Slice(lot, held.came, -part, -share(held.value, part, held.quantity)))
        return part

    def _move(self, one: Slice) -> None:
        held = self.lots.setdefault(one.lot, Lot(one.came))
        held.quantity += one.quantity
        held.value += one.value
        self.moves.append(one)

    def _weigh(self, worth: int) -> None:
        """Value alone comes (+) or goes (−), spread over what lies there; the rest is left a debt."""
        lots = self._in_order() if worth else []
        total = sum(self.lots[lot].value for lot in lots)
        bearable = max(worth, -total) if lots else 0
        weights = [self.lots[lot].value if total else self.lots[lot].quantity for lot in lots]
        for lot, part in zip(lots, spread(bearable, weights), strict=True) if bearable else ():
            self._move(Slice(lot, self.lots[lot].came, 0, part))
        if worth != bearable:
            self._move(Slice(DEBT, None, 0, worth - bearable))

    def _settle(self) -> int:
        """Bring all layers to their side of zero; answers the value that has to come (+) or go (−) for it."""
        self._owe(lot for lot, one in self.lots.items() if one.quantity < 0 and lot != DEBT)
        odd = [lot for lot, one in self.lots.items() if lot != DEBT and _is_odd(one)]
        for lot in odd:
            held = self.lots[lot]
            self._move(Slice(lot, held.came, 0, stray := -held.value))
            self._weigh(-stray)
        debt = self.lots.get(DEBT)
        if debt is None:
            return 0
        if debt.quantity > 0:
            self._move(Slice(new_id(), None, debt.quantity, debt.value))
            self._move(Slice(DEBT, None, -debt.quantity, -debt.value))
        return self._cover(debt)

    def _owe(self, lots: Iterable[int]) -> None:
        """What a layer gave and did not have is owed by the place."""
        for lot in list(lots):
            held = self.lots[lot]
            owed = Slice(DEBT, None, held.quantity, held.value)
            self._move(Slice(lot, held.came, -held.quantity, -held.value))
            self._move(owed)

    def _cover(self, debt: Lot) -> int:
        """What was sold before it came gets the cost of what is there, the oldest first."""
        correction = 0
        for lot in self._in_order() if debt.quantity < 0 else ():
            part = min(-debt.quantity, self.lots[lot].quantity)
            if part:
                told, begun = share(-debt.value, part, -debt.quantity), len(self.moves)
                self._out(lot, part)
                correction += told + self.moves[begun].value
                self._move(Slice(DEBT, None, part, told))
        if debt.value > 0 or (debt.quantity == 0 and debt.value):
            correction -= debt.value
            self._move(Slice(DEBT, None, 0, -debt.value))
        return correction


def _is_odd(one: Lot) -> bool:
    return one.value < 0 if one.quantity else one.value != 0
