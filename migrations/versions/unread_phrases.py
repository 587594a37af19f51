"""Shapes of phrases that were not understood, where a company wants them kept."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from core.tables import Json, Utc

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody has asked for it, nothing is kept."""
    op.create_table(
        "phrase_learning",
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("told_by", sa.BigInteger(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.PrimaryKeyConstraint("company_id", name=op.f("pk_phrase_learning")),
    )
    op.create_table(
        "unread_phrases",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("shape", sa.String(300), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.Column("first_at", Utc(), nullable=False),
        sa.Column("last_at", Utc(), nullable=False),
        sa.Column("offered", sa.String(64), nullable=True),
        sa.Column("chosen", Json(), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_unread_phrases_company_id_companies")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unread_phrases")),
        sa.UniqueConstraint(
            "company_id", "shape", "language", name=op.f("uq_unread_phrases_company_id_shape_language")
        ),
    )


def downgrade() -> None:
    """As it was before."""
    op.drop_table("unread_phrases")
    op.drop_table("phrase_learning")
