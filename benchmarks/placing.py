"""Orders placed by many callers at once through `execute`, and how long they took."""

from __future__ import annotations

import asyncio
import itertools
import time

from benchmarks.harness import Figures, percentile
from benchmarks.shop import order
from core.acts.calls import Done
from tests.core.house import Shop

CALLERS = 16
_numbers = itertools.count(1)


async def place_orders(shop: Shop, count: int) -> Figures:
    """Place so many orders of three lines; figures of one run."""
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
