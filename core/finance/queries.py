"""Named SELECTs of money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from core.finance.models import Account, FiscalReceipt, Item, ItemKind, Posting, PostingAbroad, name_key

PAGE = 20
After = tuple[date, int]
"""The cash day and id of the last row of a page."""


def accounts(session: Session) -> Sequence[Account]:
    """The company's accounts: the till first, then by name; what came by itself shows while it holds."""
    by_itself = sa.and_(Account.is_default.is_(True), Account.balance == 0, Account.kind != "cash")
    query = sa.select(Account).where(Account.archived.is_(False), sa.not_(by_itself))
    return session.scalars(query.order_by(Account.kind != "cash", Account.name_key, Account.id)).all()


def accounts_in(session: Session, currency: str) -> Sequence[Account]:
    """Accounts that are kept in a currency."""
    query = sa.select(Account).where(Account.archived.is_(False), Account.currency == currency)
    return session.scalars(query.order_by(Account.id)).all()


def accounts_abroad(session: Session, home: str) -> Sequence[Account]:
    """Accounts that are kept in another currency than the company's."""
    query = sa.select(Account).where(Account.archived.is_(False), Account.currency != home)
    return session.scalars(query.order_by(Account.id)).all()


def items(session: Session) -> Sequence[Item]:
    """Items of income and expense by name."""
    query = sa.select(Item).where(Item.archived.is_(False))
    return session.scalars(query.order_by(Item.kind, Item.name_key)).all()


def item_named(session: Session, name: str) -> Item | None:
    """An item of that name, archived ones too."""
    return session.scalar(sa.select(Item).where(Item.name_key == name_key(name)))


def account_named(session: Session, name: str) -> Account | None:
    """An account of that name, archived ones too."""
    return session.scalar(sa.select(Account).where(Account.name_key == name_key(name)))


@dataclass(frozen=True, slots=True)
class Slice:
    """Which postings are asked for."""

    days: tuple[date, date] | None = None
    item_id: int | None = None
    account_id: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A posting with the names it is shown by."""

    posting: Posting
    account: str
    item: str | None


def posting_page(session: Session, wanted: Slice, after: After | None) -> list[Row]:
    """Postings by the day the money moved, the latest first; one more than fits when another page follows."""
    query = (
        sa.select(Posting, Account.name, Item.name)
        .join(Account, Account.id == Posting.account_id)
        .outerjoin(Item, Item.id == Posting.item_id)
        .where(*_where(wanted))
    )
    if after is not None:
        query = query.where(sa.tuple_(Posting.cash_day, Posting.id) < after)
    rows = session.execute(query.order_by(Posting.cash_day.desc(), Posting.id.desc()).limit(PAGE + 1))
    return [Row(row[0], row[1], row[2]) for row in rows]


def came_and_went(session: Session, wanted: Slice) -> tuple[int, int]:
    """Money in and out over some days, in minor units; less what was taken back; own moves left out."""
    inward = (Posting.amount > 0) == Posting.storno_of.is_(None)
    came = sa.func.sum(sa.case((inward, Posting.amount), else_=0))
    went = sa.func.sum(sa.case((inward, 0), else_=-Posting.amount))
    pair = sa.select(came, went).where(*_where(wanted), Posting.kind.not_in(("transfer", "exchange")))
    row = session.execute(pair).one()
    return int(row[0] or 0), int(row[1] or 0)


def standing() -> list[sa.ColumnElement[bool]]:
    """Postings that were neither taken back nor take another back."""
    taken = sa.select(Posting.storno_of).where(Posting.storno_of.is_not(None))
    return [Posting.storno_of.is_(None), Posting.id.not_in(taken)]


def _where(wanted: Slice) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = [Posting.amount != 0]
    if wanted.days is not None:
        found.append(Posting.cash_day.between(*wanted.days))
    if wanted.item_id is not None:
        found.append(Posting.item_id == wanted.item_id)
    if wanted.account_id is not None:
        found.append(Posting.account_id == wanted.account_id)
    return found


def is_used(session: Session, *, account_id: int | None = None, item_id: int | None = None) -> bool:
    """Whether an account or an item has any posting that was not taken back."""
    held = Posting.account_id == account_id if account_id is not None else Posting.item_id == item_id
    return session.scalar(sa.select(Posting.id).where(held, *standing()).limit(1)) is not None


def has_been(session: Session, account_id: int) -> bool:
    """Whether any money ever was on an account, taken back or not."""
    return session.scalar(sa.select(Posting.id).where(Posting.account_id == account_id).limit(1)) is not None


def abroad_of(session: Session, posting_ids: Sequence[int]) -> dict[int, PostingAbroad]:
    """Posting → its sum in another currency, for those that have one."""
    query = sa.select(PostingAbroad).where(PostingAbroad.posting_id.in_(posting_ids))
    return {one.posting_id: one for one in session.scalars(query)}


def items_of_late(session: Session, kind: ItemKind, limit: int) -> Sequence[Item]:
    """Items that money was last recorded under, the latest first."""
    last = sa.func.max(Posting.id)
    query = sa.select(Item).join(Posting, Posting.item_id == Item.id)
    query = query.where(Posting.kind == kind, Item.archived.is_(False), *standing())
    return session.scalars(query.group_by(Item.id).order_by(last.desc()).limit(limit)).all()


def like_this(session: Session, posting: Posting) -> Posting | None:
    """Another posting of the same kind, sum and day that was written by no receipt; the latest."""
    by_receipt = sa.select(FiscalReceipt.posting_id)
    query = sa.select(Posting).where(
        Posting.id != posting.id,
        Posting.kind == posting.kind,
        Posting.amount == posting.amount,
        Posting.cash_day == posting.cash_day,
        Posting.document_id.is_(None),
        Posting.id.not_in(by_receipt),
        *standing(),
    )
    return session.scalar(query.order_by(Posting.id.desc()).limit(1))
