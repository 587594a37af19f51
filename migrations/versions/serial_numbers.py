"""Goods kept by serial numbers: the flag, the numbers, the ledger of their moves."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

_INT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_NUMBERS = {"product_id": "products", "warehouse_id": "warehouses", "company_id": "companies"}
_MOVES = {
    "serial_id": "serial_numbers",
    "product_id": "products",
    "warehouse_id": "warehouses",
    "company_id": "companies",
}


def upgrade() -> None:
    """The flag of a product and two tables."""
    op.add_column(
        "products", sa.Column("by_serials", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.create_table(
        "serial_numbers",
        sa.Column("id", _INT, nullable=False),
        _big("product_id"),
        sa.Column("number", sa.String(length=64), nullable=False),
        sa.Column("warehouse_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        _big("company_id"),
        *_owners("serial_numbers", _NUMBERS),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_serial_numbers")),
        sa.UniqueConstraint(
            "company_id", "product_id", "number", name=op.f("uq_serial_numbers_company_id_product_id_number")
        ),
    )
    op.create_index("ix_serial_numbers_by_number", "serial_numbers", ["company_id", "number"])
    op.create_index("ix_serial_numbers_lying", "serial_numbers", ["company_id", "product_id", "warehouse_id"])
    op.create_table(
        "serial_moves",
        sa.Column("id", _INT, nullable=False),
        *(_big(name) for name in ("serial_id", "product_id", "warehouse_id")),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("storno", sa.Boolean(), nullable=False),
        sa.Column("document_kind", sa.String(length=64), nullable=False),
        _big("document_id"),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        _big("company_id"),
        *_owners("serial_moves", _MOVES),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_serial_moves")),
    )
    op.create_index("ix_serial_moves_of_document", "serial_moves", ["document_id"])
    for column in ("serial_id", "company_id"):
        op.create_index(op.f(f"ix_serial_moves_{column}"), "serial_moves", [column], unique=False)


def _big(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=False)


def _owners(table: str, owners: dict[str, str]) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([column], [f"{owner}.id"], name=op.f(f"fk_{table}_{column}_{owner}"))
        for column, owner in owners.items()
    ]


def downgrade() -> None:
    """Without them."""
    op.drop_table("serial_moves")
    op.drop_table("serial_numbers")
    op.drop_column("products", "by_serials")
