"""Named SELECTs of goods, stock and movements."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from core.inventory.models import Balance, Barcode, Movement, Product, StockDocument, Warehouse, name_key
from core.tenancy import HouseSession, Prepared

PAGE = 20
After = tuple[str, int]
"""The sort name and id of the last row of a page."""


def by_ids(session: HouseSession, ids: Collection[int]) -> dict[int, Product]:
    """Products by id."""
    return {row.id: row for row in session.scalars(sa.select(Product).where(Product.id.in_(ids)))}


def kept_by_batches(session: HouseSession, ids: Collection[int]) -> set[int]:
    """Which of these products are kept by batches."""
    return set(session.scalars(sa.select(Product.id).where(Product.id.in_(ids), Product.by_batches)))


def namesake(session: HouseSession, name: str) -> Product | None:
    """A listed product of the same name."""
    query = sa.select(Product).where(Product.archived.is_(False), Product.name_key == name_key(name))
    return session.scalar(query.order_by(Product.id).limit(1))


def listed(session: HouseSession, most: int) -> Sequence[Product]:
    """Listed goods by name, services aside."""
    query = sa.select(Product).where(Product.archived.is_(False), Product.kind == "goods")
    return session.scalars(query.order_by(Product.name_key, Product.id).limit(most)).all()


def by_code(session: HouseSession, code: str) -> Product | None:
    """The product a barcode or an article stands for."""
    query = sa.select(Product).join(Barcode, Barcode.product_id == Product.id)
    return session.scalar(query.where(Barcode.code == code, Product.archived.is_(False)))


def codes_of(session: HouseSession, product_id: int) -> Sequence[str]:
    query = sa.select(Barcode.code).where(Barcode.product_id == product_id).order_by(Barcode.id)
    return session.scalars(query).all()


def key(parts: Sequence[str] | None) -> After | None:
    """Where a page begins, as its button tells it."""
    return (parts[0], int(parts[1])) if parts else None


def product_page(session: HouseSession, after: After | None, query: str | None = None) -> Sequence[Product]:
    """Listed products by name, one more than fits when another page follows."""
    found = sa.select(Product).where(Product.archived.is_(False))
    if query:
        part = name_key(query)
        found = found.where(
            sa.or_(
                Product.name_key.contains(part, autoescape=True),
                Product.id.in_(sa.select(Barcode.product_id).where(Barcode.code == query.strip())),
            )
        )
    return session.scalars(_paged(found, after)).all()


@dataclass(frozen=True, slots=True)
class Left:
    """A row of the list of stock: quantities in 1/1000."""

    product_id: int
    name_key: str
    name: str
    unit: str
    on_hand: int
    available: int


def goods_page(session: HouseSession, after: After | None) -> list[Left]:
    """Listed goods with what is left over all warehouses."""
    if after is None:
        return _left(_GOODS(session))
    return _left(_GOODS_AFTER(session, name_key=after[0], after=after[1]))


def goods_at_page(session: HouseSession, warehouse_id: int, after: After | None) -> list[Left]:
    """Goods that lie at one warehouse, with what is left there."""
    if after is None:
        return _left(_GOODS_AT(session, warehouse=warehouse_id))
    return _left(_GOODS_AT_AFTER(session, warehouse=warehouse_id, name_key=after[0], after=after[1]))


def _left(rows: Any) -> list[Left]:
    return [Left(row[0], row[1], row[2], row[3], int(row[4] or 0), int(row[5] or 0)) for row in rows]


def _paged(query: Any, after: After | None) -> Any:
    if after is not None:
        query = query.where(sa.tuple_(Product.name_key, Product.id) > after)
    return query.order_by(Product.name_key, Product.id).limit(PAGE + 1)


def _after(query: Any) -> Any:
    last = sa.tuple_(sa.bindparam("name_key"), sa.bindparam("after", type_=sa.BigInteger))
    return query.where(sa.tuple_(Product.name_key, Product.id) > last)


_SET_ASIDE = (
    sa.exists()
    .where(
        Warehouse.company_id == Balance.company_id,
        Warehouse.id == Balance.warehouse_id,
        Warehouse.sellable.is_(False),
    )
    .correlate(Balance)
)
FREE = sa.case(
    (_SET_ASIDE, 0),
    (Balance.on_hand > Balance.reserved, Balance.on_hand - Balance.reserved),
    else_=0,
)
"""What a balance can promise: never less than nothing, and nothing of damaged goods."""


def _over_all(amount: Any) -> Any:
    """The sum of an amount over a product's warehouses."""
    ours = (Balance.company_id == Product.company_id) & (Balance.product_id == Product.id)
    return sa.select(sa.func.sum(amount)).where(ours).correlate(Product).scalar_subquery()


_STOCKED = sa.select(Product.id, Product.name_key, Product.name, Product.unit).where(
    Product.archived.is_(False), Product.kind == "goods"
)
_EVERYWHERE = _STOCKED.add_columns(_over_all(Balance.on_hand), _over_all(FREE))
_THERE = (
    _STOCKED.add_columns(Balance.on_hand, FREE)
    .join(Balance, Balance.product_id == Product.id)
    .where(
        Balance.warehouse_id == sa.bindparam("warehouse"),
        sa.or_(Balance.on_hand != 0, Balance.reserved != 0),
    )
)
_GOODS = Prepared(_paged(_EVERYWHERE, None), Product, joined=(Balance, Warehouse))
_GOODS_AFTER = Prepared(_paged(_after(_EVERYWHERE), None), Product, joined=(Balance, Warehouse))
_GOODS_AT = Prepared(_paged(_THERE, None), Product, Balance, joined=(Warehouse,))
_GOODS_AT_AFTER = Prepared(_paged(_after(_THERE), None), Product, Balance, joined=(Warehouse,))


@dataclass(frozen=True, slots=True)
class Shelf:
    """A product's balance at one warehouse."""

    warehouse_id: int
    warehouse: str
    on_hand: int
    reserved: int
    value: int
    sellable: bool = True

    @property
    def available(self) -> int:
        return max(0, self.on_hand - self.reserved) if self.sellable else 0


_SHELVES = Prepared(
    sa.select(
        Balance.warehouse_id,
        Warehouse.name,
        Balance.on_hand,
        Balance.reserved,
        Balance.value,
        Warehouse.sellable,
    )
    .join(Warehouse, Warehouse.id == Balance.warehouse_id)
    .where(Balance.product_id == sa.bindparam("product"))
    .order_by(Warehouse.is_main.desc(), Warehouse.name_key),
    Balance,
    Warehouse,
)


def shelves(session: HouseSession, product_id: int) -> list[Shelf]:
    """Where a product lies, the main warehouse first."""
    rows: Any = _SHELVES(session, product=product_id)
    return [Shelf(*row) for row in rows]


def low_goods(session: HouseSession) -> list[tuple[Product, int]]:
    """Goods at their level or below it, with what is available; the emptiest first.

    Goods without a level run low when they have been here and nothing of them is left.
    """
    left = sa.func.coalesce(sa.func.sum(FREE), 0)
    at_level = sa.and_(Product.low_level.is_not(None), left <= Product.low_level)
    gone = sa.and_(Product.low_level.is_(None), left <= 0, sa.func.count(Balance.product_id) > 0)
    query = (
        sa.select(Product.id, left)
        .outerjoin(Balance, Balance.product_id == Product.id)
        .where(Product.archived.is_(False), Product.kind == "goods")
        .group_by(Product.id, Product.low_level)
        .having(sa.or_(at_level, gone))
    )
    found = {row[0]: int(row[1]) for row in session.execute(query)}
    products = by_ids(session, found)
    short = [(products[product], free_now) for product, free_now in found.items()]
    return sorted(short, key=lambda pair: (pair[1] - (pair[0].low_level or 0), pair[0].name_key))


def movement_page(
    session: HouseSession, product_id: int, days: tuple[date, date] | None, before: int | None
) -> list[tuple[Movement, str, int | None]]:
    """Movements of a product with warehouse and document number, the latest first; one more than fits."""
    query = (
        sa.select(Movement, Warehouse.name, StockDocument.number)
        .join(Warehouse, Warehouse.id == Movement.warehouse_id)
        .outerjoin(StockDocument, StockDocument.id == Movement.document_id)
        .where(Movement.product_id == product_id)
    )
    if days is not None:
        query = query.where(Movement.day.between(*days))
    if before is not None:
        query = query.where(Movement.id < before)
    rows = session.execute(query.order_by(Movement.id.desc()).limit(PAGE + 1))
    return [(row[0], row[1], row[2]) for row in rows]


def document_moves(session: HouseSession, document_id: int) -> Sequence[Movement]:
    """What a document wrote, its storno left out."""
    query = sa.select(Movement).where(Movement.document_id == document_id, Movement.storno_of.is_(None))
    return session.scalars(query.order_by(Movement.id)).all()


def count_after(
    session: HouseSession, product_ids: Collection[int], warehouse_id: int, movement_id: int
) -> tuple[Movement, StockDocument] | None:
    """The first count of any of these goods at the warehouse after a movement."""
    query = (
        sa.select(Movement, StockDocument)
        .join(StockDocument, StockDocument.id == Movement.document_id)
        .where(
            Movement.product_id.in_(product_ids),
            Movement.warehouse_id == warehouse_id,
            Movement.kind == "count",
            Movement.id > movement_id,
            StockDocument.annulled.is_(False),
        )
    )
    row = session.execute(query.order_by(Movement.id).limit(1)).first()
    return None if row is None else (row[0], row[1])


def last_move(session: HouseSession, product_id: int, warehouse_id: int) -> Movement | None:
    """The last movement of a product at a warehouse."""
    moves = sa.select(Movement).where(
        Movement.product_id == product_id, Movement.warehouse_id == warehouse_id
    )
    return session.scalar(moves.order_by(Movement.id.desc()).limit(1))


def has_moved(session: HouseSession, product_id: int) -> bool:
    """Is there any movement of the product, storno and all?"""
    return (
        session.scalar(sa.select(Movement.id).where(Movement.product_id == product_id).limit(1)) is not None
    )


def begun(session: HouseSession, product_ids: Collection[int], warehouse_id: int) -> set[int]:
    """Which of these goods have moved at the warehouse otherwise than by an opening balance."""
    moved = sa.exists().where(
        Movement.product_id == Product.id,
        Movement.warehouse_id == warehouse_id,
        Movement.kind != "opening",
        Movement.quantity != 0,
    )
    return set(session.scalars(sa.select(Product.id).where(Product.id.in_(product_ids), moved)))


def outgo_after(
    session: HouseSession, product_id: int, warehouse_id: int, movement_id: int
) -> tuple[Movement, int | None] | None:
    """The first movement that took goods out after another one, with its document's number."""
    query = (
        sa.select(Movement, StockDocument.number)
        .outerjoin(StockDocument, StockDocument.id == Movement.document_id)
        .where(
            Movement.product_id == product_id,
            Movement.warehouse_id == warehouse_id,
            Movement.quantity < 0,
            Movement.kind != "storno",
            Movement.id > movement_id,
            sa.or_(StockDocument.id.is_(None), StockDocument.annulled.is_(False)),
        )
    )
    row = session.execute(query.order_by(Movement.id).limit(1)).first()
    return None if row is None else (row[0], row[1])


def priced(session: HouseSession) -> Sequence[Product]:
    """Listed products that have a price."""
    query = sa.select(Product).where(Product.archived.is_(False), Product.price.is_not(None))
    return session.scalars(query.order_by(Product.name_key, Product.id)).all()
