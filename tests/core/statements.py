"""What is sent to a database, whichever way it goes: through SQLAlchemy or straight to SQLite's driver."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from sqlalchemy import event

import core.straight
from core.db import Database, PostgresDatabase, SqliteDatabase


@contextmanager
def statements(db: Database) -> Iterator[list[str]]:
    """Every statement sent to the database inside; one for many rows counts once."""
    seen: list[str] = []
    straight = core.straight._asked

    def note(_conn: Any, _cursor: Any, statement: str, *_: Any) -> None:
        seen.append(statement)

    def asked(run: Callable[..., sqlite3.Cursor], sql: str, values: Any) -> sqlite3.Cursor:
        seen.append(sql)
        return straight(run, sql, values)

    engines = _engines(db)
    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    try:
        with patch.object(core.straight, "_asked", asked):
            yield seen
    finally:
        for engine in engines:
            event.remove(engine, "before_cursor_execute", note)


def _engines(db: Database) -> list[Any]:
    if isinstance(db, SqliteDatabase):
        return [db._writing, db._reading]
    assert isinstance(db, PostgresDatabase)
    return [db.engine.sync_engine]
