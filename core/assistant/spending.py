"""What the model takes, told and limited by people: /usage and the limit of a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

import sqlalchemy as sa
from pydantic import Field

from core.acts.calls import Missing
from core.acts.ctx import Ctx
from core.acts.fields import Amount
from core.acts.register import Asked, Nothing, Risk, action
from core.acts.rights import Right
from core.assistant.limits import DayLimit, Unit, Whose, limits_of, set_limit
from core.assistant.model.usage import COUNTED, NANO, Spent
from core.assistant.models import ModelUsage
from core.assistant.refusals import LimitNeedsPrices
from core.blocks import Act, Block, Column, Fact, Facts, Money, Receipt, Said, Table, Text, Value, say
from core.money import to_minor

OWN = Right("settings", "write")


@action("assistant.usage", needs=Right.self_, risk=Risk.READ, command="usage", http="GET /assistant/usage")
def usage(ctx: Ctx, asked: Nothing) -> Receipt:
    """Say what the model has taken today and this month, by person, and what is left of the limit."""
    everybody = ctx.may("settings", "read") and not ctx.actor.group
    today, month = _spent(ctx, ctx.today, everybody), _spent(ctx, ctx.today.replace(day=1), everybody)
    blocks: list[Block] = [Text(say("assistant-usage-title"), "title")]
    blocks.append(Facts([*_sums(ctx, today, "today"), *_sums(ctx, month, "month"), *_limits(ctx)]))
    if everybody and len(month) > 1:
        blocks.append(_people(ctx, today, month))
    if ctx.app.model_priced is None and not month:
        blocks.append(Text(say("assistant-usage-no-model"), "note"))
    elif not month:
        blocks.append(Text(say("assistant-usage-nothing"), "note"))
    return Receipt(blocks)


def _spent(ctx: Ctx, since: date, everybody: bool) -> dict[int, Spent]:
    """What each person has taken since a day; one's own alone where the rest is not for the asker."""
    query = (
        sa.select(ModelUsage.person_id, *(sa.func.sum(column) for column in COUNTED))
        .where(ModelUsage.company_id == (ctx.session.company_id or 0), ModelUsage.day >= since)
        .group_by(ModelUsage.person_id)
    )
    if not everybody:
        query = query.where(ModelUsage.person_id == ctx.actor.person_id)
    return {row[0]: Spent(*(int(value) for value in row[1:])) for row in ctx.session.execute(query)}


def _whole(spent: Sequence[Spent]) -> Spent:
    return Spent(
        sum(one.requests for one in spent),
        sum(one.taken for one in spent),
        sum(one.cached for one in spent),
        sum(one.given for one in spent),
        sum(one.nano for one in spent),
        sum(one.voices for one in spent),
        sum(one.heard for one in spent),
    )


def _sums(ctx: Ctx, spent: dict[int, Spent], when: str) -> list[Fact]:
    whole = _whole(list(spent.values()))
    facts = [Fact(say(f"assistant-usage-{when}"), _taken(ctx, whole))]
    if whole.voices:
        minutes = -(-whole.heard // 60)
        spoken = say("assistant-usage-spoken", count=whole.voices, minutes=minutes)
        facts.append(Fact(say(f"assistant-usage-voices-{when}"), spoken))
    return facts


def _taken(ctx: Ctx, spent: Spent) -> Said:
    tokens = spent.taken + spent.given
    if spent.nano:
        return say("assistant-usage-both", money=_money(ctx, spent.nano), tokens=tokens)
    return say("assistant-usage-tokens", tokens=tokens)


def _money(ctx: Ctx, nano: int) -> Money:
    return ctx.money(to_minor(Decimal(nano) / NANO, ctx.company.currency))


def _limits(ctx: Ctx) -> list[Fact]:
    return [
        Fact(say(f"assistant-limit-{limit.whose}"), _amount(ctx, limit))
        for limit in limits_of(ctx.session, ctx.session.company_id).all
    ]


def _amount(ctx: Ctx, limit: DayLimit) -> Value:
    if limit.unit == "tokens":
        return say("assistant-usage-tokens", tokens=limit.most)
    return _money(ctx, limit.most)


def _people(ctx: Ctx, today: dict[int, Spent], month: dict[int, Spent]) -> Table:
    names = ctx.finder("member")
    rows: list[list[Value]] = []
    for person, spent in sorted(month.items(), key=lambda one: (-one[1].nano, -one[1].taken, one[0])):
        found = names.by_id(ctx, person)
        name: Value = found.name if found is not None else say("assistant-usage-somebody")
        rows.append([name, _taken(ctx, today.get(person, Spent())), _taken(ctx, spent)])
    columns = [
        Column(say("field-common-member")),
        Column(say("assistant-usage-today"), "number"),
        Column(say("assistant-usage-month"), "number"),
    ]
    return Table(columns, rows)


class NewLimit(Asked):
    amount: Amount | None = Field(None, description="Money a day, in the company's currency")
    tokens: int | None = Field(None, ge=1, le=10**12, description="Tokens a day instead of money, if said")
    whose: Literal["company", "person"] = Field(
        "company", description="company: all together; person: each of the team"
    )


@action(
    "assistant.set_limit",
    needs=OWN,
    risk=Risk.REVERSIBLE,
    command="limit",
    http="PUT /assistant/limit",
)
def limit_day(ctx: Ctx, asked: NewLimit) -> Receipt:
    """Limit what the assistant's model may take a day: in money or tokens, for all together or for each."""
    if asked.amount is None and asked.tokens is None:
        raise Missing("amount")
    if asked.amount is not None and ctx.app.model_priced is False:
        raise LimitNeedsPrices
    unit: Unit = "money" if asked.amount is not None else "tokens"
    most = int(asked.amount * NANO) if asked.amount is not None else int(asked.tokens or 0)
    return _put(ctx, DayLimit(asked.whose, unit, most), asked.whose)


class NoMoreLimit(Asked):
    whose: Literal["company", "person"] = "company"


@action("assistant.lift_limit", needs=OWN, risk=Risk.REVERSIBLE, command="nolimit")
def lift_limit(ctx: Ctx, asked: NoMoreLimit) -> Receipt:
    """Take the limit of the assistant's model away."""
    return _put(ctx, None, asked.whose)


class OldLimit(Asked):
    whose: Literal["company", "person"]
    unit: Literal["money", "tokens", "none"]
    most: int


@action("assistant.restore_limit", needs=OWN, risk=Risk.REVERSIBLE, hidden=True)
def restore_limit(ctx: Ctx, asked: OldLimit) -> Receipt:
    """The limit becomes what it was."""
    old = None if asked.unit == "none" else DayLimit(asked.whose, asked.unit, asked.most)
    return _put(ctx, old, asked.whose)


def _plain(limit: DayLimit | None) -> str | None:
    return f"{limit.most} {limit.unit}" if limit is not None else None


def _put(ctx: Ctx, limit: DayLimit | None, whose: Whose) -> Receipt:
    before = set_limit(ctx.session, ctx.company.id, limit, whose)
    old = {"whose": whose, "unit": before.unit if before else "none", "most": before.most if before else 0}
    title = say("assistant-limit-lifted", whose=say(f"assistant-limit-of-{whose}"))
    if limit is not None:
        title = say(
            "assistant-limit-set", whose=say(f"assistant-limit-of-{whose}"), amount=_amount(ctx, limit)
        )
    ctx.changed(f"{whose} limit", _plain(before), _plain(limit))
    blocks: list[Block] = [Text(title), Text(say("assistant-limit-then"), "note")]
    return Receipt(
        blocks if limit else blocks[:1], title=title, undo=Act("assistant.restore_limit", dict(old))
    )
