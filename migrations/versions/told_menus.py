"""Which list of commands was told to whom."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The table."""
    op.create_table(
        "told_menus",
        sa.Column("door", sa.String(length=16), nullable=False),
        sa.Column("chat", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("door", "chat", "person_id", name=op.f("pk_told_menus")),
    )
    op.create_index("ix_told_menus_person", "told_menus", ["person_id"], unique=False)


def downgrade() -> None:
    """Without it."""
    op.drop_index("ix_told_menus_person", table_name="told_menus")
    op.drop_table("told_menus")
