"""Goods kept by batches: the batches, their balances, their ledger and what was told of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The flag of a product and four tables."""
    op.add_column(
        "products", sa.Column("by_batches", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.create_table(
        "stock_batches",
        _id(),
        _big("product_id"),
        sa.Column("number", sa.String(length=64), nullable=True),
        sa.Column("expires", sa.Date(), nullable=True),
        sa.Column("mark", sa.String(length=100), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        _big("company_id"),
        *_owners("stock_batches", {"company_id": "companies", "product_id": "products"}),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_batches")),
        sa.UniqueConstraint(
            "company_id", "product_id", "mark", name=op.f("uq_stock_batches_company_id_product_id_mark")
        ),
    )
    op.create_index("ix_stock_batches_by_expiry", "stock_batches", ["company_id", "expires"])
    op.create_table(
        "stock_batch_balances",
        *(_big(name) for name in ("company_id", "product_id", "warehouse_id", "batch_id", "on_hand")),
        *_owners("stock_batch_balances", _PLACES),
        sa.PrimaryKeyConstraint(
            "company_id", "product_id", "warehouse_id", "batch_id", name=op.f("pk_stock_batch_balances")
        ),
    )
    op.create_table(
        "stock_batch_moves",
        _id(),
        *(_big(name) for name in ("product_id", "warehouse_id", "batch_id", "quantity", "document_id")),
        sa.Column("document_kind", sa.String(length=64), nullable=False),
        sa.Column("origin_id", sa.BigInteger(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        _big("company_id"),
        *_owners("stock_batch_moves", _PLACES),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_batch_moves")),
    )
    op.create_table(
        "stock_batch_alerts",
        *(_big(name) for name in ("company_id", "batch_id")),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *_owners("stock_batch_alerts", {"company_id": "companies", "batch_id": "stock_batches"}),
        sa.PrimaryKeyConstraint("company_id", "batch_id", "step", name=op.f("pk_stock_batch_alerts")),
    )
    for name, columns in _INDEXES.items():
        op.create_index(name, "stock_batch_moves", columns)


def downgrade() -> None:
    """Without them."""
    for name in _INDEXES:
        op.drop_index(name, table_name="stock_batch_moves")
    op.drop_table("stock_batch_alerts")
    op.drop_table("stock_batch_moves")
    op.drop_table("stock_batch_balances")
    op.drop_index("ix_stock_batches_by_expiry", table_name="stock_batches")
    op.drop_table("stock_batches")
    op.drop_column("products", "by_batches")


_PLACES = {
    "company_id": "companies",
    "product_id": "products",
    "warehouse_id": "warehouses",
    "batch_id": "stock_batches",
}
_INDEXES = {
    "ix_stock_batch_moves_of_document": ["company_id", "document_id"],
    "ix_stock_batch_moves_of_origin": ["company_id", "origin_id"],
    "ix_stock_batch_moves_of_batch": ["company_id", "batch_id", "id"],
}


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False)


def _big(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=False)


def _owners(table: str, columns: dict[str, str]) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}"))
        for column, other in columns.items()
    ]
