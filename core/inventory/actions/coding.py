"""Barcodes of the shop's own, for goods that came without."""

from __future__ import annotations

import sqlalchemy as sa
from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import GoodsRef
from core.acts.register import Asked, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Column, Receipt, Table, Text, Value, say
from core.inventory import queries
from core.inventory.coding import codes_by_product, give_codes
from core.inventory.models import Barcode, Product
from core.inventory.refusals import AllCoded

WRITE = Right("inventory", "write")
SHOWN = 40
MOST = 1000


class CodedGoods(Asked):
    product: GoodsRef


class WhichGoods(Asked):
    lines: list[CodedGoods] | None = Field(
        None, max_length=MOST, description="These goods; all goods without a barcode when left out"
    )


class GivenCodes(Asked):
    codes: dict[str, str]


@action(
    "inventory.give_codes",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="give_codes",
    http="POST /inventory/barcodes",
)
def give_own_codes(ctx: Ctx, asked: WhichGoods) -> Receipt:
    """Give goods without a barcode one of the shop's own (EAN-13 of the inner range), to print on labels."""
    bare = _without_code(ctx, asked)
    if not bare:
        raise AllCoded
    given = give_codes(ctx, bare)
    title = say("inventory-codes-given", count=len(bare))
    rows: list[list[Value]] = [[product.name, given[product.id]] for product in bare[:SHOWN]]
    columns = [Column(say("field-common-product")), Column(say("field-inventory-barcode"), "number")]
    table = Table(columns, rows)
    back = {str(product_id): code for product_id, code in given.items()}
    undo = Act("inventory.take_codes", {"codes": back})
    return Receipt([Text(title, "title"), table], title=title, undo=undo)


def _without_code(ctx: Ctx, asked: WhichGoods) -> list[Product]:
    if asked.lines is None:
        coded = sa.select(Barcode.product_id).where(Barcode.unit.is_(None))
        bare = sa.select(Product).where(
            Product.archived.is_(False), Product.kind == "goods", Product.id.not_in(coded)
        )
        return list(ctx.session.scalars(bare.order_by(Product.name_key).limit(MOST)))
    wanted = [line.product.id or 0 for line in asked.lines]
    products = queries.by_ids(ctx.session, wanted)
    known = codes_by_product(ctx.session, wanted)
    return [products[one] for one in dict.fromkeys(wanted) if one in products and one not in known]


@action("inventory.take_codes", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def take_own_codes(ctx: Ctx, asked: GivenCodes) -> Receipt:
    """Take back the codes that an act has given, where they still stand for the same goods."""
    for product_id, code in asked.codes.items():
        mine = sa.delete(Barcode).where(Barcode.product_id == int(product_id), Barcode.code == code)
        ctx.session.execute(mine)
    title = say("inventory-codes-taken", count=len(asked.codes))
    return Receipt([Text(title, "title")], title=title)
