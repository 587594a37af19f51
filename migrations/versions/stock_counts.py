"""Counts of a warehouse with their lines; documents of stock say which count wrote them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The tables of counts and the way from a document to its count."""
    op.add_column("stock_documents", sa.Column("basis_id", sa.BigInteger(), nullable=True))
    op.create_index(op.f("ix_stock_documents_basis_id"), "stock_documents", ["basis_id"], unique=False)
    op.create_table(
        "stock_counts",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("warehouse_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("blind", sa.Boolean(), nullable=False),
        sa.Column("mark", sa.BigInteger(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_by", sa.BigInteger(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        *_owners("stock_counts", {"company_id": "companies", "warehouse_id": "warehouses"}),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_counts")),
    )
    op.create_index("ix_stock_counts_by_state", "stock_counts", ["company_id", "state", "warehouse_id"])
    op.create_table(
        "stock_count_lines",
        sa.Column("count_id", sa.BigInteger(), nullable=False),
        sa.Column("product_id", sa.BigInteger(), nullable=False),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in ("expected", "book", "counted")),
        sa.Column("assumed", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        *_owners(
            "stock_count_lines",
            {"company_id": "companies", "count_id": "stock_counts", "product_id": "products"},
        ),
        sa.PrimaryKeyConstraint("count_id", "product_id", name=op.f("pk_stock_count_lines")),
    )


def downgrade() -> None:
    """Without them."""
    op.drop_table("stock_count_lines")
    op.drop_index("ix_stock_counts_by_state", table_name="stock_counts")
    op.drop_table("stock_counts")
    op.drop_index(op.f("ix_stock_documents_basis_id"), table_name="stock_documents")
    op.drop_column("stock_documents", "basis_id")


def _owners(table: str, owners: dict[str, str]) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([column], [f"{owner}.id"], name=op.f(f"fk_{table}_{column}_{owner}"))
        for column, owner in owners.items()
    ]
