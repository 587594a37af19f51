"""Fiscal receipts that postings were written by, waybills that receipts of goods were written by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None

_INT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Two tables."""
    op.create_table(
        "fiscal_receipts",
        sa.Column("id", _INT, nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("posting_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_fiscal_receipts_company_id_companies")
        ),
        sa.ForeignKeyConstraint(
            ["posting_id"], ["postings.id"], name=op.f("fk_fiscal_receipts_posting_id_postings")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fiscal_receipts")),
        sa.UniqueConstraint("company_id", "code", name=op.f("uq_fiscal_receipts_company_id_code")),
        sa.UniqueConstraint("posting_id", name=op.f("uq_fiscal_receipts_posting_id")),
    )
    op.create_table(
        "stock_papers",
        sa.Column("id", _INT, nullable=False),
        sa.Column("document_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.String(length=64), nullable=False),
        sa.Column("supplier", sa.String(length=300), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_stock_papers_company_id_companies")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["stock_documents.id"],
            name=op.f("fk_stock_papers_document_id_stock_documents"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_papers")),
    )
    op.create_index(op.f("ix_stock_papers_document_id"), "stock_papers", ["document_id"])
    op.create_index("ix_stock_papers_of", "stock_papers", ["company_id", "number"])


def downgrade() -> None:
    """Without them."""
    op.drop_index("ix_stock_papers_of", table_name="stock_papers")
    op.drop_index(op.f("ix_stock_papers_document_id"), table_name="stock_papers")
    op.drop_table("stock_papers")
    op.drop_table("fiscal_receipts")
