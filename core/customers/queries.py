"""Named SELECTs of customers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from core.acts.finding import fold
from core.customers.models import Customer, CustomerNote, CustomersApart
from core.customers.rules import Judge, Segment, rules_of

PAGE = 20
COMPARED = 20_000
"""Most cards that are compared with each other, the newest of them."""


def same_contact(session: Session, phone: str | None, email: str | None, but: int) -> Sequence[Customer]:
    """Other customers with this phone or e-mail."""
    alike = []
    if phone:
        alike.append(Customer.phone == phone)
    if email:
        alike.append(Customer.email == email)
    if not alike:
        return []
    query = sa.select(Customer).where(sa.or_(*alike), Customer.id != but, Customer.archived_at.is_(None))
    return session.scalars(query.order_by(Customer.sort_name, Customer.id).limit(3)).all()


def namesakes(session: Session, name: str, but: int) -> Sequence[Customer]:
    """Other customers of the same name."""
    same = Customer.sort_name == fold(name)[:300]
    query = sa.select(Customer).where(same, Customer.id != but, Customer.archived_at.is_(None))
    return session.scalars(query.order_by(Customer.id).limit(3)).all()


def by_contact(session: Session, query: str) -> Sequence[Customer]:
    """Customers whose phone holds these digits or whose e-mail holds these letters."""
    digits = re.sub(r"\D", "", query)
    held = []
    if "@" in query:
        held.append(Customer.email.contains(query.lower(), autoescape=True))
    elif len(digits) >= 3:
        spelled = [digits, f"7{digits[1:]}"] if digits[0] == "8" else [digits]
        held += [Customer.phone.contains(part, autoescape=True) for part in spelled]
    if not held:
        return []
    return _meant(session, sa.or_(*held))


def _meant(session: Session, held: Any) -> Sequence[Customer]:
    """Cards that fit, and those that a card that fits became part of."""
    leads = sa.select(Customer.merged_into).where(held, Customer.merged_into.is_not(None))
    found = sa.select(Customer).where(sa.or_(held, Customer.id.in_(leads)), Customer.archived_at.is_(None))
    return session.scalars(found.order_by(Customer.sort_name, Customer.id).limit(PAGE)).all()


def by_part_of_name(session: Session, query: str) -> Sequence[Customer]:
    """Customers whose name holds these letters."""
    part = fold(query)
    if not part:
        return []
    return _meant(session, Customer.sort_name.contains(part, autoescape=True))


def by_ids(session: Session, ids: Sequence[int]) -> dict[int, Customer]:
    if not ids:
        return {}
    rows = session.scalars(sa.select(Customer).where(Customer.id.in_(ids)))
    return {row.id: row for row in rows}


def average_revenue(session: Session) -> int:
    """What the average buyer has bought for, minor units; 0 without buyers."""
    average = session.scalar(sa.select(sa.func.avg(Customer.revenue)).where(Customer.orders > 0))
    return int(average or 0)


def judge(session: Session, today: date, *, of_buyers: bool = True) -> Judge:
    """The company's rules on a day; the average buyer is only looked up where VIP goes by them."""
    rules = rules_of(session)
    by_average = of_buyers and rules.vip_sum is None
    return Judge(rules, today, average_revenue(session) if by_average else 0)


def segment_page(
    session: Session, segment: Segment, judged: Judge, after: tuple[str, int] | None
) -> Sequence[Customer]:
    """One page of a segment by name, one row more than fits when another page follows."""
    query = sa.select(Customer).where(Customer.archived_at.is_(None), judged.rule(segment))
    if after is not None:
        query = query.where(sa.tuple_(Customer.sort_name, Customer.id) > after)
    return session.scalars(query.order_by(Customer.sort_name, Customer.id).limit(PAGE + 1)).all()


def notes_of(session: Session, customer_id: int, limit: int) -> Sequence[CustomerNote]:
    """Notes on a customer, the newest first."""
    query = sa.select(CustomerNote).where(CustomerNote.customer_id == customer_id)
    return session.scalars(query.order_by(CustomerNote.day.desc(), CustomerNote.id.desc()).limit(limit)).all()


def merged_into(session: Session, customer_id: int) -> Sequence[Customer]:
    """Cards that became part of a customer's."""
    query = sa.select(Customer).where(Customer.merged_into == customer_id)
    return session.scalars(query.order_by(Customer.id)).all()


def compared(session: Session) -> Sequence[Any]:
    """What is compared of cards to find duplicates: id, sort_name, phone, email."""
    columns = (Customer.id, Customer.sort_name, Customer.phone, Customer.email)
    query = sa.select(*columns).where(Customer.archived_at.is_(None)).order_by(Customer.id.desc())
    return session.execute(query.limit(COMPARED)).all()


def told_apart(session: Session) -> set[tuple[int, int]]:
    """Pairs of cards that somebody said are two people, the lower id first."""
    return {
        (row[0], row[1]) for row in session.execute(sa.select(CustomersApart.one_id, CustomersApart.other_id))
    }


def buyers(session: Session) -> Sequence[Any]:
    """Who ever bought: id, last day, orders, revenue."""
    columns = (Customer.id, Customer.last_day, Customer.orders, Customer.revenue)
    bought = (Customer.archived_at.is_(None), Customer.orders > 0, Customer.last_day.is_not(None))
    return session.execute(sa.select(*columns).where(*bought).order_by(Customer.id)).all()


def of_ids(session: Session, ids: Sequence[int]) -> list[Customer]:
    """Customers by many ids."""
    found: list[Customer] = []
    for first in range(0, len(ids), 500):
        found += session.scalars(sa.select(Customer).where(Customer.id.in_(ids[first : first + 500])))
    return found


def whole_segment(session: Session, segment: Segment, judged: Judge, limit: int) -> Sequence[Customer]:
    """A ready-made segment by name."""
    query = sa.select(Customer).where(Customer.archived_at.is_(None), judged.rule(segment))
    return session.scalars(query.order_by(Customer.sort_name, Customer.id).limit(limit)).all()
