"""Labels of goods: name, price and code, so many of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import GoodsRef, Title, Words
from core.acts.register import Asked
from core.blocks import Act, Button, Price, Qty, Said, say
from core.documents.papers import Composed
from core.documents.refusals import NoCodes, NoLines, TooManyLabels
from core.inventory import queries
from core.inventory.coding import codes_by_product
from core.inventory.keeping import UNIT
from core.inventory.meant import of_kind
from core.inventory.models import Product
from core.inventory.showing import named
from core.money import QUANTITY_SCALE
from core.paper import Label, LabelCode, Labels, LabelSheet

MOST = 1000
"""Labels of one file."""
Copies = Annotated[int, Field(ge=1, le=MOST)]


class LabelLine(Asked):
    product: GoodsRef
    quantity: Copies | None = Field(None, description="How many labels")
    unit: Words | None = Field(None, description="Pieces; says nothing more")


class LookOfLabels(Asked):
    sheet: LabelSheet = Field(description="Paper: a roll of 58×40 or 43×25 mm, or A4 with 24 labels")
    code: LabelCode = Field("barcode", description="What is printed: bars or a QR code")
    uncoded: bool = Field(False, description="Print goods that have no barcode without any")


class NewLabels(LookOfLabels):
    lines: list[LabelLine] = Field(
        min_length=1, max_length=MOST, description="Goods and how many labels of each"
    )
    quantity: Copies = Field(1, description="How many labels of goods for which it is not said")


class AllLabels(LookOfLabels):
    category: Title | None = Field(None, description="Goods of this category only")


def labels_of_lines(ctx: Ctx, asked: NewLabels) -> Composed:
    """Labels of the goods that were named. Raises NoCodes, TooManyLabels."""
    products = queries.by_ids(ctx.session, {line.product.id or 0 for line in asked.lines})
    pairs = [(products[line.product.id or 0], line.quantity or asked.quantity) for line in asked.lines]
    return _composed(ctx, pairs, asked)


def labels_of_all(ctx: Ctx, asked: AllLabels) -> Composed:
    """One label of each of all goods, or of a category. Raises NoCodes, NoLines, TooManyLabels."""
    goods = queries.listed(ctx.session, MOST + 1)
    if asked.category:
        goods = of_kind(goods, asked.category)
    if not goods:
        raise NoLines
    return _composed(ctx, [(product, 1) for product in goods], asked)


def _composed(ctx: Ctx, wanted: Sequence[tuple[Product, int]], look: LookOfLabels) -> Composed:
    if sum(copies for _, copies in wanted) > MOST:
        raise TooManyLabels(most=MOST)
    codes = codes_by_product(ctx.session, {product.id for product, _ in wanted})
    bare = [product for product, _ in wanted if product.is_stocked and product.id not in codes]
    if bare and not look.uncoded:
        raise _no_codes(ctx, bare, look)
    first = wanted[0][0].name
    name = say("documents-labels-file", product=first, more=len(wanted) - 1)
    printed = [
        Label(
            product.name,
            None if product.price is None else Price(product.price, ctx.company.currency),
            codes.get(product.id),
            copies,
            _note(product),
        )
        for product, copies in wanted
    ]
    return Composed("labels", Labels(name, ctx.company.name, look.sheet, look.code, printed), name)


def _note(product: Product) -> Said | None:
    if product.price is None or product.unit in (UNIT, "service"):
        return None
    return say("documents-label-for", quantity=Qty(QUANTITY_SCALE, product.unit))


def _no_codes(ctx: Ctx, bare: Sequence[Product], look: LookOfLabels) -> NoCodes:
    lines = [{"product": named(product)} for product in bare]
    offers = [
        Button(
            say("documents-button-give-codes"), Act("inventory.give_codes", {"lines": lines}), style="primary"
        )
    ]
    again = {**ctx.call.args, "sheet": look.sheet, "code": look.code, "uncoded": True}
    offers.append(Button(say("documents-button-uncoded"), Act(ctx.call.action, again)))
    offered = offers if ctx.may("inventory", "write") else offers[1:]
    return NoCodes(product=bare[0].name, more=len(bare) - 1, offers=offered)
