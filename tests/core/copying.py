"""A house as it once was, laid into a fresh database: what took many acts to build is built once."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from core.acts.calls import Actor
from core.tables import Base
from core.tenancy import HouseSession
from tests.core.house import House, Shop

LATER = 100_001
"""People and messages after the copying are counted from here: none is taken for one of before."""
Rows = dict[str, Sequence[dict[str, Any]]]


@dataclass(frozen=True)
class Copy:
    """All rows, files and the owner of a shop that stands in a house."""

    rows: Rows
    files: Path
    actor: Actor
    name: str

    @classmethod
    async def of(cls, shop: Shop, files: Path) -> Copy:
        if shop.house.folder.exists():
            shutil.copytree(shop.house.folder, files)
        return cls(await shop.app.db.read(_all_rows), files, shop.actor, shop.name)

    async def laid_into(self, house: House) -> Shop:
        """The same shop in an empty house."""
        await house.app.db.write(lambda session: _lay(session, self.rows))
        if self.files.exists():
            shutil.copytree(self.files, house.folder, dirs_exist_ok=True)
        house.numbers = itertools.count(LATER)
        return Shop(house, self.actor, self.name, itertools.count(LATER))


def _all_rows(session: HouseSession) -> Rows:
    connection = session.connection()
    found = {
        table.name: [dict(row) for row in connection.execute(sa.select(table)).mappings()]
        for table in Base.metadata.sorted_tables
    }
    return {name: rows for name, rows in found.items() if rows}


def _lay(session: HouseSession, rows: Rows) -> None:
    """Keys between tables have no say until all is there."""
    connection = session.connection()
    connection.execute(sa.text(_KEYS_WAIT[connection.dialect.name]))
    for table in Base.metadata.sorted_tables:
        if table.name in rows:
            connection.execute(sa.insert(table), rows[table.name])


_KEYS_WAIT = {
    "sqlite": "PRAGMA defer_foreign_keys = ON",
    "postgresql": "SET LOCAL session_replication_role = replica",
}
