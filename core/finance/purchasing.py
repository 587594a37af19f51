"""Which items goods are bought under: their sums are in the cost of what is sold, not in expenses."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.acts.finding import fold, stems
from core.finance.models import Item
from core.words import stem


def purchase_items(ctx: Ctx) -> set[int]:
    """Items under which goods are bought, as told or by the words of their names."""
    return {item.id for item in ctx.session.scalars(sa.select(Item)) if is_purchase(ctx, item)}


def is_purchase(ctx: Ctx, item: Item) -> bool:
    """As somebody has said; else by the words of its name, where the company has such goods."""
    if item.purchase is not None:
        return item.purchase
    own = set(stems(item.name))
    if own & _words("buying"):
        return bool(ctx.finder("product").likely(ctx, 1))
    found = [ctx.finder("product").by_name(ctx, word) for word in own & _words("goods")]
    return any(one.exact and one.candidates for one in found)


@cache
def _words(kind: str) -> frozenset[str]:
    import yaml

    listed = yaml.safe_load(files("core.finance").joinpath("purchases.yaml").read_text("utf-8"))
    return frozenset(stem(fold(word)) for word in listed[kind].split())
