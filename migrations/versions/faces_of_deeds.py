"""Messages that show receipts remember their deeds: a 👎, or «отмени» in reply, takes back that very one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from core.tables import Utc

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing is known of messages sent before."""
    op.create_table(
        "deed_faces",
        sa.Column("door", sa.String(16), nullable=False),
        sa.Column("chat", sa.String(40), nullable=False),
        sa.Column("message", sa.String(40), nullable=False),
        sa.Column("place", sa.String(64), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=True),
        sa.Column("deed_id", sa.BigInteger(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.PrimaryKeyConstraint("door", "chat", "message", name=op.f("pk_deed_faces")),
    )


def downgrade() -> None:
    """As it was before."""
    op.drop_table("deed_faces")
