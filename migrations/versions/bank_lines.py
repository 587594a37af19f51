"""Bank statements and their lines."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_INT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_JSON = sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql")


def upgrade() -> None:
    """The two tables."""
    op.create_table(
        "bank_statements",
        sa.Column("id", _INT, nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("files", _JSON, nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_bank_statements_company_id_companies")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_statements")),
    )
    op.create_index("ix_bank_statements_company_id", "bank_statements", ["company_id"])
    op.create_table(
        "bank_entries",
        sa.Column("id", _INT, nullable=False),
        sa.Column("statement_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("party", sa.String(length=300), nullable=False),
        sa.Column("inn", sa.String(length=64), nullable=False),
        sa.Column("party_account", sa.String(length=64), nullable=False),
        sa.Column("purpose", sa.String(length=1000), nullable=False),
        sa.Column("number", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("how", sa.String(length=10), nullable=True),
        sa.Column("item_id", sa.BigInteger(), nullable=True),
        sa.Column("customer_id", sa.BigInteger(), nullable=True),
        sa.Column("mirror_id", sa.BigInteger(), nullable=True),
        sa.Column("postings", _JSON, nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["money_accounts.id"], name=op.f("fk_bank_entries_account_id_money_accounts")
        ),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_bank_entries_company_id_companies")
        ),
        sa.ForeignKeyConstraint(
            ["statement_id"],
            ["bank_statements.id"],
            name=op.f("fk_bank_entries_statement_id_bank_statements"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_entries")),
        sa.UniqueConstraint(
            "company_id", "account_id", "key", name=op.f("uq_bank_entries_company_id_account_id_key")
        ),
    )
    op.create_index("ix_bank_entries_of_party", "bank_entries", ["company_id", "inn"])
    op.create_index("ix_bank_entries_statement_id", "bank_entries", ["statement_id"])
    op.create_index("ix_bank_entries_waiting", "bank_entries", ["company_id", "state", "day", "id"])


def downgrade() -> None:
    """Without them."""
    op.drop_table("bank_entries")
    op.drop_index("ix_bank_statements_company_id", table_name="bank_statements")
    op.drop_table("bank_statements")
