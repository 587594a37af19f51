"""Currencies: the company's list of rates, and what balances abroad are worth by it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa
from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import Day, Rate, Title
from core.acts.register import Asked, Nothing, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Block, Button, Buttons, Column, Fact, Facts, Receipt, Table, Text, Value, say
from core.blocks import Day as OnDay
from core.finance import queries
from core.finance.entering import held_on
from core.finance.ledger import Entry, post
from core.finance.models import Account, CurrencyRate, Posting
from core.finance.periods import open_day
from core.finance.rates import abroad, plain, priced, rate_on, scaled, to_home
from core.finance.refusals import NothingAbroad, RateChanged

READ, WRITE = Right("finance", "read"), Right("finance", "write")
SHOWN = 30


class NewRate(Asked):
    currency: Title = Field(description="Currency, ISO code or its name")
    rate: Rate = Field(description="What one unit of it costs in the company's currency")
    day: Day | None = Field(None, description="The day the rate is of; today when left out")


class RateWas(Asked):
    currency: str
    day: date
    before: int | None = Field(None, description="Scaled rate that stood there; none when left out")
    ours: int


class ToRevalue(Asked):
    day: Day | None = Field(None, description="The day whose rates are taken; today when left out")


@action(
    "finance.set_rate",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="rate",
    http="PUT /finance/rates",
    when="past",
)
def set_rate(ctx: Ctx, asked: NewRate) -> Receipt:
    """Say what a currency costs from a day on; sums in it are taken at the latest rate up to their day."""
    currency, day, rate = abroad(ctx, asked.currency), open_day(ctx, asked.day), scaled(asked.rate)
    held = _rate_of(ctx, currency, day)
    before = held.rate if held is not None else None
    _keep(ctx, currency, day, rate)
    ctx.changed("rate", plain(before) if before else None, plain(rate))
    title = say("finance-rate-set", currency=currency, rate=priced(rate, ctx.company.currency))
    blocks: list[Block] = [Text(title, "title"), Facts([Fact(say("field-common-day"), OnDay(day))])]
    if not ctx.preview and queries.accounts_in(ctx.session, currency):
        blocks.append(Buttons([[Button(say("finance-button-revalue"), Act("finance.revalue"))]]))
    undo: dict[str, object] = {"currency": currency, "day": day.isoformat(), "before": before, "ours": rate}
    return Receipt(blocks, title=title, undo=Act("finance.rate_back", undo))


@action("finance.rate_back", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def put_rate_back(ctx: Ctx, asked: RateWas) -> Receipt:
    """Let the rate of a day be what it was, if it is still what we said."""
    held = _rate_of(ctx, asked.currency, asked.day)
    if held is None or held.rate != asked.ours:
        raise RateChanged(currency=asked.currency)
    _keep(ctx, asked.currency, asked.day, asked.before)
    title = say("finance-rate-taken-back", currency=asked.currency)
    return Receipt([Text(title)], title=title)


def _rate_of(ctx: Ctx, currency: str, day: date) -> CurrencyRate | None:
    query = sa.select(CurrencyRate).where(CurrencyRate.currency == currency, CurrencyRate.day == day)
    return ctx.session.scalars(query).one_or_none()


def _keep(ctx: Ctx, currency: str, day: date, rate: int | None) -> None:
    held = _rate_of(ctx, currency, day)
    if held is not None and rate is None:
        ctx.session.delete(held)
    elif held is not None and rate is not None:
        held.rate = rate
    elif rate is not None:
        ctx.session.add(CurrencyRate(currency=currency, day=day, rate=rate))
    ctx.session.flush()


@action("finance.rates", needs=READ, risk=Risk.READ, command="rates", http="GET /finance/rates")
def rates(ctx: Ctx, asked: Nothing) -> Receipt:
    """List the rates of currencies the company counts by, the latest first."""
    query = sa.select(CurrencyRate).order_by(CurrencyRate.day.desc(), CurrencyRate.currency).limit(SHOWN)
    found = ctx.session.scalars(query).all()
    if not found:
        return Receipt([Text(say("finance-rates-none"))])
    home = ctx.company.currency
    rows: list[list[Value]] = [[one.currency, priced(one.rate, home), OnDay(one.day)] for one in found]
    columns = [
        Column(say("finance-column-currency")),
        Column(say("finance-label-rate"), "number"),
        Column(say("field-common-day")),
    ]
    return Receipt([Table(columns, rows, title=say("finance-rates-title"))])


@action(
    "finance.revalue",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="revalue",
    http="POST /finance/revaluations",
    when="past",
)
def revalue(ctx: Ctx, asked: ToRevalue) -> Receipt:
    """Count what accounts in other currencies are worth by the rates; the difference is no income."""
    day = open_day(ctx, asked.day)
    ids = [one.id for one in queries.accounts_abroad(ctx.session, ctx.company.currency)]
    changed: list[tuple[Account, int]] = []
    made: list[Posting] = []
    for account in ctx.lock(Account, ids):
        difference = _worth(ctx, account, day) - account.balance
        if difference:
            changed.append((account, difference))
            made.append(post(ctx, account, Entry("exchange", difference, day)))
    if not made:
        raise NothingAbroad
    total = sum(difference for _, difference in changed)
    title = say("finance-revalued", amount=ctx.money(total))
    return Receipt(
        [
            Text(title, "title", sees="finance"),
            _revalued(ctx, changed),
            Text(say("finance-revalued-note"), "note"),
        ],
        title=title,
        undo=Act("finance.annul", {"postings": [one.id for one in made]}),
        subject=("posting", made[0].id),
    )


def _worth(ctx: Ctx, account: Account, day: date) -> int:
    """What an account holds by the rate of a day, in the company's currency."""
    if not account.abroad:
        return 0
    rate, _ = rate_on(ctx, account.currency, day)
    return to_home(account.abroad, account.currency, rate, ctx.company.currency)


def _revalued(ctx: Ctx, changed: Sequence[tuple[Account, int]]) -> Table:
    rows: list[list[Value]] = [
        [account.name, held_on(ctx, account), ctx.money(account.balance), ctx.money(difference)]
        for account, difference in changed
    ]
    columns = [Column(say("field-common-account"))]
    columns += [
        Column(say(f"finance-column-{name}"), "number", sees="finance")
        for name in ("holds", "worth", "difference")
    ]
    return Table(columns, rows)
