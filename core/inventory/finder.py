"""How names, barcodes and articles lead to goods; how names lead to warehouses."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from core.acts.finding import Candidate, Found, NamesFinder
from core.blocks import Price, Said, say
from core.inventory.models import Product, Warehouse
from core.inventory.packs import coded, line_of, tells_more
from core.inventory.places import warehouses
from core.tenancy import Prepared

_PRODUCT = Prepared(sa.select(Product.id, Product.name).where(Product.id == sa.bindparam("id")), Product)
_WAREHOUSE = Prepared(
    sa.select(Warehouse.id, Warehouse.name).where(Warehouse.id == sa.bindparam("id")), Warehouse
)


class ProductFinder(NamesFinder):
    """By barcode or article, else by the index of names; archived goods only by their own buttons."""

    def __init__(self) -> None:
        super().__init__("product")

    def by_name(self, ctx: Any, typed: str) -> Found:
        found = super().by_name(ctx, typed)
        if found.candidates and found.exact:
            return found
        known = coded(ctx, typed.strip())
        return Found([Candidate(known.product.id, known.product.name)]) if known is not None else found

    def told_by(self, ctx: Any, action: Any, typed: str) -> dict[str, Any] | None:
        """The goods and what their code has inside: quantity, price where they are sold, batch, last day."""
        if not tells_more(typed.strip()):
            return None
        known = coded(ctx, typed.strip())
        return None if known is None else line_of(ctx, known, sells=action.room == "orders")

    def by_id(self, ctx: Any, record_id: int) -> Candidate | None:
        row = _PRODUCT(ctx.session, id=record_id).first()
        return Candidate(row.id, row.name) if row else None

    def detail(self, ctx: Any, ids: list[int]) -> dict[int, Said | str]:
        """The price tells namesakes apart."""
        currency = ctx.company.currency
        rows = ctx.session.execute(sa.select(Product.id, Product.price).where(Product.id.in_(ids)))
        return {
            row.id: say("inventory-detail-price", price=Price(row.price, currency))
            for row in rows
            if row.price is not None
        }


class WarehouseFinder(NamesFinder):
    """By the index of names; suggestions show the main warehouse first."""

    def __init__(self) -> None:
        super().__init__("warehouse")

    def by_id(self, ctx: Any, record_id: int) -> Candidate | None:
        row = _WAREHOUSE(ctx.session, id=record_id).first()
        return Candidate(row.id, row.name) if row else None

    def likely(self, ctx: Any, limit: int) -> list[Candidate]:
        return [Candidate(row.id, row.name) for row in warehouses(ctx.session)[:limit]]
