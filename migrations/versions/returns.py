"""Returns by line, and places whose goods are promised to nobody."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
RETURNS = {
    "order_id": "orders",
    "customer_id": "customers",
    "posting_id": "postings",
    "company_id": "companies",
}
LINES = {
    "return_id": "order_returns",
    "line_id": "order_lines",
    "part_id": "shipment_lines",
    "product_id": "products",
    "warehouse_id": "warehouses",
    "company_id": "companies",
}


def _own_id() -> sa.Column[Any]:
    return sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False)


def _owners(table: str, owners: dict[str, str]) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([column], [f"{owner}.id"], name=op.f(f"fk_{table}_{column}_{owner}"))
        for column, owner in owners.items()
    ]


def upgrade() -> None:
    """Two tables, what lines remember of returns, the mark of a place of damaged goods."""
    op.create_table(
        "order_returns",
        _own_id(),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("order_id", sa.BigInteger(), nullable=True),
        sa.Column("customer_id", sa.BigInteger(), nullable=True),
        sa.Column("destination", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.String(length=1000), nullable=True),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("refunded", sa.BigInteger(), nullable=False),
        sa.Column("kept", sa.BigInteger(), nullable=False),
        sa.Column("posting_id", sa.BigInteger(), nullable=True),
        sa.Column("write_off_id", sa.BigInteger(), nullable=True),
        sa.Column("annulled_at", MOMENT, nullable=True),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        *_owners("order_returns", RETURNS),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_returns")),
        sa.UniqueConstraint(
            "company_id", "year", "number", name=op.f("uq_order_returns_company_id_year_number")
        ),
    )
    op.create_index("ix_order_returns_by_day", "order_returns", ["company_id", "day", "id"], unique=False)
    for column in ("order_id", "customer_id", "posting_id"):
        op.create_index(op.f(f"ix_order_returns_{column}"), "order_returns", [column], unique=False)
    op.create_table(
        "order_return_lines",
        _own_id(),
        sa.Column("return_id", sa.BigInteger(), nullable=False),
        sa.Column("line_id", sa.BigInteger(), nullable=True),
        sa.Column("part_id", sa.BigInteger(), nullable=True),
        sa.Column("product_id", sa.BigInteger(), nullable=True),
        sa.Column("warehouse_id", sa.BigInteger(), nullable=True),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("unit", sa.String(length=64), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("cost", sa.BigInteger(), nullable=True),
        sa.Column("ordered_cost", sa.BigInteger(), nullable=True),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        *_owners("order_return_lines", LINES),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_return_lines")),
    )
    for column in ("return_id", "line_id", "part_id"):
        op.create_index(op.f(f"ix_order_return_lines_{column}"), "order_return_lines", [column], unique=False)
    for column in ("returned_total", "returned_cost"):
        op.add_column("order_lines", sa.Column(column, sa.BigInteger(), nullable=False, server_default="0"))
    op.add_column("warehouses", sa.Column("sellable", sa.Boolean(), nullable=False, server_default=sa.true()))


def downgrade() -> None:
    """Without them."""
    op.drop_column("warehouses", "sellable")
    for column in ("returned_cost", "returned_total"):
        op.drop_column("order_lines", column)
    op.drop_table("order_return_lines")
    op.drop_table("order_returns")
