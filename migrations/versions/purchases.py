"""Suppliers, orders to them, what came of these and what was paid."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

_INT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """The tables."""
    op.create_table(
        "suppliers",
        sa.Column("id", _INT, nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("sort_name", sa.String(length=300), nullable=False),
        sa.Column("phone", sa.String(length=16), nullable=True),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("inn", sa.String(length=20), nullable=True),
        sa.Column("lead_days", sa.Integer(), nullable=True),
        sa.Column("min_sum", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.String(length=1000), nullable=True),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("edits", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_suppliers_company_id_companies")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suppliers")),
    )
    op.create_index("ix_suppliers_by_name", "suppliers", ["company_id", "archived", "sort_name", "id"])
    op.create_table(
        "purchases",
        sa.Column("id", _INT, nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("supplier_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("expected_day", sa.Date(), nullable=True),
        sa.Column("warehouse_id", sa.BigInteger(), nullable=True),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("brought_supplier", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(length=1000), nullable=True),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_purchases_company_id_companies")
        ),
        sa.ForeignKeyConstraint(
            ["supplier_id"], ["suppliers.id"], name=op.f("fk_purchases_supplier_id_suppliers")
        ),
        sa.ForeignKeyConstraint(
            ["warehouse_id"], ["warehouses.id"], name=op.f("fk_purchases_warehouse_id_warehouses")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_purchases")),
    )
    op.create_index("ix_purchases_by_day", "purchases", ["company_id", "day", "id"])
    op.create_index("ix_purchases_by_state", "purchases", ["company_id", "state", "day"])
    op.create_index(op.f("ix_purchases_supplier_id"), "purchases", ["supplier_id"])
    op.create_table(
        "purchase_deliveries",
        sa.Column("id", _INT, nullable=False),
        sa.Column("purchase_id", sa.BigInteger(), nullable=False),
        sa.Column("supplier_id", sa.BigInteger(), nullable=False),
        sa.Column("document_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("annulled", sa.Boolean(), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_purchase_deliveries_company_id_companies")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["stock_documents.id"],
            name=op.f("fk_purchase_deliveries_document_id_stock_documents"),
        ),
        sa.ForeignKeyConstraint(
            ["purchase_id"], ["purchases.id"], name=op.f("fk_purchase_deliveries_purchase_id_purchases")
        ),
        sa.ForeignKeyConstraint(
            ["supplier_id"], ["suppliers.id"], name=op.f("fk_purchase_deliveries_supplier_id_suppliers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_purchase_deliveries")),
        sa.UniqueConstraint("document_id", name=op.f("uq_purchase_deliveries_document_id")),
    )
    op.create_index(
        "ix_purchase_deliveries_owed", "purchase_deliveries", ["company_id", "supplier_id", "annulled"]
    )
    op.create_index(op.f("ix_purchase_deliveries_purchase_id"), "purchase_deliveries", ["purchase_id"])
    op.create_table(
        "purchase_lines",
        sa.Column("id", _INT, nullable=False),
        sa.Column("purchase_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("product_id", sa.BigInteger(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=True),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("pack", sa.String(length=64), nullable=True),
        sa.Column("pack_size", sa.BigInteger(), nullable=True),
        sa.Column("expected_day", sa.Date(), nullable=True),
        sa.Column("received", sa.BigInteger(), nullable=False),
        sa.Column("closed", sa.BigInteger(), nullable=False),
        sa.Column("brought", sa.Boolean(), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("closed >= 0", name=op.f("ck_purchase_lines_closed")),
        sa.CheckConstraint("received >= 0", name=op.f("ck_purchase_lines_received")),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_purchase_lines_company_id_companies")
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name=op.f("fk_purchase_lines_product_id_products")
        ),
        sa.ForeignKeyConstraint(
            ["purchase_id"], ["purchases.id"], name=op.f("fk_purchase_lines_purchase_id_purchases")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_purchase_lines")),
    )
    op.create_index("ix_purchase_lines_of_product", "purchase_lines", ["company_id", "product_id", "id"])
    op.create_index(op.f("ix_purchase_lines_purchase_id"), "purchase_lines", ["purchase_id"])
    op.create_table(
        "supplier_payments",
        sa.Column("id", _INT, nullable=False),
        sa.Column("supplier_id", sa.BigInteger(), nullable=False),
        sa.Column("purchase_id", sa.BigInteger(), nullable=True),
        sa.Column("posting_id", sa.BigInteger(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("annulled", sa.Boolean(), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_supplier_payments_company_id_companies")
        ),
        sa.ForeignKeyConstraint(
            ["posting_id"], ["postings.id"], name=op.f("fk_supplier_payments_posting_id_postings")
        ),
        sa.ForeignKeyConstraint(
            ["purchase_id"], ["purchases.id"], name=op.f("fk_supplier_payments_purchase_id_purchases")
        ),
        sa.ForeignKeyConstraint(
            ["supplier_id"], ["suppliers.id"], name=op.f("fk_supplier_payments_supplier_id_suppliers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supplier_payments")),
        sa.UniqueConstraint("posting_id", name=op.f("uq_supplier_payments_posting_id")),
    )
    op.create_index(
        "ix_supplier_payments_owed", "supplier_payments", ["company_id", "supplier_id", "annulled"]
    )
    op.create_index(op.f("ix_supplier_payments_purchase_id"), "supplier_payments", ["purchase_id"])
    op.create_table(
        "purchase_delivery_lines",
        sa.Column("id", _INT, nullable=False),
        sa.Column("delivery_id", sa.BigInteger(), nullable=False),
        sa.Column("line_id", sa.BigInteger(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_purchase_delivery_lines_company_id_companies")
        ),
        sa.ForeignKeyConstraint(
            ["delivery_id"],
            ["purchase_deliveries.id"],
            name=op.f("fk_purchase_delivery_lines_delivery_id_purchase_deliveries"),
        ),
        sa.ForeignKeyConstraint(
            ["line_id"], ["purchase_lines.id"], name=op.f("fk_purchase_delivery_lines_line_id_purchase_lines")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_purchase_delivery_lines")),
    )
    op.create_index(op.f("ix_purchase_delivery_lines_company_id"), "purchase_delivery_lines", ["company_id"])
    op.create_index(
        op.f("ix_purchase_delivery_lines_delivery_id"), "purchase_delivery_lines", ["delivery_id"]
    )
    op.create_index(op.f("ix_purchase_delivery_lines_line_id"), "purchase_delivery_lines", ["line_id"])


def downgrade() -> None:
    """Without them."""
    op.drop_index(op.f("ix_purchase_delivery_lines_line_id"), table_name="purchase_delivery_lines")
    op.drop_index(op.f("ix_purchase_delivery_lines_delivery_id"), table_name="purchase_delivery_lines")
    op.drop_index(op.f("ix_purchase_delivery_lines_company_id"), table_name="purchase_delivery_lines")
    op.drop_table("purchase_delivery_lines")
    op.drop_index(op.f("ix_supplier_payments_purchase_id"), table_name="supplier_payments")
    op.drop_index("ix_supplier_payments_owed", table_name="supplier_payments")
    op.drop_table("supplier_payments")
    op.drop_index(op.f("ix_purchase_lines_purchase_id"), table_name="purchase_lines")
    op.drop_index("ix_purchase_lines_of_product", table_name="purchase_lines")
    op.drop_table("purchase_lines")
    op.drop_index(op.f("ix_purchase_deliveries_purchase_id"), table_name="purchase_deliveries")
    op.drop_index("ix_purchase_deliveries_owed", table_name="purchase_deliveries")
    op.drop_table("purchase_deliveries")
    op.drop_index(op.f("ix_purchases_supplier_id"), table_name="purchases")
    op.drop_index("ix_purchases_by_state", table_name="purchases")
    op.drop_index("ix_purchases_by_day", table_name="purchases")
    op.drop_table("purchases")
    op.drop_index("ix_suppliers_by_name", table_name="suppliers")
    op.drop_table("suppliers")
