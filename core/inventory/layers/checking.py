"""`check` for layers: recomputed from their ledger, all together from the balances."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from core.acts.rights import CompanyFacts
from core.blocks import Day, Money, Qty, Said, say
from core.inventory.layers.models import DEBT, Layer, LayerMove
from core.inventory.models import Balance, Product, Warehouse
from core.tenancy import HouseSession

Sums = dict[tuple[Any, ...], tuple[int, int]]


def layer_differences(session: HouseSession, company: CompanyFacts) -> Iterator[Said]:
    """Layers that are not the sum of their moves or are astray, goods that are not that of their layers."""
    key = ("product_id", "warehouse_id", "came", "lot")
    stored, moved = _sums(session, Layer, key), _sums(session, LayerMove, key)
    if not company.settings.fifo and not stored and not moved:
        return
    names = _Names(session, company.currency)
    for at in sorted(stored.keys() | moved.keys()):
        has, should = stored.get(at, (0, 0)), moved.get(at, (0, 0))
        if has != should:
            yield names.layer("inventory-check-layer", at, has, should)
        if _is_astray(at[3], *has):
            yield names.layer("inventory-check-layer-astray", at, has, should)
    yield from _together(session, company, stored, names)


def _together(session: HouseSession, company: CompanyFacts, stored: Sums, names: _Names) -> Iterator[Said]:
    """A company that keeps no layers has none left."""
    together: Sums = {}
    owed = {at[:2] for at, sums in stored.items() if at[3] == DEBT and sums[0]}
    for at, (quantity, value) in stored.items():
        held = together.get(at[:2], (0, 0))
        together[at[:2]] = held[0] + quantity, held[1] + value
        if quantity and at[3] != DEBT and at[:2] in owed:
            yield names.layer("inventory-check-layer-astray", at, (quantity, value), (0, 0))
    balances: Sums = {}
    if company.settings.fifo:
        query = sa.select(Balance.product_id, Balance.warehouse_id, Balance.on_hand, Balance.value)
        balances = {(row[0], row[1]): (int(row[2]), int(row[3])) for row in session.execute(query)}
    for place in sorted(together.keys() | balances.keys()):
        has, should = together.get(place, (0, 0)), balances.get(place, (0, 0))
        if has != should:
            yield names.place("inventory-check-layers", place, has, should)


def _is_astray(lot: int, quantity: int, value: int) -> bool:
    if quantity == 0:
        return value != 0
    if lot == DEBT:
        return quantity > 0 or value > 0
    return quantity < 0 or value < 0


def _sums(session: HouseSession, table: Any, key: tuple[str, ...]) -> Sums:
    columns = [getattr(table, name) for name in key]
    query = sa.select(*columns, sa.func.sum(table.quantity), sa.func.sum(table.value)).group_by(*columns)
    rows = session.execute(query).all()
    return {tuple(row[:-2]): (int(row[-2]), int(row[-1])) for row in rows}


class _Names:
    """Products and warehouses as a report calls them."""

    def __init__(self, session: HouseSession, currency: str) -> None:
        self.currency = currency
        self.products = {row.id: row for row in session.scalars(sa.select(Product))}
        self.warehouses = {row.id: row.name for row in session.scalars(sa.select(Warehouse))}

    def layer(self, text: str, at: tuple[Any, ...], has: tuple[int, int], should: tuple[int, int]) -> Said:
        return self.place(text, at[:2], has, should, day=Day(at[2]))

    def place(
        self, text: str, at: tuple[Any, ...], has: tuple[int, int], should: tuple[int, int], **more: Day
    ) -> Said:
        product = self.products[at[0]]
        return say(
            text,
            product=product.name,
            warehouse=self.warehouses[at[1]],
            stored=Qty(has[0], product.unit),
            counted=Qty(should[0], product.unit),
            worth=Money(has[1], self.currency),
            should=Money(should[1], self.currency),
            **more,
        )
