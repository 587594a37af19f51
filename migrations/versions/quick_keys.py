"""Quicker keys: ids are SQLite's own row ids, and an order's twin is looked for in one index."""

from __future__ import annotations

import re

import sqlalchemy as sa
from alembic import op
from sqlalchemy.engine import Connection

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

OF_CUSTOMER = "ix_orders_of_customer"


def upgrade() -> None:
    """A key declared INTEGER is the row id itself; a BIGINT one is an index beside it."""
    _declare_ids("BIGINT", "INTEGER")
    _index_orders("company_id", "customer_id", "day", "id", "fingerprint")


def downgrade() -> None:
    """As it was before."""
    _index_orders("company_id", "customer_id", "day", "id")
    _declare_ids("INTEGER", "BIGINT")


def _index_orders(*columns: str) -> None:
    op.drop_index(OF_CUSTOMER, "orders")
    op.create_index(OF_CUSTOMER, "orders", list(columns))


def _declare_ids(old: str, new: str) -> None:
    """Make SQLite's tables anew with another type of their ids; what stands on them is kept word for word.

    Foreign keys must not be enforced meanwhile: a table is gone for a moment.
    """
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        return
    tables = _written(connection, "table")
    for name, sql in tables.items():
        if f"\tid {old} NOT NULL" in sql and "PRIMARY KEY (id)" in sql:
            _make_anew(connection, name, sql.replace(f"\tid {old} NOT NULL", f"\tid {new} NOT NULL"))


def _make_anew(connection: Connection, name: str, sql: str) -> None:
    around = [*_written(connection, "index", name).values(), *_written(connection, "trigger", name).values()]
    run = connection.exec_driver_sql
    run(re.sub(rf'^CREATE TABLE "?{name}"? ', "CREATE TABLE made_anew ", sql, count=1))
    run(f'INSERT INTO made_anew SELECT * FROM "{name}"')  # noqa: S608 - a table of ours
    run(f'DROP TABLE "{name}"')
    run(f'ALTER TABLE made_anew RENAME TO "{name}"')
    for made in around:
        run(made)


def _written(connection: Connection, kind: str, table: str | None = None) -> dict[str, str]:
    """Name → the words a table, index or trigger was made with."""
    found = connection.execute(
        sa.text(
            "SELECT name, sql FROM sqlite_master WHERE type = :kind AND sql IS NOT NULL"
            " AND name NOT LIKE 'sqlite_%' AND (:table IS NULL OR tbl_name = :table)"
        ),
        {"kind": kind, "table": table},
    )
    return {row.name: row.sql for row in found}
