"""Tables of imports: each run, what it made, and by what outside keys records are known."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from core.tables import (
    Base,
    Big,
    Id,
    Instant,
    Json,
    JsonDict,
    JsonList,
    Line,
    Minor,
    Owned,
    Short,
    Utc,
    key,
)

RunState = Literal["running", "stopping", "stopped", "done", "failed", "withdrawing", "withdrawn"]
Phase = Literal["goods", "people", "stock", "documents"]
RecordKind = Literal["product", "customer", "order", "count"]


class ImportRun(Owned, Base):
    """One import: what was sent, what was chosen, how far it is. It can go on from `phase` and `position`."""

    __tablename__ = "import_runs"
    __table_args__ = (sa.UniqueConstraint("company_id", "operation"),)

    id: Mapped[Id]
    operation: Mapped[str] = mapped_column(sa.String(120))
    """The key of the call that started it: the same call goes on with the same run."""
    person_id: Mapped[Big]
    source: Mapped[Short]
    """The series its documents keep their numbers in."""
    files: Mapped[JsonList]
    choices: Mapped[JsonDict]
    state: Mapped[RunState] = mapped_column(sa.String(12), default="running")
    phase: Mapped[Phase] = mapped_column(sa.String(12), default="goods")
    position: Mapped[Big] = mapped_column(default=0)
    """Records of the phase that are done."""
    total: Mapped[Big] = mapped_column(default=0)
    """Documents to take in all."""
    counts: Mapped[JsonDict] = mapped_column(default=dict)
    """What it did so far: made, changed, same, kept."""
    started_at: Mapped[Instant]
    touched_at: Mapped[Instant]
    finished_at: Mapped[datetime | None] = mapped_column(Utc)

    @classmethod
    def _own_index(cls) -> bool:
        return False


class ImportedRecord(Owned, Base):
    """A record an import made or changed, for its undo. `before`: what a changed one was."""

    __tablename__ = "imported_records"
    __table_args__ = (sa.Index("ix_imported_records_of_run", "company_id", "run_id", "kind", "record_id"),)

    id: Mapped[Id]
    run_id: Mapped[int] = key("import_runs.id", index=False)
    kind: Mapped[RecordKind] = mapped_column(sa.String(12))
    record_id: Mapped[Big]
    before: Mapped[Any] = mapped_column(Json, nullable=True)

    @classmethod
    def _own_index(cls) -> bool:
        return False


class OuterKey(Owned, Base):
    """What a source calls a record of ours: `code:85123A`, `phone:79123456789`."""

    __tablename__ = "outer_keys"

    company_id: Mapped[int] = mapped_column(sa.BigInteger, sa.ForeignKey("companies.id"), primary_key=True)
    source: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    kind: Mapped[str] = mapped_column(sa.String(12), primary_key=True)
    key: Mapped[str] = mapped_column(sa.String(320), primary_key=True)
    record_id: Mapped[Big] = mapped_column(index=True)


EntryState = Literal["waiting", "settled", "skipped"]
Settled = Literal["order", "item", "owner", "loan", "move", "known", "skip"]


class BankStatement(Owned, Base):
    """A bank's statement that was sent: whose lines are whose."""

    __tablename__ = "bank_statements"

    id: Mapped[Id]
    person_id: Mapped[Big]
    files: Mapped[JsonList]
    first_day: Mapped[date]
    last_day: Mapped[date]
    at: Mapped[Instant]


class BankEntry(Owned, Base):
    """A line of a bank's statement: it waits until somebody says what it was, or is known already."""

    __tablename__ = "bank_entries"
    __table_args__ = (
        sa.UniqueConstraint("company_id", "account_id", "key"),
        sa.Index("ix_bank_entries_waiting", "company_id", "state", "day", "id"),
        sa.Index("ix_bank_entries_of_party", "company_id", "inn"),
    )

    id: Mapped[Id]
    statement_id: Mapped[int] = key("bank_statements.id")
    account_id: Mapped[int] = key("money_accounts.id", index=False)
    key: Mapped[str] = mapped_column(sa.String(80))
    day: Mapped[date]
    amount: Mapped[Minor]
    """+ came, − went."""
    party: Mapped[Line]
    inn: Mapped[Short]
    party_account: Mapped[Short]
    purpose: Mapped[str] = mapped_column(sa.String(1000))
    number: Mapped[Short]
    state: Mapped[EntryState] = mapped_column(sa.String(10), default="waiting")
    how: Mapped[Settled | None] = mapped_column(sa.String(10))
    item_id: Mapped[Big | None]
    customer_id: Mapped[Big | None]
    mirror_id: Mapped[Big | None]
    """The line of our other account's statement that tells of the same move."""
    postings: Mapped[JsonList]
    """What was posted for it."""

    @classmethod
    def _own_index(cls) -> bool:
        return False
