"""Goods in variants: families of products and who belongs to one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

_JSON = sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql")

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Two tables; products stay as they are."""
    op.create_table(
        "product_families",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("name_key", sa.String(length=300), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product_families")),
        _owner("product_families", "company_id", "companies"),
        sa.UniqueConstraint("company_id", "name_key", name=op.f("uq_product_families_company_id_name_key")),
    )
    op.create_table(
        "product_variants",
        sa.Column("product_id", sa.BigInteger(), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("family_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("options", _JSON, nullable=False),
        sa.PrimaryKeyConstraint("product_id", name=op.f("pk_product_variants")),
        _owner("product_variants", "company_id", "companies"),
        _owner("product_variants", "product_id", "products"),
        _owner("product_variants", "family_id", "product_families"),
    )
    for column in ("company_id", "family_id"):
        op.create_index(op.f(f"ix_product_variants_{column}"), "product_variants", [column], unique=False)


def _owner(table: str, column: str, owner: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{owner}.id"], name=op.f(f"fk_{table}_{column}_{owner}"))


def downgrade() -> None:
    """Without them."""
    op.drop_table("product_variants")
    op.drop_table("product_families")
