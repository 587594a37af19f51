"""How transactions run: one writer thread and several readers on SQLite, the async engine on PostgreSQL."""

from __future__ import annotations

import asyncio
import queue
import sqlite3
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from core.tables import written
from core.tenancy import MINE, HouseSession

T = TypeVar("T")
Work = Callable[[HouseSession], T]

GROUP = 64
"""Most transactions that share one commit."""
READERS = 4
STATEMENTS = 500
"""Prepared statements that SQLite keeps per connection."""
RETRIES = 12
RETRIED_STATES = {"40001", "40P01"}
"""PostgreSQL: serialization failure, deadlock."""


class Database(Protocol):
    """Runs work in transactions. `write` commits when `work` returns and rolls all back when it raises."""

    async def write(self, work: Work[T]) -> T: ...

    async def read(self, work: Work[T]) -> T: ...

    @property
    def engine(self) -> AsyncEngine: ...

    async def close(self) -> None: ...


def open_database(url: str) -> Database:
    """The database of a `sqlite+aiosqlite:///…` or `postgresql+asyncpg://…` URL."""
    parsed = make_url(url)
    return SqliteDatabase(parsed) if parsed.get_backend_name() == "sqlite" else PostgresDatabase(parsed)


def try_out(session: HouseSession, work: Work[T]) -> T:
    """Run work in a session of its own inside this transaction and roll every trace of it back."""
    connection = session.connection()
    point = connection.begin_nested()
    trial = HouseSession(bind=connection, expire_on_commit=False, join_transaction_mode="create_savepoint")
    trial.info.update(session.info)
    trial.driver = session.driver
    try:
        return work(trial)
    finally:
        trial.close()
        point.rollback()


def _in_savepoint(connection: Connection, work: Work[T]) -> T:
    """A transaction of one caller inside a shared one."""
    session = HouseSession(bind=connection, expire_on_commit=False, join_transaction_mode="create_savepoint")
    try:
        answer = work(session)
        session.commit()
        return answer
    except BaseException:
        session.rollback()
        raise
    finally:
        session.close()


def _in_savepoint_of(driver: sqlite3.Connection, connection: Connection, work: Work[T]) -> T:
    """The same on SQLite, by the driver's savepoint; the session takes one of its own only if it is used."""
    session = HouseSession(bind=connection, expire_on_commit=False, join_transaction_mode="create_savepoint")
    session.driver = driver
    driver.execute(f"SAVEPOINT {MINE}")
    try:
        answer = work(session)
        if session.in_transaction():
            session.commit()
    except BaseException:
        session.take_back()
        raise
    finally:
        session.close()
        driver.execute(f"RELEASE {MINE}")
    return answer


@dataclass(slots=True)
class _Job:
    work: Work[Any]
    future: asyncio.Future[Any]
    loop: asyncio.AbstractEventLoop

    def settle(self, answer: Any, error: BaseException | None) -> None:
        if self.future.cancelled():
            return
        if error is None:
            self.future.set_result(answer)
        else:
            self.future.set_exception(error)


Outcome = tuple[_Job, Any, BaseException | None]


class _Line:
    """A thread's own connection, kept: taking one from the pool costs as much as a small read."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None

    def serve(self, jobs: list[_Job], work: Callable[[Connection, list[_Job]], None]) -> None:
        """Work over the connection; where none can be opened, the callers are told so."""
        try:
            self._connection = self._connection or self._engine.connect()
        except BaseException as fault:  # noqa: BLE001 - handed to the callers
            _hand_out([(job, None, fault) for job in jobs])
        else:
            work(self._connection, jobs)

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()


async def _handed_over(jobs: queue.SimpleQueue[_Job | None], work: Work[T]) -> T:
    """What a thread that takes from `jobs` answers."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()
    jobs.put(_Job(work, future, loop))
    return await future


def _read(connection: Connection, job: _Job) -> Outcome:
    try:
        with connection.begin(), HouseSession(bind=connection, autoflush=False) as session:
            session.driver = _driver(connection)
            return job, job.work(session), None
    except BaseException as fault:  # noqa: BLE001 - handed to the caller
        return job, None, fault


def _hand_out(outcomes: Sequence[Outcome]) -> None:
    """Wake each loop once, whatever the number of its callers."""
    loops: dict[asyncio.AbstractEventLoop, list[Outcome]] = {}
    for outcome in outcomes:
        loops.setdefault(outcome[0].loop, []).append(outcome)
    for loop, own in loops.items():
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(_settle_all, own)


def _settle_all(outcomes: Sequence[Outcome]) -> None:
    for job, answer, error in outcomes:
        job.settle(answer, error)


class SqliteDatabase:
    """SQLite: every write goes to one thread, up to `GROUP` transactions share a commit."""

    def __init__(self, url: URL) -> None:
        self._engine = create_async_engine(url, json_serializer=written, hide_parameters=True)
        event.listen(self._engine.sync_engine, "connect", _on_connect)
        sync_url = url.set(drivername="sqlite")
        self._writing = _sync_engine(sync_url, "BEGIN IMMEDIATE")
        event.listen(self._writing, "connect", _keep_savepoints_in_memory)
        self._reading = _sync_engine(sync_url, "BEGIN")
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._questions: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._threads = [
            threading.Thread(target=self._write_on, name="writer", daemon=True),
            *(threading.Thread(target=self._read_on, name="reader", daemon=True) for _ in range(READERS)),
        ]
        for thread in self._threads:
            thread.start()

    @property
    def engine(self) -> AsyncEngine:
        return self._engine

    async def write(self, work: Work[T]) -> T:
        return await _handed_over(self._jobs, work)

    async def read(self, work: Work[T]) -> T:
        return await _handed_over(self._questions, work)

    def _read_on(self) -> None:
        line = _Line(self._reading)
        while (job := self._questions.get()) is not None:
            line.serve([job], lambda connection, jobs: _hand_out([_read(connection, jobs[0])]))
        line.close()

    async def close(self) -> None:
        self._jobs.put(None)
        for _ in range(READERS):
            self._questions.put(None)
        for thread in self._threads:
            await asyncio.to_thread(thread.join)
        self._reading.dispose()
        self._writing.dispose()
        await self._engine.dispose()

    def _write_on(self) -> None:
        line = _Line(self._writing)
        while True:
            batch, last = self._take()
            if batch:
                line.serve(batch, self._commit)
            if last:
                return line.close()

    def _take(self) -> tuple[list[_Job], bool]:
        job = self._jobs.get()
        batch: list[_Job] = []
        while job is not None:
            batch.append(job)
            if len(batch) == GROUP:
                return batch, False
            try:
                job = self._jobs.get_nowait()
            except queue.Empty:
                return batch, False
        return batch, True

    def _commit(self, connection: Connection, batch: list[_Job]) -> None:
        outcomes: list[Outcome] = []
        try:
            with connection.begin():
                driver = _driver(connection)
                for job in batch:
                    try:
                        outcomes.append((job, _in_savepoint_of(driver, connection, job.work), None))
                    except BaseException as fault:  # noqa: BLE001 - handed to the caller
                        outcomes.append((job, None, fault))
        except BaseException as lost:  # noqa: BLE001 - the commit itself failed: nobody's work is kept
            outcomes = [(job, None, lost) for job in batch]
        _hand_out(outcomes)


class PostgresDatabase:
    """PostgreSQL: a connection per transaction from the pool; serialization failures are tried again."""

    def __init__(self, url: URL) -> None:
        self._engine = create_async_engine(
            url,
            pool_size=10,
            max_overflow=10,
            pool_pre_ping=True,
            json_serializer=written,
            hide_parameters=True,
        )
        self._losers = asyncio.Lock()
        """Who has lost to others tries again one at a time: losers do not meet each other once more."""

    @property
    def engine(self) -> AsyncEngine:
        return self._engine

    async def write(self, work: Work[T]) -> T:
        try:
            return await self._once(work)
        except DBAPIError as error:
            _must_be_retried(error)
        async with self._losers:
            for _ in range(RETRIES):
                try:
                    return await self._once(work)
                except DBAPIError as error:
                    _must_be_retried(error)
            return await self._once(work)

    async def _once(self, work: Work[T]) -> T:
        async with self._engine.begin() as connection:
            return await connection.run_sync(_in_savepoint, work)

    async def read(self, work: Work[T]) -> T:
        async with self._engine.connect() as connection:
            await connection.execution_options(postgresql_readonly=True)
            return await connection.run_sync(_just_read, work)

    async def close(self) -> None:
        await self._engine.dispose()


def _must_be_retried(error: DBAPIError) -> None:
    """Raises the error again where another try would not help."""
    if getattr(error.orig, "sqlstate", None) not in RETRIED_STATES:
        raise error


def _just_read(connection: Connection, work: Work[T]) -> T:
    with HouseSession(bind=connection, autoflush=False) as session:
        return work(session)


def _sync_engine(url: URL, begin: str) -> Engine:
    engine = sa.create_engine(
        url,
        pool_size=READERS,
        max_overflow=READERS,
        json_serializer=written,
        hide_parameters=True,
        connect_args={"cached_statements": STATEMENTS},
    )
    event.listen(engine, "connect", _on_connect)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _driver(connection: Connection) -> sqlite3.Connection:
    """SQLite's own connection under SQLAlchemy's."""
    driver: object = connection.connection.dbapi_connection
    if not isinstance(driver, sqlite3.Connection):
        raise TypeError("not a connection of SQLite's driver")
    return driver


def _keep_savepoints_in_memory(connection: sqlite3.Connection, _record: object) -> None:
    """What an act's savepoint would bring back: a temporary file of it costs two writes for every page."""
    connection.execute("PRAGMA temp_store=MEMORY")


_OPENING = threading.Lock()
"""Connections are opened one by one: two that turn the same new file to WAL would lock each other out."""


def _on_connect(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    with _OPENING:
        for pragma in (
            "busy_timeout=10000",
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "cache_size=-16000",
            "wal_autocheckpoint=4000",
        ):
            cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
