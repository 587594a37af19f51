"""The counter: baked in the morning, sold through the day, what is stale thrown away."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any

from bot.sample.deeds import Known
from bot.sample.diary import Diary

Basket = dict[str, int]
_OPEN, _CLOSED = 8, 20.2
_RUSH = (60, 90, 300, 600, 630)
"""Minutes after opening at which most people come."""
_THROWN_AWAY = (2, 6)
_FORGOTTEN = timedelta(days=20)
"""Nobody looked at the shelves of bought goods for so long before today."""


def open_counter(diary: Diary, day: date, baskets: int) -> None:
    """A day at the counter with so many buyers."""
    sold = [basket for _ in range(baskets) if (basket := _basket(diary))]
    wanted = Counter[str]()
    for basket in sold:
        wanted.update(basket)
    daily = diary.bakery.of_kind("daily")
    baked = {key: wanted[key] + diary.chance.randint(0, 2) - diary.stock[key] for key in daily}
    diary.stock_up(diary.at(day, 7), {key: quantity for key, quantity in baked.items() if quantity > 0})
    for basket in sold:
        _sell(diary, diary.at(day, _OPEN) + timedelta(minutes=_minute(diary)), basket)
    for key in daily:
        diary.stock[key] -= wanted[key]
    if day.weekday() in _THROWN_AWAY:
        _throw_away(diary, day, list(daily))
    _refill(diary, day)


def _minute(diary: Diary) -> int:
    middle = diary.chance.choice(_RUSH)
    return max(0, min(715, int(diary.chance.gauss(middle, 60))))


def _basket(diary: Diary) -> Basket:
    """One to four kinds of what stands on the counter; bought goods only while there are any."""
    goods, chance = diary.bakery.goods, diary.chance
    keys = [key for key, good in goods.items() if good.kind != "made" and good.share]
    taken = chance.choices(keys, [goods[key].share for key in keys], k=chance.choice((2, 3, 3, 4, 5)))
    basket: Basket = {}
    for key in dict.fromkeys(taken):
        quantity = chance.randint(1, goods[key].most)
        if goods[key].kind == "bought":
            quantity = min(quantity, diary.stock[key])
            diary.stock[key] -= quantity
        if quantity:
            basket[key] = quantity
    return basket


def _sell(diary: Diary, at: datetime, basket: Basket) -> None:
    chance = diary.chance
    args: dict[str, Any] = {
        "lines": [{"product": Known(key), "quantity": quantity} for key, quantity in basket.items()],
        "method": chance.choice(("cash", "card", "card")),
    }
    if chance.random() < 0.15:
        args["customer"] = Known(chance.choice(diary.bakery.people[:12]))
    who = chance.choice(("seller", "seller", "owner"))
    if chance.random() > 0.006:
        diary.do(at, who, "orders.sell", args)
        return
    mistake = diary.new_key("sale")
    diary.do(at, who, "orders.sell", args, keep=mistake)
    diary.undo(at + timedelta(minutes=2), who, mistake)
    diary.do(at + timedelta(minutes=3), who, "orders.sell", args)


def _throw_away(diary: Diary, day: date, daily: list[str]) -> None:
    stale = {key: diary.stock[key] for key in daily if diary.stock[key] > 0}
    if not stale:
        return
    lines = [{"product": Known(key), "quantity": quantity} for key, quantity in stale.items()]
    args = {"lines": lines, "reason": diary.bakery.reasons["stale"]}
    diary.do(diary.at(day, _CLOSED), "seller", "inventory.write_off", args)
    diary.stock.update(dict.fromkeys(stale, 0))


def _refill(diary: Diary, day: date) -> None:
    """Bought goods come again when few are left."""
    at = diary.at(day, 21)
    if diary.until - at < _FORGOTTEN:
        return
    bought = diary.bakery.of_kind("bought")
    few = {key: good.lot for key, good in bought.items() if good.low and diary.stock[key] <= good.low}
    diary.stock_up(at, few)
