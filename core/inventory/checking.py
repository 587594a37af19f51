"""`check` for stock: balances recomputed from the ledger, every difference named."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from core.acts.rights import CompanyFacts
from core.blocks import Money, Qty, Said, say
from core.inventory.models import Balance, Movement, Product, Warehouse
from core.tenancy import HouseSession


def differences(session: HouseSession, company: CompanyFacts) -> Iterator[Said]:
    """Balances that are not the sum of their movements, or whose value is on the wrong side of zero."""
    moved = _sums(session)
    names = _names(session)
    for balance in session.scalars(sa.select(Balance).order_by(Balance.product_id, Balance.warehouse_id)):
        place = (balance.product_id, balance.warehouse_id)
        product, unit, warehouse = names[place]
        quantity, value = moved.pop(place, (0, 0))
        if balance.on_hand != quantity:
            stored, counted = Qty(balance.on_hand, unit), Qty(quantity, unit)
            yield say(
                "inventory-check-on-hand",
                product=product,
                warehouse=warehouse,
                stored=stored,
                counted=counted,
            )
        if balance.value != value:
            worth, sum_ = Money(balance.value, company.currency), Money(value, company.currency)
            yield say(
                "inventory-check-value", product=product, warehouse=warehouse, stored=worth, counted=sum_
            )
        if _is_astray(balance):
            worth = Money(balance.value, company.currency)
            yield say("inventory-check-astray", product=product, warehouse=warehouse, value=worth)
    for (product_id, _), (quantity, _) in sorted(moved.items()):
        yield say("inventory-check-lost", product=str(product_id), counted=Qty(quantity))


def _is_astray(balance: Balance) -> bool:
    if balance.on_hand == 0:
        return balance.value != 0
    return balance.value < 0 if balance.on_hand > 0 else balance.value > 0


def _sums(session: HouseSession) -> dict[tuple[int, int], tuple[int, int]]:
    query = sa.select(
        Movement.product_id,
        Movement.warehouse_id,
        sa.func.sum(Movement.quantity),
        sa.func.sum(Movement.value),
    ).group_by(Movement.product_id, Movement.warehouse_id)
    return {(row[0], row[1]): (int(row[2]), int(row[3])) for row in session.execute(query)}


def _names(session: HouseSession) -> dict[tuple[int, int], tuple[str, str, str]]:
    query = (
        sa.select(Balance.product_id, Balance.warehouse_id, Product.name, Product.unit, Warehouse.name)
        .join(Product, Product.id == Balance.product_id)
        .join(Warehouse, Warehouse.id == Balance.warehouse_id)
    )
    return {(row[0], row[1]): (row[2], row[3], row[4]) for row in session.execute(query)}
