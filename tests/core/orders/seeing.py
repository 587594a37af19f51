"""What tests look at: words as read, stock, counted sales."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from core.acts.calls import Done
from core.acts.models import StoredEvent
from core.inventory.models import Balance, Product
from core.orders.models import Order, OrderHold
from tests.core.house import Worker


def seen(worker: Worker, answer: Any, locale: str | None = None) -> str:
    """What the person reads, with plain spaces."""
    return worker.text(answer, locale).replace("\xa0", " ")


def refusal(worker: Worker, refused: Any) -> str:
    """The sentence of a refusal."""
    return seen(worker, refused.said)


def offers(worker: Worker, refused: Any) -> list[str]:
    """The words on a refusal's buttons."""
    return [seen(worker, button.label) for button in refused.offers]


@dataclass(frozen=True)
class OnShelf:
    on_hand: int
    reserved: int

    @property
    def available(self) -> int:
        return self.on_hand - self.reserved


async def shelf(worker: Worker, product: str = "торт наполеон") -> OnShelf:
    """How many of a product are there and held, in whole units."""
    found = await worker.rows(Product, Product.name == product)
    balances = await worker.rows(Balance, Balance.product_id == found[0].id)
    return OnShelf(sum(b.on_hand for b in balances) // 1000, sum(b.reserved for b in balances) // 1000)


async def held(worker: Worker) -> int:
    """All holds of orders, whole units."""
    return sum(hold.quantity for hold in await worker.rows(OrderHold)) // 1000


async def order(worker: Worker, number: int = 1) -> Order:
    return (await worker.rows(Order, Order.number == number))[0]


async def counted(worker: Worker, basis: str) -> Counter[str]:
    """Sums of all that was counted on a basis: orders, revenue, cost (minor units), quantity (1/1000)."""
    sums: Counter[str] = Counter()
    for event in await worker.rows(StoredEvent, StoredEvent.name == "orders.counted"):
        if event.data["basis"] == basis:
            sums["orders"] += event.data["orders"]
            sums["revenue"] += event.data["revenue"]
            sums["cost"] += event.data["cost"]
            sums["quantity"] += sum(line["quantity"] for line in event.data["lines"])
            assert sum(line["revenue"] for line in event.data["lines"]) == event.data["revenue"]
    return sums


async def counted_by(worker: Worker, basis: str, field: str) -> Counter[Any]:
    """Revenue counted on a basis, by day, person or customer."""
    sums: Counter[Any] = Counter()
    for event in await worker.rows(StoredEvent, StoredEvent.name == "orders.counted"):
        if event.data["basis"] == basis:
            sums[event.data[field]] += event.data["revenue"]
    return Counter({key: value for key, value in sums.items() if value})


async def ordered(worker: Worker, *lines: Any, customer: str | None = "Иванова", **more: Any) -> Done:
    """Records an order of (product, quantity) pairs."""
    args: dict[str, Any] = {
        "lines": [{"product": name, "quantity": str(number)} for name, number in lines],
        **more,
    }
    if customer is not None:
        args["customer"] = customer
    return await worker.does("orders.create", **args)
