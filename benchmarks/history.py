"""A long past for a shop on SQLite: days that were really lived, laid down again on earlier days.

What is copied is what the product wrote, row by row, under older ids and dates. The rollups of days laid down
so many times are so many times the rollups of the days: nothing is counted anew.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import sqlalchemy as sa

from benchmarks.shop import FILE, shop_again, shop_in
from core.clock import local_day
from core.ids import new_id
from core.reports.models import MoneyCount, SalesCount
from core.tables import Base, Utc
from tests.core.house import Shop

SALES = ("orders", "order_lines", "order_changes")
DOCUMENTS = (*SALES, "shipments", "shipment_lines", "stock_movements", "postings", "order_payments")
"""What an order, its shipment and its payment leave behind."""
LOG = ("activity", "activity_payloads", "deeds")
"""What every act leaves behind and what can be looked up later. (Events, most of the bytes, are left out.)"""
ROLLUPS = (SalesCount, MoneyCount)
_APART = 1_000_000
"""Numbers of documents and places in the log of one copy are so far from those of the next."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The lived days once more, `back` days before their own, each row `times` over."""

    back: int
    times: int

    @property
    def shift(self) -> str:
        return f"-{self.back} days"


@dataclass(frozen=True, slots=True)
class Lived:
    """What was written from a day on: ids above `first_id` up to `last_id`."""

    first_day: date
    first_id: int
    last_id: int


@dataclass(frozen=True, slots=True)
class Aged:
    """A shop with a past, and its database file."""

    shop: Shop
    path: Path


@asynccontextmanager
async def shops_with_pasts(
    open_up: Callable[[Shop], Awaitable[None]],
    live: Callable[[Shop], Awaitable[None]],
    tables: Sequence[str],
    pasts: Mapping[str, Sequence[Stretch]],
) -> AsyncIterator[dict[str, Aged]]:
    """A shop that has opened and lived for some days, as often as there are pasts to lay before them."""
    with tempfile.TemporaryDirectory() as folder:
        async with AsyncExitStack() as stack:
            begun = Path(folder)
            async with shop_in(begun) as shop:
                await open_up(shop)
                lived = await _lived(shop, live)
            aged = {}
            for name, stretches in pasts.items():
                own = begun / name
                own.mkdir()
                path = Path(shutil.copy(begun / FILE, own / FILE))
                lay_down(path, lived, tables, stretches)
                aged[name] = Aged(await stack.enter_async_context(shop_again(own, shop)), path)
            yield aged


async def _lived(shop: Shop, live: Callable[[Shop], Awaitable[None]]) -> Lived:
    """Live on from the next day."""
    shop.house.move(days=1)
    first_day, first_id = local_day(shop.clock.now(), "Europe/Moscow"), new_id()
    await live(shop)
    return Lived(first_day, first_id, new_id())


def lay_down(path: Path, lived: Lived, tables: Sequence[str], stretches: Sequence[Stretch]) -> None:
    """Lay the lived days of a database file down on earlier ones. Nobody else may have it open."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        for pragma in ("journal_mode=off", "synchronous=off", "cache_size=-400000", "temp_store=memory"):
            connection.execute(f"pragma {pragma}")
        _note_copies(connection, stretches)
        connection.execute("begin")
        for name in tables:
            with _without_indexes(connection, name):
                connection.execute(_copying(Base.metadata.tables[name], lived, tables))
        for model in ROLLUPS:
            connection.execute(_adding_up(Base.metadata.tables[model.__tablename__], lived))
        connection.execute("commit")
    finally:
        connection.close()


def _note_copies(connection: sqlite3.Connection, stretches: Sequence[Stretch]) -> None:
    """Every copy with its number and its shift, the oldest first; the stretches for the rollups beside."""
    near = sorted(stretches, key=lambda part: part.back)
    copies = [part.shift for part in near for _ in range(part.times)]
    connection.execute("create temp table copies (place integer primary key, n integer, shift text)")
    numbered = [*enumerate(copies, start=1)]
    connection.executemany("insert into copies (n, shift) values (?, ?)", reversed(numbered))
    connection.execute("create temp table stretches (shift text, times integer)")
    connection.executemany("insert into stretches values (?, ?)", [(part.shift, part.times) for part in near])


@contextmanager
def _without_indexes(connection: sqlite3.Connection, name: str) -> Iterator[None]:
    """Indexes are built much quicker at the end."""
    found = connection.execute(
        "select name, sql from sqlite_master where type = 'index' and tbl_name = ? and sql is not null",
        (name,),
    ).fetchall()
    for index, _ in found:
        connection.execute(f"drop index {index}")
    yield
    for _, sql in found:
        connection.execute(sql)


def _copying(table: sa.Table, lived: Lived, copied: Sequence[str]) -> str:
    key = next(iter(table.primary_key)).name
    names = ", ".join(column.name for column in table.columns)
    values = ", ".join(_older(column, lived, copied) for column in table.columns)
    return (
        f"insert into {table.name} ({names}) select {values} from copies cross join {table.name} t "
        f"where t.{key} between {lived.first_id} and {lived.last_id} order by copies.place"
    )


def _older(column: sa.Column[object], lived: Lived, copied: Sequence[str]) -> str:
    """A column's value in a copy: an earlier time, a smaller number, a reference to what is copied too."""
    name = f"t.{column.name}"
    if any(foreign.column.table.name not in copied for foreign in column.foreign_keys):
        return name
    if column.name in ("seq", "number"):
        return f"{name} - n * {_APART}"
    if column.name == "year":
        return "cast(substr(date(t.day, shift), 1, 4) as integer)"
    if isinstance(column.type, sa.Date):
        return f"date({name}, shift)"
    if isinstance(column.type, Utc):
        return f"date({name}, shift) || substr({name}, 11)"
    if isinstance(column.type, sa.BigInteger):
        span = lived.last_id - lived.first_id + 1
        return f"{name} - n * {span} * ({name} between {lived.first_id} and {lived.last_id})"
    return name


def _adding_up(table: sa.Table, lived: Lived) -> str:
    keys = [column.name for column in table.primary_key]
    sums = [column.name for column in table.columns if column.name not in keys]
    older = ["date(t.day, shift)" if key == "day" else f"t.{key}" for key in keys]
    values = ", ".join([*older, *(f"t.{name} * times" for name in sums)])
    return (
        f"insert into {table.name} ({', '.join([*keys, *sums])}) "
        f"select {values} from stretches cross join {table.name} t where t.day >= '{lived.first_day}' "
        f"on conflict ({', '.join(keys)}) do update set "
        + ", ".join(f"{name} = {name} + excluded.{name}" for name in sums)
    )
