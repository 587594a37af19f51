"""A shop that writes down in a plain list what it did, to be added up by brute force beside the reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from core.clock import local_day, zone
from core.money import half_up
from tests.core.house import Shop, Worker

GOODS = {"торт": (1200, 500), "эклер": (150, 60), "хлеб": (80, 31)}
"""Price and cost in roubles."""
LATER = 24 * 60


@dataclass(frozen=True)
class Entry:
    """So much counted: on a basis and day, in a minute of it; kopecks and 1/1000."""

    basis: str
    day: date
    minute: int
    product: str
    customer: str
    person: str
    orders: int
    quantity: int
    revenue: int
    cost: int


@dataclass
class Written:
    """An order as the test remembers it: goods with what was ordered and shipped, and what was paid."""

    number: int
    customer: str
    person: str
    day: date
    lines: list[list[Any]]
    paid: int = 0
    live: bool = True
    done: bool = False

    @property
    def total(self) -> int:
        return sum(price(goods) * quantity for goods, quantity, _ in self.lines)

    @property
    def shipped(self) -> bool:
        return any(line[2] for line in self.lines)


def price(goods: str) -> int:
    return GOODS[goods][0] * 100


def cost(goods: str) -> int:
    return GOODS[goods][1] * 100


@dataclass
class Shadow:
    """The shop, its people, and the list."""

    shop: Shop
    people: list[Worker]
    entries: list[Entry] = field(default_factory=list)
    orders: list[Written] = field(default_factory=list)
    money: list[tuple[date, str, int]] = field(default_factory=list)
    """Day, item ('' for payments), kopecks with their sign."""
    lost: list[tuple[date, int]] = field(default_factory=list)
    stock: dict[str, int] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return local_day(self.shop.clock.now(), "Europe/Moscow")

    async def open(self) -> None:
        for goods, (at, worth) in GOODS.items():
            await self.shop.does("inventory.add", name=goods, price=at, cost=worth)
            await self.shop.does("inventory.receive", lines=[{"product": goods, "quantity": 1000}])
            self.stock[goods] = 1000

    def minute(self, day: date) -> int:
        local = self.shop.clock.now().astimezone(zone("Europe/Moscow"))
        return local.hour * 60 + local.minute if local.date() == day else LATER

    def note(
        self, basis: str, day: date, order: Written, orders: int, parts: list[tuple[str, int, int, int]]
    ) -> None:
        """Parts: goods, quantity in pieces, revenue, cost."""
        for place, (goods, quantity, revenue, worth) in enumerate(parts):
            self.entries.append(
                Entry(
                    basis,
                    day,
                    self.minute(day),
                    goods,
                    order.customer,
                    order.person,
                    orders if place == 0 else 0,
                    quantity * 1000,
                    revenue,
                    worth,
                )
            )

    def ordered(self, order: Written, sign: int, orders: int, lines: list[list[Any]]) -> None:
        parts = [(one[0], sign * one[1], *self.worth(one[0], sign * one[1])) for one in lines]
        self.note("ordered", order.day, order, orders, parts)

    @staticmethod
    def worth(goods: str, quantity: int) -> tuple[int, int]:
        return price(goods) * quantity, cost(goods) * quantity

    # What can be done

    async def create(self, person: int, customer: str, lines: list[tuple[str, int]]) -> None:
        worker = self.people[person % len(self.people)]
        asked = [{"product": goods, "quantity": quantity} for goods, quantity in lines]
        await worker.does("orders.create", customer=customer, lines=asked)
        order = Written(
            len(self.orders) + 1, customer, worker.name, self.today, [[*line, 0] for line in lines]
        )
        self.orders.append(order)
        self.ordered(order, 1, 1, order.lines)

    async def sell(self, person: int, customer: str, lines: list[tuple[str, int]]) -> None:
        worker = self.people[person % len(self.people)]
        asked = [{"product": goods, "quantity": quantity} for goods, quantity in lines]
        await worker.does("orders.sell", customer=customer, lines=asked)
        written: list[list[Any]] = [[goods, quantity, quantity] for goods, quantity in lines]
        order = Written(len(self.orders) + 1, customer, worker.name, self.today, written, done=True)
        order.paid = order.total
        self.orders.append(order)
        for basis in ("ordered", "shipped", "paid"):
            parts = [(one[0], one[1], *self.worth(one[0], one[1])) for one in written]
            self.note(basis, self.today, order, 1, parts)
        for goods, quantity in lines:
            self.stock[goods] -= quantity
        self.money.append((self.today, "", order.total))

    async def add(self, order: Written, goods: str, quantity: int) -> None:
        if not order.live or order.done or order.paid:
            return
        await self.shop.does(
            "orders.add_lines", order=order.number, lines=[{"product": goods, "quantity": quantity}]
        )
        line = [goods, quantity, 0]
        order.lines.append(line)
        self.ordered(order, 1, 0, [line])

    async def ship(self, order: Written, quantity: int) -> None:
        """So much of the first goods that wait; 0 ships all."""
        waiting = [line for line in order.lines if line[1] > line[2]]
        if not order.live or not waiting:
            return
        first = not order.shipped
        leaving = [(line, line[1] - line[2]) for line in waiting]
        args: dict[str, Any] = {}
        if quantity:
            goods = waiting[0][0]
            same = [line for line in waiting if line[0] == goods]
            quantity = min(quantity, sum(line[1] - line[2] for line in same))
            args = {"lines": [{"product": goods, "quantity": quantity}]}
            leaving = list(_filled(same, quantity))
        await self.shop.does("orders.ship", order=order.number, **args)
        parts = [(line[0], part, *self.worth(line[0], part)) for line, part in leaving]
        for line, part in leaving:
            line[2] += part
            self.stock[line[0]] -= part
        self.note("shipped", self.today, order, int(first), parts)

    async def pay(self, order: Written, hundreds: int) -> None:
        """So many hundreds of roubles, at most what is due; 0 pays all."""
        due = order.total - order.paid
        amount = min(hundreds * 10_000 or due, due)
        if not order.live or amount <= 0:
            return
        await self.shop.does("orders.pay", order=order.number, amount=amount // 100)
        first = order.paid == 0
        order.paid += amount
        self.note("paid", self.today, order, int(first), [("?", 0, amount, 0)])
        self.money.append((self.today, "", amount))

    async def cancel(self, order: Written) -> None:
        if not order.live or order.done or order.shipped:
            return
        await self.shop.does("orders.cancel", order=order.number, refund=True)
        order.live = False
        self.ordered(order, -1, -1, order.lines)
        if order.paid:
            self.note("paid", self.today, order, -1, [("?", 0, -order.paid, 0)])
            self.money.append((self.today, "", -order.paid))

    async def write_off(self, goods: str, quantity: int) -> None:
        await self.shop.does("inventory.write_off", lines=[{"product": goods, "quantity": quantity}])
        self.stock[goods] -= quantity
        self.lost.append((self.today, cost(goods) * quantity))

    async def spend(self, item: str, roubles: int) -> None:
        await self.shop.does("finance.expense", amount=roubles, item=item)
        self.money.append((self.today, item, -roubles * 100))

    # What it comes to

    def counted(self, basis: str, start: date, end: date, until: int | None = None) -> list[Entry]:
        """Entries of the days; of the last one only those before a minute, if it is named."""
        return [
            one
            for one in self.entries
            if one.basis == basis
            and start <= one.day <= end
            and (until is None or one.day < end or one.minute < until)
        ]


def _filled(lines: list[list[Any]], quantity: int) -> Iterator[tuple[list[Any], int]]:
    for line in lines:
        part = min(quantity, line[1] - line[2])
        if part:
            yield line, part
        quantity -= part


@dataclass(frozen=True)
class Totals:
    """Brute-force sums of entries."""

    orders: int
    revenue: int
    margin: int

    @classmethod
    def of(cls, entries: list[Entry]) -> Totals:
        revenue = sum(one.revenue for one in entries)
        return cls(sum(one.orders for one in entries), revenue, revenue - sum(one.cost for one in entries))

    @property
    def average(self) -> int | None:
        return half_up(self.revenue, self.orders) if self.orders > 0 else None
