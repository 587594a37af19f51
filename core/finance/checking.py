"""`check` for money: balances recomputed from postings, every difference named."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from core.acts.rights import CompanyFacts
from core.blocks import Money, Said, say
from core.finance.models import Account, Posting
from core.tenancy import HouseSession


def differences(session: HouseSession, company: CompanyFacts) -> Iterator[Said]:
    """Accounts whose balance is not the sum of their postings."""
    query = sa.select(Posting.account_id, sa.func.sum(Posting.amount)).group_by(Posting.account_id)
    posted = {row[0]: int(row[1]) for row in session.execute(query)}
    for account in session.scalars(sa.select(Account).order_by(Account.id)):
        counted = posted.get(account.id, 0)
        if account.balance != counted:
            stored, by_postings = Money(account.balance, company.currency), Money(counted, company.currency)
            yield say("finance-check-balance", account=account.name, stored=stored, counted=by_postings)
