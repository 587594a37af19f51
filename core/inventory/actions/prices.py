"""Selling prices: one, or many at once by per cent."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import sqlalchemy as sa
from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import AssortmentRef, GoodsRef, Percent, Price, Title
from core.acts.register import Asked, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Block, Column, Fact, Facts, Receipt, Table, Text, say
from core.blocks import Percent as Share
from core.ids import new_id
from core.inventory import queries, showing
from core.inventory.events import PricesChanged
from core.inventory.meant import of_kind
from core.inventory.models import PriceChange, Product
from core.inventory.refusals import ChangedSince, NothingPriced, NothingToChange, PriceBelowZero, TooMuch
from core.inventory.repricing import by_percent
from core.inventory.variants.keeping import variants_of
from core.inventory.variants.models import Family
from core.money import MAX_PRICE, to_price
from core.tenancy import insert_many

WRITE = Right("inventory", "write")
SHOWN = 40
"""Rows of a table of changed prices; the rest is counted."""


class NewPrice(Asked):
    product: AssortmentRef = Field(description="Goods, as the user named them")
    price: Price = Field(description="What we sell one unit for from now on")


class NewPrices(Asked):
    percent: Percent = Field(description="By how many per cent, with its sign: 10, -5")
    products: list[GoodsRef] | None = Field(None, max_length=200, description="These goods only")
    category: Title | None = Field(None, description="Goods of this category or whose name holds this word")


class PriceBatch(Asked):
    batch: int


@action(
    "inventory.set_price",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="price",
    http="PUT /inventory/products/{product}/price",
)
def set_price(ctx: Ctx, asked: NewPrice) -> Receipt:
    """Set what one unit of a product is sold for. Orders already written keep their prices."""
    family = ctx.session.get(Family, asked.product.id or 0)
    if family is not None:
        return _price_variants(ctx, family, to_price(asked.price))
    product = ctx.get(Product, asked.product.id or 0)
    old, new = product.price, to_price(asked.price)
    if old == new:
        raise NothingToChange(product=product.name)
    batch = write_prices(ctx, [(product, new)])
    title = say("inventory-price-set", product=product.name, price=showing.price(ctx, new))
    fact = Fact(say("field-common-price"), showing.price(ctx, new), change=showing.price(ctx, old))
    return Receipt(
        [Text(say("inventory-price-of", product=product.name), "title"), Facts([fact])],
        title=title,
        undo=Act("inventory.restore_prices", {"batch": batch}),
        subject=("product", product.id),
    )


def _price_variants(ctx: Ctx, family: Family, new: int) -> Receipt:
    """One price for all variants of a product."""
    changed = [(product, new) for product, _ in variants_of(ctx.session, family.id) if product.price != new]
    if not changed:
        raise NothingToChange(product=family.name)
    table = _table(ctx, changed)
    batch = write_prices(ctx, changed)
    title = say("inventory-price-set", product=family.name, price=showing.price(ctx, new))
    undo = Act("inventory.restore_prices", {"batch": batch})
    return Receipt([Text(title, "title"), table], title=title, undo=undo, subject=("family", family.id))


@action(
    "inventory.change_prices", needs=WRITE, risk=Risk.MASS, command="prices", http="POST /inventory/prices"
)
def change_prices(ctx: Ctx, asked: NewPrices) -> Receipt:
    """Raise or lower prices by per cent: of the named goods, of a category, or of all."""
    if asked.percent <= -100 or asked.percent == 0:
        raise PriceBelowZero(percent=_share(asked.percent))
    new = [(product, by_percent(product.price or 0, asked.percent)) for product in _meant(ctx, asked)]
    changed = [(product, price) for product, price in new if price != product.price]
    if not changed:
        raise NothingPriced
    for product, price in changed:
        if price > MAX_PRICE:
            raise TooMuch(product=product.name)
    table = _table(ctx, changed)
    batch = write_prices(ctx, changed)
    way = "raised" if asked.percent > 0 else "lowered"
    title = say(f"inventory-prices-{way}", percent=_share(asked.percent), count=len(changed))
    blocks: list[Block] = [Text(title, "title"), table]
    if len(changed) > SHOWN:
        blocks.append(Text(say("inventory-prices-more", count=len(changed) - SHOWN), "note"))
    return Receipt(blocks, title=title, undo=Act("inventory.restore_prices", {"batch": batch}))


def _share(percent: Decimal) -> Share:
    return Share(abs(int(percent * 100)))


def _meant(ctx: Ctx, asked: NewPrices) -> list[Product]:
    """The priced goods that are meant. Raises NothingPriced."""
    every = queries.priced(ctx.session)
    named = {named.id for named in asked.products or []}
    kind = {product.id for product in of_kind(every, asked.category)} if asked.category else set()
    meant = [
        product
        for product in every
        if (not named and not asked.category) or product.id in named or product.id in kind
    ]
    if not meant:
        raise NothingPriced
    return meant


def _table(ctx: Ctx, changed: Sequence[tuple[Product, int]]) -> Table:
    return Table(
        columns=[
            Column(say("field-common-product")),
            Column(say("inventory-label-was"), "number"),
            Column(say("inventory-label-now"), "number"),
        ],
        rows=[
            [product.name, showing.price(ctx, product.price), showing.price(ctx, price)]
            for product, price in changed[:SHOWN]
        ],
    )


@action("inventory.restore_prices", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def restore_prices(ctx: Ctx, asked: PriceBatch) -> Receipt:
    """Give prices their former values, where they are still what that act made them."""
    query = sa.select(PriceChange).where(PriceChange.batch == asked.batch).order_by(PriceChange.product_id)
    changes = ctx.session.scalars(query).all()
    products = {row.id: row for row in ctx.lock(Product, [change.product_id for change in changes])}
    ours = [change for change in changes if products[change.product_id].price == change.new]
    if not ours:
        raise ChangedSince(product=products[changes[0].product_id].name if changes else "")
    _enter(ctx, [(products[change.product_id], change.old) for change in ours], edits=-1)
    kept = [products[change.product_id].name for change in changes if change not in ours]
    title = say("inventory-prices-restored", count=len(ours))
    notes = [Text(say("inventory-price-kept", product=name), "warning") for name in kept[:SHOWN]]
    return Receipt([Text(title), *notes], title=title)


def write_prices(ctx: Ctx, new: Sequence[tuple[Product, int]]) -> int:
    """Change prices and remember what they were, under one batch."""
    batch = new_id()
    rows = [
        {
            "id": new_id(),
            "batch": batch,
            "product_id": product.id,
            "old": product.price,
            "new": price,
            "at": ctx.now,
            "person_id": ctx.actor.person_id,
        }
        for product, price in new
    ]
    insert_many(ctx.session, PriceChange, rows)
    _enter(ctx, new, edits=1)
    return batch


def _enter(ctx: Ctx, new: Sequence[tuple[Product, int | None]], edits: int) -> None:
    for product, price in new:
        if len(new) <= SHOWN:
            ctx.changed("product.price", product.price, price)
        product.price = price
        product.edits = max(0, product.edits + edits)
    ctx.session.flush()
    ctx.emit(PricesChanged({str(product.id): price for product, price in new}))
