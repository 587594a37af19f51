"""Cards of customers that became part of others; names that lead to another record."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql")


def upgrade() -> None:
    """The tables and columns."""
    op.add_column("names", sa.Column("leads_to", sa.BigInteger(), nullable=True))
    _partial("ix_names_leading", "names", ["company_id", "kind", "leads_to"], "leads_to IS NOT NULL")
    op.add_column("customers", sa.Column("merged_into", sa.BigInteger(), nullable=True))
    _partial("ix_customers_merged", "customers", ["company_id", "merged_into"], "merged_into IS NOT NULL")
    op.create_table(
        "customer_merges",
        sa.Column("id", ID, nullable=False),
        sa.Column("kept_id", sa.BigInteger(), nullable=False),
        sa.Column("merged_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("filled", JSON, nullable=False),
        sa.Column("archived_before", sa.DateTime(timezone=True), nullable=True),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        *_keys("customer_merges", company_id="companies", kept_id="customers", merged_id="customers"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_merges")),
    )
    for column in ("company_id", "kept_id", "merged_id"):
        op.create_index(op.f(f"ix_customer_merges_{column}"), "customer_merges", [column], unique=False)
    op.create_table(
        "customer_moved",
        sa.Column("id", ID, nullable=False),
        sa.Column("merge_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("record_id", sa.BigInteger(), nullable=False),
        sa.Column("data", JSON, nullable=True),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        *_keys("customer_moved", company_id="companies", merge_id="customer_merges"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_moved")),
    )
    op.create_index("ix_customer_moved_with", "customer_moved", ["company_id", "merge_id", "kind"])
    op.create_table(
        "customers_apart",
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("one_id", sa.BigInteger(), nullable=False),
        sa.Column("other_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        *_keys("customers_apart", company_id="companies"),
        sa.PrimaryKeyConstraint("company_id", "one_id", "other_id", name=op.f("pk_customers_apart")),
    )


def _partial(name: str, table: str, columns: list[str], where: str) -> None:
    condition = sa.text(where)
    op.create_index(name, table, columns, sqlite_where=condition, postgresql_where=condition)


def _keys(table: str, **columns: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([name], [f"{target}.id"], name=op.f(f"fk_{table}_{name}_{target}"))
        for name, target in columns.items()
    ]


def downgrade() -> None:
    """Without them."""
    op.drop_table("customers_apart")
    op.drop_index("ix_customer_moved_with", table_name="customer_moved")
    op.drop_table("customer_moved")
    for column in ("merged_id", "kept_id", "company_id"):
        op.drop_index(op.f(f"ix_customer_merges_{column}"), table_name="customer_merges")
    op.drop_table("customer_merges")
    op.drop_index("ix_customers_merged", table_name="customers")
    op.drop_column("customers", "merged_into")
    op.drop_index("ix_names_leading", table_name="names")
    op.drop_column("names", "leads_to")
