"""An order, its shipment and its payment through `execute` beside their bare rows through SQLAlchemy.

On SQLite (synchronous=FULL) and, where a server answers, on PostgreSQL (neither side waits for its disk).
"""

from __future__ import annotations

import asyncio
import itertools
import os
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.ext.asyncio import create_async_engine

from benchmarks.harness import Bench, Figures, Goal, Side
from benchmarks.raw_trade import RawTrade
from benchmarks.shop import order, shop_in, stock_up
from bot.light_start import tune_collector
from core.acts.calls import Done
from core.db import open_database
from core.tables import Base
from tests.core.house import House, Shop
from tests.databases import PG, database, postgres_answers

CALLERS = 8
_numbers = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Pair:
    """A shop and the bare tables on the same kind of database."""

    shop: Shop
    raw: RawTrade


@asynccontextmanager
async def opened(quick: bool) -> AsyncIterator[dict[str, Pair]]:
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        shop = await stack.enter_async_context(shop_in(folder))
        pairs = {"SQLite": Pair(shop, await _raw(stack, f"sqlite+aiosqlite:///{folder / 'raw.sqlite'}"))}
        if "PostgreSQL" in KINDS:
            shop = await stack.enter_async_context(_postgres_shop(folder))
            pairs["PostgreSQL"] = Pair(shop, await _raw(stack, await _database(stack, "raw")))
        for pair in pairs.values():
            await stock_up(pair.shop)
        tune_collector()
        yield pairs


async def _raw(stack: AsyncExitStack, url: str) -> RawTrade:
    raw = RawTrade(url)
    stack.push_async_callback(raw.close)
    await raw.open()
    return raw


async def _database(stack: AsyncExitStack, what: str) -> str:
    """The URL of a new database on the server; dropped at the end."""
    name = f"prikazchik_bench_{what}_{os.getpid()}"
    await database(name, "CREATE")
    stack.push_async_callback(database, name, "DROP")
    return f"{PG}/{name}"


@asynccontextmanager
async def _postgres_shop(folder: Path) -> AsyncIterator[Shop]:
    async with AsyncExitStack() as stack:
        url = await _database(stack, "shop")
        engine = create_async_engine(url)
        async with engine.begin() as connection:
            await connection.run_sync(Base.metadata.create_all)
        await engine.dispose()
        db = open_database(url)
        stack.push_async_callback(db.close)
        yield await House(db, folder / "files").shop()


def ours(kind: str) -> Side:
    async def side(pairs: dict[str, Pair], quick: bool) -> Figures:
        shop = pairs[kind].shop
        return await _together(30 if quick else 250, lambda number: _trade(shop, number))

    return side


def bare(kind: str) -> Side:
    async def side(pairs: dict[str, Pair], quick: bool) -> Figures:
        return await _together(60 if quick else 500, pairs[kind].raw.trade)

    return side


async def _trade(shop: Shop, number: int) -> None:
    made = await shop.call("orders.create", **order(number))
    assert isinstance(made, Done), made
    assert made.receipt.subject is not None
    named = {"id": made.receipt.subject[1]}
    for action in ("orders.ship", "orders.pay"):
        done = await shop.call(action, order=named)
        assert isinstance(done, Done), done


async def _together(count: int, trade: Callable[[int], Awaitable[None]]) -> Figures:
    left = iter(range(count))

    async def caller() -> None:
        for _ in left:
            await trade(next(_numbers))

    begun, spent = time.perf_counter(), time.process_time()
    await asyncio.gather(*(caller() for _ in range(CALLERS)))
    return {
        "trades/s": count / (time.perf_counter() - begun),
        "CPU us": (time.process_time() - spent) / count * 1e6,
    }


KINDS = ("SQLite", "PostgreSQL") if postgres_answers() else ("SQLite",)

BENCHES = [
    Bench(
        name="trade",
        about="create, ship and pay an order by 8 callers beside its bare rows through SQLAlchemy",
        sides={
            f"{name}, {kind}": side(kind) for kind in KINDS for name, side in (("ours", ours), ("bare", bare))
        },
        goals=[
            Goal(
                f"trades/s on {kind}",
                "trades/s",
                f"ours, {kind}",
                f"bare, {kind}",
                "more",
                floor=floor,
                aim=aim,
            )
            for kind, floor, aim in (("SQLite", 0.7, 1.0), ("PostgreSQL", 0.25, 0.5))
            if kind in KINDS
        ],
        prepare=opened,
        rounds=5,
    )
]
