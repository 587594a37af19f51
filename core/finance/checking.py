"""`check` for money: balances recomputed from postings, every difference named."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from core.acts.rights import CompanyFacts
from core.blocks import Money, Said, say
from core.finance.models import Account, FiscalReceipt, Posting, PostingAbroad
from core.finance.queries import standing
from core.finance.rates import to_home
from core.tenancy import HouseSession


def differences(session: HouseSession, company: CompanyFacts) -> Iterator[Said]:
    """Accounts whose balance is not the sum of their postings, in either currency; sums beside their rate."""
    query = sa.select(Posting.account_id, sa.func.sum(Posting.amount)).group_by(Posting.account_id)
    posted = {row[0]: int(row[1]) for row in session.execute(query)}
    abroad = _abroad(session)
    for account in session.scalars(sa.select(Account).order_by(Account.id)):
        pairs = [(account.balance, posted.get(account.id, 0), company.currency)]
        if account.currency != company.currency or account.abroad:
            counted = abroad.get((account.id, account.currency), 0)
            pairs.append((account.abroad, counted, account.currency))
        for held, found, currency in pairs:
            if held != found:
                stored, by_postings = Money(held, currency), Money(found, currency)
                yield say("finance-check-balance", account=account.name, stored=stored, counted=by_postings)
    yield from _at_their_rates(session, company)
    yield from _slips_without_posting(session)


def _abroad(session: HouseSession) -> dict[tuple[int, str], int]:
    """Account and currency → what its postings come to in it."""
    query = (
        sa.select(Posting.account_id, PostingAbroad.currency, sa.func.sum(PostingAbroad.amount))
        .join(Posting, Posting.id == PostingAbroad.posting_id)
        .group_by(Posting.account_id, PostingAbroad.currency)
    )
    return {(row[0], row[1]): int(row[2]) for row in session.execute(query)}


def _at_their_rates(session: HouseSession, company: CompanyFacts) -> Iterator[Said]:
    """Postings that are not their sum abroad at its rate; own moves bear both sums as they were told."""
    query = (
        sa.select(
            Posting.amount, PostingAbroad.amount, PostingAbroad.currency, PostingAbroad.rate, Account.name
        )
        .join(Posting, Posting.id == PostingAbroad.posting_id)
        .join(Account, Account.id == Posting.account_id)
        .where(Posting.kind != "transfer")
        .order_by(Posting.id)
    )
    for amount, foreign, currency, rate, account in session.execute(query):
        counted = to_home(foreign, currency, rate, company.currency)
        if amount != counted:
            money = Money(amount, company.currency), Money(counted, company.currency)
            yield say("finance-check-rate", account=account, stored=money[0], counted=money[1])


def _slips_without_posting(session: HouseSession) -> Iterator[Said]:
    """Receipts that keep their place though their posting was taken back."""
    query = sa.select(FiscalReceipt.code).where(
        FiscalReceipt.posting_id.not_in(sa.select(Posting.id).where(*standing()))
    )
    for code in session.scalars(query):
        yield say("finance-check-slip", code=code)
