"""Calls that wait for another act: kept beside cards and buttons."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    """Room for what goes on later."""
    for table in ("cards", "presses"):
        op.add_column(table, sa.Column("waiting", JSON, nullable=True))


def downgrade() -> None:
    """Without it."""
    for table in ("cards", "presses"):
        op.drop_column(table, "waiting")
