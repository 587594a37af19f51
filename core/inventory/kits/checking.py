"""`check` for kits: each has parts, none lies in stock itself, none is inside another."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from core.blocks import Said, say
from core.inventory.kits.composition import KIT, compositions, kits_with
from core.inventory.models import Balance, Product
from core.tenancy import HouseSession


def kit_differences(session: HouseSession) -> Iterator[Said]:
    """Kits that are not what a kit must be."""
    kits = {row.id: row for row in session.scalars(sa.select(Product).where(Product.kind == KIT))}
    made_of = compositions(session, kits)
    lying = sa.select(Balance.product_id).where(Balance.product_id.in_(kits), Balance.on_hand != 0)
    in_stock = set(session.scalars(lying)) if kits else set()
    for kit_id, kit in sorted(kits.items()):
        if not made_of.get(kit_id):
            yield say("inventory-check-kit-empty", product=kit.name)
        if kit_id in in_stock:
            yield say("inventory-check-kit-stock", product=kit.name)
    for outer in kits_with(session, list(kits)) if kits else ():
        yield say("inventory-check-kit-inside", product=outer.name)
