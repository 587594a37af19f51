"""What follows when a business changes its currency or moves to another time zone."""

from __future__ import annotations

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.acts.models import Counter
from core.automation.running import move_to_zone
from core.companies.events import CurrencyChanged
from core.companies.models import Company
from core.companies.refusals import CurrencyFixed
from core.money import to_major, to_minor


def change_currency(ctx: Ctx, company: Company, currency: str) -> None:
    """Count in another currency; limits keep their figures. Raises CurrencyFixed where documents bear it."""
    before = company.currency
    if currency == before:
        return
    if ctx.session.scalar(sa.select(Counter.last).limit(1)) is not None:
        raise CurrencyFixed(currency=before)
    company.currency = currency
    limits = {name: company.settings.get(name) for name in ("money_limit", "count_limit")}
    same = {
        name: to_minor(to_major(limit, before), currency)
        for name, limit in limits.items()
        if limit is not None
    }
    company.settings = {**company.settings, **same}
    ctx.session.flush()
    ctx.emit(CurrencyChanged(before, currency))


def change_zone(ctx: Ctx, company: Company, zone: str) -> None:
    """Live by another clock from now on, schedules too; days already written stay."""
    if zone == company.zone:
        return
    company.zone = zone
    ctx.session.flush()
    move_to_zone(ctx.session, zone, ctx.app.clock.now())
