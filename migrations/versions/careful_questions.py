"""Questions that were asked with care, recordings that were written down, what the model's server can do."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

_JSON = sa.JSON().with_variant(JSONB(), "postgresql")
_CAREFUL = ("cards", "turns", "model_turns")
_COUNTS = ("voices", "heard")


def upgrade() -> None:
    """What was asked before this was asked without care."""
    for table in _CAREFUL:
        op.add_column(table, sa.Column("careful", sa.Boolean(), nullable=False, server_default=sa.false()))
    for column in _COUNTS:
        op.add_column("model_usage", sa.Column(column, sa.BigInteger(), nullable=False, server_default="0"))
    op.create_table(
        "model_servers",
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("model", sa.String(length=200), nullable=False),
        sa.Column("found", _JSON, nullable=False),
        sa.Column("told_by", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("address", "model", name=op.f("pk_model_servers")),
    )


def downgrade() -> None:
    """Without them."""
    op.drop_table("model_servers")
    for column in _COUNTS:
        op.drop_column("model_usage", column)
    for table in _CAREFUL:
        op.drop_column(table, "careful")
