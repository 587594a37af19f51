"""Customers who want no mailings, and those whose data were erased."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The columns."""
    op.add_column(
        "customers", sa.Column("opted_out", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("customers", sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Without them."""
    op.drop_column("customers", "erased_at")
    op.drop_column("customers", "opted_out")
