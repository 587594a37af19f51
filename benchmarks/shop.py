"""A shop over a fresh SQLite file, in this process: goods in stock, customers, an owner who does things."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy.ext.asyncio import create_async_engine

from bot.light_start import tune_collector
from bot.rooms import open_rooms
from core.db import open_database
from core.tables import Base
from tests.core.house import House, Shop

GOODS = [f"Товар {number:03d}" for number in range(1, 51)]
CUSTOMERS = [f"Покупатель {number:02d}" for number in range(1, 21)]
STOCK = 1_000_000
"""Units of each of the goods at the beginning."""
FILE = "shop.sqlite"
NEW_KEYS = 1_000_000
"""Where the keys of a shop opened again begin: its first opening has left its own behind."""


@asynccontextmanager
async def opened_shop(quick: bool) -> AsyncIterator[Shop]:
    """A shop with stock, in a process whose collector is tuned as the product's is after its start."""
    with tempfile.TemporaryDirectory() as folder:
        async with shop_in(Path(folder)) as shop:
            await stock_up(shop)
            tune_collector()
            yield shop


@asynccontextmanager
async def shop_in(folder: Path) -> AsyncIterator[Shop]:
    """An empty shop with its database in `folder`."""
    open_rooms()
    url = f"sqlite+aiosqlite:///{folder / FILE}"
    engine = create_async_engine(url)
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    await engine.dispose()
    db = open_database(url)
    try:
        yield await House(db, folder / "files").shop()
    finally:
        await db.close()


@asynccontextmanager
async def shop_again(folder: Path, shop: Shop) -> AsyncIterator[Shop]:
    """The shop over its database as it stands in `folder`, at the hour that its clock has come to."""
    db = open_database(f"sqlite+aiosqlite:///{folder / FILE}")
    house = House(db, folder / "files")
    house.clock.move(shop.clock.now() - house.clock.now())
    try:
        yield Shop(house, shop.actor, shop.name, itertools.count(NEW_KEYS))
    finally:
        await db.close()


async def stock_up(shop: Shop, goods: Sequence[str] = GOODS) -> None:
    for name in goods:
        await shop.does("inventory.add", name=name, price="100", cost="40")
    lines = [{"product": name, "quantity": str(STOCK)} for name in goods]
    for start in range(0, len(lines), len(GOODS)):
        await shop.does("inventory.receive", lines=lines[start : start + len(GOODS)])
    for name in CUSTOMERS:
        await shop.does("customers.add", name=name)


def order(number: int, goods: Sequence[str] = GOODS, lines: int = 3) -> dict[str, Any]:
    """Arguments of an order of so many lines; each number has its own goods, customer and quantities."""
    asked = [
        {"product": goods[(number * 7 + step * 17) % len(goods)], "quantity": str(1 + number % 5)}
        for step in range(lines)
    ]
    return {"customer": CUSTOMERS[number % len(CUSTOMERS)], "lines": asked}
