"""`orders.create` in a shop with a million orders behind it beside one with ten thousand."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from benchmarks.harness import Bench, Figures, Goal, Side, percentile
from benchmarks.history import DOCUMENTS, LOG, Aged, Stretch, shops_with_pasts
from benchmarks.shop import order, stock_up
from core.acts.calls import Done
from tests.core.house import Shop

SALES = 100
"""Sales of the lived day, of one line each."""
CALLERS = 16
_numbers = itertools.count(1)


@asynccontextmanager
async def opened_shops(quick: bool) -> AsyncIterator[dict[str, Aged]]:
    """Shops with 1,000,000 and 10,000 orders; 50,000 and 5,000 in a quick run."""
    long, short = ((50, 10), (50, 1)) if quick else ((500, 20), (100, 1))
    pasts = {
        name: [Stretch(back, times) for back in range(1, days + 1)]
        for name, (days, times) in {"long": long, "short": short}.items()
    }
    async with shops_with_pasts(stock_up, _one_day, (*DOCUMENTS, *LOG), pasts) as shops:
        for aged in shops.values():
            await _orders(aged.shop, 50)
        yield shops


async def _one_day(shop: Shop) -> None:
    for number in range(SALES):
        await shop.does("orders.sell", **order(number, lines=1))


def orders_after(past: str) -> Side:
    async def side(shops: dict[str, Aged], quick: bool) -> Figures:
        return await _orders(shops[past].shop, 100 if quick else 800)

    return side


async def _orders(shop: Shop, count: int) -> Figures:
    taken: list[float] = []
    left = iter(range(count))

    async def caller() -> None:
        for _ in left:
            begun = time.perf_counter()
            answer = await shop.call("orders.create", **order(next(_numbers)))
            assert isinstance(answer, Done), answer
            taken.append(time.perf_counter() - begun)

    begun, spent = time.perf_counter(), time.process_time()
    await asyncio.gather(*(caller() for _ in range(CALLERS)))
    seconds, cpu = time.perf_counter() - begun, time.process_time() - spent
    return {
        "orders/s": count / seconds,
        "p50 ms": percentile(taken, 0.5) * 1000,
        "p99 ms": percentile(taken, 0.99) * 1000,
        "CPU us": cpu / count * 1e6,
    }


BENCHES = [
    Bench(
        name="history",
        about="orders.create with 1,000,000 orders stored beside 10,000",
        sides={"1,000,000": orders_after("long"), "10,000": orders_after("short")},
        goals=[
            Goal("CPU an order", "CPU us", "1,000,000", "10,000", "less", floor=1.5, aim=1.1),
            Goal("orders/s", "orders/s", "1,000,000", "10,000", "more", floor=0.6, aim=0.85),
        ],
        prepare=opened_shops,
        rounds=5,
    )
]
