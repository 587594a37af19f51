"""Statements compiled once and run straight on the SQLite driver's connection.

SQLAlchemy spends ten times what SQLite does on a small statement. What is built once and known whole (a
prepared query, an insert of given columns) is compiled by SQLAlchemy one time, its types' converters kept
beside it, and then costs little more than the driver's own call.
"""

from __future__ import annotations

import sqlite3
from collections import namedtuple
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any, Protocol

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.exc import DBAPIError

from core.tables import Json, Spelled, Utc, written

Convert = Callable[[Any], Any] | None


class Rows(Protocol):
    """What a statement answers: as much of SQLAlchemy's result as rooms use."""

    @property
    def rowcount(self) -> int: ...

    def first(self) -> Any: ...

    def one(self) -> Any: ...

    def all(self) -> Sequence[Any]: ...

    def scalar(self) -> Any: ...

    def scalar_one(self) -> Any: ...

    def scalars(self) -> Any: ...

    def __iter__(self) -> Iterator[Any]: ...


class Fetched:
    """Rows that were read at once: named tuples in the order of the query."""

    __slots__ = ("_rows", "rowcount")

    def __init__(self, rows: list[Any], rowcount: int) -> None:
        self._rows = rows
        self.rowcount = rowcount

    def __iter__(self) -> Iterator[Any]:
        return iter(self._rows)

    def all(self) -> list[Any]:
        return self._rows

    def first(self) -> Any:
        return self._rows[0] if self._rows else None

    def one(self) -> Any:
        (row,) = self._rows
        return row

    def scalar(self) -> Any:
        return self._rows[0][0] if self._rows else None

    def scalar_one(self) -> Any:
        return self.one()[0]

    def scalars(self) -> Iterator[Any]:
        return (row[0] for row in self._rows)


class Straight:
    """A statement in SQLite's words: its text, how values go in, how columns come out."""

    def __init__(self, statement: Any, columns: tuple[str, ...] = ()) -> None:
        """`columns`: those whose values an insert will be given; others take their defaults."""
        options: dict[str, Any] = {"column_keys": list(columns)} if columns else {}
        self._compiled = statement.compile(dialect=_dialect(), **options)
        self._given = {
            name: bind.effective_value
            for bind, name in self._compiled.bind_names.items()
            if not bind.required and name not in columns
        }
        for column in getattr(self._compiled, "insert_prefetch", ()):
            self._given[column.key] = column.default.arg
        self._expanding = tuple(name for bind, name in self._compiled.bind_names.items() if bind.expanding)
        self._makes = _row_maker(self._compiled._result_columns)  # noqa: SLF001 - no public reader
        self._lengths: dict[tuple[int, ...], _Text] = {}
        self._plain = None if self._expanding else self._written({})

    def run(self, driver: sqlite3.Connection, values: dict[str, Any]) -> Fetched:
        """Run it once; the rows are read to the end."""
        text = self._text(values)
        given = {**self._given, **values} if self._given else values
        cursor = _asked(driver.execute, text.sql, text.bound(given))
        if self._makes is None:
            return Fetched([], cursor.rowcount)
        return Fetched([self._makes(row) for row in cursor.fetchall()], cursor.rowcount)

    def run_many(self, driver: sqlite3.Connection, rows: Sequence[dict[str, Any]]) -> int:
        """Run it for each of the rows, which have no lists inside; how many rows were written."""
        text, given = self._text({}), self._given
        bound = [text.bound({**given, **row} if given else row) for row in rows]
        run = driver.execute if len(bound) == 1 else driver.executemany
        return int(_asked(run, text.sql, bound[0] if len(bound) == 1 else bound).rowcount)

    def _text(self, values: dict[str, Any]) -> _Text:
        if self._plain is not None:
            return self._plain
        given = self._given
        lengths = tuple(len(values[name] if name in values else given[name]) for name in self._expanding)
        known = self._lengths.get(lengths)
        if known is None:
            if len(self._lengths) > 200:
                self._lengths.clear()
            known = self._lengths[lengths] = self._written(values)
        return known

    def _written(self, values: dict[str, Any]) -> _Text:
        compiled = self._compiled
        if not self._expanding:
            names = compiled.positiontup or []
            return _Text(str(compiled), [(name, None, self._convert(name)) for name in names])
        state = compiled.construct_expanded_state({**self._given, **values})
        at = {
            part: (name, index)
            for name, parts in state.parameter_expansion.items()
            for index, part in enumerate(parts)
        }
        places = [
            (*at.get(part, (part, None)), state.processors.get(part)) for part in state.positiontup or []
        ]
        return _Text(state.statement, places)

    def _convert(self, name: str) -> Convert:
        kind = self._compiled.binds[name].type
        if isinstance(kind, Utc):
            return _moment
        if isinstance(kind, sa.Date):
            return _day
        if isinstance(kind, Json):
            return _written
        if isinstance(kind, sa.Boolean):
            return None  # the driver takes True for 1
        convert: Convert = self._compiled._bind_processors.get(name)  # noqa: SLF001
        return convert


@lru_cache(maxsize=256)
def _moment(value: datetime | None) -> str | None:
    """An instant as SQLite keeps it; an act writes the same one many times."""
    if value is None:
        return None
    if value.tzinfo is None:
        raise ValueError("an instant needs its zone")
    return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


def _written(value: Any) -> str | None:
    return value if isinstance(value, Spelled) else written(value)


@lru_cache(maxsize=64)
def _day(value: date | None) -> str | None:
    """A day as SQLite keeps it."""
    return None if value is None else value.isoformat()


class _Text:
    """The words for one length of every list, and which value stands where."""

    __slots__ = ("_converts", "_lists", "_pick", "sql")

    def __init__(self, sql: str, places: Sequence[tuple[str, int | None, Convert]]) -> None:
        self.sql = sql
        self._pick = _picker([name for name, _, _ in places])
        self._lists = [(at, index) for at, (_, index, _) in enumerate(places) if index is not None]
        self._converts = [(at, convert) for at, (_, _, convert) in enumerate(places) if convert is not None]

    def bound(self, values: dict[str, Any]) -> Sequence[Any]:
        found: Sequence[Any] = self._pick(values)
        if not (self._lists or self._converts):
            return found
        made = list(found)
        for at, index in self._lists:
            made[at] = made[at][index]
        for at, convert in self._converts:
            made[at] = convert(made[at])
        return made


def _picker(names: Sequence[str]) -> Callable[[dict[str, Any]], Sequence[Any]]:
    if len(names) > 1:
        pick: Callable[[dict[str, Any]], Sequence[Any]] = itemgetter(*names)
        return pick
    return lambda values: [values[name] for name in names]


def _asked(run: Callable[..., sqlite3.Cursor], sql: str, values: Any) -> sqlite3.Cursor:
    try:
        return run(sql, values)
    except sqlite3.Error as error:
        # Without the values: they may be a customer's.
        told = DBAPIError.instance(sql, None, error, sqlite3.Error, dialect=_dialect())
        raise told from error


def _row_maker(columns: Sequence[Any]) -> Callable[[Sequence[Any]], Any] | None:
    """From a driver's row to a named tuple with Python's own values; None where nothing comes back."""
    if not columns:
        return None
    named: Any = namedtuple("Row", [column.keyname for column in columns], rename=True)  # type: ignore[misc]  # noqa: PYI024 - its fields are the query's
    converts = [
        (at, convert)
        for at, column in enumerate(columns)
        if (convert := column.type._cached_result_processor(_dialect(), None)) is not None  # noqa: SLF001
    ]
    if not converts:
        make: Callable[[Sequence[Any]], Any] = named._make
        return make

    def converted(row: Sequence[Any]) -> Any:
        values = list(row)
        for at, convert in converts:
            values[at] = convert(values[at])
        return named._make(values)

    return converted


@cache
def _dialect() -> Any:
    return SQLiteDialect_pysqlite(paramstyle="qmark", json_serializer=written)
