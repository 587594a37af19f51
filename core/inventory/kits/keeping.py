"""Writing the composition of a kit, and refusing what cannot be one."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.blocks import Act, Button, Qty, say
from core.inventory import showing, ways
from core.inventory.events import ProductBecomesKit
from core.inventory.kits.composition import KIT, kits_with, pieces_of
from core.inventory.kits.models import KitPart
from core.inventory.kits.refusals import (
    KitHasStock,
    KitInItself,
    KitInKit,
    PartNotGoods,
    PartTwice,
)
from core.inventory.kits.showing import kit_words
from core.inventory.ledger import stock_of
from core.inventory.models import Balance, Product, ProductKind
from core.money import from_milli
from core.tenancy import insert_many

PartOf = tuple[Product, int]
"""A part and how much of it (1/1000) one kit takes."""


def set_parts(ctx: Ctx, kit: Product, parts: Sequence[PartOf]) -> None:
    """Make a product a kit of these parts. Raises KitHasStock, KitInKit, KitInItself, PartTwice,
    PartNotGoods."""
    _require_parts(ctx, kit, parts)
    if kit.kind != KIT:
        _require_may_become(ctx, kit)
    ctx.session.flush()
    write(ctx, kit, [(part.id, quantity) for part, quantity in parts], KIT)


def write(ctx: Ctx, kit: Product, parts: Sequence[tuple[int, int]], kind: ProductKind) -> None:
    """Put a composition in the place of the one before, unchecked; none leaves a product of another kind."""
    kit.kind = kind
    ctx.session.flush()
    ctx.session.execute(sa.delete(KitPart).where(KitPart.kit_id == kit.id))
    rows = [
        {"kit_id": kit.id, "part_id": part, "position": position, "quantity": quantity}
        for position, (part, quantity) in enumerate(parts, 1)
    ]
    insert_many(ctx.session, KitPart, rows)


def stored_parts(ctx: Ctx, kit: Product) -> list[tuple[int, int]]:
    """The composition as an undo remembers it: product, quantity."""
    return [(piece.product_id, piece.quantity) for piece in pieces_of(ctx.session, kit.id)]


def _require_parts(ctx: Ctx, kit: Product, parts: Sequence[PartOf]) -> None:
    seen: set[int] = set()
    for part, _ in parts:
        if part.id == kit.id:
            raise KitInItself(product=kit.name)
        if part.kind == KIT:
            inside = kit_words(pieces_of(ctx.session, part.id))
            raise KitInKit(product=part.name, parts=1, inside=inside, kit=kit.name)
        if not part.is_stocked:
            raise PartNotGoods(product=part.name, kit=kit.name)
        if part.id in seen:
            raise PartTwice(product=part.name)
        seen.add(part.id)


def _require_may_become(ctx: Ctx, product: Product) -> None:
    """Only what is empty everywhere, waited for by nobody and no part of another kit."""
    outer = kits_with(ctx.session, [product.id])
    if outer:
        raise KitInKit(product=product.name, parts=0, inside="", kit=outer[0].name)
    held = sa.or_(Balance.on_hand != 0, Balance.reserved != 0, Balance.value != 0)
    query = sa.select(Balance.product_id).where(Balance.product_id == product.id, held)
    on_way = ways.quantity(ctx.session, product.id)
    if on_way or ctx.session.scalar(query.limit(1)) is not None:
        stock = stock_of(ctx.session, [product.id])[product.id]
        raise KitHasStock(
            product=product.name,
            left=Qty(stock.on_hand + on_way, product.unit),
            offers=_write_off(product, stock.on_hand, stock.reserved or on_way),
        )
    ctx.emit(ProductBecomesKit(product.id))


def _write_off(product: Product, on_hand: int, bound: int) -> list[Button]:
    if on_hand <= 0 or bound:
        return []
    line = {"product": showing.named(product), "quantity": f"{from_milli(on_hand).normalize():f}"}
    return [Button(say("inventory-button-write-off"), Act("inventory.write_off", {"lines": [line]}))]
