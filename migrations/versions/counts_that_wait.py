"""A count may wait for a second person's approval: who has asked for it, and how."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

_JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    """One column, empty for those that never waited."""
    op.add_column("stock_counts", sa.Column("asked", _JSON, nullable=True))


def downgrade() -> None:
    """Without it."""
    op.drop_column("stock_counts", "asked")
