"""What to buy: goods whose projected stock has come down to their point of reordering.

Projected = on hand − reserved + on the way between warehouses + ordered from suppliers and not here yet, over
all warehouses that sell. The point is the level set for the goods, or what is used while a supplier delivers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.inventory.models import Balance, Movement, Product, TransferLine, Warehouse
from core.money import QUANTITY_SCALE, half_up
from core.purchasing import queries
from core.purchasing.models import AWAITED, Purchase, PurchaseLine, Supplier
from core.tenancy import HouseSession

HISTORY = 30
"""Days by which what is used up a day is told."""
AHEAD = 14
"""Days that what is bought is to last."""
_USED_BY = ("shipment", "return", "write_off")


@dataclass(slots=True)
class Stock:
    """What there is of a product and what is coming, 1/1000 of its unit."""

    on_hand: int = 0
    reserved: int = 0
    coming: int = 0

    @property
    def projected(self) -> int:
        return self.on_hand - self.reserved + self.coming


@dataclass(frozen=True, slots=True)
class Need:
    """So much of a product is to be bought."""

    product: Product
    stock: Stock
    point: int
    used: int
    """Used up in `days`."""
    days: int
    quantity: int
    last: PurchaseLine | None = None
    """The line it was last ordered by."""
    supplier: Supplier | None = None


def needs(ctx: Ctx, history: int = HISTORY) -> list[Need]:
    """What to buy, the emptiest first. Goods that are on order enough are not among it."""
    session = ctx.session
    stocks = _stocks(session)
    used = _used(session, ctx.today - timedelta(days=history - 1))
    query = sa.select(Product).where(Product.archived.is_(False), Product.kind == "goods")
    known = sa.or_(Product.low_level.is_not(None), Product.id.in_(stocks.keys() | used.keys()))
    goods = session.scalars(query.where(known)).all()
    last = queries.last_bought(session, [product.id for product in goods])
    suppliers = _suppliers(session, {supplier for _, supplier in last.values()})
    found: list[Need] = []
    for product in goods:
        line, supplier_id = last.get(product.id, (None, 0))
        supplier = suppliers.get(supplier_id)
        days = max(1, min(history, (ctx.today - ctx.day_of(product.created_at)).days + 1))
        need = _need(
            product, stocks.get(product.id, Stock()), max(0, used.get(product.id, 0)), days, supplier, line
        )
        found += [need] if need is not None else []
    return sorted(
        found, key=lambda one: (one.stock.projected - one.point, one.product.name_key, one.product.id)
    )


def _need(
    product: Product,
    stock: Stock,
    used: int,
    days: int,
    supplier: Supplier | None,
    last: PurchaseLine | None,
) -> Need | None:
    """How much of a product to buy; None while there is enough of it."""
    lead = supplier.lead_days if supplier is not None and supplier.lead_days else 0
    point = max(product.low_level or 0, -(-used * lead // days))
    if stock.projected > point:
        return None
    ahead = max(product.low_level or 0, half_up(used * AHEAD, days))
    wanted = max(1, point + ahead - stock.projected)
    step = last.pack_size if last is not None and last.pack_size else QUANTITY_SCALE
    return Need(product, stock, point, used, days, -(-wanted // step) * step, last, supplier)


def by_supplier(found: Sequence[Need]) -> dict[Supplier | None, list[Need]]:
    """Grouped by whom they were last ordered from, suppliers by name; what has none comes last."""
    groups: dict[int, list[Need]] = {}
    for need in found:
        groups.setdefault(need.supplier.id if need.supplier else 0, []).append(need)
    ordered = sorted(groups.values(), key=_place)
    return {group[0].supplier: group for group in ordered}


def _place(group: Sequence[Need]) -> tuple[bool, str]:
    supplier = group[0].supplier
    return supplier is None, supplier.sort_name if supplier else ""


def _stocks(session: HouseSession) -> dict[int, Stock]:
    found: dict[int, Stock] = {}
    shelves = (
        sa.select(Balance.product_id, sa.func.sum(Balance.on_hand), sa.func.sum(Balance.reserved))
        .join(Warehouse, Warehouse.id == Balance.warehouse_id)
        .where(Warehouse.sellable.is_(True))
        .group_by(Balance.product_id)
    )
    for product, on_hand, reserved in session.execute(shelves):
        found[product] = Stock(int(on_hand), int(reserved))
    for coming in (_on_way(session), _ordered(session)):
        for product, quantity in coming.items():
            found.setdefault(product, Stock()).coming += quantity
    return found


def _on_way(session: HouseSession) -> dict[int, int]:
    query = sa.select(TransferLine.product_id, sa.func.sum(TransferLine.on_way))
    rows = session.execute(query.where(TransferLine.on_way != 0).group_by(TransferLine.product_id))
    return {row[0]: int(row[1]) for row in rows}


def _ordered(session: HouseSession) -> dict[int, int]:
    """What is still to come from suppliers, drafts too: they are looked at already."""
    left = PurchaseLine.quantity - PurchaseLine.received - PurchaseLine.closed
    query = (
        sa.select(PurchaseLine.product_id, sa.func.sum(left))
        .join(Purchase, Purchase.id == PurchaseLine.purchase_id)
        .where(Purchase.state.in_((*AWAITED, "draft")), left > 0)
        .group_by(PurchaseLine.product_id)
    )
    return {row[0]: int(row[1]) for row in session.execute(query)}


def _used(session: HouseSession, since: Any) -> dict[int, int]:
    """What was sold and written off since a day, less what came back."""
    query = (
        sa.select(Movement.product_id, -sa.func.sum(Movement.quantity))
        .where(Movement.day >= since, Movement.document_kind.in_(_USED_BY))
        .group_by(Movement.product_id)
    )
    return {row[0]: int(row[1]) for row in session.execute(query)}


def _suppliers(session: HouseSession, ids: set[int]) -> Mapping[int, Supplier]:
    query = sa.select(Supplier).where(Supplier.id.in_(ids), Supplier.archived.is_(False))
    return {one.id: one for one in session.scalars(query)}
