"""`check` for the bank's lines: what a line was settled by is what was posted on its account."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from core.acts.rights import CompanyFacts
from core.blocks import Day, Money, Said, say
from core.finance.models import Posting
from core.integrations.models import BankEntry
from core.tenancy import HouseSession


def bank_differences(session: HouseSession, company: CompanyFacts) -> Iterator[Said]:
    """Settled lines whose postings on their account do not come to their sum."""
    posted = {row[0]: (row[1], int(row[2])) for row in session.execute(_postings(session))}
    query = sa.select(BankEntry).where(BankEntry.state == "settled").order_by(BankEntry.id)
    for entry in session.scalars(query):
        if not entry.postings:
            continue
        own = [posted.get(posting, (0, 0)) for posting in entry.postings]
        counted = sum(amount for account, amount in own if account == entry.account_id)
        if counted != entry.amount:
            sums = Money(entry.amount, company.currency), Money(counted, company.currency)
            yield say("integrations-check-bank", day=Day(entry.day), stored=sums[0], counted=sums[1])


def _postings(session: HouseSession) -> sa.Select[int, int, int]:
    """Postings that lines were settled by and that still stand."""
    lines = session.scalars(sa.select(BankEntry.postings).where(BankEntry.state == "settled"))
    ids = {posting for told in lines for posting in told}
    taken = sa.select(Posting.storno_of).where(Posting.storno_of.is_not(None))
    return sa.select(Posting.id, Posting.account_id, Posting.amount).where(
        Posting.id.in_(ids), Posting.id.not_in(taken)
    )
