"""Files of orders become attachments, which other records bear too."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_SAME = ("id", "company_id", "digest", "name", "mime", "size", "person_id", "at", "removed_at")


def _columns() -> list[sa.Column[object]]:
    return [
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("mime", sa.String(length=300), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
    ]


def _keys(table: str) -> list[sa.Constraint]:
    return [
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f(f"fk_{table}_company_id_companies")
        ),
    ]


def upgrade() -> None:
    """One table for all kinds of records; what orders have is taken over."""
    op.create_table(
        "attachments",
        *_columns(),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.BigInteger(), nullable=False),
        *_keys("attachments"),
    )
    op.create_index("ix_attachments_of", "attachments", ["company_id", "kind", "record_id"], unique=False)
    old = sa.table("order_files", *(sa.column(name) for name in (*_SAME, "order_id")))
    new = sa.table("attachments", *(sa.column(name) for name in (*_SAME, "kind", "record_id")))
    rows = sa.select(*(old.c[name] for name in _SAME), sa.literal("order"), old.c.order_id)
    op.execute(new.insert().from_select([*_SAME, "kind", "record_id"], rows))
    op.drop_table("order_files")


def downgrade() -> None:
    """Orders alone bear files again."""
    op.create_table(
        "order_files",
        *_columns(),
        sa.Column("order_id", sa.BigInteger(), nullable=False),
        *_keys("order_files"),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_order_files_order_id_orders")),
    )
    op.create_index("ix_order_files_order_id", "order_files", ["order_id"], unique=False)
    old = sa.table("attachments", *(sa.column(name) for name in (*_SAME, "kind", "record_id")))
    new = sa.table("order_files", *(sa.column(name) for name in (*_SAME, "order_id")))
    rows = sa.select(*(old.c[name] for name in (*_SAME, "record_id"))).where(old.c.kind == "order")
    op.execute(new.insert().from_select([*_SAME, "order_id"], rows))
    op.drop_table("attachments")
