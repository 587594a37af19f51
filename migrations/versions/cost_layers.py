"""Layers of cost and their ledger, for companies that cost their goods by FIFO."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Two tables; nobody keeps layers yet."""
    op.create_table(
        "stock_layers",
        *(_big(name) for name in ("company_id", "product_id", "warehouse_id")),
        sa.Column("came", sa.Date(), nullable=False),
        *(_big(name) for name in ("lot", "quantity", "value")),
        *_owners("stock_layers"),
        sa.PrimaryKeyConstraint(
            "company_id", "product_id", "warehouse_id", "came", "lot", name=op.f("pk_stock_layers")
        ),
    )
    op.create_index(
        "ix_stock_layers_held",
        "stock_layers",
        ["company_id", "product_id"],
        postgresql_where=sa.column("quantity") != 0,
        sqlite_where=sa.column("quantity") != 0,
    )
    op.create_table(
        "stock_layer_moves",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        *(_big(name) for name in ("product_id", "warehouse_id")),
        sa.Column("came", sa.Date(), nullable=False),
        *(_big(name) for name in ("lot", "quantity", "value")),
        sa.Column("document_kind", sa.String(length=64), nullable=False),
        _big("document_id"),
        sa.Column("origin_id", sa.BigInteger(), nullable=True),
        _big("company_id"),
        *_owners("stock_layer_moves"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_layer_moves")),
    )
    for name, column in _INDEXES.items():
        op.create_index(name, "stock_layer_moves", ["company_id", column])


def downgrade() -> None:
    """Without them."""
    for name in _INDEXES:
        op.drop_index(name, table_name="stock_layer_moves")
    op.drop_table("stock_layer_moves")
    op.drop_index("ix_stock_layers_held", table_name="stock_layers")
    op.drop_table("stock_layers")


_INDEXES = {
    "ix_stock_layer_moves_of_document": "document_id",
    "ix_stock_layer_moves_of_origin": "origin_id",
}
_OWNERS = {"company_id": "companies", "product_id": "products", "warehouse_id": "warehouses"}


def _big(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=False)


def _owners(table: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}"))
        for column, other in _OWNERS.items()
    ]
