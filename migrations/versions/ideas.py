"""Ideas from the company's own figures."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from core.tables import Json, Utc

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """No ideas yet."""
    op.create_table(
        "ideas",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("run", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("subject_kind", sa.String(64), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=True),
        sa.Column("needs", Json(), nullable=False),
        sa.Column("marked", sa.Boolean(), nullable=False),
        sa.Column("facts", Json(), nullable=False),
        sa.Column("advice", Json(), nullable=False),
        sa.Column("words", sa.String(600), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("made_at", Utc(), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=False),
        sa.Column("rated_at", Utc(), nullable=True),
        sa.Column("task_id", sa.BigInteger(), nullable=True),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_ideas_company_id_companies")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ideas")),
        sa.UniqueConstraint("company_id", "year", "number", name=op.f("uq_ideas_company_id_year_number")),
    )
    op.create_index("ix_ideas_kept", "ideas", ["company_id", "deleted", "id"])


def downgrade() -> None:
    """As it was before."""
    op.drop_table("ideas")
