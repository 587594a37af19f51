"""What a company has decided about expiry: may it be sold, and when to be warned."""

from __future__ import annotations

import re
from collections.abc import Mapping

from core.acts.ctx import Ctx
from core.acts.refusals import BadField
from core.acts.rights import CompanySettings
from core.blocks import say
from core.companies.models import Company

Rules = Mapping[str, str | bool | None]
MOST = 6
FARTHEST = 3650


def told(sell_expired: bool | None, steps: str | None) -> dict[str, str | bool | None]:
    """What was asked to be changed, as it is stored: steps as '30 7', the farthest first. Raises BadField."""
    new: dict[str, str | bool | None] = {}
    if sell_expired is not None:
        new["sell_expired"] = sell_expired
    if steps is not None:
        days = sorted({int(day) for day in re.findall(r"\d+", steps)}, reverse=True)
        if not days or len(days) > MOST or not days[-1] > 0 or days[0] > FARTHEST:
            raise BadField(field=say("field-inventory-steps"), why=say("inventory-steps-odd"))
        new["expiry_steps"] = " ".join(map(str, days))
    return new


def kept(ctx: Ctx) -> dict[str, str | bool | None]:
    """The rules as they are."""
    settings = CompanySettings.of(ctx.get(Company, ctx.company.id).settings)
    return {"sell_expired": settings.sell_expired, "expiry_steps": settings.expiry_steps}


def keep(ctx: Ctx, new: Rules) -> None:
    """Change some of them; says so to the log."""
    company = ctx.get(Company, ctx.company.id)
    for name, value in new.items():
        ctx.changed(name, company.settings.get(name), value)
    company.settings = {**company.settings, **new}
    ctx.session.flush()


def steps_of(settings: CompanySettings) -> list[int]:
    """Days before the last good day, the farthest first."""
    return [int(day) for day in settings.expiry_steps.split()]


def in_words(now: Rules) -> str:
    """The steps as a list: '90, 60, 30'."""
    return ", ".join(str(now["expiry_steps"]).split())
