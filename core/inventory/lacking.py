"""Goods that are short or run low: what is said of them, and the receipt that would help."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.blocks import Act, Block, Button, Buttons, Qty, Text, say
from core.inventory.refusals import OutOfStock
from core.money import from_milli


@dataclass(frozen=True, slots=True)
class Goods:
    """What the ledger must know of a product."""

    id: int
    name: str
    unit: str
    cost: int | None
    low_level: int | None
    by_batches: bool
    by_serials: bool = False


@dataclass(frozen=True, slots=True)
class Short:
    """Less is there than was asked for."""

    product_id: int
    wanted: int
    available: int


def out_of_stock(shorts: Sequence[Short], goods: Goods) -> OutOfStock:
    """All that was short in one refusal, with the receipt that would help; `goods`: of the first."""
    first = shorts[0]
    lacking: dict[int, int] = {}
    for short in shorts:
        lacking[short.product_id] = lacking.get(short.product_id, 0) + short.wanted - short.available
    return OutOfStock(
        product=goods.name,
        wanted=Qty(first.wanted, goods.unit),
        available=Qty(first.available, goods.unit),
        more=len(lacking) - 1,
        offers=[_receive_offer(lacking)],
    )


def low_blocks(low: list[tuple[Goods, int]]) -> list[Block]:
    """Goods that have fallen to their level, with what is left of each."""
    lines: list[Block] = [
        Text(
            say(
                "inventory-low-line",
                product=goods.name,
                left=Qty(left, goods.unit),
                level=Qty(goods.low_level or 0, goods.unit),
            ),
            kind="warning",
        )
        for goods, left in low
    ]
    return [*lines, Buttons([[Button(say("inventory-button-low"), Act("inventory.low"))]])]


def _receive_offer(lacking: dict[int, int]) -> Button:
    lines: list[object] = [
        {"product": {"id": product}, "quantity": _plain(quantity)} for product, quantity in lacking.items()
    ]
    return Button(
        say("inventory-button-receive"), Act("inventory.receive", {"lines": lines}), style="primary"
    )


def _plain(milli: int) -> str:
    """'3', '0.5': a quantity as an argument."""
    return f"{from_milli(milli).normalize():f}"
