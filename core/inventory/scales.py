"""Codes that a shop's scales print: two figures of a prefix, five of the goods, five inside, a check."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from core.acts.ctx import Ctx
from core.acts.rights import CompanySettings
from core.blocks import Act, Button, say
from core.companies.models import Company
from core.inventory.models import Product
from core.inventory.packs import Coded, code_held
from core.inventory.refusals import PriceInside
from core.money import PRICE_SCALE, QUANTITY_SCALE, exponent, half_up

Holds = Literal["weight", "sum", "whole_sum"]
"""The five figures inside: grams or pieces, a sum in minor units, a sum in major ones."""
_NAMED, _INSIDE = slice(0, 7), slice(7, 12)
"""Signs that name the goods together with the prefix, and the figures inside."""
_ITEM = slice(2, 7)
_PIECES = ("pcs", "pack", "set", "pair")
_FINE = ("g", "ml")
HOLDS: dict[str, Holds] = {"weight": "weight", "sum": "sum", "whole_sum": "whole_sum"}


def scales_of(settings: CompanySettings) -> dict[str, Holds]:
    """The prefixes a company's scales print, and what each has inside."""
    told = (part.split(":", 1) for part in settings.scales.split())
    return {prefix: HOLDS[holds] for prefix, holds in told}


def kept(ctx: Ctx) -> dict[str, Holds]:
    """The prefixes as they are in this very transaction."""
    return scales_of(CompanySettings.of(ctx.get(Company, ctx.company.id).settings))


def keep(ctx: Ctx, scales: Mapping[str, Holds]) -> None:
    """Let these prefixes be those of scales."""
    company = ctx.get(Company, ctx.company.id)
    said = " ".join(f"{prefix}:{holds}" for prefix, holds in sorted(scales.items()))
    others = {name: value for name, value in company.settings.items() if name != "scales"}
    ctx.changed("scales", company.settings.get("scales"), said or None)
    company.settings = {**others, "scales": said} if said else others
    ctx.session.flush()


def weighed(ctx: Ctx, code: str) -> Coded | None:
    """The goods of a scale's code, its check sign right, with the quantity inside.

    Goods are tied by the first seven signs; under a prefix of the company's scales by the item code too,
    with its zeros or without. Raises PriceInside.
    """
    holds = scales_of(ctx.company.settings).get(code[:2])
    known = code_held(ctx.session, code[_NAMED])
    if known is None and holds is not None:
        item = code[_ITEM]
        known = code_held(ctx.session, item) or code_held(ctx.session, item.lstrip("0"))
    if known is None:
        return None
    inside = int(code[_INSIDE])
    if holds in ("sum", "whole_sum"):
        worth = inside * (10 ** exponent(ctx.company.currency) if holds == "whole_sum" else 1)
        return _of_sum(ctx, known.product, worth)
    return Coded(known.product, known.product.unit, _quantity(known.product, inside))


def _quantity(product: Product, inside: int) -> int:
    """Grams (or pieces) in 1/1000 of the product's unit."""
    return inside * QUANTITY_SCALE if product.unit in (*_FINE, *_PIECES) else inside


def _of_sum(ctx: Ctx, product: Product, total: int) -> Coded:
    """So much as the sum inside buys at the price on the card. Raises PriceInside."""
    if not product.price:
        button = Button(
            say("inventory-button-set-price"),
            Act("inventory.set_price", {"product": {"id": product.id, "name": product.name}}),
            style="primary",
        )
        raise PriceInside(product=product.name, amount=ctx.money(total), offers=[button])
    scale = PRICE_SCALE * QUANTITY_SCALE
    quantity = half_up(total * scale, product.price * 10 ** exponent(ctx.company.currency))
    return Coded(product, product.unit, quantity, total)
