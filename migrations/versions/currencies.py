"""Accounts in other currencies: what they hold, sums abroad with their rates, the list of rates."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One column and two tables."""
    op.add_column("money_accounts", sa.Column("abroad", sa.BigInteger(), nullable=False, server_default="0"))
    op.create_table(
        "postings_abroad",
        sa.Column("posting_id", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("rate", sa.BigInteger(), nullable=False),
        sa.Column("rate_day", sa.Date(), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_postings_abroad_company_id_companies")
        ),
        sa.ForeignKeyConstraint(
            ["posting_id"], ["postings.id"], name=op.f("fk_postings_abroad_posting_id_postings")
        ),
        sa.PrimaryKeyConstraint("posting_id", name=op.f("pk_postings_abroad")),
    )
    op.create_index("ix_postings_abroad_company_id", "postings_abroad", ["company_id"])
    op.create_table(
        "currency_rates",
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("rate", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_currency_rates_company_id_companies")
        ),
        sa.PrimaryKeyConstraint("company_id", "currency", "day", name=op.f("pk_currency_rates")),
    )


def downgrade() -> None:
    """Without them."""
    op.drop_table("currency_rates")
    op.drop_index("ix_postings_abroad_company_id", table_name="postings_abroad")
    op.drop_table("postings_abroad")
    op.drop_column("money_accounts", "abroad")
