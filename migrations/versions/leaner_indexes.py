"""Two indexes less to keep on every write: nobody looks for holds by line, nor for payloads by company."""

from __future__ import annotations

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Drop them."""
    op.drop_index("ix_order_holds_line_id", table_name="order_holds")
    op.drop_index("ix_activity_payloads_company_id", table_name="activity_payloads")


def downgrade() -> None:
    """Build them again."""
    op.create_index("ix_order_holds_line_id", "order_holds", ["line_id"])
    op.create_index("ix_activity_payloads_company_id", "activity_payloads", ["company_id"])
