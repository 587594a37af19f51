"""What is told without anybody's act: rooms raise it by the clock, the notifications room spreads it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from core.acts.calls import Actor, Call, How
from core.acts.ctx import Ctx
from core.acts.rights import CompanyFacts, Standing
from core.clock import zone

if TYPE_CHECKING:
    from core.app import App
    from core.tenancy import HouseSession

NOBODY = 0
"""The clock is no member of any company, so every member hears it."""
DAYTIME = range(9, 21)
"""Hours of a company's day in which the clock may speak."""


def is_daytime(company: CompanyFacts, now: datetime) -> bool:
    """Is it an hour of the company's day at which people are told of things?"""
    return now.astimezone(zone(company.zone)).hour in DAYTIME


def tell_due(app: App, session: HouseSession, company: CompanyFacts, now: datetime) -> int:
    """Let every room raise what is due to be told in a company; answers how many notices there were."""
    session.act_for(company.id)
    actor = Actor(NOBODY, company.id, "schedule", locale=company.locale)
    ctx = Ctx(app, session, actor, Call("clock", how=How.SCHEDULE), Standing(company), now)
    for room in app.register.rooms:
        for tell in room.tells:
            tell(ctx)
    if ctx.notices and app.register.spread is not None:
        app.register.spread(ctx, None)
    return len(ctx.notices)
