"""What it took to get goods of an order here, and what of it each line carries."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

_INT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_COSTS = {
    "purchase_id": "purchases",
    "supplier_id": "suppliers",
    "posting_id": "postings",
    "company_id": "companies",
}
_PARTS = {
    "cost_id": "purchase_costs",
    "line_id": "purchase_delivery_lines",
    "product_id": "products",
    "company_id": "companies",
}


def upgrade() -> None:
    """Two tables with their ways in."""
    op.create_table(
        "purchase_costs",
        sa.Column("id", _INT, nullable=False),
        sa.Column("purchase_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.String(length=16), nullable=False),
        sa.Column("supplier_id", sa.BigInteger(), nullable=True),
        sa.Column("posting_id", sa.BigInteger(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("annulled", sa.Boolean(), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_purchase_costs_amount")),
        *_owners("purchase_costs", _COSTS),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_purchase_costs")),
    )
    op.create_table(
        "purchase_cost_parts",
        sa.Column("id", _INT, nullable=False),
        sa.Column("cost_id", sa.BigInteger(), nullable=False),
        sa.Column("line_id", sa.BigInteger(), nullable=False),
        sa.Column("product_id", sa.BigInteger(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("cost_before", sa.BigInteger(), nullable=True),
        sa.Column("cost_after", sa.BigInteger(), nullable=True),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        *_owners("purchase_cost_parts", _PARTS),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_purchase_cost_parts")),
    )
    for column in ("purchase_id", "supplier_id", "posting_id"):
        op.create_index(op.f(f"ix_purchase_costs_{column}"), "purchase_costs", [column], unique=False)
    for column in ("cost_id", "line_id"):
        op.create_index(
            op.f(f"ix_purchase_cost_parts_{column}"), "purchase_cost_parts", [column], unique=False
        )


def _owners(table: str, owners: dict[str, str]) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([column], [f"{owner}.id"], name=op.f(f"fk_{table}_{column}_{owner}"))
        for column, owner in owners.items()
    ]


def downgrade() -> None:
    """Without them."""
    op.drop_table("purchase_cost_parts")
    op.drop_table("purchase_costs")
