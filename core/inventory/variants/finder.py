"""A name that may mean a whole family: футболка is all of them, футболка белая M is one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from core.acts.finding import Candidate, Finder, Found, NamesFinder, stems
from core.inventory.finder import ProductFinder


class AssortmentFinder(Finder):
    """A family by its own name, else a product as anywhere."""

    kind = "assortment"

    def by_name(self, ctx: Any, typed: str) -> Found:
        families = _FAMILIES.by_name(ctx, typed)
        same = [one for one in families.candidates if len(stems(one.name)) == len(stems(typed))]
        if families.exact and len(same) == 1:
            return Found(same)
        return _GOODS.by_name(ctx, typed)

    def by_names(self, ctx: Any, typed: Sequence[str]) -> list[Found]:
        return [self.by_name(ctx, one) for one in typed]

    def by_id(self, ctx: Any, record_id: int) -> Candidate | None:
        return _GOODS.by_id(ctx, record_id) or _FAMILIES.by_id(ctx, record_id)

    def likely(self, ctx: Any, limit: int) -> list[Candidate]:
        return [*_FAMILIES.likely(ctx, 2), *_GOODS.likely(ctx, limit)][:limit]


_FAMILIES, _GOODS = NamesFinder("family"), ProductFinder()
