"""Several new goods written in one act: a newcomer's list, with one card and one way back."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import GoodsRef, Price, Title
from core.acts.register import Asked, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Block, Column, Receipt, Table, Text, Value, say
from core.inventory import queries, showing
from core.inventory.actions.goods import Unit, open_button
from core.inventory.keeping import UNIT, remove_unused, write_product
from core.inventory.models import Product, name_key
from core.inventory.refusals import InUse, SameName
from core.inventory.units import unit_code
from core.money import to_price

WRITE = Right("inventory", "write")


class ListedProduct(Asked):
    """One of the new goods."""

    name: Title = Field(description="Name in the nominative, without price and quantity")
    price: Price | None = Field(None, description="What we sell one unit for")
    cost: Price | None = Field(None, description="What one unit costs us")
    unit: Unit | None = None
    kind: Literal["goods", "service"] = Field(
        "goods", description="goods are kept in stock, a service is not"
    )


class NewProducts(Asked):
    goods: list[ListedProduct] = Field(min_length=1, max_length=200, description="The new goods")


class TheseProducts(Asked):
    products: list[GoodsRef] = Field(min_length=1, max_length=200)


@action("inventory.add_many", needs=WRITE, risk=Risk.REVERSIBLE, http="POST /inventory/products/list")
def add_products(ctx: Ctx, asked: NewProducts) -> Receipt:
    """Add several products or services to the list at once; those that are there already stay as they are."""
    made, known = _written(ctx, asked.goods)
    if not made:
        raise SameName(product=known[0].name, offers=[open_button(known[0])])
    title = say("inventory-added-many", count=len(made))
    blocks: list[Block] = [Text(title, "title"), _table(ctx, made)]
    if known:
        names = ", ".join(f"«{product.name}»" for product in known)
        blocks.append(Text(say("inventory-known-already", names=names), "warning"))
    undo = Act("inventory.remove_many", {"products": [showing.named(product) for product in made]})
    return Receipt(blocks, title=title, undo=undo)


def _written(ctx: Ctx, asked: list[ListedProduct]) -> tuple[list[Product], list[Product]]:
    """New goods, and those on the list already; a name said twice is written once, as said first."""
    made: dict[str, Product] = {}
    known: list[Product] = []
    for one in asked:
        key = name_key(one.name)
        same = made.get(key) or queries.namesake(ctx.session, one.name)
        if same is None:
            made[key] = _write(ctx, one)
        elif key not in made:
            known.append(same)
    return list(made.values()), known


def _write(ctx: Ctx, asked: ListedProduct) -> Product:
    return write_product(
        ctx,
        asked.name,
        kind=asked.kind,
        unit=unit_code(asked.unit or ("service" if asked.kind == "service" else UNIT)),
        price=None if asked.price is None else to_price(asked.price),
        cost=None if asked.cost is None else to_price(asked.cost),
    )


def _table(ctx: Ctx, products: list[Product]) -> Table:
    columns = [Column(say("field-common-product")), Column(say("field-common-price"), "number")]
    rows: list[list[Value]] = [[product.name, showing.price(ctx, product.price)] for product in products]
    if any(product.cost is not None for product in products):
        columns.append(Column(say("field-inventory-cost"), "number", sees="cost"))
        rows = [[*row, showing.price(ctx, product.cost)] for row, product in zip(rows, products, strict=True)]
    return Table(columns=columns, rows=rows)


@action("inventory.remove_many", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def remove_products(ctx: Ctx, asked: TheseProducts) -> Receipt:
    """Take back goods that were just added and are not used; where one is used, all stay."""
    products = [ctx.get(Product, named.id or 0) for named in asked.products]
    for product in products:
        name, used = product.name, open_button(product)
        if not remove_unused(ctx, product):
            raise InUse(product=name, offers=[used])
    title = say("inventory-removed-many", count=len(products))
    return Receipt([Text(title)], title=title)
