"""Rates of currencies: how they are kept exactly, and what a sum in one currency comes to in another.

A rate is what one major unit of a currency costs in major units of the company's, times 10⁸.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import sqlalchemy as sa

from core.acts.ctx import Ctx, minor_of
from core.blocks import Act, Button, Day, Price, Value, say
from core.companies.guesses import currency_code
from core.finance.models import Account, CurrencyRate
from core.finance.refusals import CurrencyUnknown, HomeCurrency, NoRate, OtherCurrency, RateUnclear
from core.money import MAX_MINOR, exponent, half_up, parse_decimal

SCALE = 10**8
MOST = 10**9
"""The dearest unit, in major units of the company's currency."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """A sum in another currency (minor units of it, signed) with its rate and the day the rate is of."""

    currency: str
    amount: int
    rate: int
    day: date

    def signed(self, sign: int) -> Foreign:
        """The same with a sign."""
        return Foreign(self.currency, sign * self.amount, self.rate, self.day)


@dataclass(frozen=True, slots=True)
class Named:
    """A currency and a rate as they were told: either may be left out."""

    currency: str | None = None
    rate: int | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum in minor units of the company's currency, and what it was told in, if that was another."""

    amount: int
    foreign: Foreign | None = None

    def signed(self, sign: int) -> Foreign | None:
        """The foreign part with a sign."""
        return self.foreign.signed(sign) if self.foreign else None


def scaled(rate: Decimal) -> int:
    """A rate as it is kept. Raises RateUnclear for what is none."""
    if not 0 < rate <= MOST:
        raise RateUnclear
    kept = int((rate * SCALE).quantize(Decimal(1), ROUND_HALF_UP))
    if not kept:
        raise RateUnclear
    return kept


def plain(rate: int) -> str:
    """A rate as people write it: '92.5'."""
    return f"{Decimal(rate).scaleb(-8).normalize():f}"


def priced(rate: int, home: str) -> Value:
    """A rate as it is shown: what one unit costs; beyond a price's four decimals as a plain number."""
    e4, finer = divmod(rate, SCALE // 10_000)
    return plain(rate) if finer else Price(e4, home)


def to_home(amount: int, currency: str, rate: int, home: str) -> int:
    """Minor units of a currency to minor units of the company's, half-up."""
    return half_up(amount * rate * 10 ** exponent(home), SCALE * 10 ** exponent(currency))


def from_home(amount: int, currency: str, rate: int, home: str) -> int:
    """Minor units of the company's currency to minor units of another, half-up."""
    return half_up(amount * SCALE * 10 ** exponent(currency), rate * 10 ** exponent(home))


def implied(foreign: int, currency: str, home_amount: int, home: str) -> int:
    """The rate that two sums mean; never nothing."""
    return max(
        half_up(abs(home_amount) * SCALE * 10 ** exponent(currency), abs(foreign) * 10 ** exponent(home)), 1
    )


def code_of(text: str) -> str:
    """'доллары', '$' or 'usd' → 'USD'. Raises CurrencyUnknown."""
    code = currency_code(text)
    if code is None:
        raise CurrencyUnknown(text=text)
    return code


_TOLD = re.compile(r"^(?P<word>[^\d]*?)\s*(?P<rate>\d[\d\s.,]*)?$")


def named(text: str | None) -> Named:
    """'USD', 'USD 92,5', '92,5' as they are told with a sum. Raises CurrencyUnknown, RateUnclear."""
    if not text:
        return Named()
    match = _TOLD.match(text.strip())
    if match is None:
        raise CurrencyUnknown(text=text)
    word, rate = match["word"].strip(), match["rate"]
    try:
        told = scaled(parse_decimal(rate)) if rate else None
    except ValueError:
        raise RateUnclear from None
    return Named(code_of(word) if word else None, told)


def rate_on(ctx: Ctx, currency: str, day: date) -> tuple[int, date]:
    """The company's rate of a currency, the latest up to a day. Raises NoRate."""
    query = (
        sa.select(CurrencyRate.rate, CurrencyRate.day)
        .where(CurrencyRate.currency == currency, CurrencyRate.day <= day)
        .order_by(CurrencyRate.day.desc())
        .limit(1)
    )
    row = ctx.session.execute(query).first()
    if row is None:
        told = Act("finance.set_rate", {"currency": currency, "day": day.isoformat()})
        offer = Button(say("finance-button-set-rate", currency=currency), told)
        raise NoRate(currency=currency, day=Day(day), offers=[offer])
    return int(row[0]), row[1]


def sum_of(ctx: Ctx, amount: Decimal, told: str | None, account: Account, day: date) -> Sum:
    """A sum as it was told, on an account: in the told currency, else in the account's own.

    Raises CurrencyUnknown, RateUnclear, NoRate, OtherCurrency.
    """
    home, says = ctx.company.currency, named(told)
    code = says.currency or account.currency
    if account.currency not in (home, code):
        raise OtherCurrency(account=account.name, currency=account.currency)
    if code == home:
        return Sum(ctx.minor(amount))
    rate, of = (says.rate, day) if says.rate is not None else rate_on(ctx, code, day)
    minor = minor_of(amount, code)
    home_amount = to_home(minor, code, rate, home)
    if not home_amount or home_amount > MAX_MINOR:
        raise RateUnclear
    return Sum(home_amount, Foreign(code, minor, rate, of))


def abroad(ctx: Ctx, text: str) -> str:
    """A currency that is not the company's. Raises CurrencyUnknown, HomeCurrency."""
    code = code_of(text)
    if code == ctx.company.currency:
        raise HomeCurrency(currency=code)
    return code
