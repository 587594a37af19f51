"""What stands between rooms: payments and orders, numbers without gaps, the chain of the log."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from core.acts.log import broken_links
from core.acts.models import Counter
from core.acts.rights import CompanyFacts
from core.blocks import Day, Money, Said, say
from core.finance.models import Posting
from core.orders.models import Order, OrderPayment
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
    spread = sa.func.coalesce(sa.func.sum(OrderPayment.amount), 0)
    query = (
        sa.select(Posting.id, Posting.cash_day, Posting.amount, spread)
        .outerjoin(
            OrderPayment,
            sa.and_(OrderPayment.posting_id == Posting.id, OrderPayment.annulled_at.is_(None)),
        )
        .where(Posting.kind == "payment", Posting.storno_of.is_(None), ~taken_back)
        .group_by(Posting.id, Posting.cash_day, Posting.amount)
        .having(spread != Posting.amount)
        .order_by(Posting.id)
    )
    for _, day, amount, parts in session.execute(query):
        money = Money(amount, company.currency), Money(int(parts), company.currency)
        yield say("reports-check-payment", day=Day(day), amount=money[0], counted=money[1])


def _numbers(session: HouseSession) -> Iterator[Said]:
    """Orders of a year bear every number up to the last one, each once."""
    last = sa.select(Counter.year, Counter.last).where(Counter.kind == "order").order_by(Counter.year)
    numbered = (
        sa.select(Order.year, sa.func.count(Order.number), sa.func.max(Order.number))
        .where(Order.source == "", Order.number.is_not(None))
        .group_by(Order.year)
    )
    found = {row[0]: (int(row[1]), int(row[2] or 0)) for row in session.execute(numbered)}
    for year, stored in session.execute(last):
        count, highest = found.get(year, (0, 0))
        if (count, highest) != (stored, stored):
            yield say("reports-check-number", year=str(year), stored=stored, counted=count)
