"""Parts of layers, as documents carry them from place to place and back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from core.money import share, spread


class Slice(NamedTuple):
    """So much (1/1000) of a layer with its value (minor units), both signed.

    `came`: the day its goods first came, None for one that comes now. `origin`: the shipment or transfer
    whose goods these are.
    """

    lot: int
    came: date | None
    quantity: int
    value: int
    origin: int | None = None


def turned(slices: Sequence[Slice], origin: int | None = None) -> list[Slice]:
    """What left comes, and the other way round."""
    return [Slice(one.lot, one.came, -one.quantity, -one.value, origin) for one in slices]


def portion(slices: list[Slice], quantity: int) -> list[Slice]:
    """Take up to so much off a list of slices that come, in turn, each with its share of the value."""
    taken: list[Slice] = []
    for index, one in enumerate(slices):
        part = min(one.quantity, quantity)
        if part > 0:
            value = share(one.value, part, one.quantity)
            taken.append(one._replace(quantity=part, value=value))
            slices[index] = one._replace(quantity=one.quantity - part, value=one.value - value)
            quantity -= part
    return taken


def at_cost(slices: Sequence[Slice], cost: int) -> list[Slice]:
    """The same slices worth so much together."""
    values = [one.value for one in slices]
    weights = values if any(values) else [one.quantity for one in slices]
    return [one._replace(value=part) for one, part in zip(slices, spread(cost, weights), strict=True)]
