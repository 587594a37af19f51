"""From profit to money: every step between what was earned in some days and how money on accounts changed.

All steps come from the ledgers; none is the rest of the others, so their sum is a proof and not a definition.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.finance.models import Posting
from core.reports import queries
from core.reports.periods import Days
from core.reports.result import Result, added, purchases_aside, results
from core.reports.settlements import settled

Step = Literal[
    "receivables",
    "prepayments",
    "outside",
    "stock",
    "supplies",
    "owed_costs",
    "early_costs",
    "owed_income",
    "early_income",
    "owner",
    "loans",
    "other",
]
_PROFITABLE = ("income", "expense")
_KNOWN = ("exchange", "payment", "owner", "loan", *_PROFITABLE)


@dataclass(frozen=True, slots=True)
class Bridge:
    """Profit, the steps to money (+ brings money, − takes it), and what money was before and after."""

    profit: int
    steps: dict[Step, int]
    opening: int
    closing: int

    @property
    def change(self) -> int:
        return self.closing - self.opening

    @property
    def explained(self) -> int:
        """Profit and all steps: equal to `change`."""
        return self.profit + sum(self.steps.values())


def bridge(ctx: Ctx, days: Days) -> Bridge:
    """The bridge over whole days."""
    parts = added(results(ctx, days).values())
    steps = {**_with_customers(ctx, days), **_stock(ctx, days, parts), **_timing(ctx, days)}
    held = queries.held_by_account(ctx.session, days)
    return Bridge(parts.profit, steps, sum(one.opening for one in held), sum(one.closing for one in held))


def _with_customers(ctx: Ctx, days: Days) -> dict[Step, int]:
    moved = settled(ctx.session, days)
    return {
        "receivables": -moved.receivables,
        "prepayments": moved.prepayments,
        "outside": -moved.outside,
    }


def _stock(ctx: Ctx, days: Days, parts: Result) -> dict[Step, int]:
    """Goods bought take money before they cost profit; goods not paid for yet do not take any."""
    used = parts.cost + parts.trued + parts.losses - parts.found
    if not queries.carries_costs(ctx.session, days.end):
        return {"stock": used, "supplies": 0}
    arrived = queries.arrivals(ctx.session, days)
    return {
        "stock": used - arrived,
        "supplies": arrived - queries.paid_on(ctx.session, days, purchases_aside(ctx, days)),
    }


def _timing(ctx: Ctx, days: Days) -> dict[Step, int]:
    """Costs and income of these days paid at another time, and the reverse; money of no other step."""
    aside = purchases_aside(ctx, days)
    cash, due = Posting.cash_day.between(*_ends(days)), Posting.accrual_day.between(*_ends(days))
    found: dict[Step, int] = {}
    for kind, name in (("expense", "costs"), ("income", "income")):
        of_kind = [Posting.kind == kind]
        if aside:
            of_kind.append(sa.or_(Posting.item_id.is_(None), Posting.item_id.not_in(aside)))
        found["owed_costs" if name == "costs" else "owed_income"] = -_sum(ctx, due, sa.not_(cash), *of_kind)
        found["early_costs" if name == "costs" else "early_income"] = _sum(ctx, cash, sa.not_(due), *of_kind)
    found["owner"] = _sum(ctx, cash, Posting.kind == "owner")
    found["loans"] = _sum(ctx, cash, Posting.kind == "loan")
    found["other"] = _sum(ctx, cash, Posting.kind.not_in(_KNOWN))
    return found


def _ends(days: Days) -> tuple[object, object]:
    return days.start, days.end


def _sum(ctx: Ctx, *which: sa.ColumnElement[bool]) -> int:
    return int(ctx.session.scalar(sa.select(sa.func.sum(Posting.amount)).where(*which)) or 0)
