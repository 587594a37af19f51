"""What the company has decided about deliveries."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import Percent
from core.acts.register import Asked, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Receipt, Said, Text, say
from core.blocks import Percent as Hundredths

SET = Right("settings", "write")
Tolerance = Annotated[Percent, Field(ge=0, le=100)]


class NewTolerance(Asked):
    percent: Tolerance = Field(description="How much more than was ordered is taken without a question")


class ToleranceBack(Asked):
    before: int
    after: int


@action("purchasing.set_tolerance", needs=SET, risk=Risk.ADMIN, http="PUT /purchases/tolerance")
def set_tolerance(ctx: Ctx, asked: NewTolerance) -> Receipt:
    """Say how many per cent more than was ordered a supplier may bring without a question."""
    before, after = ctx.company.settings.over_receipt, int(asked.percent * 100)
    _keep(ctx, after)
    ctx.changed("over_receipt", before, after)
    return Receipt(
        [Text(_said(after))],
        title=_said(after),
        undo=Act("purchasing.tolerance_back", {"before": before, "after": after}),
    )


def _said(hundredths: int) -> Said:
    key = "purchasing-tolerance-set" if hundredths else "purchasing-tolerance-none"
    return say(key, percent=Hundredths(hundredths))


def _keep(ctx: Ctx, hundredths: int) -> None:
    from core.companies.models import Company

    company = ctx.get(Company, ctx.company.id)
    kept = {name: value for name, value in company.settings.items() if name != "over_receipt"}
    company.settings = {**kept, "over_receipt": hundredths} if hundredths else kept
    ctx.session.flush()


@action("purchasing.tolerance_back", needs=SET, risk=Risk.ADMIN, hidden=True)
def put_tolerance_back(ctx: Ctx, asked: ToleranceBack) -> Receipt:
    """Take as much more as before, if it is still as we said."""
    from core.acts.refusals import ChangedSince
    from core.companies.models import Company

    if ctx.get(Company, ctx.company.id).settings.get("over_receipt", 0) != asked.after:
        raise ChangedSince(what=say("field-common-percent"))
    _keep(ctx, asked.before)
    return Receipt([Text(_said(asked.before))], title=_said(asked.before))
