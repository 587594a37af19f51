"""Three months of a bakery, told day by day up to an instant. For one instant it is always the same."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from bot.sample.bakery import Bakery, Expense
from bot.sample.counter import open_counter
from bot.sample.custom import order_cake, supply_firm
from bot.sample.deeds import Deed, Known, Undoing
from bot.sample.diary import Diary
from core.clock import local_day

DAYS = 92
BASKETS, CAKES = 4.6, 1.3
"""Baskets and orders of an ordinary day."""
_WEEK = (0.75, 0.8, 0.9, 0.95, 1.3, 1.6, 1.25)
"""Monday to Sunday: a bakery lives on week-ends."""
_SEASON = (1.0, 1.05, 1.1, 0.98, 0.95, 0.9, 0.85, 0.88, 1.0, 1.05, 1.08, 1.25)
_FEASTS = {
    (2, 14): 1.5,
    (3, 7): 1.7,
    (3, 8): 1.8,
    (5, 9): 1.4,
    (9, 1): 1.4,
    (12, 30): 1.8,
    (12, 31): 2.0,
    (1, 1): 0.3,
}


def story(bakery: Bakery, until: datetime, zone: str, days: int = DAYS) -> Iterator[Deed | Undoing]:
    """Every deed of so many last days before an instant, oldest first."""
    diary = Diary(bakery, until, zone)
    today = local_day(until, zone)
    first = today - timedelta(days=days - 1)
    _begin(diary, first)
    for offset in range(days):
        day = first + timedelta(days=offset)
        _live(diary, day, growth=1 + 0.12 * offset / days)
        yield from diary.told(day)


def _begin(diary: Diary, day: date) -> None:
    """Goods, customers, accounts, the owner's money, and a first delivery of what is bought."""
    at, bakery = diary.at(day, 6), diary.bakery
    for key, good in bakery.goods.items():
        args: dict[str, Any] = {
            "name": good.name,
            "price": good.price,
            "cost": good.cost,
            "category": good.category,
            "kind": "service" if good.kind == "service" else "goods",
        }
        args |= {"unit": good.unit} if good.unit else {}
        args |= {"low_level": good.low} if good.low else {}
        diary.do(at, "owner", "inventory.add", args, keep=key)
    for firm in bakery.firms:
        diary.do(at, "owner", "customers.add", {"name": firm.name, "phone": firm.phone}, keep=firm.name)
    for place, name in enumerate(bakery.people):
        card = {"name": name, "phone": f"+7916{2_000_000 + place * 13_577:07}"}
        diary.do(at, "owner", "customers.add", card, keep=name)
    for key, (name, kind) in bakery.accounts.items():
        diary.do(at, "owner", "finance.add_account", {"name": name, "kind": kind}, keep=key)
    item, amount = bakery.start
    diary.do(at, "owner", "finance.income", {"amount": amount, "item": item, "account": Known("bank")})
    diary.stock_up(at, {key: good.lot for key, good in bakery.of_kind("bought").items()})


def _live(diary: Diary, day: date, growth: float) -> None:
    """One day: firms, cakes, the counter, expenses, on Saturdays money to the bank."""
    busy = _WEEK[day.weekday()] * _FEASTS.get((day.month, day.day), _SEASON[day.month - 1]) * growth
    busy *= diary.chance.uniform(0.85, 1.15)
    for firm in diary.bakery.firms:
        if day.weekday() in firm.days:
            supply_firm(diary, day, firm)
    for _ in range(_number(diary.chance, CAKES * busy)):
        order_cake(diary, day)
    open_counter(diary, day, _number(diary.chance, BASKETS * busy))
    for expense in diary.bakery.expenses:
        if day.weekday() in expense.weekdays or day.day in expense.month_days:
            _spend(diary, day, expense)
    if day.weekday() == 5:
        for source, amount in diary.bakery.moves.items():
            origin = Known(source) if source in diary.bakery.accounts else diary.bakery.till
            move = {"amount": amount, "source": origin, "target": Known("bank")}
            diary.do(diary.at(day, 20.6), "owner", "finance.move", move)


def _spend(diary: Diary, day: date, expense: Expense) -> None:
    spread = expense.amount * expense.spread // 100
    amount = round(expense.amount + diary.chance.randint(-spread, spread), -1)
    args: dict[str, Any] = {"amount": amount, "item": expense.name}
    args |= {"account": Known("bank")} if expense.bank else {}
    diary.do(diary.at(day, 19.5), "owner", "finance.expense", args)


def _number(chance: random.Random, mean: float) -> int:
    """A whole number about the mean."""
    return max(0, round(chance.gauss(mean, mean**0.5 / 2)))
