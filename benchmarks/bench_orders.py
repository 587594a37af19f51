"""`execute("orders.create")` by 16 callers at once on SQLite beside the bare rows through sqlite3, both FULL.

Ours checks rights and input, resolves names, reserves stock, writes log, outbox, undo, events and rollups.
"""

from __future__ import annotations

import asyncio
import itertools
import tempfile
import time
from pathlib import Path

from benchmarks.harness import Bench, Figures, Goal, percentile
from benchmarks.raw_orders import open_raw, write_order
from benchmarks.shop import opened_shop, order
from core.acts.calls import Done
from tests.core.house import Shop

CALLERS = 16
_numbers = itertools.count(1)


async def ours(shop: Shop, quick: bool) -> Figures:
    count = 100 if quick else 800
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


def bare_rows(shop: Shop, quick: bool) -> Figures:
    count = 500 if quick else 4000
    with tempfile.TemporaryDirectory() as folder:
        connection = open_raw(Path(folder) / "raw.sqlite")
        for number in range(50):
            write_order(connection, number)
        begun, spent = time.perf_counter(), time.process_time()
        for number in range(count):
            write_order(connection, number)
        seconds, cpu = time.perf_counter() - begun, time.process_time() - spent
        connection.close()
    return {"orders/s": count / seconds, "CPU us": cpu / count * 1e6}


BENCHES = [
    Bench(
        name="orders",
        about="orders.create by 16 callers beside the bare rows through sqlite3, synchronous=FULL",
        sides={"execute": ours, "bare rows": bare_rows},
        goals=[Goal("orders/s", "orders/s", "execute", "bare rows", "more", floor=0.15, aim=0.5)],
        prepare=opened_shop,
        rounds=5,
    )
]
