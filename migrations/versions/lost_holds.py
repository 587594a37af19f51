"""What documents of stock have taken from under holds for orders."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_OWNERS = {
    "company_id": "companies",
    "order_id": "orders",
    "line_id": "order_lines",
    "warehouse_id": "warehouses",
}


def upgrade() -> None:
    """The table and its ways in."""
    owners = [
        sa.ForeignKeyConstraint([column], [f"{table}.id"], name=op.f(f"fk_lost_holds_{column}_{table}"))
        for column, table in _OWNERS.items()
    ]
    op.create_table(
        "lost_holds",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("document_kind", sa.String(length=64), nullable=False),
        sa.Column("document_id", sa.BigInteger(), nullable=False),
        sa.Column("order_id", sa.BigInteger(), nullable=False),
        sa.Column("line_id", sa.BigInteger(), nullable=False),
        sa.Column("warehouse_id", sa.BigInteger(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        *owners,
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lost_holds")),
    )
    op.create_index("ix_lost_holds_to", "lost_holds", ["document_kind", "document_id"], unique=False)
    for column in ("order_id", "line_id"):
        op.create_index(op.f(f"ix_lost_holds_{column}"), "lost_holds", [column], unique=False)


def downgrade() -> None:
    """Without it."""
    for column in ("line_id", "order_id"):
        op.drop_index(op.f(f"ix_lost_holds_{column}"), table_name="lost_holds")
    op.drop_index("ix_lost_holds_to", table_name="lost_holds")
    op.drop_table("lost_holds")
