"""Named SELECTs of counts: which is open, what lies on its sheet, what was counted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from core.inventory.models import Balance, CountLine, Movement, Product, StockCount, Warehouse
from core.inventory.queries import PAGE, After
from core.tenancy import HouseSession


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A product on the sheet of a count: in 1/1000; `counted` and `book` are None until it is counted."""

    product_id: int
    name_key: str
    name: str
    unit: str
    expected: int
    now: int
    book: int | None
    counted: int | None

    @property
    def moved(self) -> bool:
        """Has it moved since it was counted, or between the start and its counting?"""
        return self.book is not None and (self.now != self.book or self.book != self.expected)

    @property
    def difference(self) -> int | None:
        return None if self.counted is None or self.book is None else self.counted - self.book


def open_at(session: HouseSession, warehouse_id: int) -> StockCount | None:
    """The count of a warehouse that is open, or waits for approval."""
    query = sa.select(StockCount).where(
        StockCount.state.in_(("open", "waiting")), StockCount.warehouse_id == warehouse_id
    )
    return session.scalar(query.limit(1))


def all_open(session: HouseSession) -> list[tuple[StockCount, Warehouse]]:
    """Open counts with their warehouses, the latest first."""
    query = sa.select(StockCount, Warehouse).join(Warehouse, Warehouse.id == StockCount.warehouse_id)
    rows = session.execute(query.where(StockCount.state == "open").order_by(StockCount.id.desc()))
    return [(row[0], row[1]) for row in rows]


def all_waiting(session: HouseSession) -> Sequence[StockCount]:
    """Counts that wait for approval, the latest first."""
    query = sa.select(StockCount).where(StockCount.state == "waiting")
    return session.scalars(query.order_by(StockCount.id.desc())).all()


def counted(
    session: HouseSession, count_id: int, product_ids: Collection[int] | None = None
) -> dict[int, CountLine]:
    """Counted lines by product."""
    query = sa.select(CountLine).where(CountLine.count_id == count_id)
    if product_ids is not None:
        query = query.where(CountLine.product_id.in_(product_ids))
    return {line.product_id: line for line in session.scalars(query.order_by(CountLine.product_id))}


def on_hand(session: HouseSession, product_id: int, warehouse_id: int) -> int:
    """What the books say is there (1/1000)."""
    query = sa.select(Balance.on_hand).where(
        Balance.product_id == product_id, Balance.warehouse_id == warehouse_id
    )
    return session.scalar(query) or 0


def moved_since(session: HouseSession, count: StockCount, product_ids: Collection[int]) -> dict[int, int]:
    """What came (+) or went (−) of these goods at the warehouse since the count was started."""
    query = (
        sa.select(Movement.product_id, sa.func.sum(Movement.quantity))
        .where(
            Movement.product_id.in_(product_ids),
            Movement.warehouse_id == count.warehouse_id,
            Movement.id > count.mark,
        )
        .group_by(Movement.product_id)
    )
    return {row[0]: int(row[1]) for row in session.execute(query)}


def uncounted(session: HouseSession, count: StockCount) -> dict[int, int]:
    """Goods that lie there by the books and were not counted: product → on hand."""
    rows = session.execute(_left(count).add_columns(Balance.on_hand))
    return {row[0]: row[1] for row in rows}


def next_uncounted(session: HouseSession, count: StockCount) -> Product | None:
    """The first by name of the goods that were not counted yet."""
    first = _left(count).with_only_columns(Product).order_by(Product.name_key, Product.id).limit(1)
    found: Product | None = session.scalar(first)
    return found


def progress(session: HouseSession, count: StockCount) -> tuple[int, int]:
    """How many lines were counted, and how many goods there are left to count."""
    done = sa.select(sa.func.count()).select_from(CountLine).where(CountLine.count_id == count.id)
    left = _left(count).with_only_columns(sa.func.count())
    return session.scalar(done) or 0, session.scalar(left) or 0


def _left(count: StockCount) -> Any:
    mine = sa.select(CountLine.product_id).where(CountLine.count_id == count.id)
    return (
        sa.select(Product.id)
        .join(Balance, Balance.product_id == Product.id)
        .where(
            Balance.warehouse_id == count.warehouse_id,
            Balance.on_hand != 0,
            Product.archived.is_(False),
            Product.id.not_in(mine),
        )
    )


def sheet_page(session: HouseSession, count: StockCount, after: After | None) -> list[SheetLine]:
    """The sheet by name, one more than fits: all goods that lie there and what was counted beside them."""
    there = sa.and_(Balance.product_id == Product.id, Balance.warehouse_id == count.warehouse_id)
    mine = sa.and_(CountLine.product_id == Product.id, CountLine.count_id == count.id)
    shown: Any = CountLine.product_id.is_not(None)
    if count.state == "open":
        shown = sa.or_(shown, sa.and_(Product.archived.is_(False), Balance.on_hand != 0))
    query = (
        sa.select(Product, Balance.on_hand, CountLine)
        .outerjoin(Balance, there)
        .outerjoin(CountLine, mine)
        .where(shown)
    )
    if after is not None:
        query = query.where(sa.tuple_(Product.name_key, Product.id) > after)
    rows = session.execute(query.order_by(Product.name_key, Product.id).limit(PAGE + 1)).all()
    came = moved_since(session, count, [row[0].id for row in rows])
    return [_sheet_line(row[0], row[1] or 0, row[2], came) for row in rows]


def _sheet_line(product: Product, now: int, line: CountLine | None, came: dict[int, int]) -> SheetLine:
    expected = line.expected if line else now - came.get(product.id, 0)
    book, found = (line.book, line.counted) if line else (None, None)
    return SheetLine(product.id, product.name_key, product.name, product.unit, expected, now, book, found)


def counts_page(session: HouseSession, before: int | None) -> Sequence[tuple[StockCount, str]]:
    """Counts, the latest first, with the names of their warehouses; one more than fits."""
    query = (
        sa.select(StockCount, Warehouse.name)
        .join(Warehouse, Warehouse.id == StockCount.warehouse_id)
        .where(StockCount.state != "annulled")
    )
    if before is not None:
        query = query.where(StockCount.id < before)
    rows = session.execute(query.order_by(StockCount.id.desc()).limit(PAGE + 1))
    return [(row[0], row[1]) for row in rows]
