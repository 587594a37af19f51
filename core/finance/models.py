"""Accounts, items of income and expense, and the ledger of postings."""

from __future__ import annotations

from datetime import date
from typing import Literal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from core.tables import Base, Big, Id, Instant, Line, Minor, Owned, Short, key

AccountKind = Literal["cash", "bank", "card"]
ItemKind = Literal["income", "expense", "loan"]
Method = Literal["cash", "card", "transfer"]
"""How a customer pays; each goes to the account of its kind."""
PostingKind = Literal["income", "expense", "transfer", "payment", "owner", "loan", "exchange"]
"""`owner`: taken out or put in by the owner; `loan`: principal borrowed or paid back. Neither is profit.
`exchange`: what an account in another currency is worth more (+) or less (−) by a new rate."""


def name_key(name: str) -> str:
    """A name as it is compared and sorted: case, ё and doubled spaces aside."""
    return " ".join(name.casefold().replace("ё", "е").split())[:300]


class Account(Owned, Base):
    """Where money lies: the till, a bank account, a card."""

    __tablename__ = "money_accounts"
    __table_args__ = (sa.UniqueConstraint("company_id", "name_key"),)

    id: Mapped[Id]
    name: Mapped[Line]
    name_key: Mapped[Line]
    kind: Mapped[AccountKind] = mapped_column(sa.String(16), default="cash")
    currency: Mapped[str] = mapped_column(sa.String(3))
    is_default: Mapped[bool] = mapped_column(default=False)
    """It came by itself with the first money of its kind."""
    balance: Mapped[Minor] = mapped_column(default=0)
    """The sum of its postings, kept in their transaction, in the company's currency. It may go below zero."""
    abroad: Mapped[Minor] = mapped_column(default=0, server_default="0")
    """What it holds in its own currency, where that is another; 0 where it is the company's."""
    archived: Mapped[bool] = mapped_column(default=False)

    @classmethod
    def _own_index(cls) -> bool:
        return False


class Item(Owned, Base):
    """What money is earned on or spent on: rent, wages, taxi."""

    __tablename__ = "money_items"
    __table_args__ = (sa.UniqueConstraint("company_id", "name_key"),)

    id: Mapped[Id]
    name: Mapped[Line]
    name_key: Mapped[Line]
    kind: Mapped[ItemKind] = mapped_column(sa.String(16))
    """What it was first used for; a posting says for itself which it is."""
    system: Mapped[bool] = mapped_column(default=False)
    archived: Mapped[bool] = mapped_column(default=False)
    purchase: Mapped[bool | None]
    """Goods are bought under it, so it is no expense of the profit; None: by the words of its name."""

    @classmethod
    def _own_index(cls) -> bool:
        return False


class Posting(Owned, Base):
    """One line of the money ledger, never changed: so much came (+) or went (−) on an account."""

    __tablename__ = "postings"
    __table_args__ = (
        sa.Index("ix_postings_by_day", "company_id", "cash_day", "id"),
        sa.Index("ix_postings_of_document", "document_id"),
    )

    id: Mapped[Id]
    account_id: Mapped[int] = key("money_accounts.id")
    item_id: Mapped[int | None] = key("money_items.id", null=True)
    kind: Mapped[PostingKind] = mapped_column(sa.String(16))
    amount: Mapped[Minor]
    accrual_day: Mapped[date]
    """The day it is earned or owed for."""
    cash_day: Mapped[date]
    """The day the money moved."""
    at: Mapped[Instant]
    person_id: Mapped[int | None] = mapped_column(sa.BigInteger)
    customer_id: Mapped[int | None] = mapped_column(sa.BigInteger)
    note: Mapped[str | None] = mapped_column(sa.String(1000))
    document_kind: Mapped[Short | None]
    document_id: Mapped[int | None] = mapped_column(sa.BigInteger)
    storno_of: Mapped[int | None] = key("postings.id", null=True, unique=True, index=False)

    @classmethod
    def _own_index(cls) -> bool:
        return False


class PostingAbroad(Owned, Base):
    """The sum of a posting in another currency, with the rate and the day of the rate, never changed."""

    __tablename__ = "postings_abroad"

    posting_id: Mapped[int] = key("postings.id", index=False, primary_key=True)
    currency: Mapped[str] = mapped_column(sa.String(3))
    amount: Mapped[Minor]
    """Minor units of that currency, signed."""
    rate: Mapped[Big]
    """Major units of the company's currency for one, times 10⁸."""
    rate_day: Mapped[date]


class FiscalReceipt(Owned, Base):
    """A till's receipt that a posting was written by: no other may be while that one stands."""

    __tablename__ = "fiscal_receipts"
    __table_args__ = (sa.UniqueConstraint("company_id", "code"),)

    id: Mapped[Id]
    code: Mapped[Short]
    """Country, fiscal drive, number and sign: 'ru:9999078900004792:12345:3522207165'."""
    posting_id: Mapped[int] = key("postings.id", unique=True, index=False)
    at: Mapped[Instant]
    """When it was printed, by the clock of the company's zone."""

    @classmethod
    def _own_index(cls) -> bool:
        return False


class CurrencyRate(Owned, Base):
    """What one major unit of a currency costs from a day on, times 10⁸: the company's own list."""

    __tablename__ = "currency_rates"

    company_id: Mapped[int] = mapped_column(sa.BigInteger, sa.ForeignKey("companies.id"), primary_key=True)
    currency: Mapped[str] = mapped_column(sa.String(3), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    rate: Mapped[Big]


class MoneyPlan(Owned, Base):
    """Money that is to come or go: once, or again and again by a cron expression."""

    __tablename__ = "money_plans"
    __table_args__ = (sa.Index("ix_money_plans_due", "company_id", "closed", "due_day", "id"),)

    id: Mapped[Id]
    kind: Mapped[ItemKind] = mapped_column(sa.String(16))
    amount: Mapped[Minor]
    item_id: Mapped[int | None] = key("money_items.id", null=True, index=False)
    account_id: Mapped[int | None] = key("money_accounts.id", null=True, index=False)
    cron: Mapped[str] = mapped_column(sa.String(60), default="")
    """Five fields of standard cron in the company's zone; empty: once."""
    due_day: Mapped[date]
    """The next day it is due and not recorded yet."""
    auto: Mapped[bool] = mapped_column(default=False)
    """It is recorded by itself on its day."""
    closed: Mapped[bool] = mapped_column(default=False)
    schedule_id: Mapped[int | None] = mapped_column(sa.BigInteger)
    created_at: Mapped[Instant]

    @classmethod
    def _own_index(cls) -> bool:
        return False


class Budget(Owned, Base):
    """How much an item may take in a month."""

    __tablename__ = "money_budgets"

    company_id: Mapped[int] = mapped_column(sa.BigInteger, sa.ForeignKey("companies.id"), primary_key=True)
    item_id: Mapped[int] = key("money_items.id", index=False, primary_key=True)
    amount: Mapped[Minor]
