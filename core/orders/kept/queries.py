"""Named SELECTs of kept money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from core.orders.kept.models import GiftCard, KeptMoney
from core.tenancy import HouseSession

PAGE = 10
_STANDS = KeptMoney.annulled_at.is_(None)
_SUM = sa.func.sum(KeptMoney.amount)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose kept money: a customer's own, or what lies on a card."""

    customer_id: int | None = None
    card_id: int | None = None

    @property
    def its(self) -> sa.ColumnElement[bool]:
        """The condition on its rows."""
        if self.card_id is not None:
            return KeptMoney.card_id == self.card_id
        return sa.and_(KeptMoney.customer_id == self.customer_id, KeptMoney.card_id.is_(None))


@dataclass(frozen=True, slots=True)
class Unallocated:
    """What a customer paid for no order, minor units; the day of the latest of it."""

    customer_id: int
    day: date
    left: int


def kept(session: HouseSession, owner: Owner) -> int:
    """How much an owner has, minor units."""
    return int(session.scalar(sa.select(_SUM).where(owner.its, _STANDS)) or 0)


def kept_on_cards(session: HouseSession, ids: Sequence[int]) -> dict[int, int]:
    """Card → what is left on it."""
    query = sa.select(KeptMoney.card_id, _SUM).where(KeptMoney.card_id.in_(ids), _STANDS)
    return {row[0] or 0: int(row[1]) for row in session.execute(query.group_by(KeptMoney.card_id))}


def lots(session: HouseSession, owner: Owner) -> list[tuple[int, int]]:
    """What an owner has of each payment, the oldest first."""
    query = sa.select(KeptMoney.posting_id, _SUM).where(owner.its, _STANDS).group_by(KeptMoney.posting_id)
    rows = session.execute(query.having(_SUM != 0).order_by(KeptMoney.posting_id))
    return [(row[0], int(row[1])) for row in rows]


def kept_of_posting(session: HouseSession, posting_id: int) -> list[KeptMoney]:
    query = sa.select(KeptMoney).where(KeptMoney.posting_id == posting_id, _STANDS)
    return list(session.scalars(query.order_by(KeptMoney.id)))


def kept_of_customer(session: HouseSession, customer_id: int) -> list[KeptMoney]:
    """All that came to a customer's own money and went from it, the oldest first."""
    query = sa.select(KeptMoney).where(Owner(customer_id).its, _STANDS)
    return list(session.scalars(query.order_by(KeptMoney.id)))


def unallocated_page(session: HouseSession, after: int | None) -> list[Unallocated]:
    """Customers with money for no order, the newest first; one more than fits when another page follows."""
    came = sa.func.max(sa.case((KeptMoney.amount > 0, KeptMoney.day)))
    query = (
        sa.select(KeptMoney.customer_id, came, _SUM)
        .where(_STANDS, KeptMoney.customer_id.is_not(None))
        .group_by(KeptMoney.customer_id)
        .having(_SUM > 0)
        .order_by(KeptMoney.customer_id.desc())
        .limit(PAGE + 1)
    )
    if after is not None:
        query = query.where(KeptMoney.customer_id < after)
    return [Unallocated(row[0] or 0, row[1], int(row[2])) for row in session.execute(query)]


def card_with(session: HouseSession, code: str) -> GiftCard | None:
    """The card that bears a code."""
    query = sa.select(GiftCard).where(GiftCard.code == code, GiftCard.annulled_at.is_(None))
    return session.scalars(query).one_or_none()


def cards_page(session: HouseSession, after: int | None) -> list[GiftCard]:
    """Cards that stand, the latest first; one more than fits when another page follows."""
    query = sa.select(GiftCard).where(GiftCard.annulled_at.is_(None))
    if after is not None:
        query = query.where(GiftCard.id < after)
    return list(session.scalars(query.order_by(GiftCard.id.desc()).limit(PAGE + 1)))
