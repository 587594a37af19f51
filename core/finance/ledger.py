"""The ledger of money: postings and the balances they add up to. Orders send their payments here.

Amounts are minor units of the company's currency, + for what came and − for what went.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.blocks import Day, say
from core.finance.events import MoneyPosted
from core.finance.models import Account, AccountKind, Method, Posting, PostingAbroad, PostingKind, name_key
from core.finance.periods import storno_day
from core.finance.rates import Foreign
from core.finance.refusals import AnnulledAlready, OtherCurrency
from core.ids import new_id
from core.tenancy import insert_once

KINDS: dict[Method, AccountKind] = {"cash": "cash", "card": "card", "transfer": "bank"}
"""How a customer pays → the kind of account it comes to."""


@dataclass(frozen=True, slots=True)
class Doc:
    """What a posting was written for: 'order' and its id."""

    kind: str
    id: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A posting to be written. `cash_day` is the accrual day unless named."""

    kind: PostingKind
    amount: int
    accrual_day: date
    cash_day: date | None = None
    item_id: int | None = None
    note: str | None = None
    document: Doc | None = None
    customer_id: int | None = None
    storno_of: int | None = None
    foreign: Foreign | None = None
    """The sum in another currency, with the sign of the amount."""


def receive_payment(
    ctx: Ctx,
    amount: int,
    document: Doc,
    day: date,
    method: Method = "cash",
    customer_id: int | None = None,
    into: Account | None = None,
    foreign: Foreign | None = None,
) -> Posting:
    """A customer's payment arrives on the account of its method, or on a named one.

    A refund is a negative amount.
    """
    account = into or default_account(ctx, KINDS[method])
    entry = Entry("payment", amount, day, document=document, customer_id=customer_id, foreign=foreign)
    return post(ctx, account, entry)


def reverse(ctx: Ctx, posting_id: int, day: date | None = None) -> Posting:
    """Take a posting back by its opposite: on that day, else on its own, or today where that is closed.

    Raises AnnulledAlready.
    """
    posting = next(iter(ctx.lock(Posting, [posting_id])), None) or ctx.get(Posting, posting_id)
    taken = sa.select(Posting.id).where(Posting.storno_of == posting.id).limit(1)
    if posting.storno_of is not None or ctx.session.scalar(taken) is not None:
        raise AnnulledAlready(amount=ctx.money(abs(posting.amount)), day=Day(posting.cash_day))
    account = ctx.get(Account, posting.account_id)
    return post(
        ctx,
        account,
        Entry(
            kind=posting.kind,
            amount=-posting.amount,
            accrual_day=day or storno_day(ctx, posting.accrual_day),
            cash_day=day or storno_day(ctx, posting.cash_day),
            item_id=posting.item_id,
            note=posting.note,
            document=_document(posting),
            customer_id=posting.customer_id,
            storno_of=posting.id,
            foreign=_taken_back(ctx, account, posting),
        ),
    )


def _taken_back(ctx: Ctx, account: Account, posting: Posting) -> Foreign | None:
    """The opposite of a posting's sum in the account's own currency, at the rate it was written at."""
    if account.currency == ctx.company.currency or posting.kind == "exchange":
        return None
    was = ctx.session.scalars(
        sa.select(PostingAbroad).where(PostingAbroad.posting_id == posting.id)
    ).one_or_none()
    return Foreign(was.currency, -was.amount, was.rate, was.rate_day) if was is not None else None


def post(ctx: Ctx, account: Account, entry: Entry) -> Posting:
    """Write a posting, move the account's balance and tell who listens.

    Raises OtherCurrency where the account is kept in a currency the sum was not told in.
    """
    if account.currency != ctx.company.currency:
        _require_its_currency(account, entry)
    posting = Posting(
        account_id=account.id,
        kind=entry.kind,
        amount=entry.amount,
        accrual_day=entry.accrual_day,
        cash_day=entry.cash_day or entry.accrual_day,
        item_id=entry.item_id,
        note=entry.note,
        document_kind=entry.document.kind if entry.document else None,
        document_id=entry.document.id if entry.document else None,
        customer_id=entry.customer_id,
        storno_of=entry.storno_of,
        at=ctx.now,
        person_id=ctx.actor.person_id,
    )
    ctx.session.add(posting)
    moved = sa.update(Account).where(Account.id == account.id).values(balance=Account.balance + entry.amount)
    ctx.session.execute(moved.execution_options(synchronize_session=False))
    ctx.session.expire(account, ["balance"])
    if entry.foreign is not None:
        _keep_foreign(ctx, account, posting, entry.foreign)
    ctx.emit(_posted(posting))
    return posting


def _require_its_currency(account: Account, entry: Entry) -> None:
    told = entry.foreign.currency if entry.foreign is not None else None
    if told != account.currency and entry.kind != "exchange":
        raise OtherCurrency(account=account.name, currency=account.currency)


def _keep_foreign(ctx: Ctx, account: Account, posting: Posting, foreign: Foreign) -> None:
    """The sum in its own currency beside the posting; an account in that currency holds so much more."""
    ctx.session.flush()
    ctx.session.add(
        PostingAbroad(
            posting_id=posting.id,
            currency=foreign.currency,
            amount=foreign.amount,
            rate=foreign.rate,
            rate_day=foreign.day,
        )
    )
    if account.currency == foreign.currency:
        moved = sa.update(Account).where(Account.id == account.id)
        moved = moved.values(abroad=Account.abroad + foreign.amount)
        ctx.session.execute(moved.execution_options(synchronize_session=False))
        ctx.session.expire(account, ["abroad"])


def default_account(ctx: Ctx, kind: AccountKind = "cash") -> Account:
    """The account of a kind that takes what names none; made when it is first needed."""
    query = (
        sa.select(Account)
        .where(
            Account.kind == kind,
            Account.archived.is_(False),
            Account.currency == ctx.company.currency,
        )
        .order_by(Account.id)
        .limit(1)
    )
    found = ctx.session.scalar(query)
    if found is not None:
        return found
    name = ctx.say(say(f"finance-account-{kind}"))
    values = {**account_values(ctx, name, kind), "is_default": True}
    ours = insert_once(ctx.session, Account, values, by=("company_id", "name_key"))
    made = ctx.session.scalars(sa.select(Account).where(Account.name_key == name_key(name))).one()
    if ours or made.archived:
        made.archived = False
        ctx.name("account", made.id, made.name)
    return made


def account_values(ctx: Ctx, name: str, kind: AccountKind, currency: str | None = None) -> dict[str, object]:
    """Columns of a new account, in the company's currency unless another is named."""
    return {
        "id": new_id(),
        "name": name,
        "name_key": name_key(name),
        "kind": kind,
        "currency": currency or ctx.company.currency,
        "is_default": False,
        "balance": 0,
        "archived": False,
    }


def _document(posting: Posting) -> Doc | None:
    if posting.document_kind is None or posting.document_id is None:
        return None
    return Doc(posting.document_kind, posting.document_id)


def _posted(posting: Posting) -> MoneyPosted:
    return MoneyPosted(
        posting=posting.id,
        account=posting.account_id,
        item=posting.item_id,
        kind=posting.kind,
        amount=posting.amount,
        accrual_day=posting.accrual_day.isoformat(),
        cash_day=posting.cash_day.isoformat(),
        document_kind=posting.document_kind,
        document_id=posting.document_id,
        customer=posting.customer_id,
        storno_of=posting.storno_of,
    )
