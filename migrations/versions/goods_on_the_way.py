"""Goods of transfers in two steps while they are on the way."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

TABLE = "stock_transfer_lines"
_OWNERS = {"company_id": "companies", "document_id": "stock_documents", "product_id": "products"}


def upgrade() -> None:
    """The table and its ways in."""
    op.create_table(
        TABLE,
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in ("document_id", "product_id")),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in ("sent", "on_way", "value")),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        *(
            sa.ForeignKeyConstraint([column], [f"{owner}.id"], name=op.f(f"fk_{TABLE}_{column}_{owner}"))
            for column, owner in _OWNERS.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{TABLE}")),
    )
    for column in ("company_id", "document_id"):
        op.create_index(op.f(f"ix_{TABLE}_{column}"), TABLE, [column], unique=False)


def downgrade() -> None:
    """Without it."""
    op.drop_table(TABLE)
