"""Rollups of money beside the postings they were made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

import sqlalchemy as sa

from core.acts.rights import CompanyFacts
from core.blocks import Day, Money, Said, say
from core.finance.models import Posting
from core.reports.checking.naming import figure
from core.reports.models import MoneyCount
from core.reports.rollups import sides
from core.tenancy import HouseSession

MEASURES = ("cash_in", "cash_out", "due_in", "due_out")
Place = tuple[date, str, int, int]


def money_differences(session: HouseSession, company: CompanyFacts) -> Iterator[Said]:
    """Days whose money is not that of their postings."""
    expected: defaultdict[Place, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for offset, column in ((0, Posting.cash_day), (2, Posting.accrual_day)):
        for place, came, went in _posted(session, column):
            expected[place][offset] += came
            expected[place][offset + 1] += went
    stored = _stored(session)
    for place in sorted({*expected, *stored}):
        for at, measure in enumerate(MEASURES):
            held, found = stored[place][at], expected[place][at]
            if held != found:
                yield say(
                    "reports-check-money",
                    day=Day(place[0]),
                    what=figure(measure),
                    stored=Money(held, company.currency),
                    counted=Money(found, company.currency),
                )


def _posted(session: HouseSession, day: Any) -> Iterator[tuple[Place, int, int]]:
    came, storno = Posting.amount > 0, Posting.storno_of.is_not(None)
    keys = (day, Posting.kind, Posting.item_id, Posting.account_id, came, storno)
    query = sa.select(*keys, sa.func.sum(Posting.amount)).group_by(*keys)
    for row in session.execute(query):
        yield (row[0], row[1], row[2] or 0, row[3]), *sides(int(row[6]), is_storno=bool(row[5]))


def _stored(session: HouseSession) -> defaultdict[Place, list[int]]:
    found: defaultdict[Place, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    keys = (MoneyCount.day, MoneyCount.kind, MoneyCount.item_id, MoneyCount.account_id)
    for row in session.execute(sa.select(*keys, *(getattr(MoneyCount, name) for name in MEASURES))):
        found[row[0], row[1], row[2], row[3]] = [int(value) for value in row[4:]]
    return found
