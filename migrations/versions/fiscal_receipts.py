"""Fiscal receipts that postings were written by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0034"
branch_labels = None
depends_on = None

_INT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """One table."""
    op.create_table(
        "fiscal_receipts",
        sa.Column("id", _INT, nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("posting_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_fiscal_receipts_company_id_companies")
        ),
        sa.ForeignKeyConstraint(
            ["posting_id"], ["postings.id"], name=op.f("fk_fiscal_receipts_posting_id_postings")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fiscal_receipts")),
        sa.UniqueConstraint("company_id", "code", name=op.f("uq_fiscal_receipts_company_id_code")),
        sa.UniqueConstraint("posting_id", name=op.f("uq_fiscal_receipts_posting_id")),
    )


def downgrade() -> None:
    """Without it."""
    op.drop_table("fiscal_receipts")
