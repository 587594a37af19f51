"""Goods in sizes, colours…: all the variants of one product written in one act."""

from __future__ import annotations

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import AssortmentRef, Price, Title, Words
from core.acts.register import Asked, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Block, Receipt, Text, say
from core.inventory import queries, showing
from core.inventory.actions.goods import Unit
from core.inventory.keeping import UNIT
from core.inventory.models import Product
from core.inventory.refusals import InUse, NothingToChange, SameName, TooManyVariants
from core.inventory.units import unit_code
from core.inventory.variants import keeping
from core.inventory.variants import showing as family_showing
from core.inventory.variants.models import Family
from core.inventory.variants.wording import MOST, axes_in, combinations
from core.money import to_price

READ, WRITE = Right("inventory", "read"), Right("inventory", "write")


class NewVariants(Asked):
    name: Title = Field(description="What the variants have in common: футболка")
    variants: Words = Field(
        min_length=1,
        description="Values of each property by commas, properties by semicolons: S, M, L; white, black",
    )
    price: Price | None = Field(None, description="What one is sold for, whichever")
    cost: Price | None = Field(None, description="What one costs us")
    unit: Unit | None = None
    category: Title | None = None


class OneFamily(Asked):
    product: AssortmentRef = Field(description="Product with variants, as the user named it")


class MadeVariants(Asked):
    family: int
    made: list[int] = Field(default_factory=list, max_length=MOST)
    joined: list[int] = Field(default_factory=list, max_length=MOST)


@action(
    "inventory.add_variants",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="variants",
    http="POST /inventory/variants",
)
def add_variants(ctx: Ctx, asked: NewVariants) -> Receipt:
    """Add a product in several variants at once (sizes, colours, flavours): each becomes goods of its own."""
    wanted = combinations(axes_in(asked.variants))
    if not 0 < len(wanted) <= MOST:
        raise TooManyVariants(most=MOST, count=len(wanted))
    plain = queries.namesake(ctx.session, asked.name)
    if plain is not None:
        raise SameName(product=plain.name)
    common = keeping.Common(
        price=None if asked.price is None else to_price(asked.price),
        cost=None if asked.cost is None else to_price(asked.cost),
        unit=unit_code(asked.unit or UNIT),
        category=asked.category,
    )
    written = keeping.write_family(ctx, asked.name, wanted, common)
    if not written.made and not written.joined:
        raise NothingToChange(product=written.family.name)
    return _told(ctx, written)


def _told(ctx: Ctx, written: keeping.Written) -> Receipt:
    family, made, joined = written.family, written.made, written.joined
    title = say("inventory-variants-added", family=family.name, count=len(made) + len(joined))
    blocks: list[Block] = [Text(title, "title"), *family_showing.card(ctx, family)[1:]]
    if joined:
        blocks.append(
            Text(say("inventory-variants-joined", product=joined[0].name, more=len(joined) - 1), "note")
        )
    back: dict[str, object] = {
        "family": family.id,
        "made": [one.id for one in made],
        "joined": [one.id for one in joined],
    }
    return Receipt(
        blocks, title=title, undo=Act("inventory.drop_variants", back), subject=("family", family.id)
    )


@action("inventory.drop_variants", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def drop_variants(ctx: Ctx, asked: MadeVariants) -> Receipt:
    """Take back variants that were just added and are not used."""
    family = ctx.get(Family, asked.family)
    name = family.name
    products = queries.by_ids(ctx.session, [*asked.made, *asked.joined])
    made = [products[one] for one in asked.made if one in products]
    joined = [products[one] for one in asked.joined if one in products]
    used = keeping.drop(ctx, family, made, joined)
    if used:
        raise InUse(product=used[0].name)
    title = say("inventory-removed", product=name)
    return Receipt([Text(title)], title=title)


@action("inventory.variants", needs=READ, risk=Risk.READ, http="GET /inventory/variants/{product}")
def show_variants(ctx: Ctx, asked: OneFamily) -> Receipt:
    """Show a product's variants with prices and what is there of each, and of all together."""
    return shown(ctx, asked.product.id or 0)


def shown(ctx: Ctx, record_id: int) -> Receipt:
    """The card of a family, or of one product where the name is one product's."""
    family = ctx.session.get(Family, record_id)
    if family is not None:
        return Receipt(family_showing.card(ctx, family), subject=("family", family.id))
    product = ctx.get(Product, record_id)
    return Receipt(showing.card(ctx, product), subject=("product", product.id))
