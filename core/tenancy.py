"""One company per session: reads are filtered, writes are stamped, and what would cross over is refused."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, cast

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import ORMExecuteState, Session, SessionTransaction, with_loader_criteria

from core.straight import Rows, Straight
from core.tables import Owned

if TYPE_CHECKING:
    import sqlite3

EVERYONE = "everyone"
NOBODY = -1
MINE = "one_act"
"""The savepoint of an act on SQLite, inside the transaction that several share."""


class TenancyBreach(RuntimeError):
    """Code tried to reach over the company's border: a defect, never a user's error."""


class HouseSession(Session):
    """A session that acts for one company, or for nobody (sees no owned row)."""

    driver: sqlite3.Connection | None = None
    """SQLite's own connection under this session: prepared statements run straight on it."""

    @property
    def company_id(self) -> int | None:
        company: int | None = self.info.get("company")
        return company

    def act_for(self, company_id: int | None) -> None:
        self.info["company"] = company_id

    def take_back(self) -> None:
        """Undo all that the act has written; the session goes on."""
        self.rollback()
        if self.driver is not None:
            self.driver.execute(f"ROLLBACK TO {MINE}")

    def begin_nested(self) -> SessionTransaction:
        """A savepoint that stands from now on, also for statements that run straight on the driver."""
        point = super().begin_nested()
        self.connection()
        return point

    def flush_pending(self) -> None:
        """Write what waits in the session, where anything does."""
        if self._new or self._deleted or self.identity_map.check_modified():
            self.flush()


def across_companies() -> dict[str, Any]:
    """Execution options of the few statements that serve all companies (courier, scheduler, sign-in)."""
    return {EVERYONE: True}


@event.listens_for(HouseSession, "do_orm_execute")
def _filter(state: ORMExecuteState) -> None:
    if state.execution_options.get(EVERYONE) or state.is_column_load or state.is_relationship_load:
        return
    if state.is_insert:
        return
    company = state.session.info.get("company") or NOBODY
    state.statement = state.statement.options(
        with_loader_criteria(Owned, lambda row: row.company_id == company, include_aliases=True)
    )


@event.listens_for(HouseSession, "before_flush")
def _stamp(session: Session, _context: object, _instances: object) -> None:
    company: int | None = session.info.get("company")
    for row in session.new:
        if isinstance(row, Owned):
            given: int | None = row.company_id
            if given is None and company is not None:
                row.company_id = company
            elif company is not None and row.company_id != company:
                raise TenancyBreach(f"{type(row).__name__} of another company")
    for row in session.dirty:
        if isinstance(row, Owned) and company is not None and row.company_id != company:
            raise TenancyBreach(f"{type(row).__name__} of another company")


class Prepared:
    """A statement built once, with the company's filter inside, run straight on the session's connection.

    For hot paths: a tenth of the cost of building it per call, and rows of columns, not entities. Every owned
    class in it must be named, so none can be forgotten; parameters are `sa.bindparam`s. What waits in the
    session is flushed first.
    """

    def __init__(self, statement: Any, *owned: type[Any], joined: tuple[type[Any], ...] = ()) -> None:
        """`owned` classes are filtered; `joined` ones are tied to these by their company in an outer join."""
        forgotten = _owned_in(statement) - set(owned) - set(joined)
        if forgotten:
            raise TenancyBreach(f"unnamed owned classes: {sorted(model.__name__ for model in forgotten)}")
        for model in owned:
            statement = statement.where(model.company_id == sa.bindparam(COMPANY))
        self._statement = statement

    @cached_property
    def _straight(self) -> Straight:
        return Straight(self._statement)

    def __call__(self, session: HouseSession, **values: Any) -> Rows:
        """Run it for the session's company."""
        session.flush_pending()
        company = session.info.get("company")
        values[COMPANY] = NOBODY if company is None else company
        if session.driver is not None:
            return self._straight.run(session.driver, values)
        return cast("Rows", session.connection().execute(self._statement, values))

    def many(self, session: HouseSession, rows: Sequence[dict[str, Any]]) -> int:
        """Run it for each of the rows; how many it has touched, or -1 where the driver does not say."""
        session.flush_pending()
        company = session.info.get("company")
        for row in rows:
            row[COMPANY] = NOBODY if company is None else company
        if session.driver is not None:
            return self._straight.run_many(session.driver, rows)
        return session.connection().execute(self._statement, rows).rowcount


COMPANY = "the_company"


def _owned_in(statement: Any) -> set[type[Any]]:
    found: set[type[Any]] = set()
    for part in sa.sql.visitors.iterate(statement):
        entity = getattr(part, "_annotations", {}).get("parententity")
        model = getattr(entity, "class_", None)
        if isinstance(model, type) and issubclass(model, Owned):
            found.add(model)
    return found


def stamped(session: Session, model: type[Any], values: dict[str, Any]) -> dict[str, Any]:
    """Values of an insert statement with the company filled in and checked."""
    return _stamped(session, model, [values])[0]


def _stamped(session: Session, model: type[Any], rows: Sequence[dict[str, Any]]) -> Sequence[dict[str, Any]]:
    if not issubclass(model, Owned):
        return rows
    company = session.info.get("company")
    for values in rows:
        given = values.setdefault("company_id", company)
        if given is None or (company is not None and given != company):
            raise TenancyBreach(f"{model.__name__} of another company")
    return rows


def insert_many(session: HouseSession, model: Any, rows: Sequence[dict[str, Any]]) -> None:
    """Insert many rows of one table in one statement, stamped; all of them have the same columns."""
    if rows:
        _insert(session, _plain_insert(model), _stamped(session, model, rows))


def insert_answering(session: HouseSession, model: Any, statement: Any, row: dict[str, Any]) -> Rows:
    """Run an insert that returns something, with its row stamped."""
    session.flush_pending()
    values = stamped(session, model, row)
    if session.driver is not None:
        return _straight(statement, tuple(values)).run(session.driver, values)
    return cast("Rows", session.connection().execute(statement, values))


def _insert(session: HouseSession, statement: Any, rows: Sequence[dict[str, Any]]) -> int:
    session.flush_pending()
    if session.driver is not None:
        return _straight(statement, tuple(rows[0])).run_many(session.driver, rows)
    return session.connection().execute(statement, rows).rowcount


@cache
def _straight(statement: Any, columns: tuple[str, ...]) -> Straight:
    return Straight(statement, columns)


def add_up_many(session: HouseSession, model: Any, rows: list[dict[str, Any]], by: tuple[str, ...]) -> None:
    """Insert rows, or add their numbers to rows of the same key (`by`, company).

    Columns outside the key are summed; rows must all carry the same columns. Equal keys in `rows` are merged
    first and taken in key order, so that two writers never wait for each other crosswise.
    """
    if not rows:
        return
    key = ("company_id", *by) if issubclass(model, Owned) else by
    batch = _merged(_stamped(session, model, [dict(row) for row in rows]), key)
    summed = tuple(name for name in batch[0] if name not in key)
    _insert(session, _adding(_dialect(session), model, key, summed), batch)


def _merged(rows: Sequence[dict[str, Any]], key: tuple[str, ...]) -> list[dict[str, Any]]:
    merged: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in rows:
        at = tuple(row[name] for name in key)
        held = merged.setdefault(at, row)
        if held is not row:
            for name in row.keys() - set(key):
                held[name] += row[name]
    return [merged[at] for at in sorted(merged)]


def add_up(session: HouseSession, model: type[Any], keys: dict[str, Any], add: dict[str, int]) -> None:
    """One row of `add_up_many`."""
    add_up_many(session, model, [{**keys, **add}], tuple(keys))


def insert_once(session: HouseSession, model: Any, values: dict[str, Any], by: tuple[str, ...]) -> bool:
    """Insert unless a row with the same unique key is there. True when inserted."""
    row = stamped(session, model, values)
    return bool(_insert(session, _inserting_once(_dialect(session), model, by), [row]))


def _dialect(session: Session) -> str:
    return session.get_bind().dialect.name


def conflict_insert(dialect: str, model: type[Any]) -> Any:
    """An INSERT of a dialect ('sqlite', 'postgresql') that knows ON CONFLICT."""
    if dialect == "postgresql":
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(model)
    return sqlite.insert(model)


@cache
def _plain_insert(model: Any) -> Any:
    return sa.insert(model)


@cache
def _adding(dialect: str, model: Any, key: tuple[str, ...], summed: tuple[str, ...]) -> Any:
    insert = conflict_insert(dialect, model)
    return insert.on_conflict_do_update(
        index_elements=list(key),
        set_={name: getattr(model, name) + insert.excluded[name] for name in summed},
    )


@cache
def _inserting_once(dialect: str, model: Any, by: tuple[str, ...]) -> Any:
    return conflict_insert(dialect, model).on_conflict_do_nothing(index_elements=list(by))
