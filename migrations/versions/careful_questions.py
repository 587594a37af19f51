"""Questions that were asked with care, recordings that were written down, what the model's server can do."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0034"
branch_labels = None
depends_on = None

_CAREFUL = ("cards", "turns", "model_turns")
_COUNTS = ("voices", "heard")


def upgrade() -> None:
    """What was asked before this was asked without care."""
    for table in _CAREFUL:
        op.add_column(table, sa.Column("careful", sa.Boolean(), nullable=False, server_default=sa.false()))
    for column in _COUNTS:
        op.add_column("model_usage", sa.Column(column, sa.BigInteger(), nullable=False, server_default="0"))


def downgrade() -> None:
    """Without them."""
    for column in _COUNTS:
        op.drop_column("model_usage", column)
    for table in _CAREFUL:
        op.drop_column(table, "careful")
