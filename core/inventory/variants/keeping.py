"""Writing families and taking them back; who belongs to one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.inventory import queries
from core.inventory.keeping import UNIT, remove_unused, write_product
from core.inventory.models import Product, name_key
from core.inventory.variants.models import Family, Variant
from core.inventory.variants.wording import Combination, also_typed
from core.tenancy import HouseSession


@dataclass(frozen=True, slots=True)
class Common:
    """What new variants share: prices in 1/10 000."""

    price: int | None = None
    cost: int | None = None
    unit: str = UNIT
    category: str | None = None


@dataclass(slots=True)
class Written:
    """What an act has made of a family."""

    family: Family
    is_new: bool
    made: list[Product] = field(default_factory=list)
    joined: list[Product] = field(default_factory=list)
    """Goods of such a name that were there before."""


def family_named(session: HouseSession, name: str) -> Family | None:
    return session.scalar(sa.select(Family).where(Family.name_key == name_key(name)))


def variants_of(session: HouseSession, family_id: int) -> Sequence[tuple[Product, Variant]]:
    """The listed variants of a family, in their order."""
    query = (
        sa.select(Product, Variant)
        .join(Variant, Variant.product_id == Product.id)
        .where(Variant.family_id == family_id, Product.archived.is_(False))
    )
    rows = session.execute(query.order_by(Variant.position, Product.name_key)).all()
    return [(row[0], row[1]) for row in rows]


def write_family(ctx: Ctx, name: str, wanted: Sequence[Combination], common: Common) -> Written:
    """Add what of the wanted variants is not there yet; goods of the very name become variants."""
    known = family_named(ctx.session, name)
    written = Written(known or _new_family(ctx, name), known is None)
    held = {tuple(variant.options) for _, variant in variants_of(ctx.session, written.family.id)}
    position = len(held)
    for combination in wanted:
        if combination.options in held:
            continue
        product = queries.namesake(ctx.session, combination.named(written.family.name))
        if product is None:
            product = _made(ctx, written.family, combination, common)
            written.made.append(product)
        else:
            written.joined.append(product)
        position += 1
        _join(ctx, written.family, product, combination, position)
    return written


def _new_family(ctx: Ctx, name: str) -> Family:
    shown = " ".join(name.split())[:200]
    family = Family(name=shown[:1].upper() + shown[1:], name_key=name_key(shown), created_at=ctx.now)
    ctx.session.add(family)
    ctx.session.flush()
    ctx.name("family", family.id, family.name)
    return family


def _made(ctx: Ctx, family: Family, combination: Combination, common: Common) -> Product:
    return write_product(
        ctx,
        combination.named(family.name),
        unit=common.unit,
        price=common.price,
        cost=common.cost,
        category=common.category or family.name,
    )


def _join(ctx: Ctx, family: Family, product: Product, combination: Combination, position: int) -> None:
    row = ctx.session.get(Variant, product.id) or Variant(product_id=product.id)
    row.family_id, row.position, row.options = family.id, position, list(combination.options)
    ctx.session.add(row)
    ctx.session.flush()
    ctx.name("product", product.id, product.name, *also_typed(family.name, combination.options))


def drop(ctx: Ctx, family: Family, made: Sequence[Product], joined: Sequence[Product]) -> list[Product]:
    """Take variants back that nobody used; answers those that stay. A family without any is gone."""
    used = [product for product in made if not _dropped(ctx, product)]
    for product in joined:
        _leave(ctx, product)
    if (
        ctx.session.scalar(sa.select(Variant.product_id).where(Variant.family_id == family.id).limit(1))
        is None
    ):
        ctx.unname("family", family.id)
        ctx.session.delete(family)
        ctx.session.flush()
    return used


def _dropped(ctx: Ctx, product: Product) -> bool:
    row = ctx.session.get(Variant, product.id)
    told = None if row is None else (row.family_id, row.position, list(row.options))
    _leave(ctx, product)
    if remove_unused(ctx, product):
        return True
    if told is not None:
        back = Variant(product_id=product.id, family_id=told[0], position=told[1], options=told[2])
        ctx.session.add(back)
        ctx.session.flush()
    return False


def _leave(ctx: Ctx, product: Product) -> None:
    row = ctx.session.get(Variant, product.id)
    if row is not None:
        ctx.session.delete(row)
        ctx.session.flush()
