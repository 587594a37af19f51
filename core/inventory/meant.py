"""Goods that a word means: those of a category, or whose name holds it."""

from __future__ import annotations

from collections.abc import Sequence

from core.acts.finding import stems
from core.inventory.models import Product


def of_kind(goods: Sequence[Product], words: str) -> list[Product]:
    """Those whose name and category hold all these words, in any form."""
    parts = set(stems(words))
    return [product for product in goods if parts and parts <= _words(product)]


def _words(product: Product) -> set[str]:
    return set(stems(f"{product.name} {product.category or ''}"))
