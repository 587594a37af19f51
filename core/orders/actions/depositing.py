"""How much of an order the company wants paid before it is confirmed."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.register import Asked, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Percent, Receipt, Said, Text, say
from core.companies.models import Company
from core.orders.refusals import DepositChanged

SET = Right("settings", "write")
Share = Annotated[int, Field(ge=0, le=100)]


class NewDeposit(Asked):
    percent: Share = Field(description="Whole per cent of an order; 0: orders are confirmed without")


class DepositWas(Asked):
    before: int
    after: int


@action("orders.set_deposit", needs=SET, risk=Risk.ADMIN, command="deposit", http="PUT /deposit")
def set_deposit(ctx: Ctx, asked: NewDeposit) -> Receipt:
    """Say how much of an order must be paid before it is confirmed; until then it stays a draft."""
    before = ctx.company.settings.deposit
    _keep(ctx, asked.percent)
    ctx.changed("deposit", before, asked.percent)
    title = _title(asked.percent)
    undo = Act("orders.deposit_back", {"before": before, "after": asked.percent})
    return Receipt([Text(title, "title")], title=title, undo=undo)


def _title(percent: int) -> Said:
    if not percent:
        return say("orders-deposit-off")
    return say("orders-deposit-set", percent=Percent(percent * 100))


def _keep(ctx: Ctx, percent: int) -> None:
    company = ctx.get(Company, ctx.company.id)
    kept = {name: value for name, value in company.settings.items() if name != "deposit"}
    company.settings = {**kept, "deposit": percent} if percent else kept
    ctx.session.flush()


@action("orders.deposit_back", needs=SET, risk=Risk.ADMIN, hidden=True)
def put_deposit_back(ctx: Ctx, asked: DepositWas) -> Receipt:
    """Want as much as before, if it is still what we said."""
    if ctx.get(Company, ctx.company.id).settings.get("deposit", 0) != asked.after:
        raise DepositChanged
    _keep(ctx, asked.before)
    title = _title(asked.before)
    return Receipt([Text(title, "title")], title=title)
