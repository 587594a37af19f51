"""Kits: what they are made of, and their parts beside the lines of orders, shipments and returns."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

_INT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_LINE_PARTS = {"line_id": "order_lines", "product_id": "products", "company_id": "companies"}
_SHIPPED = {
    "shipment_line_id": "shipment_lines",
    "product_id": "products",
    "warehouse_id": "warehouses",
    "company_id": "companies",
}
_RETURNED = {
    "return_line_id": "order_return_lines",
    "part_id": "shipment_parts",
    "product_id": "products",
    "warehouse_id": "warehouses",
    "company_id": "companies",
}


def upgrade() -> None:
    """A mark on lines, the part that a lost hold was of, four tables."""
    op.add_column("order_lines", sa.Column("is_kit", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("lost_holds") as holds:
        holds.add_column(sa.Column("product_id", sa.BigInteger(), nullable=True))
        holds.create_foreign_key(
            op.f("fk_lost_holds_product_id_products"), "products", ["product_id"], ["id"]
        )
    op.create_table(
        "kit_parts",
        *(_big(name) for name in ("kit_id", "part_id")),
        sa.Column("position", sa.Integer(), nullable=False),
        *(_big(name) for name in ("quantity", "company_id")),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_kit_parts_quantity")),
        *_owners("kit_parts", {"kit_id": "products", "part_id": "products", "company_id": "companies"}),
        sa.PrimaryKeyConstraint("kit_id", "part_id", name=op.f("pk_kit_parts")),
    )
    op.create_table(
        "order_line_parts",
        sa.Column("id", _INT, nullable=False),
        _big("line_id"),
        sa.Column("position", sa.Integer(), nullable=False),
        _big("product_id"),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("unit", sa.String(length=64), nullable=False),
        *(_big(name) for name in ("quantity", "reserved", "company_id")),
        *_owners("order_line_parts", _LINE_PARTS),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_line_parts")),
    )
    op.create_table(
        "shipment_parts",
        sa.Column("id", _INT, nullable=False),
        *(_big(name) for name in ("shipment_line_id", "product_id", "warehouse_id")),
        *(_big(name) for name in ("quantity", "from_reserve", "cost", "company_id")),
        *_owners("shipment_parts", _SHIPPED),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shipment_parts")),
    )
    op.create_table(
        "order_return_parts",
        sa.Column("id", _INT, nullable=False),
        _big("return_line_id"),
        sa.Column("part_id", sa.BigInteger(), nullable=True),
        *(_big(name) for name in ("product_id", "warehouse_id", "quantity", "cost", "company_id")),
        *_owners("order_return_parts", _RETURNED),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_return_parts")),
    )
    for table, columns in _WAYS.items():
        for column in columns:
            op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)


_WAYS = {
    "kit_parts": ("part_id", "company_id"),
    "order_line_parts": ("line_id",),
    "shipment_parts": ("shipment_line_id",),
    "order_return_parts": ("return_line_id", "part_id"),
}


def _big(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=False)


def _owners(table: str, owners: dict[str, str]) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([column], [f"{owner}.id"], name=op.f(f"fk_{table}_{column}_{owner}"))
        for column, owner in owners.items()
    ]


def downgrade() -> None:
    """Without them."""
    for table in ("order_return_parts", "shipment_parts", "order_line_parts", "kit_parts"):
        op.drop_table(table)
    with op.batch_alter_table("lost_holds") as holds:
        holds.drop_constraint(op.f("fk_lost_holds_product_id_products"), type_="foreignkey")
        holds.drop_column("product_id")
    op.drop_column("order_lines", "is_kit")
