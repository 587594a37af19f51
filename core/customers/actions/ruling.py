"""The company's own rules of who is new, regular, VIP or asleep."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import sqlalchemy as sa
from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.events import on
from core.acts.fields import Amount
from core.acts.refusals import ChangedSince
from core.acts.register import Asked, Nothing, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Block, Button, Buttons, Fact, Facts, Receipt, Said, Text, Value, say
from core.companies.events import CurrencyChanged
from core.customers.models import Customer, CustomerRules
from core.customers.rules import DEFAULTS, NAMES, Rules, Segment, rules_of
from core.money import to_major, to_minor

READ = Right("customers", "read")
SET = Right("settings", "write")
Days = Annotated[int, Field(ge=1, le=3650)]
Times = Annotated[int, Field(ge=1, le=1000)]


class NewRules(Asked):
    new_days: Days | None = Field(None, description="New for so many days from the first order")
    regular_orders: Times | None = Field(None, description="Regular from so many orders on")
    regular_days: Days | None = Field(None, description="Regular: last order within so many days")
    sleeping_days: Days | None = Field(None, description="Asleep after so many days without an order")
    vip_times: Times | None = Field(None, description="VIP: bought so many times what the average buyer has")
    vip_sum: Amount | None = Field(None, description="VIP: bought for this sum or more")


class RulesBack(Asked):
    before: dict[str, int | None]
    after: dict[str, int | None]


def rule_note(ctx: Ctx, rules: Rules, segment: Segment) -> list[Block]:
    """The rule of a segment in words; everybody and debtors need none."""
    return [] if segment in ("all", "debtors") else [Text(_rule(ctx, rules, segment), "note")]


def _rule(ctx: Ctx, rules: Rules, segment: Segment) -> Said:
    match segment:
        case "new":
            return say("customers-rule-new", days=rules.new_days)
        case "regular":
            return say("customers-rule-regular", orders=rules.regular_orders, days=rules.regular_days)
        case "vip" if rules.vip_sum is not None:
            return say("customers-rule-vip-sum", amount=ctx.money(rules.vip_sum))
        case "vip":
            return say("customers-rule-vip", times=rules.vip_times)
        case _:
            return say("customers-rule-sleeping", days=rules.sleeping_days)


@action("customers.rules", needs=READ, risk=Risk.READ, http="GET /customers/rules")
def show_rules(ctx: Ctx, asked: Nothing) -> Receipt:
    """Say by which rules a customer is new, regular, VIP or asleep."""
    blocks: list[Block] = [Text(say("customers-rules-title"), "title"), _facts(ctx, rules_of(ctx.session))]
    if ctx.may("settings", "write"):
        blocks.append(Text(say("customers-rules-how"), "note"))
    lists = [
        [Button(say(f"customers-list-{name}"), Act("customers.list", {"segment": name})) for name in pair]
        for pair in (("new", "regular"), ("vip", "sleeping"))
    ]
    return Receipt([*blocks, Buttons(lists)])


def _facts(ctx: Ctx, rules: Rules) -> Facts:
    segments: tuple[Segment, ...] = ("new", "regular", "vip", "sleeping")
    return Facts([Fact(say(f"customers-list-{name}"), _rule(ctx, rules, name)) for name in segments])


@action("customers.set_rules", needs=SET, risk=Risk.ADMIN, http="PATCH /customers/rules")
def set_rules(ctx: Ctx, asked: NewRules) -> Receipt:
    """Set from when on a customer is new, regular, VIP or asleep."""
    given = asked.model_dump(exclude_none=True)
    if "vip_sum" in given:
        given["vip_sum"] = ctx.minor(given["vip_sum"])
    elif "vip_times" in given:
        given["vip_sum"] = None
    if not given:
        return show_rules(ctx, Nothing())
    before = asdict(rules_of(ctx.session))
    after = {**before, **given}
    changed = [name for name in NAMES if before[name] != after[name]]
    _keep(ctx, after)
    for name in changed:
        ctx.changed(name, before[name], after[name])
    title = say("customers-rules-set")
    return Receipt(
        [Text(title, "title"), _facts(ctx, Rules(**after))],
        title=title,
        undo=Act(
            "customers.rules_back",
            {side: {name: held[name] for name in changed} for side, held in _sides(before, after)},
        ),
    )


def _sides(before: dict[str, Value], after: dict[str, Value]) -> list[tuple[str, dict[str, Value]]]:
    return [("before", before), ("after", after)]


def _keep(ctx: Ctx, values: dict[str, int | None]) -> None:
    """The rules as a row; none where they are what everybody has."""
    row = ctx.session.get(CustomerRules, ctx.company.id)
    if row is not None:
        ctx.session.delete(row)
        ctx.session.flush()
    if values != asdict(DEFAULTS):
        ctx.session.add(CustomerRules(company_id=ctx.company.id, **values))
    ctx.session.flush()


@action("customers.rules_back", needs=SET, risk=Risk.ADMIN, hidden=True)
def put_rules_back(ctx: Ctx, asked: RulesBack) -> Receipt:
    """Give the rules their former values, where they still hold ours."""
    now = asdict(rules_of(ctx.session))
    known = {name: asked.before[name] for name in NAMES if name in asked.before}
    if any(now[name] != asked.after.get(name) for name in known):
        raise ChangedSince(what=say("customers-rules-title"))
    _keep(ctx, {**now, **known})
    title = say("customers-rules-put-back")
    return Receipt([Text(title, "title"), _facts(ctx, rules_of(ctx.session))], title=title)


@on(CurrencyChanged)
def count_in_another_currency(ctx: Ctx, event: CurrencyChanged) -> None:
    """The sum of a rule and customers' limits keep their figures in the new currency."""
    rules = rules_of(ctx.session)
    limited = sa.select(Customer).where(Customer.credit_limit.is_not(None))
    for customer in ctx.session.scalars(limited):
        major = to_major(customer.credit_limit or 0, event.before)
        customer.credit_limit = to_minor(major, event.after)
    if rules.vip_sum is not None:
        same = to_minor(to_major(rules.vip_sum, event.before), event.after)
        _keep(ctx, {**asdict(rules), "vip_sum": same})
