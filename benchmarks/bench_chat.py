"""A whole bot beside a stock aiogram echo over the same loopback server, 64 updates in flight.

`/stock` goes through polling, inbox, actor, rights, one read and the renderer. The order is in words after
its command, so it needs no card; when it is answered it is durable, with its stock, log, outbox, undo and
rollups.
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from benchmarks.bots import echo, product
from benchmarks.harness import Bench, Figures, Goal, Side
from benchmarks.loop import Loop, Reply, anything
from benchmarks.processes import Child
from benchmarks.stub import Stub

CHATS = range(1, 65)
FIRST_DAY = (
    "/start",
    "Пекарня Ромашка",
    "рубли",
    "Москва",
    "/good торт наполеон цена 1200 себестоимость 500",
    "/good латте цена 250 себестоимость 80",
    "/good эклер цена 150 себестоимость 60",
    "/receive 1000000 торт наполеон, 1000000 латте, 1000000 эклер",
    "/customer_add Иванова",
)
ORDER = "/order Иванова: 3 торт наполеон, 2 латте и 1 эклер"


@asynccontextmanager
async def opened_shops(quick: bool) -> AsyncIterator[Path]:
    """A data folder where each of the people has their own company with three goods in stock."""
    with tempfile.TemporaryDirectory() as folder:
        async with Stub.running() as stub, product(stub, Path(folder)):
            await asyncio.gather(*(_first_day(stub, chat) for chat in CHATS))
        yield Path(folder)


async def _first_day(stub: Stub, chat: int) -> None:
    for text in FIRST_DAY:
        await stub.say(chat, text, within=120)


async def echo_side(data: Path, quick: bool) -> Figures:
    async with Stub.running() as stub, echo(stub) as running:
        return await _loop(stub, running, lambda number: f"m{number}", anything, quick)


def product_side(text: str, answer: str) -> Side:
    async def side(data: Path, quick: bool) -> Figures:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(shutil.copytree(data, Path(folder) / "data"))
            async with Stub.running() as stub, product(stub, copy) as running:
                return await _loop(
                    stub, running, lambda number: text, lambda said: answer in said.text.lower(), quick
                )

    return side


async def _loop(stub: Stub, running: Child, text: Callable[[int], str], reply: Reply, quick: bool) -> Figures:
    await Loop(stub, CHATS, text, len(CHATS), reply).run()
    before = running.cpu
    loop = Loop(stub, CHATS, text, 500 if quick else 3000, reply)
    figures = await loop.run()
    return figures | {"CPU us": (running.cpu - before) / loop.count * 1e6, "MB": running.rss}


BENCHES = [
    Bench(
        name="chat",
        about="a read and an order in words, beside a stock aiogram echo; 64 in flight",
        sides={
            "echo": echo_side,
            "stock": product_side("/stock", "наполеон"),
            "order": product_side(ORDER, "иванова"),
        },
        goals=[
            Goal("/stock, updates/s", "updates/s", "stock", "echo", "more", floor=0.5, aim=0.8),
            Goal("/stock, p99", "p99 ms", "stock", "echo", "less", floor=0.6, aim=0.4),
            Goal("order in words, updates/s", "updates/s", "order", "echo", "more", floor=0.2, aim=0.5),
        ],
        prepare=opened_shops,
    )
]
