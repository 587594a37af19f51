"""`check` for serial numbers: as many lie there as goods do, each where its moves have brought it."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from core.blocks import Qty, Said, say
from core.inventory.models import Balance, Product, Warehouse
from core.inventory.serials.models import SerialMove, SerialNumber
from core.money import QUANTITY_SCALE
from core.tenancy import HouseSession


def serial_differences(session: HouseSession) -> Iterator[Said]:
    """Numbers that are not as many as the goods, or not where their moves say."""
    kept = {row.id: row for row in session.scalars(sa.select(Product).where(Product.by_serials))}
    places = (SerialNumber.product_id, SerialNumber.warehouse_id)
    query = (
        sa.select(*places, sa.func.count()).where(SerialNumber.warehouse_id.is_not(None)).group_by(*places)
    )
    counted = {(row[0], row[1] or 0): int(row[2]) for row in session.execute(query)}
    if not kept and not counted:
        return
    names = {row.id: row.name for row in session.scalars(sa.select(Warehouse))}
    balances = sa.select(Balance).where(Balance.product_id.in_(kept)).order_by(Balance.product_id)
    for balance in session.scalars(balances):
        count = counted.pop((balance.product_id, balance.warehouse_id), 0)
        if count * QUANTITY_SCALE != balance.on_hand:
            product = kept[balance.product_id]
            yield say(
                "inventory-check-serials",
                product=product.name,
                warehouse=names[balance.warehouse_id],
                stored=Qty(balance.on_hand, product.unit),
                counted=count,
            )
    for (product_id, warehouse_id), count in sorted(counted.items()):
        strange = session.get(Product, product_id)
        yield say(
            "inventory-check-serials",
            product=strange.name if strange is not None else str(product_id),
            warehouse=names[warehouse_id],
            stored=Qty(0),
            counted=count,
        )
    yield from _astray(session)


def _astray(session: HouseSession) -> Iterator[Said]:
    """Numbers whose place is not the sum of their moves."""
    key = (SerialMove.serial_id, SerialMove.warehouse_id)
    total = sa.func.sum(SerialMove.step)
    moved = session.execute(sa.select(*key, total).group_by(*key).having(total != 0)).all()
    where: dict[int, list[tuple[int, int]]] = {}
    for serial, warehouse, steps in moved:
        where.setdefault(serial, []).append((warehouse, int(steps)))
    for row in session.scalars(sa.select(SerialNumber).order_by(SerialNumber.id)):
        expected = [] if row.warehouse_id is None else [(row.warehouse_id, 1)]
        if where.get(row.id, []) != expected:
            yield say("inventory-check-serial-place", number=row.number)
