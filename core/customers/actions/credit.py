"""How much a customer may owe, and what happens to an order above it."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field

from core.acts.calls import Missing
from core.acts.ctx import Ctx
from core.acts.fields import CustomerRef, Flag, Price
from core.acts.refusals import ChangedSince
from core.acts.register import Asked, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Block, Button, Buttons, Fact, Facts, Receipt, Text, say
from core.companies.models import Company
from core.customers import cards
from core.customers.models import Customer
from core.customers.refusals import Edited, NothingToChange

WRITE = Right("customers", "write")
SET = Right("settings", "write")
Way = Literal["warn", "ask", "refuse"]


class NewLimit(Asked):
    customer: CustomerRef = Field(description="Customer, as the user named them")
    credit_limit: Price | None = Field(None, description="The most they may owe; 0: nothing on credit")
    off: Flag = Field(False, description="No limit any more")


class LimitBack(Asked):
    customer: CustomerRef
    before: int | None = None
    after: int | None = None


class NewWay(Asked):
    above: Way = Field(description="warn: say so; ask: ask first; refuse: refuse the order")


class WayBack(Asked):
    before: str
    after: str


@action("customers.set_limit", needs=WRITE, risk=Risk.REVERSIBLE, http="PUT /customers/{customer}/limit")
def set_limit(ctx: Ctx, asked: NewLimit) -> Receipt:
    """Set the most a customer may owe; orders above it are warned about, asked about or refused."""
    customer = ctx.get(Customer, asked.customer.id or 0)
    if asked.credit_limit is None and not asked.off:
        raise Missing("credit_limit")
    limit = None if asked.off or asked.credit_limit is None else ctx.minor(asked.credit_limit)
    before = customer.credit_limit
    if before == limit:
        raise NothingToChange(customer=customer.name)
    _put(ctx, customer, limit)
    customer.edits += 1
    way = _way_of(ctx)
    title = say("customers-limit-off" if limit is None else "customers-limit-set", name=customer.name)
    blocks: list[Block] = [Text(title, "title")]
    if limit is not None:
        facts = [Fact(say("customers-label-limit"), ctx.money(limit))]
        if customer.owed:
            facts.append(Fact(say("customers-label-owed"), ctx.money(customer.owed)))
        blocks += [Facts(facts), Text(say(f"customers-over-limit-{way}"), "note")]
    return Receipt(
        [*blocks, *_ways(ctx, way), Buttons([[cards.card_button(customer)]])],
        title=title,
        undo=Act(
            "customers.limit_back", {"customer": cards.named(customer), "before": before, "after": limit}
        ),
        subject=("customer", customer.id),
    )


def _ways(ctx: Ctx, now: str) -> list[Block]:
    """What else could happen to an order above a limit, for those who decide it."""
    if not ctx.may("settings", "write"):
        return []
    others = [way for way in get_args(Way) if way != now]
    row = [
        Button(say(f"customers-button-way-{way}"), Act("customers.over_limit", {"above": way}))
        for way in others
    ]
    return [Buttons([row])]


def _put(ctx: Ctx, customer: Customer, limit: int | None) -> None:
    """The first limit of a company makes its orders look at limits."""
    ctx.changed("customer.credit_limit", customer.credit_limit, limit)
    customer.credit_limit = limit
    if limit is not None and not ctx.company.settings.over_limit:
        _keep_way(ctx, "warn")
    ctx.session.flush()


def _way_of(ctx: Ctx) -> str:
    return ctx.company.settings.over_limit or "warn"


def _keep_way(ctx: Ctx, way: str) -> None:
    company = ctx.get(Company, ctx.company.id)
    kept = {name: value for name, value in company.settings.items() if name != "over_limit"}
    company.settings = {**kept, "over_limit": way} if way else kept
    ctx.session.flush()


@action("customers.limit_back", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def put_limit_back(ctx: Ctx, asked: LimitBack) -> Receipt:
    """Give a customer the former limit, where it still is the one that was set."""
    customer = ctx.get(Customer, asked.customer.id or 0)
    if customer.credit_limit != asked.after:
        raise Edited(customer=customer.name)
    ctx.changed("customer.credit_limit", customer.credit_limit, asked.before)
    customer.credit_limit = asked.before
    customer.edits -= 1
    ctx.session.flush()
    title = say("customers-put-back", name=customer.name)
    return Receipt([Text(title, "title")], title=title, subject=("customer", customer.id))


@action("customers.over_limit", needs=SET, risk=Risk.ADMIN, hidden=True)
def set_way(ctx: Ctx, asked: NewWay) -> Receipt:
    """Decide what happens to an order above a customer's limit: a warning, a question, a refusal."""
    before = ctx.company.settings.over_limit
    ctx.changed("over_limit", before, asked.above)
    _keep_way(ctx, asked.above)
    title = say("customers-way-set")
    return Receipt(
        [Text(title, "title"), Text(say(f"customers-over-limit-{asked.above}"))],
        title=title,
        undo=Act("customers.way_back", {"before": before, "after": asked.above}),
    )


@action("customers.way_back", needs=SET, risk=Risk.ADMIN, hidden=True)
def put_way_back(ctx: Ctx, asked: WayBack) -> Receipt:
    """What happens above a limit is as it was before."""
    if ctx.company.settings.over_limit != asked.after:
        raise ChangedSince(what=say("customers-way-set"))
    _keep_way(ctx, asked.before)
    title = say("customers-way-back")
    return Receipt([Text(title, "title")], title=title)
