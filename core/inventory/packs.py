"""Packs and printed codes: how much a box holds, what a code stands for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.inventory import gs1
from core.inventory.coding import is_ean
from core.inventory.keeping import give_barcode
from core.inventory.models import Barcode, Pack, Product
from core.money import QUANTITY_SCALE, from_milli, from_price, half_up, unit_price
from core.tenancy import HouseSession

_EAN13 = 13


@dataclass(frozen=True, slots=True)
class Coded:
    """What a code stands for: a product, the pack it is printed on; what is inside of a scale's code."""

    product: Product
    unit: str | None = None
    quantity: int | None = None
    """1/1000 of the unit; None too where the sum inside is in need of a price."""
    total: int | None = None
    """What so much costs by the scale's label, minor units."""
    batch: str | None = None
    expires: date | None = None
    """Of a GS1 code."""


def packs_of(session: HouseSession, product_id: int) -> dict[str, int]:
    """Packs of a product: unit → how much of the product's own unit (1/1000)."""
    query = sa.select(Pack.unit, Pack.quantity).where(Pack.product_id == product_id).order_by(Pack.unit)
    return {row[0]: row[1] for row in session.execute(query)}


def in_pack(session: HouseSession, product_id: int, milli: int, unit: str) -> int | None:
    """So many packs in the product's own unit; None where the product has no such pack."""
    query = sa.select(Pack.quantity).where(Pack.product_id == product_id, Pack.unit == unit)
    held = session.scalar(query)
    return None if held is None else half_up(milli * held, QUANTITY_SCALE)


def set_pack(ctx: Ctx, product: Product, unit: str, quantity: int | None) -> int | None:
    """Say how much a pack holds, or (None) that there is no such pack; answers what it held before."""
    pack = ctx.session.get(Pack, (product.id, unit))
    before = None if pack is None else pack.quantity
    if quantity is None and pack is not None:
        ctx.session.delete(pack)
    elif pack is not None and quantity is not None:
        pack.quantity = quantity
    elif quantity is not None:
        ctx.session.add(Pack(product_id=product.id, unit=unit, quantity=quantity))
    ctx.session.flush()
    ctx.changed(f"pack.{unit}", before, quantity)
    return before


def print_code(ctx: Ctx, product: Product, code: str, unit: str) -> None:
    """Let a code stand for a pack of the product. Raises BarcodeTaken."""
    give_barcode(ctx, product, code).unit = unit
    ctx.session.flush()


def take_code(ctx: Ctx, product: Product, code: str) -> None:
    """A code stands for nothing again."""
    mine = sa.delete(Barcode).where(Barcode.product_id == product.id, Barcode.code == code)
    ctx.session.execute(mine)


def coded(ctx: Ctx, code: str) -> Coded | None:
    """What a code stands for: as it is written down, else with what a scale has put inside."""
    known = code_held(ctx.session, code)
    if known is None and gs1.looks_like(code):
        return _of_parts(ctx, gs1.read(code))
    if known is not None or not is_weighed(code):
        return known
    from core.inventory.scales import weighed

    return weighed(ctx, code)


def tells_more(code: str) -> bool:
    """Is it a code with more inside than the name of the goods?"""
    return is_weighed(code) or gs1.looks_like(code)


def _of_parts(ctx: Ctx, parts: gs1.Parts | None) -> Coded | None:
    """The goods of a GS1 code, with their batch, last day and weight."""
    found = (code_held(ctx.session, code) for code in (parts.codes if parts is not None else ()))
    known = next((one for one in found if one is not None), None)
    if known is None or parts is None:
        return None
    quantity = parts.weight if known.product.unit == "kg" else None
    return replace(known, quantity=quantity, batch=parts.batch, expires=parts.expires)


def code_held(session: HouseSession, code: str) -> Coded | None:
    """The product a code is written down for."""
    query = (
        sa.select(Product, Barcode.unit)
        .join(Barcode, Barcode.product_id == Product.id)
        .where(Barcode.code == code, Product.archived.is_(False))
    )
    row = session.execute(query).first()
    return None if row is None else Coded(row[0], row[1])


def line_of(ctx: Ctx, known: Coded, *, sells: bool) -> dict[str, Any]:
    """A line of a document: the goods with all that their code tells of them."""
    product = known.product
    line: dict[str, Any] = {"product": {"id": product.id, "name": product.name}}
    if known.unit is not None:
        line["unit"] = known.unit
    if known.quantity is not None:
        line["quantity"] = f"{from_milli(known.quantity).normalize():f}"
    if known.batch is not None and not sells:
        line["batch"] = known.batch
    if known.expires is not None and not sells:
        line["expires"] = known.expires.isoformat()
    if sells and known.total is not None and known.quantity:
        price = unit_price(known.total, known.quantity, ctx.company.currency)
        line["price"] = f"{from_price(price).normalize():f}"
    return line


def is_weighed(code: str) -> bool:
    """Is it an EAN-13 of a shop's own scale (20–29), its check sign right?"""
    return len(code) == _EAN13 and code[0] == "2" and is_ean(code)
