"""`execute("orders.create")` by 16 callers at once on SQLite beside the bare rows through sqlite3, both FULL.

Ours checks rights and input, resolves names, reserves stock, writes log, outbox, undo, events and rollups.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from benchmarks.harness import Bench, Figures, Goal
from benchmarks.placing import place_orders
from benchmarks.raw_orders import open_raw, write_order
from benchmarks.shop import opened_shop
from tests.core.house import Shop


async def ours(shop: Shop, quick: bool) -> Figures:
    return await place_orders(shop, 100 if quick else 800)


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
