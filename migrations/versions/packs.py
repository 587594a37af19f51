"""Packs of a product, and the barcodes that are printed on them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The table of packs; a barcode says which pack it stands for."""
    op.add_column("barcodes", sa.Column("unit", sa.String(length=64), nullable=True))
    op.create_table(
        "packs",
        sa.Column("product_id", sa.BigInteger(), nullable=False),
        sa.Column("unit", sa.String(length=64), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_packs_quantity")),
        *(
            sa.ForeignKeyConstraint([column], [f"{owner}.id"], name=op.f(f"fk_packs_{column}_{owner}"))
            for column, owner in (("company_id", "companies"), ("product_id", "products"))
        ),
        sa.PrimaryKeyConstraint("product_id", "unit", name=op.f("pk_packs")),
    )
    op.create_index(op.f("ix_packs_company_id"), "packs", ["company_id"], unique=False)


def downgrade() -> None:
    """Without them."""
    op.drop_table("packs")
    op.drop_column("barcodes", "unit")
