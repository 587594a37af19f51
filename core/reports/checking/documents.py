"""What stands between rooms: payments and orders, numbers without gaps, the chain of the log."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from core.acts.log import broken_links
from core.acts.models import Counter
from core.acts.rights import CompanyFacts
from core.blocks import Day, Money, Said, say
from core.finance.models import Posting
from core.orders.kept.models import KeptMoney
from core.orders.models import Order, OrderPayment
from core.orders.returns.models import OrderReturn
from core.tenancy import HouseSession


def document_differences(session: HouseSession, company: CompanyFacts) -> Iterator[Said]:
    """Payments not wholly spread over orders, gaps in numbers, links of the log that do not hold."""
    yield from _payments(session, company)
    yield from _numbers(session)
    for place in broken_links(session, company.id):
        yield say("reports-check-chain", place=place)


def _payments(session: HouseSession, company: CompanyFacts) -> Iterator[Said]:
    storno = aliased(Posting)
    taken_back = sa.exists().where(storno.storno_of == Posting.id, storno.company_id == Posting.company_id)
    in_orders = _spread(OrderPayment)
    in_kept = _spread(KeptMoney)
    spread = in_orders + in_kept - _given_back()
    query = (
        sa.select(Posting.id, Posting.cash_day, Posting.amount, spread)
        .where(Posting.kind == "payment", Posting.storno_of.is_(None), ~taken_back)
        .where(spread != Posting.amount)
        .order_by(Posting.id)
    )
    for _, day, amount, parts in session.execute(query):
        money = Money(amount, company.currency), Money(int(parts), company.currency)
        yield say("reports-check-payment", day=Day(day), amount=money[0], counted=money[1])


def _spread(parts: Any) -> Any:
    """What of a payment lies here: parts of orders, or of what is kept."""
    mine = [parts.posting_id == Posting.id, parts.company_id == Posting.company_id]
    sums = sa.select(sa.func.coalesce(sa.func.sum(parts.amount), 0))
    return sums.where(*mine, parts.annulled_at.is_(None)).scalar_subquery()


def _given_back() -> Any:
    """What customers got by this payment for goods of sales nobody knows: in money, or on their balance."""
    given = sa.func.coalesce(sa.func.sum(OrderReturn.refunded + OrderReturn.kept), 0)
    mine = [OrderReturn.posting_id == Posting.id, OrderReturn.company_id == Posting.company_id]
    unknown = [OrderReturn.order_id.is_(None), OrderReturn.annulled_at.is_(None)]
    return sa.select(given).where(*mine, *unknown).scalar_subquery()


def _numbers(session: HouseSession) -> Iterator[Said]:
    """Orders, and returns, of a year bear every number up to the last one, each once."""
    yield from _gaps(session, "order", Order, Order.source == "", "reports-check-number")
    yield from _gaps(session, "return", OrderReturn, sa.true(), "reports-check-return-number")


def _gaps(session: HouseSession, kind: str, model: Any, ours: Any, told: str) -> Iterator[Said]:
    last = sa.select(Counter.year, Counter.last).where(Counter.kind == kind).order_by(Counter.year)
    numbered = (
        sa.select(model.year, sa.func.count(model.number), sa.func.max(model.number))
        .where(ours, model.number.is_not(None))
        .group_by(model.year)
    )
    found = {row[0]: (int(row[1]), int(row[2] or 0)) for row in session.execute(numbered)}
    for year, stored in session.execute(last):
        count, highest = found.get(year, (0, 0))
        if (count, highest) != (stored, stored):
            yield say(told, year=str(year), stored=stored, counted=count)
