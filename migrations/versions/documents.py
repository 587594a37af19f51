"""Requisites of companies, and the documents that were made with their files' hashes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The tables."""
    op.create_table(
        "company_requisites",
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("legal_name", sa.String(length=200), nullable=True),
        sa.Column("inn", sa.String(length=20), nullable=True),
        sa.Column("kpp", sa.String(length=9), nullable=True),
        sa.Column("bank", sa.String(length=200), nullable=True),
        sa.Column("bic", sa.String(length=16), nullable=True),
        sa.Column("settlement", sa.String(length=34), nullable=True),
        sa.Column("correspondent", sa.String(length=34), nullable=True),
        sa.Column("legal_address", sa.String(length=300), nullable=True),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_company_requisites_company_id_companies")
        ),
        sa.PrimaryKeyConstraint("company_id", name=op.f("pk_company_requisites")),
    )
    op.create_table(
        "made_documents",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=True),
        sa.Column("contents", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_made_documents_company_id_companies")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_made_documents")),
    )
    op.create_index("ix_made_documents_same", "made_documents", ["company_id", "contents"])


def downgrade() -> None:
    """Without them."""
    op.drop_index("ix_made_documents_same", table_name="made_documents")
    op.drop_table("made_documents")
    op.drop_table("company_requisites")
