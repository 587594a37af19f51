"""A turn that was begun goes on in the company it was begun in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Turns begun before this go on where their person works now."""
    op.add_column("turns", sa.Column("company_id", sa.BigInteger(), nullable=True))
    turns = sa.table("turns", sa.column("company_id"), sa.column("person_id"))
    seats = sa.table("seats", sa.column("company_id"), sa.column("person_id"))
    seat = sa.select(seats.c.company_id).where(seats.c.person_id == turns.c.person_id)
    op.execute(turns.update().values(company_id=seat.scalar_subquery()))


def downgrade() -> None:
    """As it was before."""
    with op.batch_alter_table("turns") as turns:
        turns.drop_column("company_id")
