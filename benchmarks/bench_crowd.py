"""64 writers and 16 readers on one SQLite file: nothing locked, lost or doubled, and nobody starved.

Writers record orders, readers ask for the stock. Afterwards as much is reserved as was ordered and answered.
"""

from __future__ import annotations

import asyncio
import itertools
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.harness import Bench, Figures, Goal, percentile
from benchmarks.shop import opened_shop, order
from core.acts.calls import Done
from core.inventory.models import Balance
from tests.core.house import Shop

WRITERS, READERS = 64, 16
SECONDS, QUICK_SECONDS = 20.0, 3.0


async def crowd(shop: Shop, quick: bool) -> Figures:
    end = time.perf_counter() + (QUICK_SECONDS if quick else SECONDS)
    numbers = itertools.count(1)
    writes: list[float] = []
    reads: list[float] = []
    troubles: Counter[str] = Counter()
    before = await _reserved(shop)
    ordered = 0

    async def writer() -> None:
        nonlocal ordered
        while time.perf_counter() < end:
            asked = order(next(numbers))
            with _timed(writes, troubles):
                assert isinstance(await shop.call("orders.create", **asked), Done)
                ordered += sum(int(line["quantity"]) for line in asked["lines"]) * 1000

    async def reader() -> None:
        while time.perf_counter() < end:
            with _timed(reads, troubles):
                assert isinstance(await shop.call("inventory.stock"), Done)

    await asyncio.gather(*(writer() for _ in range(WRITERS)), *(reader() for _ in range(READERS)))
    p50, p99 = percentile(writes, 0.5), percentile(writes, 0.99)
    return {
        "errors": float(troubles.total()),
        "lost or doubled": float(abs(await _reserved(shop) - before - ordered)),
        "p99 / p50": p99 / p50,
        "writes/s": len(writes) / (QUICK_SECONDS if quick else SECONDS),
        "p50 ms": p50 * 1000,
        "read p99 ms": percentile(reads, 0.99) * 1000,
    }


@contextmanager
def _timed(taken: list[float], troubles: Counter[str]) -> Iterator[None]:
    begun = time.perf_counter()
    try:
        yield
    except Exception as error:  # noqa: BLE001 - every error counts against us, whatever it is
        troubles[type(error).__name__] += 1
    else:
        taken.append(time.perf_counter() - begun)


async def _reserved(shop: Shop) -> int:
    return sum(balance.reserved for balance in await shop.rows(Balance))


BENCHES = [
    Bench(
        name="crowd",
        about="64 writers and 16 readers on SQLite: no lock errors, no stock lost or doubled",
        sides={"crowd": crowd},
        goals=[
            Goal("errors", "errors", "crowd", None, "less", floor=0),
            Goal("units lost or doubled", "lost or doubled", "crowd", None, "less", floor=0),
            Goal("p99 / p50 of writes", "p99 / p50", "crowd", None, "less", floor=10, aim=4),
        ],
        prepare=opened_shop,
        rounds=1,
    )
]
