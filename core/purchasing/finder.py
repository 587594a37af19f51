"""How names lead to suppliers, and how numbers and suppliers' names lead to orders."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from core.acts.finding import SHOWN, Candidate, Finder, Found, NamesFinder
from core.blocks import Day, say

_NUMBER = re.compile(r"^\D{0,40}?(\d{1,9})$")


class SupplierFinder(NamesFinder):
    """By the index of names; archived suppliers only by their own buttons."""

    def __init__(self) -> None:
        super().__init__("supplier")

    def by_id(self, ctx: Any, record_id: int) -> Candidate | None:
        from core.purchasing import queries

        supplier = queries.supplier(ctx.session, record_id)
        return Candidate(supplier.id, supplier.name) if supplier else None


class PurchaseFinder(Finder):
    """The latest year's order of a number, else a supplier's orders that are not finished."""

    kind = "purchase"

    def by_name(self, ctx: Any, typed: str) -> Found:
        from core.purchasing import queries

        number = _NUMBER.match(typed.strip())
        if number:
            return Found(self._shown(ctx, queries.numbered(ctx.session, int(number.group(1)))))
        whose = ctx.finder("supplier").by_name(ctx, typed)
        ids = [candidate.id for candidate in whose.candidates[:SHOWN]]
        found = queries.unfinished(ctx.session, SHOWN + 1, ids) if ids else []
        return Found(self._shown(ctx, found), exact=whose.exact)

    def by_id(self, ctx: Any, record_id: int) -> Candidate | None:
        from core.purchasing.models import Purchase

        purchase = ctx.session.get(Purchase, record_id)
        if purchase is None or purchase.company_id != ctx.session.company_id:
            return None
        return Candidate(purchase.id, _name(ctx, purchase))

    def likely(self, ctx: Any, limit: int) -> list[Candidate]:
        from core.purchasing import queries

        return self._shown(ctx, queries.unfinished(ctx.session, limit))

    def _shown(self, ctx: Any, purchases: Sequence[Any]) -> list[Candidate]:
        from core.purchasing import queries

        names = queries.names_of(ctx.session, {one.supplier_id for one in purchases})
        return [
            Candidate(
                one.id,
                _name(ctx, one),
                say("purchasing-detail", supplier=names[one.supplier_id], day=Day(one.day)),
            )
            for one in purchases
        ]


def _name(ctx: Any, purchase: Any) -> str:
    return str(purchase.number) if purchase.state != "draft" else ctx.say(say("purchasing-draft"))
