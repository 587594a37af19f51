"""Named SELECTs of goods on the way between warehouses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from core.inventory.models import Product, StockDocument, TransferLine, Warehouse
from core.tenancy import HouseSession, Prepared


@dataclass(frozen=True, slots=True)
class OnWay:
    """A line of a transfer that is on the way."""

    document: StockDocument
    source: str
    target: str
    product: Product
    line: TransferLine


def lines_of(session: HouseSession, document_id: int) -> Sequence[TransferLine]:
    """What a transfer in two steps has sent; nothing for one in a single step."""
    query = sa.select(TransferLine).where(TransferLine.document_id == document_id)
    return session.scalars(query.order_by(TransferLine.id)).all()


def on_way(session: HouseSession, limit: int, product_id: int | None = None) -> list[OnWay]:
    """Goods on the way, the oldest transfer first."""
    source, target = aliased(Warehouse), aliased(Warehouse)
    query = (
        sa.select(StockDocument, source.name, target.name, Product, TransferLine)
        .join(TransferLine, TransferLine.document_id == StockDocument.id)
        .join(Product, Product.id == TransferLine.product_id)
        .join(source, source.id == StockDocument.warehouse_id)
        .join(target, target.id == StockDocument.target_id)
        .where(TransferLine.on_way != 0)
    )
    if product_id is not None:
        query = query.where(TransferLine.product_id == product_id)
    rows = session.execute(query.order_by(TransferLine.id).limit(limit))
    return [OnWay(*row) for row in rows]


def quantity(session: HouseSession, product_id: int) -> int:
    """How much of a product is on the way (1/1000)."""
    return int(_OF_PRODUCT(session, product=product_id).scalar() or 0)


def totals(session: HouseSession) -> tuple[int, int]:
    """How many kinds of goods are on the way, and what they cost (minor units)."""
    kinds, value = _TOTALS(session).one()
    return int(kinds), int(value or 0)


_OF_PRODUCT = Prepared(
    sa.select(sa.func.sum(TransferLine.on_way)).where(TransferLine.product_id == sa.bindparam("product")),
    TransferLine,
)
_TOTALS = Prepared(
    sa.select(sa.func.count(TransferLine.product_id.distinct()), sa.func.sum(TransferLine.value)).where(
        TransferLine.on_way != 0
    ),
    TransferLine,
)
