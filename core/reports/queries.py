"""Named SELECTs over the rollups: they read what days and goods are asked for, however long the history."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from core.money import half_up
from core.reports.models import Basis, MoneyCount, SalesCount, Scope
from core.reports.periods import Days


@dataclass(frozen=True, slots=True)
class Sums:
    """Sales added up: orders, quantity in 1/1000, money in minor units."""

    orders: int = 0
    quantity: int = 0
    revenue: int = 0
    cost: int = 0
    uncosted: int = 0
    """Revenue whose cost is not known; it is no part of the margin."""

    def __add__(self, other: Sums) -> Sums:
        return Sums(
            self.orders + other.orders,
            self.quantity + other.quantity,
            self.revenue + other.revenue,
            self.cost + other.cost,
            self.uncosted + other.uncosted,
        )

    def __bool__(self) -> bool:
        return bool(self.orders or self.quantity or self.revenue or self.cost)

    @property
    def average(self) -> int | None:
        """Revenue per order; None where nothing was ordered."""
        return half_up(self.revenue, self.orders) if self.orders > 0 else None

    @property
    def margin(self) -> int:
        """Revenue less cost, over what has a known cost."""
        return self.revenue - self.uncosted - self.cost

    @property
    def margin_share(self) -> int | None:
        """Margin in 1/100 of a per cent of the revenue it was made on, in tenths; None without any."""
        base = self.revenue - self.uncosted
        return half_up(self.margin * 1000, base) * 10 if base > 0 else None


NO_SALES = Sums()


def _measures(basis: Basis) -> list[Any]:
    names = ("orders", "quantity", "revenue", "cost", "uncosted")
    return [sa.func.coalesce(sa.func.sum(getattr(SalesCount, f"{basis}_{name}")), 0) for name in names]


def _of_days(scope: Scope, days: Days, ref: int | None = None) -> list[Any]:
    found: list[Any] = [SalesCount.scope == scope, SalesCount.day.between(days.start, days.end)]
    return [*found, SalesCount.ref == ref] if ref is not None else found


def total(session: Session, basis: Basis, days: Days, product_id: int | None = None) -> Sums:
    """Sales of all the days, of one product if named (its last day is then whole)."""
    scope: Scope = "day" if product_id is None else "product"
    found = _sums(session, basis, *_of_days(scope, days, product_id))
    if days.until is None or product_id is not None:
        return found
    last = Days(days.end, days.end)
    whole = _sums(session, basis, *_of_days("day", last))
    part = _sums(session, basis, *_of_days("slot", last), SalesCount.ref <= days.until)
    return _less(found, whole) + part


def _sums(session: Session, basis: Basis, *conditions: Any) -> Sums:
    row = session.execute(sa.select(*_measures(basis)).where(*conditions)).one()
    return _as_sums(row)


def _as_sums(values: Any) -> Sums:
    return Sums(*(int(value) for value in values))


def _less(one: Sums, other: Sums) -> Sums:
    return one + Sums(-other.orders, -other.quantity, -other.revenue, -other.cost, -other.uncosted)


def of_ref(session: Session, scope: Scope, basis: Basis, ref: int) -> Sums:
    """Sales of one customer, product or employee over all days."""
    return _sums(session, basis, SalesCount.scope == scope, SalesCount.ref == ref)


def by_day(session: Session, basis: Basis, days: Days, product_id: int | None = None) -> dict[date, Sums]:
    """Sales of each day that has any; the last day up to `until`."""
    scope: Scope = "day" if product_id is None else "product"
    query = sa.select(SalesCount.day, *_measures(basis)).where(*_of_days(scope, days, product_id))
    found = {row[0]: _as_sums(row[1:]) for row in session.execute(query.group_by(SalesCount.day))}
    if days.until is not None and product_id is None and days.end in found:
        found[days.end] = total(session, basis, Days(days.end, days.end, days.until))
    return found


def by_slot(session: Session, basis: Basis, day: date) -> dict[int, Sums]:
    """Sales of one day by its parts."""
    query = sa.select(SalesCount.ref, *_measures(basis)).where(*_of_days("slot", Days(day, day)))
    return {row[0]: _as_sums(row[1:]) for row in session.execute(query.group_by(SalesCount.ref))}


def by_ref(session: Session, scope: Scope, basis: Basis, days: Days) -> dict[int, Sums]:
    """Sales of the whole days by product, customer or employee; 0 is whatever has none."""
    query = sa.select(SalesCount.ref, *_measures(basis)).where(*_of_days(scope, days))
    found = ((row[0], _as_sums(row[1:])) for row in session.execute(query.group_by(SalesCount.ref)))
    return {ref: sums for ref, sums in found if sums}


@dataclass(frozen=True, slots=True)
class Stirred:
    """What became of stock otherwise than by trade: lost, found, and costs that turned out higher."""

    lost: int = 0
    found: int = 0
    trued: int = 0


NOT_STIRRED = Stirred()


def stirred_by_day(session: Session, days: Days) -> dict[date, Stirred]:
    """Days on which goods were written off or counted, or got their true cost."""
    columns = (SalesCount.lost_value, SalesCount.found_value, SalesCount.trued_value)
    query = sa.select(SalesCount.day, *columns).where(*_of_days("day", days))
    some = query.where(sa.or_(*(column != 0 for column in columns)))
    return {row[0]: Stirred(*row[1:]) for row in session.execute(some)}


def carries_costs(session: Session, until: date) -> bool:
    """Whether anything shipped by that day had a cost."""
    query = sa.select(SalesCount.day).where(
        SalesCount.scope == "day", SalesCount.day <= until, SalesCount.shipped_cost != 0
    )
    return session.scalar(query.limit(1)) is not None


def arrivals(session: Session, days: Days) -> int:
    """What the goods that came in these days cost."""
    query = sa.select(sa.func.sum(SalesCount.arrived_value)).where(*_of_days("day", days))
    return int(session.scalar(query) or 0)


def stirring(session: Session, days: Days) -> set[int]:
    """Products that were shipped or came in during these days."""
    stirred = sa.or_(SalesCount.shipped_quantity > 0, SalesCount.arrived_quantity > 0)
    query = sa.select(SalesCount.ref).where(*_of_days("product", days), stirred).distinct()
    return set(session.scalars(query))


def last_shipped(session: Session, product_ids: Collection[int]) -> dict[int, date]:
    """The last day each of these products was sold on, where there is one."""
    query = (
        sa.select(SalesCount.ref, sa.func.max(SalesCount.day))
        .where(
            SalesCount.scope == "product",
            SalesCount.ref.in_(product_ids),
            SalesCount.shipped_quantity > 0,
        )
        .group_by(SalesCount.ref)
    )
    return {row[0]: row[1] for row in session.execute(query)}


@dataclass(frozen=True, slots=True)
class Flow:
    """Money in and out, minor units; both not below zero unless more was taken back than came."""

    came: int = 0
    went: int = 0

    def __add__(self, other: Flow) -> Flow:
        return Flow(self.came + other.came, self.went + other.went)

    @property
    def rest(self) -> int:
        return self.came - self.went


NO_MONEY = Flow()
_CASH = (sa.func.sum(MoneyCount.cash_in), sa.func.sum(MoneyCount.cash_out))
_DUE = (sa.func.sum(MoneyCount.due_in), sa.func.sum(MoneyCount.due_out))
_OWN = ("transfer", "exchange")
"""Between own accounts, or their worth by a new rate: neither in nor out of the business."""


def _money_of(days: Days) -> tuple[Any, ...]:
    return MoneyCount.day.between(days.start, days.end), MoneyCount.kind.not_in(_OWN)


def money(session: Session, days: Days) -> Flow:
    """Money that moved in these days, transfers between own accounts aside."""
    row = session.execute(sa.select(*_CASH).where(*_money_of(days))).one()
    return Flow(int(row[0] or 0), int(row[1] or 0))


def money_by_day(session: Session, days: Days) -> dict[date, Flow]:
    query = sa.select(MoneyCount.day, *_CASH).where(*_money_of(days)).group_by(MoneyCount.day)
    return {row[0]: Flow(int(row[1]), int(row[2])) for row in session.execute(query)}


def money_by_item(session: Session, days: Days) -> dict[tuple[str, int], Flow]:
    """Money by kind ('payment', 'income', 'expense') and item (0: none)."""
    query = sa.select(MoneyCount.kind, MoneyCount.item_id, *_CASH).where(*_money_of(days))
    rows = session.execute(query.group_by(MoneyCount.kind, MoneyCount.item_id))
    return {(row[0], row[1]): Flow(int(row[2]), int(row[3])) for row in rows}


def costs_of_business(session: Session, days: Days) -> Flow:
    """Other income and expenses as earned and owed, customers' payments aside."""
    query = sa.select(*_DUE).where(*_money_of(days), MoneyCount.kind.in_(("income", "expense")))
    row = session.execute(query).one()
    return Flow(int(row[0] or 0), int(row[1] or 0))


def costs_by_day(session: Session, days: Days) -> dict[date, Flow]:
    query = sa.select(MoneyCount.day, *_DUE).where(
        *_money_of(days), MoneyCount.kind.in_(("income", "expense"))
    )
    rows = session.execute(query.group_by(MoneyCount.day))
    return {row[0]: Flow(int(row[1]), int(row[2])) for row in rows}


def exchange_by_day(session: Session, days: Days) -> dict[date, int]:
    """What accounts in other currencies gained (+) or lost (−) by new rates, by day."""
    query = sa.select(MoneyCount.day, *_DUE).where(
        MoneyCount.day.between(days.start, days.end), MoneyCount.kind == "exchange"
    )
    rows = session.execute(query.group_by(MoneyCount.day))
    return {row[0]: int(row[1]) - int(row[2]) for row in rows}


def spent_by_day(session: Session, days: Days, items: Collection[int]) -> dict[date, int]:
    """Expenses as owed on any of these items, by day."""
    query = sa.select(MoneyCount.day, sa.func.sum(MoneyCount.due_out)).where(
        *_money_of(days), MoneyCount.kind == "expense", MoneyCount.item_id.in_(items)
    )
    return {row[0]: int(row[1]) for row in session.execute(query.group_by(MoneyCount.day))}


def paid_on(session: Session, days: Days, items: Collection[int]) -> int:
    """Money that went in these days on any of these items."""
    query = sa.select(sa.func.sum(MoneyCount.cash_out)).where(
        *_money_of(days), MoneyCount.kind == "expense", MoneyCount.item_id.in_(items)
    )
    return int(session.scalar(query) or 0)


@dataclass(frozen=True, slots=True)
class Held:
    """Money on an account before some days and after them, and what came and went between."""

    account_id: int
    opening: int
    flow: Flow

    @property
    def closing(self) -> int:
        return self.opening + self.flow.rest


def held_by_account(session: Session, days: Days) -> list[Held]:
    """Accounts that hold money or moved any, moves between them included."""
    inside = MoneyCount.day >= days.start
    columns = (
        sa.func.sum(sa.case((inside, 0), else_=MoneyCount.cash_in - MoneyCount.cash_out)),
        sa.func.sum(sa.case((inside, MoneyCount.cash_in), else_=0)),
        sa.func.sum(sa.case((inside, MoneyCount.cash_out), else_=0)),
    )
    query = sa.select(MoneyCount.account_id, *columns).where(MoneyCount.day <= days.end)
    rows = session.execute(query.group_by(MoneyCount.account_id).order_by(MoneyCount.account_id))
    found = [Held(row[0], int(row[1]), Flow(int(row[2]), int(row[3]))) for row in rows]
    return [held for held in found if held.opening or held.flow.came or held.flow.went]


def costs_by_item(session: Session, days: Days) -> dict[int, int]:
    """Expenses as owed by item (0: none), minor units."""
    query = sa.select(MoneyCount.item_id, sa.func.sum(MoneyCount.due_out)).where(
        *_money_of(days), MoneyCount.kind == "expense"
    )
    return {row[0]: int(row[1]) for row in session.execute(query.group_by(MoneyCount.item_id)) if row[1]}
