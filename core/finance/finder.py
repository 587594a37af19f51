"""How names lead to accounts and items."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from core.acts.finding import Candidate, NamesFinder
from core.finance import queries
from core.finance.models import Account, Item


class AccountFinder(NamesFinder):
    """By the index of names; closed accounts only by their own buttons."""

    def __init__(self) -> None:
        super().__init__("account")

    def by_id(self, ctx: Any, record_id: int) -> Candidate | None:
        row = ctx.session.execute(
            sa.select(Account.id, Account.name).where(Account.id == record_id)
        ).one_or_none()
        return Candidate(row.id, row.name) if row else None

    def likely(self, ctx: Any, limit: int) -> list[Candidate]:
        return [Candidate(row.id, row.name) for row in queries.accounts(ctx.session)[:limit]]


class ItemFinder(NamesFinder):
    """By the index of names."""

    def __init__(self) -> None:
        super().__init__("item")

    def by_id(self, ctx: Any, record_id: int) -> Candidate | None:
        row = ctx.session.execute(sa.select(Item.id, Item.name).where(Item.id == record_id)).one_or_none()
        return Candidate(row.id, row.name) if row else None
