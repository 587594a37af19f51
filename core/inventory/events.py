"""What other rooms hear of stock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from core.acts.events import Event


@dataclass(frozen=True)
class StockMoved(Event):
    """Goods came, went or changed their value under one document, all in one transaction.

    `moves`: product, warehouse, kind, quantity (1/1000, signed), value (minor units, signed) of each.
    """

    name: ClassVar[str] = "inventory.moved"

    document_kind: str
    document_id: int
    day: str
    moves: list[dict[str, Any]]


@dataclass(frozen=True)
class StockOverdrawn(Event):
    """A document has left less on hand than is reserved: who holds reserves must let the excess go.

    `over`: product, warehouse and excess (1/1000) of each place.
    """

    name: ClassVar[str] = "inventory.overdrawn"

    document_kind: str
    document_id: int
    over: list[dict[str, int]]


@dataclass(frozen=True)
class StockReturned(Event):
    """A document of stock was taken back: what had been let go because of it may be held again."""

    name: ClassVar[str] = "inventory.returned"

    document_kind: str
    document_id: int


@dataclass(frozen=True)
class ProductAdded(Event):
    """A new product stands in the list."""

    name: ClassVar[str] = "inventory.product_added"

    product: int
    called: str


@dataclass(frozen=True)
class ProductPutAway(Event):
    """A product left the list (or came back): rooms above may refuse by raising."""

    name: ClassVar[str] = "inventory.product_put_away"

    product: int
    archived: bool


@dataclass(frozen=True)
class ProductBecomesKit(Event):
    """Goods are about to become a kit, without stock of their own: rooms above may refuse by raising."""

    name: ClassVar[str] = "inventory.becomes_kit"

    product: int


@dataclass(frozen=True)
class PricesChanged(Event):
    """Selling prices became others; only new lines of orders follow. `prices`: product → new price (E4)."""

    name: ClassVar[str] = "inventory.prices_changed"

    prices: dict[str, int | None]
