"""Events are not indexed by name: only checks and a parting of cards look for one, and every act paid."""

from __future__ import annotations

from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

BY_NAME = "ix_events_name"


def upgrade() -> None:
    """Nothing else is changed."""
    op.drop_index(BY_NAME, table_name="events")


def downgrade() -> None:
    """As it was before."""
    op.create_index(BY_NAME, "events", ["company_id", "name", "at"])
