"""A product at a warehouse: the arithmetic of quantity, reserve and value. No database here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from core.money import line_total, share

if TYPE_CHECKING:
    from core.inventory.layers.slices import Slice


@dataclass(slots=True)
class Cell:
    """A balance in hand: quantities in 1/1000, value in minor units.

    Value is zero when nothing is on hand, not below zero when something is, and not above it when less than
    nothing is (sold before it was received).
    """

    product_id: int
    warehouse_id: int
    on_hand: int = 0
    reserved: int = 0
    value: int = 0
    is_main: bool = False
    sellable: bool = True
    """Not sellable: goods lie there, but nobody is promised them."""
    barred: int = 0
    """Of what lies there, not to be sold: past its last good day."""
    was_barred: int = 0
    was: tuple[int, int, int] = field(default=(0, 0, 0))
    """On hand, reserved and value as they were read."""
    left: Sequence[Slice] = ()
    """The layers that left with the last goods, where layers are kept."""
    pieces: Sequence[int] = ()
    """The serial numbers that moved last, where they are kept (ids)."""

    def __post_init__(self) -> None:
        self.was = (self.on_hand, self.reserved, self.value)

    @property
    def place(self) -> tuple[int, int]:
        """Product and warehouse."""
        return self.product_id, self.warehouse_id

    @property
    def is_changed(self) -> bool:
        return self.was != (self.on_hand, self.reserved, self.value)

    @property
    def free(self) -> int:
        """What nobody has a claim to; never less than nothing."""
        return max(0, self.on_hand - self.barred - self.reserved) if self.sellable else 0

    @property
    def was_free(self) -> int:
        return max(0, self.was[0] - self.was_barred - self.was[1]) if self.sellable else 0

    @property
    def is_overdrawn(self) -> bool:
        """Is more reserved than there is?"""
        return self.reserved > max(0, self.on_hand)

    @property
    def excess(self) -> dict[str, int]:
        """The place and how much more is reserved there than there is."""
        over = self.reserved - max(0, self.on_hand)
        return {"product": self.product_id, "warehouse": self.warehouse_id, "excess": over}

    def take(self, quantity: int, unit_cost: int, currency: str, slices: Sequence[Slice] = ()) -> int:
        """Goods leave with their share of the value, below zero at `unit_cost` (E4); answers that value.

        `slices` matter to those who keep layers: see `Layered`.
        """
        held = min(quantity, max(self.on_hand, 0))
        cost = share(self.value, held, self.on_hand) if held else 0
        cost += line_total(unit_cost, quantity - held, currency)
        self.on_hand -= quantity
        self.value -= cost
        return cost

    def put(self, quantity: int, value: int, slices: Sequence[Slice] = ()) -> int:
        """Goods come with their value. Answers the correction: what was below zero gets its true cost."""
        covered = min(quantity, max(-self.on_hand, 0))
        correction = 0
        if covered:
            correction = share(-self.value, covered, -self.on_hand) - share(value, covered, quantity)
        self.on_hand += quantity
        self.value += value + correction
        return correction

    def shift(self, quantity: int, value: int, slices: Sequence[Slice] = ()) -> int:
        """Undo by exactly so much; answers the correction that keeps the value on its side of zero."""
        self.on_hand += quantity
        self.value += value
        astray = (
            self.value < 0 if self.on_hand > 0 else self.value > 0 if self.on_hand < 0 else self.value != 0
        )
        correction = -self.value if astray else 0
        self.value += correction
        return correction

    def worth(self, quantity: int) -> int:
        """What a part of the goods on hand is worth now; zero when nothing is there."""
        return share(self.value, min(quantity, self.on_hand), self.on_hand) if self.on_hand > 0 else 0
