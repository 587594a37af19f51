"""Planned money: which is open, and on what days it falls due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from core.acts.ctx import Ctx
from core.automation.cron import next_after
from core.finance.models import Item, MoneyPlan

MOST_TIMES = 400
"""Of one plan within any horizon."""


def open_plans(session: Session, limit: int = 500) -> Sequence[tuple[MoneyPlan, Item | None]]:
    """Plans that wait, the nearest first, each with its item."""
    query = (
        sa.select(MoneyPlan, Item)
        .outerjoin(Item, Item.id == MoneyPlan.item_id)
        .where(MoneyPlan.closed.is_(False))
        .order_by(MoneyPlan.due_day, MoneyPlan.id)
        .limit(limit)
    )
    return [(row[0], row[1]) for row in session.execute(query)]


def next_due(ctx: Ctx, cron: str, after: date) -> date:
    """The first day after a day on which a cron expression comes."""
    end_of_day = ctx.moment(datetime.combine(after, time(23, 59)))
    return ctx.day_of(next_after(cron, ctx.company.zone, end_of_day))


def due_days(ctx: Ctx, plan: MoneyPlan, until: date) -> Iterator[date]:
    """Days up to `until` on which a plan is due; what is overdue is due today."""
    day = plan.due_day
    for _ in range(MOST_TIMES):
        if day > until:
            return
        yield max(day, ctx.today)
        if not plan.cron:
            return
        day = next_due(ctx, plan.cron, day)
    return


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of its month."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
