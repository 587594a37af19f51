"""Cakes to order, and firms that take the same every week and pay later."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from bot.sample.bakery import Firm
from bot.sample.deeds import Known
from bot.sample.diary import Diary

_HOURS = (11, 12, 13, 15, 16, 17, 18)
_DAYS_AHEAD = (1, 1, 2, 2, 3, 4, 6)


def order_cake(diary: Diary, day: date) -> None:
    """Written down today, often half paid at once, ready in some days; now and then cancelled."""
    chance, made = diary.chance, diary.bakery.of_kind("made")
    kinds = chance.choices(list(made), [good.share for good in made.values()], k=chance.choice((1, 1, 2)))
    cakes = {key: chance.choice((1, 1, 1, 2)) for key in kinds}
    order, due = diary.new_key("order"), day + timedelta(days=chance.choice(_DAYS_AHEAD))
    hour = chance.choice(_HOURS)
    at = diary.at(day, chance.uniform(9, 18.5))
    args = {"customer": Known(_regular(diary)), "lines": _lines(diary, cakes), "due": f"{due}T{hour}:00"}
    if chance.random() < 0.25:
        args["note"] = chance.choice(diary.bakery.notes)
    diary.do(at, chance.choice(("seller", "baker", "owner")), "orders.create", args, keep=order)
    if chance.random() < 0.6:
        half = sum(made[key].price * quantity for key, quantity in cakes.items()) // 2
        _pay(diary, at + timedelta(minutes=20), order, "transfer", half)
    if chance.random() < 0.04:
        cancel = {"order": Known(order), "reason": diary.bakery.reasons["mind"], "refund": True}
        diary.do(at + timedelta(hours=3), "owner", "orders.cancel", cancel)
    else:
        _hand_over(diary, diary.at(due, hour), order, cakes)


def _lines(diary: Diary, goods: dict[str, int]) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = [
        {"product": Known(key), "quantity": quantity} for key, quantity in goods.items()
    ]
    if diary.chance.random() < 0.35:
        lines.append({"product": diary.bakery.delivery, "price": 300})
    return lines


def _regular(diary: Diary) -> str:
    """Some come often, most now and then."""
    people = diary.bakery.people
    return people[min(int(diary.chance.expovariate(1 / 9)), len(people) - 1)]


def _hand_over(diary: Diary, due: datetime, order: str, cakes: dict[str, int]) -> None:
    """Out of the oven and off to the customer at once, so nobody else can be promised the same cake."""
    chance = diary.chance
    at = due + timedelta(minutes=chance.randint(-40, 30))
    diary.receive(at, cakes)
    if chance.random() < 0.02:
        _crush(diary, at, next(iter(cakes)))
    diary.do(at, "seller", "orders.ship", {"order": Known(order)})
    sort = chance.random()
    paid = at + (timedelta(minutes=5) if sort < 0.9 else timedelta(days=chance.randint(2, 9)))
    if sort < 0.97:
        _pay(diary, paid, order, chance.choice(("cash", "card", "transfer")))
    done = {"order": Known(order), "status": "done"}
    diary.do(at + timedelta(minutes=6), "seller", "orders.status", done)


def _crush(diary: Diary, at: datetime, cake: str) -> None:
    """One was dropped on the way: a second had to be baked."""
    diary.receive(at, {cake: 1})
    lines = [{"product": Known(cake), "quantity": 1}]
    args = {"lines": lines, "reason": diary.bakery.reasons["crushed"]}
    diary.do(at, "seller", "inventory.write_off", args)


def supply_firm(diary: Diary, day: date, firm: Firm) -> None:
    """Taken in the morning on trust, paid by transfer some days later, at times in two parts."""
    chance = diary.chance
    goods = {key: max(5, quantity + chance.randint(-5, 5)) for key, quantity in firm.takes.items()}
    order, at = diary.new_key("order"), diary.at(day, 7.5)
    diary.receive(at, goods)
    lines = [{"product": Known(key), "quantity": quantity} for key, quantity in goods.items()]
    diary.do(at, "owner", "orders.create", {"customer": Known(firm.name), "lines": lines}, keep=order)
    diary.do(at + timedelta(minutes=15), "seller", "orders.ship", {"order": Known(order)})
    diary.do(at + timedelta(minutes=16), "seller", "orders.status", {"order": Known(order), "status": "done"})
    paid = diary.at(day + timedelta(days=chance.randint(3, 12)), 12)
    if chance.random() < 0.3:
        half = sum(diary.bakery.goods[key].price * quantity for key, quantity in goods.items()) // 2
        _pay(diary, paid, order, "transfer", half)
        paid += timedelta(days=5)
    _pay(diary, paid, order, "transfer")


def _pay(diary: Diary, at: datetime, order: str, method: str, amount: int | None = None) -> None:
    """So much, or all that is due."""
    args: dict[str, Any] = {"order": Known(order), "method": method}
    if amount is not None:
        args["amount"] = amount
    diary.do(at, "seller", "orders.pay", args)
