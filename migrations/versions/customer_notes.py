"""Dated notes on customers; a company's own rules of who is new, regular, VIP."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The tables."""
    op.create_table(
        "customer_notes",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("customer_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_customer_notes_company_id_companies")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_customer_notes_customer_id_customers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_notes")),
    )
    op.create_index(op.f("ix_customer_notes_company_id"), "customer_notes", ["company_id"], unique=False)
    op.create_index(op.f("ix_customer_notes_customer_id"), "customer_notes", ["customer_id"], unique=False)
    op.create_table(
        "customer_rules",
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("new_days", sa.Integer(), nullable=False),
        sa.Column("regular_orders", sa.Integer(), nullable=False),
        sa.Column("regular_days", sa.Integer(), nullable=False),
        sa.Column("sleeping_days", sa.Integer(), nullable=False),
        sa.Column("vip_times", sa.Integer(), nullable=False),
        sa.Column("vip_sum", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_customer_rules_company_id_companies")
        ),
        sa.PrimaryKeyConstraint("company_id", name=op.f("pk_customer_rules")),
    )


def downgrade() -> None:
    """Without them."""
    op.drop_table("customer_rules")
    op.drop_index(op.f("ix_customer_notes_customer_id"), table_name="customer_notes")
    op.drop_index(op.f("ix_customer_notes_company_id"), table_name="customer_notes")
    op.drop_table("customer_notes")
