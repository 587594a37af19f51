"""What stock is worth, and what of it does not move. Read from balances: one row a product and warehouse."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from core.inventory.models import Balance, Product, Warehouse
from core.money import line_total
from core.reports import queries
from core.reports.periods import Days


@dataclass(frozen=True, slots=True)
class Held:
    """A product in stock over all warehouses: quantity in 1/1000, cost and selling price in minor units."""

    product_id: int
    name: str
    unit: str
    category: str | None
    on_hand: int
    value: int
    at_price: int | None
    """None where it has no price."""
    uncosted: bool
    """It came when nobody knew its cost."""
    since: date
    """When its card was written."""


def stock_held(session: Session, currency: str) -> list[Held]:
    """Goods on hand, the costliest first."""
    on_hand, value = sa.func.sum(Balance.on_hand), sa.func.sum(Balance.value)
    query = (
        sa.select(Product.id, Product.name, Product.unit, Product.category, Product.price, Product.created_at)
        .add_columns(on_hand, value, Product.cost.is_(None))
        .join(Balance, Balance.product_id == Product.id)
        .group_by(Product.id)
        .having(on_hand != 0)
        .order_by(value.desc(), Product.id)
    )
    return [
        Held(
            row[0],
            row[1],
            row[2],
            row[3],
            int(row[6]),
            int(row[7]),
            None if row[4] is None else line_total(row[4], int(row[6]), currency),
            not row[7] and bool(row[8]),
            row[5].date(),
        )
        for row in session.execute(query)
    ]


@dataclass(frozen=True, slots=True)
class Place:
    """A warehouse: how many kinds of goods lie there and what they cost, minor units."""

    name: str
    goods: int
    value: int


def places(session: Session) -> list[Place]:
    """Warehouses with goods, the main one first."""
    query = (
        sa.select(Warehouse.name, sa.func.count(), sa.func.sum(Balance.value))
        .join(Balance, Balance.warehouse_id == Warehouse.id)
        .where(Balance.on_hand != 0)
        .group_by(Warehouse.id, Warehouse.name, Warehouse.is_main, Warehouse.name_key)
        .order_by(Warehouse.is_main.desc(), Warehouse.name_key)
    )
    return [Place(row[0], int(row[1]), int(row[2])) for row in session.execute(query)]


def dead(session: Session, currency: str, days: Days) -> list[Held]:
    """Goods on hand that neither left nor came in during the days; cards younger than these are left out."""
    stirred = queries.stirring(session, days)
    return [
        held
        for held in stock_held(session, currency)
        if held.on_hand > 0 and held.product_id not in stirred and held.since < days.start
    ]
