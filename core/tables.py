"""What tables are made of: column types, the base, ownership by a company."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Annotated, Any, Self

import sqlalchemy as sa
from msgspec import to_builtins
from msgspec.json import Encoder
from sqlalchemy import event
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.orm.instrumentation import manager_of_class

from core.ids import new_id


class Utc(sa.TypeDecorator[datetime]):
    """An aware instant; kept in UTC. A naive one is refused."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


_encode = Encoder().encode


class Spelled(str):
    """JSON that is written already: a column takes it as it is."""

    __slots__ = ()


def written(value: Any) -> str:
    """Plain values and dataclasses of them as JSON; lone surrogates, which UTF-8 cannot hold, by escapes."""
    if isinstance(value, Spelled):
        return value
    try:
        return _encode(value).decode()
    except (UnicodeEncodeError, OverflowError):
        return json.dumps(to_builtins(value))


class Json(sa.TypeDecorator[Any]):
    """JSON; on PostgreSQL its own binary kind, whose dialect is loaded only there."""

    impl = sa.JSON
    cache_ok = True
    should_evaluate_none = True

    def load_dialect_impl(self, dialect: sa.Dialect) -> sa.types.TypeEngine[Any]:
        if dialect.name != "postgresql":
            return super().load_dialect_impl(dialect)
        from sqlalchemy.dialects.postgresql import JSONB

        return dialect.type_descriptor(JSONB())


# Declared INTEGER, an id is SQLite's own row id, without an index beside the table.
Id = Annotated[int, mapped_column(sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True)]
Minor = Annotated[int, mapped_column(sa.BigInteger)]
E4 = Annotated[int, mapped_column(sa.BigInteger)]
Milli = Annotated[int, mapped_column(sa.BigInteger)]
Big = Annotated[int, mapped_column(sa.BigInteger)]
Instant = Annotated[datetime, mapped_column(Utc)]
JsonDict = Annotated[dict[str, Any], mapped_column(Json)]
JsonList = Annotated[list[Any], mapped_column(Json)]
Short = Annotated[str, mapped_column(sa.String(64))]
Line = Annotated[str, mapped_column(sa.String(300))]


def key(target: str, *, index: bool = True, null: bool = False, **options: Any) -> Any:
    """A foreign key column to `table.column`."""
    return mapped_column(sa.BigInteger, sa.ForeignKey(target), index=index, nullable=null, **options)


def partial_index(name: str, *columns: str, where: sa.ColumnElement[bool], unique: bool = False) -> sa.Index:
    """An index of the rows that `where` says; PostgreSQL is told of it when the index is made there."""
    index = sa.Index(name, *columns, sqlite_where=where, unique=unique)

    @event.listens_for(index, "before_create")
    def _for_postgresql(_index: sa.Index, connection: sa.Connection, **_: Any) -> None:
        if connection.dialect.name == "postgresql":
            index.dialect_options["postgresql"]["where"] = where

    return index


class Base(DeclarativeBase):
    """Base of every table. An `id` is given at construction, so rows refer to each other unflushed."""

    metadata = sa.MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )

    def __init__(self, **values: Any) -> None:
        columns = self.__mapper__.columns
        if "id" not in values and "id" in columns:
            values["id"] = new_id()
        strange = values.keys() - columns.keys()
        if strange:
            raise TypeError(f"{type(self).__name__} has no {sorted(strange)}")
        # Nobody listens to a new row's columns, so they need not be set one by one.
        self.__dict__.update(values)

    @classmethod
    def whole(cls, **values: Any) -> Self:
        """A new record with every column given but the company: a third of what constructing it costs."""
        record: Self = manager_of_class(cls).new_instance()
        record.__dict__.update(values, id=new_id())
        return record


class Owned:
    """Mixin of every row that belongs to a company: sessions filter and stamp it."""

    @declared_attr
    def company_id(cls) -> Mapped[int]:  # noqa: N805 - SQLAlchemy's declared_attr is a class method
        return mapped_column(sa.BigInteger, sa.ForeignKey("companies.id"), index=cls._own_index())

    @classmethod
    def _own_index(cls) -> bool:
        """Override with False where a composite index already starts with the company."""
        return True
