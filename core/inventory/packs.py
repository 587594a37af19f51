"""Packs and printed codes: how much a box holds, what a code stands for, codes with the weight inside."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.inventory.keeping import give_barcode
from core.inventory.models import Barcode, Pack, Product
from core.money import QUANTITY_SCALE, half_up
from core.tenancy import HouseSession

_EAN13 = 13
_WEIGHED = 7
"""Signs of a scale's code that name the product: 2x and five more; five of grams and a check sign follow."""


@dataclass(frozen=True, slots=True)
class Coded:
    """What a code stands for: a product, the pack it is printed on, the quantity it has inside (1/1000)."""

    product: Product
    unit: str | None = None
    quantity: int | None = None


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


def coded(session: HouseSession, code: str) -> Coded | None:
    """What a code stands for: as it is written down, else with the weight a scale has put inside."""
    known = _known(session, code)
    if known is not None or not _is_weighed(code):
        return known
    known = _known(session, code[:_WEIGHED])
    if known is None:
        return None
    grams = int(code[_WEIGHED : _EAN13 - 1])
    in_grams = known.product.unit in ("g", "ml")
    return Coded(known.product, known.product.unit, grams * QUANTITY_SCALE if in_grams else grams)


def _known(session: HouseSession, code: str) -> Coded | None:
    query = (
        sa.select(Product, Barcode.unit)
        .join(Barcode, Barcode.product_id == Product.id)
        .where(Barcode.code == code, Product.archived.is_(False))
    )
    row = session.execute(query).first()
    return None if row is None else Coded(row[0], row[1])


def _is_weighed(code: str) -> bool:
    """Is it an EAN-13 of a shop's own scale (20–29), its check sign right?"""
    if len(code) != _EAN13 or not code.isascii() or not code.isdigit() or code[0] != "2":
        return False
    digits = [int(sign) for sign in code]
    return (sum(digits[0:12:2]) + 3 * sum(digits[1:12:2]) + digits[12]) % 10 == 0
