"""Layers of goods on the way between two warehouses: what arrives is worth what its layers are."""

from __future__ import annotations

from core.inventory.layers.origins import not_back
from core.inventory.layers.slices import Slice, portion, turned
from core.money import share
from core.tenancy import HouseSession


class Carried:
    """The layers of a product that a transfer sent and that have not arrived yet."""

    def __init__(self, session: HouseSession, transfer_id: int, product_id: int) -> None:
        self._left = not_back(session, transfer_id, product_id)
        self.taken: list[Slice] = []
        """What has arrived, the oldest first."""

    def arrives(self, quantity: int, value: int, on_way: int) -> int:
        """So much arrives of a line with so much value on the way; answers what it is worth.

        What was sent before layers were kept is worth its share.
        """
        found = portion(self._left, quantity)
        self.taken += found
        rest = quantity - sum(one.quantity for one in found)
        return sum(one.value for one in found) + (share(value, rest, on_way) if rest else 0)

    def last(self, quantity: int) -> list[Slice]:
        """So much of what has arrived, from its end, as it leaves again."""
        return turned(portion(self.taken[::-1], quantity))
