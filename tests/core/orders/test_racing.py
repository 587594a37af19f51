"""Many at once: nothing is sold, paid or numbered twice."""

from __future__ import annotations

import asyncio
from typing import Any

from core.acts.calls import Answer, Done
from core.errors import Refusal
from core.inventory.models import Balance
from core.orders.models import Order, OrderHold, OrderPayment
from tests.core.house import Shop
from tests.core.orders.seeing import counted, order, ordered


async def tried(shop: Shop, name: str, **args: Any) -> Answer | None:
    try:
        return await shop.call(name, **args)
    except Refusal:
        return None


async def test_the_last_cakes_are_sold_once(bakery: Shop) -> None:
    sale = {"lines": [{"product": "торт наполеон", "quantity": "3"}]}
    answers = await asyncio.gather(*(tried(bakery, "orders.sell", **sale) for _ in range(8)))
    assert sum(isinstance(answer, Done) for answer in answers) == 3
    assert sum(b.on_hand for b in await bakery.rows(Balance)) == 1000 + 20000
    numbers = sorted(o.number or 0 for o in await bakery.rows(Order))
    assert numbers == [1, 2, 3]


async def test_reserves_never_exceed_what_is_there(bakery: Shop) -> None:
    one = {"customer": None, "lines": [{"product": "торт наполеон", "quantity": "3"}]}
    await asyncio.gather(*(bakery.call("orders.create", lines=one["lines"]) for _ in range(8)))
    assert sum(hold.quantity for hold in await bakery.rows(OrderHold)) == 10000
    assert sorted(o.number or 0 for o in await bakery.rows(Order)) == list(range(1, 9))


async def test_payments_at_once_all_count(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 2))
    await asyncio.gather(*(bakery.call("orders.pay", order="1", amount="100") for _ in range(6)))
    await asyncio.gather(*(tried(bakery, "orders.pay", customer="Иванова", amount="50") for _ in range(4)))
    paid = (await order(bakery)).paid
    assert paid == sum(part.amount for part in await bakery.rows(OrderPayment)) == 80000
    assert (await counted(bakery, "paid"))["revenue"] == 80000


async def test_an_order_is_shipped_once(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 4))
    answers = await asyncio.gather(*(tried(bakery, "orders.ship", order="1") for _ in range(5)))
    assert sum(isinstance(answer, Done) for answer in answers) == 1
    assert (await counted(bakery, "shipped"))["quantity"] == 4000


async def test_shipped_or_cancelled_but_not_both(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 4))
    shipped, cancelled = await asyncio.gather(
        tried(bakery, "orders.ship", order="1"), tried(bakery, "orders.cancel", order="1")
    )
    assert (shipped is None) != (cancelled is None)
    assert (await order(bakery)).state == ("cancelled" if shipped is None else "confirmed")
