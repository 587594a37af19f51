"""Saved segments of customers, who came and who left; how much a customer may owe."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql")


def upgrade() -> None:
    """The tables."""
    op.add_column("customers", sa.Column("credit_limit", sa.BigInteger(), nullable=True))
    op.create_table(
        "customer_segments",
        sa.Column("id", ID, nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("name_key", sa.String(length=300), nullable=False),
        sa.Column("criteria", JSON, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("counted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        *_keys("customer_segments", company_id="companies"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_segments")),
    )
    op.create_index("ix_customer_segments_called", "customer_segments", ["company_id", "name_key"])
    op.create_table(
        "segment_members",
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("segment_id", sa.BigInteger(), nullable=False),
        sa.Column("customer_id", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        *_keys(
            "segment_members",
            company_id="companies",
            segment_id="customer_segments",
            customer_id="customers",
        ),
        sa.PrimaryKeyConstraint("company_id", "segment_id", "customer_id", name=op.f("pk_segment_members")),
    )
    op.create_table(
        "segment_moves",
        sa.Column("id", ID, nullable=False),
        sa.Column("segment_id", sa.BigInteger(), nullable=False),
        sa.Column("customer_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("came", sa.Boolean(), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        *_keys(
            "segment_moves", company_id="companies", segment_id="customer_segments", customer_id="customers"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_segment_moves")),
    )
    op.create_index("ix_segment_moves_of", "segment_moves", ["company_id", "segment_id", "at"])
    op.create_index(op.f("ix_segment_moves_customer_id"), "segment_moves", ["customer_id"])


def _keys(table: str, **columns: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([name], [f"{target}.id"], name=op.f(f"fk_{table}_{name}_{target}"))
        for name, target in columns.items()
    ]


def downgrade() -> None:
    """Without them."""
    op.drop_index(op.f("ix_segment_moves_customer_id"), table_name="segment_moves")
    op.drop_index("ix_segment_moves_of", table_name="segment_moves")
    op.drop_table("segment_moves")
    op.drop_table("segment_members")
    op.drop_index("ix_customer_segments_called", table_name="customer_segments")
    op.drop_table("customer_segments")
    op.drop_column("customers", "credit_limit")
