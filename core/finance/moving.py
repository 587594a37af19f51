"""Money between own accounts: what leaves one and comes to the other, in the currency of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.acts.ctx import Ctx, minor_of
from core.finance.models import Account
from core.finance.rates import Foreign, from_home, implied, named, rate_on, to_home
from core.finance.refusals import OtherCurrency, RateUnclear
from core.money import MAX_MINOR, share


@dataclass(frozen=True, slots=True)
class Crossing:
    """What a move comes to in the company's currency, and in the currency of each side that has another."""

    amount: int
    out: Foreign | None = None
    into: Foreign | None = None


def crossing(
    ctx: Ctx,
    source: Account,
    target: Account,
    amount: Decimal,
    arrived: Decimal | None,
    told: str | None,
    day: date,
) -> Crossing:
    """Both sums of a move: told, or by the rate told, or by the company's list.

    Raises OtherCurrency, NoRate, RateUnclear.
    """
    home, says = ctx.company.currency, named(told)
    if says.currency not in (None, home, source.currency, target.currency):
        raise OtherCurrency(account=source.name, currency=source.currency)
    left = minor_of(amount, source.currency)
    came = None if arrived is None else minor_of(arrived, target.currency)
    if source.currency == target.currency:
        return _same(ctx, source, left, day)
    if source.currency == home:
        came = (
            from_home(left, target.currency, _rate(ctx, target, says.rate, day), home)
            if came is None
            else came
        )
        return _sound(Crossing(left, None, _of(target, came, left, home, day)))
    if target.currency == home:
        rate = says.rate
        at_home = (
            to_home(left, source.currency, _rate(ctx, source, rate, day), home) if came is None else came
        )
        return _sound(Crossing(at_home, _of(source, -left, at_home, home, day)))
    at_home = to_home(left, source.currency, _rate(ctx, source, says.rate, day), home)
    came = from_home(at_home, target.currency, _rate(ctx, target, None, day), home) if came is None else came
    return _sound(
        Crossing(at_home, _of(source, -left, at_home, home, day), _of(target, came, at_home, home, day))
    )


def _same(ctx: Ctx, source: Account, left: int, day: date) -> Crossing:
    """Between two accounts of one currency: what leaves carries its share of what the books say."""
    home, currency = ctx.company.currency, source.currency
    if currency == home:
        return Crossing(left)
    if source.abroad >= left and source.balance > 0:
        at_home = share(source.balance, left, source.abroad)
    else:
        at_home = to_home(left, currency, rate_on(ctx, currency, day)[0], home)
    rate = implied(left, currency, at_home, home)
    return _sound(Crossing(at_home, Foreign(currency, -left, rate, day), Foreign(currency, left, rate, day)))


def _rate(ctx: Ctx, account: Account, told: int | None, day: date) -> int:
    return told if told is not None else rate_on(ctx, account.currency, day)[0]


def _of(account: Account, amount: int, at_home: int, home: str, day: date) -> Foreign:
    if not amount:
        raise RateUnclear
    return Foreign(account.currency, amount, implied(amount, account.currency, at_home, home), day)


def _sound(found: Crossing) -> Crossing:
    sums = [found.amount, *(one.amount for one in (found.out, found.into) if one is not None)]
    if not all(sums) or max(map(abs, sums)) > MAX_MINOR:
        raise RateUnclear
    return found
