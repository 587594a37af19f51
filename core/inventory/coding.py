"""Codes of the shop's own: EAN-13 of the numbers 20–29, which GS1 leaves to a company's inside."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.inventory.keeping import give_barcode
from core.inventory.models import Barcode, Product
from core.tenancy import HouseSession

_OURS = "2900"
"""Our codes begin with it: scales print theirs from 20 on."""
_WEIGHED = 7
_EVERY_WEIGHT = 10**5
"""Codes of one scale's product: five figures of grams follow its seven signs."""


def check_digit(twelve: str) -> int:
    """The thirteenth figure of an EAN-13."""
    digits = [int(sign) for sign in twelve]
    return -(sum(digits[0::2]) + 3 * sum(digits[1::2])) % 10


def is_ean(code: str) -> bool:
    """Thirteen or eight figures with the right last one."""
    if len(code) not in (8, 13) or not (code.isascii() and code.isdigit()):
        return False
    return check_digit(code[:-1].rjust(12, "0")) == int(code[-1])


def codes_by_product(session: HouseSession, products: Collection[int]) -> dict[int, str]:
    """The code that stands for one unit of each: an EAN if it has one; goods without any are left out."""
    query = sa.select(Barcode).where(Barcode.product_id.in_(products), Barcode.unit.is_(None))
    found: dict[int, str] = {}
    for row in session.scalars(query.order_by(Barcode.id)):
        if row.product_id not in found or (is_ean(row.code) and not is_ean(found[row.product_id])):
            found[row.product_id] = row.code
    return found


def give_codes(ctx: Ctx, products: Sequence[Product]) -> dict[int, str]:
    """A new code of our own for each, one after another; answers them by product."""
    given: dict[int, str] = {}
    number = _last_number(ctx.session)
    for product in products:
        number = _free_after(ctx.session, number)
        given[product.id] = _spelled(number)
        give_barcode(ctx, product, given[product.id])
        ctx.changed(f"barcode.{product.name}", None, given[product.id])
    return given


def _last_number(session: HouseSession) -> int:
    ours = Barcode.code.startswith(_OURS), sa.func.length(Barcode.code) == 13
    last = session.scalar(sa.select(sa.func.max(Barcode.code)).where(*ours))
    return int(last[len(_OURS) : 12]) if last is not None else 0


def _spelled(number: int) -> str:
    twelve = f"{_OURS}{number:08d}"
    return f"{twelve}{check_digit(twelve)}"


def _free_after(session: HouseSession, number: int) -> int:
    """The next number that is no weight of goods whose seven signs a scale prints."""
    number += 1
    scale = sa.select(Barcode.id).where(Barcode.code == _spelled(number)[:_WEIGHED])
    if session.scalar(scale) is not None:
        return _free_after(session, (number // _EVERY_WEIGHT + 1) * _EVERY_WEIGHT - 1)
    return number
