"""What is agreed on for an order beside its lines: discounts, offers, addresses, papers, VAT."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_COMPANY = {"company_id": "companies"}
_ORDER = {**_COMPANY, "order_id": "orders"}
_LINE = {**_ORDER, "line_id": "order_lines"}


def upgrade() -> None:
    """The tables and their ways in."""
    _table(
        "discounts",
        _LINE,
        _big("line_id", null=True),
        sa.Column("points", sa.Integer(), nullable=False),
        _big("amount"),
    )
    _index("discounts", "order_id", "line_id")
    _table("offers", _ORDER, sa.Column("until", sa.Date(), nullable=False), unique="order_id")
    op.create_index("ix_offers_until", "offers", ["company_id", "until", "id"], unique=False)
    _table("deliveries", _ORDER, sa.Column("address", sa.Text(), nullable=False), unique="order_id")
    _table(
        "order_files",
        _ORDER,
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("mime", sa.String(length=300), nullable=False),
        _big("size"),
        _big("person_id"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
    )
    _index("order_files", "order_id")
    _table(
        "line_taxes",
        _LINE,
        _big("line_id"),
        sa.Column("points", sa.Integer(), nullable=False),
        _big("amount"),
        sa.Column("on_top", sa.Boolean(), nullable=False),
        unique="line_id",
    )
    _index("line_taxes", "order_id")
    _table(
        "product_rates",
        {**_COMPANY, "product_id": "products"},
        sa.Column("rate", sa.String(length=64), nullable=False),
        unique="product_id",
    )


def _table(name: str, owners: dict[str, str], *columns: sa.Column[Any], unique: str | None = None) -> None:
    """A table with its own id and the keys of what it belongs to."""
    told = {column.name for column in columns}
    keys: list[sa.Constraint] = [
        sa.ForeignKeyConstraint([column], [f"{owner}.id"], name=op.f(f"fk_{name}_{column}_{owner}"))
        for column, owner in owners.items()
    ]
    if unique is not None:
        keys.append(sa.UniqueConstraint(unique, name=op.f(f"uq_{name}_{unique}")))
    op.create_table(
        name,
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        *(_big(column) for column in owners if column not in told),
        *columns,
        *keys,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )


def _big(name: str, *, null: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=null)


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)


def downgrade() -> None:
    """Without them."""
    for table in ("product_rates", "line_taxes", "order_files", "deliveries", "offers", "discounts"):
        op.drop_table(table)
