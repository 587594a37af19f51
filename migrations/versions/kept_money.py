"""Money that is no order's: paid ahead, on gift cards; what was given for goods that came back."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
CARDS = {"customer_id": "customers", "company_id": "companies"}
KEPT = {
    "posting_id": "postings",
    "customer_id": "customers",
    "card_id": "gift_cards",
    "order_id": "orders",
    "company_id": "companies",
}


def _own_id() -> sa.Column[Any]:
    return sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False)


def _owners(table: str, owners: dict[str, str]) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([column], [f"{owner}.id"], name=op.f(f"fk_{table}_{column}_{owner}"))
        for column, owner in owners.items()
    ]


def upgrade() -> None:
    """Two tables with their ways in, and one column of returns."""
    op.create_table(
        "gift_cards",
        _own_id(),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("customer_id", sa.BigInteger(), nullable=True),
        sa.Column("sold_on", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("annulled_at", MOMENT, nullable=True),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        *_owners("gift_cards", CARDS),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gift_cards")),
    )
    stands = sa.column("annulled_at").is_(None)
    op.create_index(
        "ix_gift_cards_by_code",
        "gift_cards",
        ["company_id", "code"],
        unique=True,
        sqlite_where=stands,
        postgresql_where=stands,
    )
    op.create_index(op.f("ix_gift_cards_customer_id"), "gift_cards", ["customer_id"], unique=False)
    op.create_table(
        "kept_money",
        _own_id(),
        sa.Column("posting_id", sa.BigInteger(), nullable=False),
        sa.Column("customer_id", sa.BigInteger(), nullable=True),
        sa.Column("card_id", sa.BigInteger(), nullable=True),
        sa.Column("order_id", sa.BigInteger(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("annulled_at", MOMENT, nullable=True),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        *_owners("kept_money", KEPT),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_money")),
    )
    op.create_index("ix_kept_money_by_posting", "kept_money", ["company_id", "posting_id"], unique=False)
    for column in ("customer_id", "card_id"):
        op.create_index(op.f(f"ix_kept_money_{column}"), "kept_money", [column], unique=False)
    op.add_column("order_returns", sa.Column("given_id", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    """Without them."""
    op.drop_column("order_returns", "given_id")
    op.drop_table("kept_money")
    op.drop_table("gift_cards")
