"""Saved segments: criteria, who fits them now, who came and who left since they were last looked up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Literal

import sqlalchemy as sa
from pydantic import BaseModel

from core.acts.ctx import Ctx
from core.acts.finding import Candidate, Finder, Found, fold
from core.acts.rights import CompanyFacts
from core.clock import local_day
from core.customers import queries
from core.customers.models import Customer, CustomerSegment, SegmentMember, SegmentMove
from core.customers.rules import Judge
from core.ids import new_id
from core.tenancy import HouseSession, insert_many
from core.words import stem

Status = Literal["new", "regular", "vip", "sleeping"]


SUMS = ("min_sum", "max_sum", "min_average", "max_average", "min_debt", "max_debt")


class Criteria(BaseModel):
    """What all members of a segment have in common; money in minor units."""

    status: Status | None = None
    silent_days: int | None = None
    """No order for so many days."""
    active_days: int | None = None
    """The last order within so many days."""
    min_orders: int | None = None
    max_orders: int | None = None
    min_sum: int | None = None
    max_sum: int | None = None
    min_average: int | None = None
    max_average: int | None = None
    min_debt: int | None = None
    max_debt: int | None = None

    def conditions(self, judged: Judge) -> list[Any]:
        """As conditions of a SELECT of customers."""
        found: list[Any] = [Customer.archived_at.is_(None)]
        if self.status is not None:
            found.append(judged.rule(self.status))
        if self.silent_days is not None:
            found.append(Customer.last_day <= judged.today - timedelta(days=self.silent_days))
        if self.active_days is not None:
            found.append(Customer.last_day >= judged.today - timedelta(days=self.active_days))
        if self.min_orders is not None:
            found.append(Customer.orders >= self.min_orders)
        if self.max_orders is not None:
            found.append(Customer.orders <= self.max_orders)
        return found + self._of_money()

    def _of_money(self) -> list[Any]:
        average = sa.and_(Customer.orders > 0, Customer.revenue >= (self.min_average or 0) * Customer.orders)
        lower = sa.and_(Customer.orders > 0, Customer.revenue <= (self.max_average or 0) * Customer.orders)
        told = [
            (self.min_sum, Customer.revenue >= (self.min_sum or 0)),
            (self.max_sum, Customer.revenue <= (self.max_sum or 0)),
            (self.min_average, average),
            (self.max_average, lower),
            (self.min_debt, Customer.owed >= (self.min_debt or 0)),
            (self.max_debt, Customer.owed <= (self.max_debt or 0)),
        ]
        return [condition for value, condition in told if value is not None]


def judge_for(session: HouseSession, criteria: Criteria, today: Any) -> Judge:
    """The company's rules, with the average buyer only where the criteria ask for VIPs."""
    return queries.judge(session, today, of_buyers=criteria.status == "vip")


def members_now(session: HouseSession, criteria: Criteria, today: Any, limit: int) -> Sequence[Customer]:
    """Who fits on that day, those who bought most first."""
    judged = judge_for(session, criteria, today)
    query = sa.select(Customer).where(*criteria.conditions(judged))
    return session.scalars(query.order_by(Customer.revenue.desc(), Customer.id).limit(limit)).all()


def number_now(session: HouseSession, criteria: Criteria, today: Any) -> tuple[int, int]:
    """How many fit on that day, and what they bought for together."""
    judged = judge_for(session, criteria, today)
    sums = sa.select(sa.func.count(), sa.func.coalesce(sa.func.sum(Customer.revenue), 0))
    row = session.execute(sums.where(*criteria.conditions(judged))).one()
    return int(row[0]), int(row[1])


def look_up(session: HouseSession, segment: CustomerSegment, now: datetime, zone: str) -> tuple[int, int]:
    """Bring a segment's members up to date; how many came and left, both kept as moves."""
    criteria = Criteria(**segment.criteria)
    judged = judge_for(session, criteria, local_day(now, zone))
    fits = set(session.scalars(sa.select(Customer.id).where(*criteria.conditions(judged))))
    held = set(
        session.scalars(sa.select(SegmentMember.customer_id).where(SegmentMember.segment_id == segment.id))
    )
    came, left = sorted(fits - held), sorted(held - fits)
    _enter(session, segment, came, now)
    _strike(session, segment, left)
    rows = [(customer, True) for customer in came] + [(customer, False) for customer in left]
    moves = [
        {"id": new_id(), "segment_id": segment.id, "customer_id": customer, "at": now, "came": has_come}
        for customer, has_come in rows
    ]
    insert_many(session, SegmentMove, moves)
    segment.counted_at = now
    session.flush()
    return len(came), len(left)


def fill(session: HouseSession, segment: CustomerSegment, now: datetime, zone: str) -> None:
    """The members a new segment begins with: nobody has come or left yet."""
    criteria = Criteria(**segment.criteria)
    judged = judge_for(session, criteria, local_day(now, zone))
    _enter(
        session,
        segment,
        sorted(session.scalars(sa.select(Customer.id).where(*criteria.conditions(judged)))),
        now,
    )


def _enter(session: HouseSession, segment: CustomerSegment, customers: Sequence[int], now: datetime) -> None:
    rows = [{"segment_id": segment.id, "customer_id": customer, "since": now} for customer in customers]
    insert_many(session, SegmentMember, rows)


def _strike(session: HouseSession, segment: CustomerSegment, customers: Sequence[int]) -> None:
    for first in range(0, len(customers), 500):
        gone = SegmentMember.customer_id.in_(customers[first : first + 500])
        session.execute(
            sa.delete(SegmentMember).where(SegmentMember.segment_id == segment.id, gone),
            execution_options={"synchronize_session": False},
        )


def look_all_up(session: HouseSession, company: CompanyFacts, now: datetime) -> None:
    """Once a day: every saved segment of a company."""
    for segment in every(session):
        look_up(session, segment, now, company.zone)


def drop(session: HouseSession, segment: CustomerSegment) -> None:
    """Delete a segment with its members and moves."""
    for model in (SegmentMember, SegmentMove):
        session.execute(
            sa.delete(model).where(model.segment_id == segment.id),
            execution_options={"synchronize_session": False},
        )
    session.delete(segment)
    session.flush()


def every(session: HouseSession) -> Sequence[CustomerSegment]:
    """The saved segments by name."""
    stands = sa.select(CustomerSegment).where(CustomerSegment.removed_at.is_(None))
    return session.scalars(stands.order_by(CustomerSegment.name_key, CustomerSegment.id)).all()


def is_taken(session: HouseSession, name: str) -> bool:
    """Is there a segment of that name?"""
    return any(row.name_key == fold(name) for row in every(session))


class SegmentFinder(Finder):
    """Saved segments by name: whole, then by the stems of its words. They are few."""

    kind = "segment"

    def by_name(self, ctx: Ctx, typed: str) -> Found:
        """Those called so."""
        rows = every(ctx.session)
        same = [row for row in rows if row.name_key == fold(typed)]
        wanted = {stem(word) for word in fold(typed).split()}
        like = [row for row in rows if wanted and wanted <= {stem(word) for word in row.name_key.split()}]
        return Found([Candidate(row.id, row.name) for row in same or like])

    def by_names(self, ctx: Ctx, typed: Sequence[str]) -> list[Found]:
        """Several names, in their order."""
        return [self.by_name(ctx, name) for name in typed]

    def by_id(self, ctx: Ctx, record_id: int) -> Candidate | None:
        """The segment of that id."""
        row = ctx.session.scalar(sa.select(CustomerSegment).where(CustomerSegment.id == record_id))
        return Candidate(row.id, row.name) if row else None

    def likely(self, ctx: Ctx, limit: int) -> list[Candidate]:
        """All of them."""
        return [Candidate(row.id, row.name) for row in every(ctx.session)[:limit]]
