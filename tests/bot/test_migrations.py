"""Migrations: up and down step by step, and the same tables as the models say, on both databases."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from bot.rooms import open_rooms
from core.acts.models import Activity
from core.db import open_database
from core.inventory.models import Barcode, Product
from core.reports.models import SalesCount
from core.tables import Base, Json, Utc
from core.tenancy import HouseSession, across_companies
from migrations.run import bring_up_to_date, config, newest, upgrade
from tests.databases import PG, database, postgres_answers

T = TypeVar("T")


@pytest.fixture(params=["sqlite", "postgresql"])
def bare_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database, without a single table."""
    open_rooms()
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'bare.sqlite'}"
        return
    if not postgres_answers():
        pytest.skip("no PostgreSQL on 127.0.0.1:5432")
    name = f"prikazchik_bare_{os.getpid()}"
    asyncio.run(database(name, "CREATE"))
    yield f"{PG}/{name}"
    asyncio.run(database(name, "DROP"))


def _run(url: str, work: Callable[[Connection], T]) -> T:
    async def inside() -> T:
        engine = create_async_engine(url, poolclass=NullPool)
        try:
            async with engine.begin() as connection:
                return await connection.run_sync(work)
        finally:
            await engine.dispose()

    return asyncio.run(inside())


def _revisions() -> list[str]:
    script = ScriptDirectory.from_config(config())
    return [revision.revision for revision in reversed(list(script.walk_revisions()))]


def _downgrade(connection: Connection, to: str) -> None:
    command.downgrade(config(connection), to)


def test_there_is_one_head() -> None:
    assert ScriptDirectory.from_config(config()).get_heads() == [newest()]


def test_every_step_goes_up_down_and_up_again(bare_url: str) -> None:
    below = "base"
    for revision in _revisions():
        _run(bare_url, partial(upgrade, to=revision))
        _run(bare_url, partial(_downgrade, to=below))
        _run(bare_url, partial(upgrade, to=revision))
        below = revision


def test_the_tables_are_those_of_the_models(bare_url: str) -> None:
    _run(bare_url, upgrade)

    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        return list(compare_metadata(context, Base.metadata))

    assert _run(bare_url, differences) == []


def test_a_second_start_changes_nothing(bare_url: str) -> None:
    _run(bare_url, upgrade)
    _run(bare_url, upgrade)


def test_what_was_written_before_an_upgrade_is_there_after_it(bare_url: str) -> None:
    _run(bare_url, partial(upgrade, to="0001"))
    _run(bare_url, _enter)
    _run(bare_url, _add_a_product)

    async def start() -> list[tuple[int, str, str]]:
        db = open_database(bare_url)
        await bring_up_to_date(db.engine)
        found = await db.read(_priced)
        await db.close()
        return found

    assert asyncio.run(start()) == [(2, "Латте", "4600000000000")]
    with pytest.raises(DBAPIError, match="append-only"):
        _run(bare_url, lambda connection: connection.execute(sa.delete(Activity)))


def _add_a_product(connection: Connection) -> None:
    tables = Base.metadata.tables
    for name, key in (("companies", 1), ("products", 2), ("barcodes", 3)):
        table = tables[name]
        row = {column.name: _plain(column) for column in table.columns if not column.nullable}
        given = {"id": key, "company_id": 1, "product_id": 2, "name": "Латте", "code": "4600000000000"}
        row |= {known: value for known, value in given.items() if known in table.columns}
        row = {known: row[known] for known in _columns(connection, name) if known in row}
        then = sa.table(name, *(sa.column(known, table.columns[known].type) for known in row))
        connection.execute(sa.insert(then).values(row))


def _columns(connection: Connection, table: str) -> list[str]:
    """The columns it had at that time."""
    return [column["name"] for column in sa.inspect(connection).get_columns(table)]


def _plain(column: sa.Column[Any]) -> object:
    """Some value of the column's type."""
    if isinstance(column.type, Json):
        return {}
    if isinstance(column.type, Utc):
        return datetime(2026, 11, 20, tzinfo=UTC)
    if isinstance(column.type, sa.Date):
        return date(2026, 11, 20)
    return column.type.python_type()


def _priced(session: HouseSession) -> list[tuple[int, str, str]]:
    query = sa.select(Product.id, Product.name, Barcode.code).join(Barcode, Barcode.product_id == Product.id)
    return [
        (row.id, row.name, row.code) for row in session.execute(query, execution_options=across_companies())
    ]


@pytest.mark.parametrize("deed", ["update", "delete"])
def test_the_log_cannot_be_changed(bare_url: str, deed: str) -> None:
    _run(bare_url, upgrade)
    _run(bare_url, _enter)
    statement = sa.update(Activity).values(action="x") if deed == "update" else sa.delete(Activity)
    with pytest.raises(DBAPIError, match="append-only"):
        _run(bare_url, lambda connection: connection.execute(statement))


def _enter(connection: Connection) -> None:
    values = {"id": 1, "company_id": 0, "seq": 1, "person_id": 1, "door": "test", "action": "customers.add"}
    moment = sa.func.current_timestamp()
    connection.execute(sa.insert(Activity).values(**values, at=moment, payload_digest="", digest=""))


def test_stock_counted_at_the_start_is_no_negative_loss_after_an_upgrade(bare_url: str) -> None:
    """Of two counts that found goods, the first was their opening stock; a shortage stays a loss."""
    _run(bare_url, partial(upgrade, to="0005"))
    _run(bare_url, _enter_counts)
    _run(bare_url, upgrade)
    query = sa.select(SalesCount.lost_value, SalesCount.found_value).order_by(SalesCount.day)
    rows = _run(bare_url, lambda connection: connection.execute(query.where(SalesCount.scope == "day")).all())
    assert [tuple(row) for row in rows] == [(0, 0), (300, 0), (0, 200)]
    _run(bare_url, partial(_downgrade, to="0005"))
    old = sa.select(SalesCount.lost_value).where(SalesCount.scope == "product").order_by(SalesCount.day)
    assert [row[0] for row in _run(bare_url, lambda connection: connection.execute(old).all())] == [
        *(-1000, 300, -200)
    ]


def _enter_counts(connection: Connection) -> None:
    """A product counted on three days: it began, some was missing, some was found."""
    for name in ("companies", "products", "warehouses"):
        _insert(connection, name, id=1, company_id=1, name=name)
    counts = [(20, 10_000, 1000), (21, -3_000, -300), (22, 2_000, 200)]
    for number, (day, quantity, value) in enumerate(counts, 1):
        at = {"company_id": 1, "day": date(2026, 11, day)}
        moved = {"kind": "count", "document_kind": "count", "quantity": quantity, "value": value}
        _insert(connection, "stock_movements", id=number, product_id=1, warehouse_id=1, **moved, **at)
        for scope, ref in (("day", 0), ("product", 1)):
            _insert(connection, "report_sales", scope=scope, ref=ref, lost_value=-value, **at)


def _insert(connection: Connection, name: str, /, **given: Any) -> None:
    table = Base.metadata.tables[name]
    there = {column["name"] for column in sa.inspect(connection).get_columns(name)}
    row = {one.name: _plain(one) for one in table.columns if not one.nullable and one.name in there}
    row |= {known: value for known, value in given.items() if known in table.columns}
    old = sa.table(name, *(sa.column(known, table.columns[known].type) for known in row))
    connection.execute(sa.insert(old).values(row))
