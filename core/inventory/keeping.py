"""Writing products and taking them back: for this room's actions, and for rooms that meet new goods."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from core.acts.ctx import Ctx
from core.inventory.batches.models import Batch, BatchBalance, BatchMove
from core.inventory.events import ProductAdded, ProductPutAway
from core.inventory.kits.composition import kits_with
from core.inventory.kits.models import KitPart
from core.inventory.kits.refusals import PartOfKit
from core.inventory.models import (
    Balance,
    Barcode,
    Movement,
    Pack,
    PriceChange,
    Product,
    ProductKind,
    name_key,
)
from core.inventory.refusals import BarcodeTaken

UNIT = "pcs"


def write_product(
    ctx: Ctx,
    name: str,
    *,
    kind: ProductKind = "goods",
    unit: str = UNIT,
    price: int | None = None,
    cost: int | None = None,
    category: str | None = None,
    low_level: int | None = None,
    barcodes: Sequence[str] = (),
) -> Product:
    """A new product in the list and in the index of names. Prices are 1/10 000, `unit` a code or a word.

    Nothing is checked for likeness. Raises BarcodeTaken.
    """
    shown = " ".join(name.split())[:300]
    product = Product(
        name=shown,
        name_key=name_key(shown),
        kind=kind,
        unit=unit,
        price=price,
        cost=cost,
        category=category or None,
        low_level=low_level,
        archived=False,
        edits=0,
        created_at=ctx.now,
    )
    ctx.session.add(product)
    ctx.session.flush()
    for code in barcodes:
        give_barcode(ctx, product, code)
    ctx.name("product", product.id, shown)
    ctx.emit(ProductAdded(product.id, shown))
    return product


def give_barcode(ctx: Ctx, product: Product, code: str) -> Barcode:
    """Let a code stand for a product; an archived product gives its code up. Raises BarcodeTaken."""
    holder = ctx.session.scalar(sa.select(Barcode).where(Barcode.code == code))
    if holder is None:
        holder = Barcode(product_id=product.id, code=code)
        ctx.session.add(holder)
    elif holder.product_id != product.id:
        other = ctx.get(Product, holder.product_id)
        if not other.archived:
            raise BarcodeTaken(barcode=code, product=other.name)
        holder.product_id = product.id
    ctx.session.flush()
    return holder


def put_away(ctx: Ctx, product: Product) -> None:
    """Archive: no longer listed or found by name; its past stays. Raises PartOfKit."""
    kits = [kit for kit in kits_with(ctx.session, [product.id]) if not kit.archived]
    if kits:
        raise PartOfKit(product=product.name, kit=kits[0].name, more=len(kits) - 1)
    product.archived = True
    ctx.unname("product", product.id)
    ctx.emit(ProductPutAway(product.id, archived=True))


def bring_back(ctx: Ctx, product: Product) -> None:
    product.archived = False
    ctx.name("product", product.id, product.name)
    ctx.emit(ProductPutAway(product.id, archived=False))


def remove_unused(ctx: Ctx, product: Product) -> bool:
    """Take a product back if it never moved, is unedited and nothing stands on it. True when it is gone."""
    moved = ctx.session.scalar(sa.select(Movement.id).where(Movement.product_id == product.id).limit(1))
    if moved is not None or product.edits:
        return False
    product_id = product.id
    try:
        with ctx.session.begin_nested():
            ctx.session.execute(sa.delete(KitPart).where(KitPart.kit_id == product_id))
            for owned in (Barcode, Pack, PriceChange, BatchMove, BatchBalance, Batch, Balance):
                ctx.session.execute(sa.delete(owned).where(owned.product_id == product_id))
            ctx.session.delete(product)
            ctx.session.flush()
    except IntegrityError:
        return False
    ctx.unname("product", product_id)
    ctx.emit(ProductPutAway(product_id, archived=True))
    return True
