"""Queries about goods written off; documents that were annulled count for nothing."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa

from core.inventory.models import Movement, Product, StockDocument
from core.inventory.queries import PAGE
from core.tenancy import HouseSession

Days = tuple[date, date] | None


class Loss(NamedTuple):
    """A line of a write-off; quantity and value as the ledger has them, below zero."""

    movement: int
    day: date
    product: str
    unit: str
    quantity: int
    value: int
    reason: str | None


def _lines(*columns: Any) -> sa.Select[Any]:
    return (
        sa.select(*columns)
        .select_from(StockDocument)
        .join(Movement, Movement.document_id == StockDocument.id)
        .where(
            StockDocument.kind == "write_off",
            StockDocument.annulled.is_(False),
            Movement.document_kind == "write_off",
        )
    )


def losses(session: HouseSession, days: Days, before: tuple[date, int] | None) -> list[Loss]:
    """Lines of write-offs, the latest first; one more than fits when another page follows."""
    query = _lines(
        Movement.id,
        StockDocument.day,
        Product.name,
        Product.unit,
        Movement.quantity,
        Movement.value,
        StockDocument.reason,
    ).join(Product, Product.id == Movement.product_id)
    if days is not None:
        query = query.where(StockDocument.day.between(*days))
    if before is not None:
        query = query.where(sa.tuple_(StockDocument.day, Movement.id) < before)
    ordered = query.order_by(StockDocument.day.desc(), Movement.id.desc()).limit(PAGE + 1)
    return [Loss(*row) for row in session.execute(ordered)]


def lost(session: HouseSession, days: tuple[date, date]) -> int:
    """What the goods written off in these days had cost, minor units."""
    query = _lines(sa.func.coalesce(sa.func.sum(-Movement.value), 0))
    return int(session.scalar(query.where(StockDocument.day.between(*days))) or 0)
