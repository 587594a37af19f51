"""What other rooms hear of orders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from core.acts.events import Event

Basis = Literal["ordered", "shipped", "paid"]


@dataclass(frozen=True)
class SaleCounted(Event):
    """A change of what counts as sold, on one basis and one day. Their sums are the state of all orders.

    `orders`: how many orders more (+1), fewer (−1), or none. `person_id`: whose sale it is. `order_id` is the
    return's own id where goods came back from a sale nobody knows.
    `lines`: product_id (None for a service in words), name, quantity (1/1000), revenue and cost (minor units,
    signed; a cost of None is not known), and uncosted: the revenue whose cost is not known. `cost` sums the
    known ones.
    """

    name: ClassVar[str] = "orders.counted"

    basis: Basis
    day: str
    order_id: int
    orders: int
    customer_id: int | None
    person_id: int
    revenue: int
    cost: int
    lines: list[dict[str, Any]]


@dataclass(frozen=True)
class SalesCounted(Event):
    """Changes of many orders at once, the same on several bases: history brought in, or taken back.

    `wholes`: orders of one day, customer and employee together: day, customer_id, person_id, orders, revenue,
    cost, uncosted. `goods`: their lines of one day and product together: day, product_id, quantity, revenue,
    cost, uncosted. All signed, as in `SaleCounted`.
    """

    name: ClassVar[str] = "orders.counted_many"

    bases: tuple[Basis, ...]
    wholes: list[dict[str, Any]]
    goods: list[dict[str, Any]]


@dataclass(frozen=True)
class OrderCreated(Event):
    """Recorded and confirmed, or a draft confirmed later. Money in minor units."""

    name: ClassVar[str] = "orders.created"

    order_id: int
    number: int | None
    customer_id: int | None
    total: int
    due_day: str | None
    short: bool
    """Stock did not suffice for all of it."""


@dataclass(frozen=True)
class OrderShipped(Event):
    name: ClassVar[str] = "orders.shipped"

    order_id: int
    shipment_id: int
    whole: bool


@dataclass(frozen=True)
class OrderPaid(Event):
    """Money came for an order; `due` is what is still to be paid."""

    name: ClassVar[str] = "orders.paid"

    order_id: int
    amount: int
    due: int


@dataclass(frozen=True)
class OrderCancelled(Event):
    """Cancelled, or annulled by an undo."""

    name: ClassVar[str] = "orders.cancelled"

    order_id: int
    annulled: bool


@dataclass(frozen=True)
class OrderAssigned(Event):
    name: ClassVar[str] = "orders.assigned"

    order_id: int
    assignee_id: int | None


@dataclass(frozen=True)
class OrderChanged(Event):
    """Anything else: state, due, note, lines, a document taken back."""

    name: ClassVar[str] = "orders.changed"

    order_id: int
    what: str
