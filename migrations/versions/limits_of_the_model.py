"""A company's limits of what the model may take a day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody has a limit until one is set."""
    op.create_table(
        "model_limits",
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("whose", sa.String(8), nullable=False),
        sa.Column("unit", sa.String(8), nullable=False),
        sa.Column("most", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("company_id", "whose", name=op.f("pk_model_limits")),
    )


def downgrade() -> None:
    """As it was before."""
    op.drop_table("model_limits")
