"""Quantities as they are said, in the goods' own units."""

from __future__ import annotations

from decimal import Decimal

from core.acts.ctx import Ctx
from core.blocks import Act, Button, Qty, say
from core.inventory.models import Product
from core.inventory.packs import in_pack
from core.inventory.refusals import PackUnknown, StrangeUnit, TooLittle
from core.inventory.stocked import require_stocked
from core.inventory.units import PACKED, convert, unit_code
from core.money import QUANTITY_SCALE, to_milli


def measured(ctx: Ctx, product: Product, quantity: Decimal, unit: str | None) -> int:
    """A quantity as typed, by the product's packs too, in 1/1000 of its unit.

    Raises NotStocked, KitHasNoStock, PackUnknown, StrangeUnit, TooLittle.
    """
    milli = to_milli(quantity)
    require_stocked(ctx, product, milli)
    if unit is None or not unit.strip():
        return milli
    code = unit_code(unit)
    if code == product.unit:
        return milli
    known = in_pack(ctx.session, product.id, milli, code)
    if known is None:
        known = convert(milli, code, product.unit)
    if known is None and code in PACKED:
        raise _pack_unknown(product, code)
    if known is None:
        raise StrangeUnit(product=product.name, typed=Qty(milli, code), own=Qty(QUANTITY_SCALE, product.unit))
    if known == 0 and milli:
        raise TooLittle(product=product.name)
    return known


def _pack_unknown(product: Product, unit: str) -> PackUnknown:
    """Nobody has said yet how much a box holds: the answer is asked for, and the document goes on."""
    args: dict[str, object] = {"product": {"id": product.id, "name": product.name}, "pack": unit}
    button = Button(say("inventory-button-set-pack"), Act("inventory.set_pack", args), style="primary")
    pack = Qty(QUANTITY_SCALE, unit)
    own = Qty(QUANTITY_SCALE, product.unit)
    return PackUnknown(product=product.name, pack=pack, own=own, offers=[button])
