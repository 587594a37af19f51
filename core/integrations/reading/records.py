"""What rows become. Money in minor units, unit prices in 1/10 000, quantities in 1/1000, days in the zone."""

import datetime as dt
from dataclasses import dataclass, field


@dataclass(slots=True)
class Good:
    """A product as the files know it. `key` is its identity inside this import."""

    key: str
    name: str = ""
    code: str = ""
    barcode: str = ""
    unit: str = ""
    price: int | None = None
    cost: int | None = None
    category: str = ""
    low_level: int | None = None
    note: str = ""
    listed: bool = False
    """Named by a list of goods, not only by a sale."""


@dataclass(slots=True)
class Person:
    """A customer as the files know them."""

    key: str
    name: str = ""
    code: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    inn: str = ""
    note: str = ""
    listed: bool = False


@dataclass(frozen=True, slots=True)
class StockLine:
    """On hand of one good at one place. `value` is its total cost where the file tells."""

    good: int
    warehouse: str
    quantity: int
    value: int | None
    row: int


@dataclass(slots=True)
class Line:
    """One line of a document; a return is negative. `good` None: a sum without goods."""

    good: int | None
    quantity: int
    price: int
    total: int
    row: int
    cost: int | None = None


@dataclass(slots=True)
class Document:
    """One sale with its own number in its own series."""

    number: str
    day: dt.date
    time: dt.time | None = None
    person: int | None = None
    employee: str = ""
    note: str = ""
    cancelled: bool = False
    ships: bool = False
    """The files tell when documents were shipped: a day left empty means it was not."""
    shipped: dt.date | None = None
    required: dt.date | None = None
    lines: list[Line] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Ordered and not shipped yet. What was given back is never waited for."""
        waits = self.ships and self.shipped is None and not self.cancelled
        return waits and all(line.quantity > 0 for line in self.lines)

    @property
    def is_late(self) -> bool:
        """Shipped after the day it was required by."""
        return self.shipped is not None and self.required is not None and self.shipped > self.required
