"""From launch to the first answered update, and the memory then, beside `import aiogram` alone.

The database is migrated already (a restart); /start comes from a stranger. Memory is resident, with that of
child processes. Both sides are timed from the launch of the process and run on one core.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from benchmarks.bots import BOT_CORE, product
from benchmarks.harness import Bench, Figures, Goal
from benchmarks.processes import child
from benchmarks.stub import Stub

IMPORT = "import aiogram; print(int(open('/proc/self/statm').read().split()[1]), flush=True)"


@asynccontextmanager
async def migrated(quick: bool) -> AsyncIterator[Path]:
    """A folder where the product has started once: its database and compiled modules are there."""
    with tempfile.TemporaryDirectory() as folder:
        async with Stub.running() as stub, product(stub, Path(folder)):
            await stub.say(100, "/start", within=60)
        yield Path(folder)


async def start_ours(data: Path, quick: bool) -> Figures:
    async with Stub.running() as stub:
        begun = time.perf_counter()
        async with product(stub, data) as running:
            await stub.say(int(begun * 1000) % 1_000_000 + 1000, "/start", within=60)
            return {"s": time.perf_counter() - begun, "CPU s": running.cpu, "MB": running.rss}


async def import_aiogram(data: Path, quick: bool) -> Figures:
    log = data / "import.log"
    begun = time.perf_counter()
    async with child("-c", IMPORT, log=log, core=BOT_CORE) as running:
        await running.process.wait()
        seconds = time.perf_counter() - begun
    pages = int(log.read_text())
    return {"s": seconds, "MB": pages * 4096 / 2**20}


BENCHES = [
    Bench(
        name="start",
        about="from launch to the first answered update, beside `import aiogram` alone",
        sides={"bot": start_ours, "import aiogram": import_aiogram},
        goals=[
            Goal("time", "s", "bot", "import aiogram", "less", floor=0.6, aim=0.35),
            Goal("memory", "MB", "bot", "import aiogram", "less", floor=0.8, aim=0.6),
        ],
        prepare=migrated,
        rounds=5,
        quick_rounds=2,
    )
]
