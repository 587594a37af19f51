"""Planned money and budgets of items."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_INT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """The two tables."""
    op.create_table(
        "money_plans",
        sa.Column("id", _INT, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("item_id", sa.BigInteger(), nullable=True),
        sa.Column("account_id", sa.BigInteger(), nullable=True),
        sa.Column("cron", sa.String(length=60), nullable=False),
        sa.Column("due_day", sa.Date(), nullable=False),
        sa.Column("auto", sa.Boolean(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("schedule_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["money_accounts.id"], name=op.f("fk_money_plans_account_id_money_accounts")
        ),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_money_plans_company_id_companies")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["money_items.id"], name=op.f("fk_money_plans_item_id_money_items")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_money_plans")),
    )
    op.create_index("ix_money_plans_due", "money_plans", ["company_id", "closed", "due_day", "id"])
    op.create_table(
        "money_budgets",
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("item_id", sa.BigInteger(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_money_budgets_company_id_companies")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["money_items.id"], name=op.f("fk_money_budgets_item_id_money_items")
        ),
        sa.PrimaryKeyConstraint("company_id", "item_id", name=op.f("pk_money_budgets")),
    )


def downgrade() -> None:
    """Without them."""
    op.drop_table("money_budgets")
    op.drop_index("ix_money_plans_due", table_name="money_plans")
    op.drop_table("money_plans")
