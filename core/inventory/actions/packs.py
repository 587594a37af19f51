"""Packs of a product, and finding a product by its code: typed, or seen in a picture."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from core.acts.calls import Option, Unclear
from core.acts.ctx import Ctx
from core.acts.fields import GoodsRef, Quantity, Words
from core.acts.register import Asked, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Block, Button, Buttons, Fact, Facts, Qty, Receipt, Text, say
from core.inventory import packs, showing
from core.inventory.actions.goods import Code
from core.inventory.batches.naming import batch_called
from core.inventory.ledger import stock_of
from core.inventory.models import Product
from core.inventory.packs import Coded
from core.inventory.refusals import ChangedSince, NothingToChange, PackIsUnit
from core.inventory.stocked import require_stocked
from core.inventory.units import unit_code
from core.money import QUANTITY_SCALE, to_milli

READ, WRITE = Right("inventory", "read"), Right("inventory", "write")
PackName = Annotated[str, Field(min_length=1, max_length=40, description="The pack: коробка, упаковка, box")]
MOST_CODES = 8
MOST_SIGNS = 60
"""A longer text in a picture is an address or a receipt, not a code of goods."""


class NewPack(Asked):
    product: GoodsRef = Field(description="Goods, as the user named them")
    pack: PackName
    quantity: Quantity = Field(description="How much of the product's own unit one pack holds")
    barcode: Code | None = None


class PackBack(Asked):
    product: GoodsRef
    pack: PackName
    ours: int
    old: int | None = None
    barcode: Code | None = None


class CodeQuery(Asked):
    query: Words | None = Field(None, description="Barcode or article")
    codes: list[Words] | None = Field(None, max_length=MOST_CODES, description="All codes of one picture")


@action(
    "inventory.set_pack",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="pack",
    http="PUT /inventory/products/{product}/packs",
)
def set_pack(ctx: Ctx, asked: NewPack) -> Receipt:
    """Say how much a pack of a product holds (a box is 12 pieces), and which barcode is printed on it. From
    then on it may be received, sold and counted by packs."""
    product = ctx.get(Product, asked.product.id or 0)
    require_stocked(ctx, product)
    unit, quantity = unit_code(asked.pack), to_milli(asked.quantity)
    if unit == product.unit:
        raise PackIsUnit(product=product.name, own=Qty(QUANTITY_SCALE, product.unit))
    known = packs.coded(ctx, asked.barcode) if asked.barcode else None
    is_new_code = asked.barcode is not None and known is None
    if packs.packs_of(ctx.session, product.id).get(unit) == quantity and not is_new_code:
        raise NothingToChange(product=product.name)
    old = packs.set_pack(ctx, product, unit, quantity)
    if asked.barcode is not None:
        packs.print_code(ctx, product, asked.barcode, unit)
    pack, holds = Qty(QUANTITY_SCALE, unit), Qty(quantity, product.unit)
    title = say("inventory-pack-set", product=product.name, pack=pack, quantity=holds)
    facts = [Fact(say("field-inventory-barcode"), asked.barcode)] if asked.barcode else []
    back = {"product": showing.named(product), "pack": unit, "ours": quantity, "old": old}
    if is_new_code:
        back["barcode"] = asked.barcode
    blocks: list[Block] = [Text(title), *([Facts(facts)] if facts else []), *_use(ctx, product, unit)]
    return Receipt(
        blocks, title=title, undo=Act("inventory.put_pack_back", back), subject=("product", product.id)
    )


def _use(ctx: Ctx, product: Product, unit: str) -> list[Block]:
    """The pack at work: goods come in by it."""
    line: dict[str, object] = {"lines": [{"product": showing.named(product), "unit": unit}]}
    return [Buttons([[Button(say("inventory-button-receive"), Act("inventory.receive", line))]])]


@action("inventory.put_pack_back", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def put_pack_back(ctx: Ctx, asked: PackBack) -> Receipt:
    """A pack holds again what it held, or is gone with its barcode."""
    product = ctx.get(Product, asked.product.id or 0)
    if packs.packs_of(ctx.session, product.id).get(asked.pack) != asked.ours:
        raise ChangedSince(product=product.name)
    packs.set_pack(ctx, product, asked.pack, asked.old)
    if asked.barcode is not None:
        packs.take_code(ctx, product, asked.barcode)
    title = say("inventory-put-back", product=product.name)
    return Receipt([Text(title)], title=title, subject=("product", product.id))


@action(
    "inventory.find_code", needs=READ, risk=Risk.READ, command="code", http="GET /inventory/products/by-code"
)
def find_code(ctx: Ctx, asked: CodeQuery) -> Receipt:
    """Find the product that a barcode stands for: typed, or read from a picture."""
    codes = list(dict.fromkeys([*(asked.codes or []), *([asked.query] if asked.query else [])]))
    found = {code: held for code in codes if (held := packs.coded(ctx, code.strip())) is not None}
    products = {held.product.id: code for code, held in found.items()}
    if len(products) > 1:
        options = [Option(found[code].product.name, [code], code) for code in products.values()]
        raise Unclear("codes", options, say("inventory-which-code"))
    if found:
        code, held = next(iter(found.items()))
        return _found(ctx, code, held)
    return _unknown(ctx, [code for code in codes if len(code) <= MOST_SIGNS])


def _found(ctx: Ctx, code: str, held: Coded) -> Receipt:
    """The product behind a code, and what is likely done with it."""
    product = held.product
    facts = [Fact(say("field-common-price"), showing.price(ctx, product.price))]
    if product.is_stocked:
        stock = stock_of(ctx.session, [product.id])[product.id]
        facts.append(Fact(say("inventory-label-available"), Qty(stock.available, product.unit)))
    facts.append(Fact(say("field-inventory-barcode"), code))
    pack = packs.packs_of(ctx.session, product.id).get(held.unit or "")
    if pack is not None and held.unit is not None:
        holds = say("inventory-pack", pack=Qty(QUANTITY_SCALE, held.unit), quantity=Qty(pack, product.unit))
        facts.append(Fact(say("inventory-label-pack"), holds))
    elif held.quantity is not None:
        facts.append(Fact(say("field-common-quantity"), Qty(held.quantity, product.unit)))
    if held.batch is not None or held.expires is not None:
        facts.append(Fact(say("inventory-label-batch"), batch_called(held.batch, held.expires)))
    if held.total is not None:
        facts.append(Fact(say("field-common-amount"), ctx.money(held.total)))
    blocks: list[Block] = [Text(say("inventory-card", product=product.name), "title"), Facts(facts)]
    return Receipt([*blocks, _deeds(ctx, held)], subject=("product", product.id))


def _deeds(ctx: Ctx, held: Coded) -> Buttons:
    product = showing.named(held.product)
    line = packs.line_of(ctx, held, sells=False)
    rows = [Button(say("inventory-button-left"), Act("inventory.stock", {"product": product}))]
    if ctx.may("orders", "write"):
        sold = packs.line_of(ctx, held, sells=True)
        rows.insert(0, Button(say("inventory-button-sell"), Act("orders.sell", {"lines": [sold]})))
    if ctx.may("inventory", "write") and held.product.is_stocked:
        rows.insert(0, Button(say("inventory-button-receive"), Act("inventory.receive", {"lines": [line]})))
    return Buttons([rows[:-1], rows[-1:]] if len(rows) > 2 else [rows])


def _unknown(ctx: Ctx, codes: list[str]) -> Receipt:
    """A code nobody has tied to anything: offered to be."""
    if not codes:
        return Receipt([Text(say("inventory-code-of-no-goods"))])
    code = codes[0]
    said: list[Block] = [Text(say("inventory-code-unknown", code=code))]
    if ctx.may("inventory", "write"):
        tie = Button(say("inventory-button-tie"), Act("inventory.change", {"barcode": code}), style="primary")
        new = Button(say("inventory-button-add"), Act("inventory.add", {"barcode": code}))
        said.append(Buttons([[tie, new]]))
    return Receipt(said)
