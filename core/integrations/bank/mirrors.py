"""A move between two of our accounts stands in the statements of both: the second one is no other move."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.integrations.models import BankEntry, OuterKey

APART = timedelta(days=5)
"""Money may be on its way so long."""


def mirror_of(ctx: Ctx, entry: BankEntry, state: str) -> BankEntry | None:
    """The line of the other account's statement, in that state."""
    query = (
        sa.select(BankEntry)
        .where(
            BankEntry.amount == -entry.amount,
            BankEntry.account_id != entry.account_id,
            BankEntry.state == state,
            BankEntry.party_account.in_(_numbers(ctx, entry.account_id)),
            BankEntry.day.between(entry.day - APART, entry.day + APART),
        )
        .order_by(BankEntry.day, BankEntry.id)
    )
    return next((found for found in ctx.session.scalars(query) if _may_mirror(found, entry)), None)


def _may_mirror(found: BankEntry, entry: BankEntry) -> bool:
    return found.state == "waiting" or (found.how == "move" and found.mirror_id is None)


def settle_by_mirror(ctx: Ctx, statement_id: int) -> None:
    """Lines of a new statement whose move was recorded from the other side are settled."""
    query = sa.select(BankEntry).where(BankEntry.statement_id == statement_id, BankEntry.state == "waiting")
    for entry in ctx.session.scalars(query).all():
        if own_account(ctx, entry.party_account) is not None:
            other = mirror_of(ctx, entry, "settled")
            if other is not None:
                pair(entry, other)
    ctx.session.flush()


def pair(entry: BankEntry, other: BankEntry) -> None:
    """One move, two lines: the postings stand with the first, the second knows whose it is."""
    entry.state, entry.how = "settled", "move"
    entry.mirror_id, other.mirror_id = other.id, entry.id


def own_account(ctx: Ctx, number: str) -> int | None:
    """Our account of that number."""
    if not number:
        return None
    query = sa.select(OuterKey.record_id).where(
        OuterKey.source == "bank", OuterKey.kind == "account", OuterKey.key == number
    )
    return ctx.session.scalar(query)


def _numbers(ctx: Ctx, account_id: int) -> list[str]:
    query = sa.select(OuterKey.key).where(
        OuterKey.source == "bank", OuterKey.kind == "account", OuterKey.record_id == account_id
    )
    return list(ctx.session.scalars(query))
