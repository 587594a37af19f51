"""Statuses of a company's own within the states of work, and which order stands in which."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

_OWNERS = {"order_id": "orders", "status_id": "own_statuses", "company_id": "companies"}


def upgrade() -> None:
    """Two tables with their ways in."""
    op.create_table(
        "own_statuses",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_own_statuses_company_id_companies")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_statuses")),
    )
    op.create_index("ix_own_statuses_by_place", "own_statuses", ["company_id", "place"], unique=False)
    owners = [
        sa.ForeignKeyConstraint([column], [f"{table}.id"], name=op.f(f"fk_status_marks_{column}_{table}"))
        for column, table in _OWNERS.items()
    ]
    op.create_table(
        "status_marks",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("order_id", sa.BigInteger(), nullable=False),
        sa.Column("status_id", sa.BigInteger(), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        *owners,
        sa.PrimaryKeyConstraint("id", name=op.f("pk_status_marks")),
        sa.UniqueConstraint("order_id", name=op.f("uq_status_marks_order_id")),
    )
    op.create_index(op.f("ix_status_marks_status_id"), "status_marks", ["status_id"], unique=False)


def downgrade() -> None:
    """Without them."""
    op.drop_table("status_marks")
    op.drop_table("own_statuses")
