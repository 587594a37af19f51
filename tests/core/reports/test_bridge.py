"""From profit to money: every step is told, and together they are exactly the change of money."""

from __future__ import annotations

import itertools
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.reports.bridge import Bridge, bridge
from core.reports.periods import Days
from tests.core.acting import act
from tests.core.house import START, House, Shop
from tests.core.reports.reading import facts

_names = itertools.count(1)
GOODS = [{"product": "торт", "quantity": 2}]


async def opened(house: House) -> Shop:
    house.clock.set(START)
    shop = await house.shop(name=f"Кондитерская {next(_names)}")
    await shop.does("inventory.add", name="торт", price=1200, cost=500)
    await shop.does("finance.add_account", name="Банк", kind="bank")
    return shop


async def counted(shop: Shop, days: int = 60) -> Bridge:
    """The bridge over the last days, its sum proved."""

    def look(ctx: Any) -> Bridge:
        return bridge(ctx, Days(ctx.today - timedelta(days=days - 1), ctx.today))

    told: Bridge = await act(shop, look)
    assert told.explained == told.change
    return told


def steps(told: Bridge) -> dict[str, int]:
    return {name: amount // 100 for name, amount in told.steps.items() if amount}


async def test_stock_that_was_bought_explains_why_there_is_no_money(house: House) -> None:
    shop = await opened(house)
    await shop.does("inventory.receive", lines=[{"product": "торт", "quantity": 10}])
    await shop.does("finance.expense", amount=5000, item="закупка")
    await shop.does("orders.sell", lines=GOODS)
    told = await counted(shop)
    assert (told.profit, told.change) == (1400_00, -2600_00)
    assert steps(told) == {"stock": -4000}
    said = shop.text(await shop.does("reports.bridge", period="today"))
    assert "деньги ушли в запасы товара" in said
    statement = facts(await shop.does("reports.pnl", period="today"))
    assert statement["reports-part-gross"] == 1400_00
    assert statement["reports-metric-profit"] == 1400_00


async def test_debts_and_prepayments_stand_apart(house: House) -> None:
    shop = await opened(house)
    await shop.does("inventory.receive", lines=[{"product": "торт", "quantity": 10}])
    await shop.does("orders.create", customer="Иванова", lines=GOODS)
    await shop.does("orders.ship", order=1)
    await shop.does("orders.create", customer="Петров", lines=GOODS)
    await shop.does("orders.pay", order=2, amount=1000)
    assert steps(await counted(shop)) == {
        "receivables": -2400,
        "prepayments": 1000,
        "stock": -4000,
        "supplies": 5000,
    }
    house.move(days=1)
    await shop.does("orders.pay", order=1)
    await shop.does("orders.ship", order=2)
    told = await counted(shop, days=1)
    assert steps(told) == {"receivables": 2400 - 1400, "prepayments": -1000, "stock": 1000}


async def test_goods_bought_before_the_first_sale_of_the_month_are_no_loss(house: House) -> None:
    shop = await opened(house)
    await shop.does("inventory.receive", lines=[{"product": "торт", "quantity": 10}])
    await shop.does("orders.sell", lines=GOODS)
    house.move(days=1)
    await shop.does("finance.expense", amount=5000, item="закупка")
    assert (
        facts(await shop.does("reports.sales", metric="profit", period="today"))["reports-metric-profit"] == 0
    )


deeds = st.one_of(
    st.tuples(st.just("receive"), st.integers(1, 9)),
    st.tuples(st.just("order"), st.sampled_from(["Иванова", "Петров"]), st.integers(1, 4)),
    st.tuples(st.just("sell"), st.integers(1, 4)),
    st.tuples(st.just("ship"), st.integers(0, 9)),
    st.tuples(st.just("pay"), st.integers(0, 9), st.integers(1, 3000)),
    st.tuples(st.just("cancel"), st.integers(0, 9)),
    st.tuples(st.just("write_off"), st.integers(1, 3)),
    st.tuples(st.just("count"), st.integers(0, 20)),
    st.tuples(st.just("spend"), st.sampled_from(["аренда", "закупка"]), st.integers(1, 5000)),
    st.tuples(st.just("move"), st.integers(1, 5000)),
    st.tuples(
        st.just("late"), st.sampled_from(["2026-10-05", "2026-11-10", "2026-12-20"]), st.integers(1, 900)
    ),
    st.tuples(st.just("draw"), st.integers(1, 900)),
    st.tuples(st.just("repay"), st.integers(1, 900)),
    st.tuples(st.just("undo"), st.integers(0, 9)),
    st.tuples(st.just("wait"), st.integers(1, 20)),
)


def asked(what: str, args: list[Any]) -> tuple[str, dict[str, Any]]:
    """A deed as a call."""
    first, last = args[0], args[-1]
    goods = [{"product": "торт", "quantity": last}]
    calls: dict[str, tuple[str, dict[str, Any]]] = {
        "receive": ("inventory.receive", {"lines": [{**goods[0], "price": f"4{last}0"}]}),
        "order": ("orders.create", {"customer": first, "lines": goods}),
        "sell": ("orders.sell", {"lines": goods}),
        "ship": ("orders.ship", {"order": first}),
        "pay": ("orders.pay", {"order": first, "amount": last}),
        "cancel": ("orders.cancel", {"order": first, "refund": True}),
        "write_off": ("inventory.write_off", {"lines": goods, "reason": "брак"}),
        "count": ("inventory.set_stock", {"lines": goods}),
        "spend": ("finance.expense", {"item": first, "amount": last}),
        "late": ("finance.expense", {"item": "свет", "amount": last, "period": {"from": first, "to": first}}),
        "draw": ("finance.draw", {"amount": last}),
        "repay": ("finance.repay", {"amount": last, "lender": "Сбер", "interest": 5}),
        "move": ("finance.move", {"amount": last, "source": "Касса", "target": "Банк"}),
    }
    return calls[what]


async def live_through(shop: Shop, story: list[tuple[Any, ...]]) -> None:
    """Do what can be done; what is refused or asked is left."""
    from core.acts.calls import Confirm, Done
    from core.errors import Refusal

    done: list[Done] = []
    for what, *args in story:
        if what == "wait":
            shop.clock.move(timedelta(days=args[0]))
            continue
        if what == "undo":
            if not done:
                continue
            call: str = "acts.undo"
            given_: dict[str, Any] = {"act": {"id": done.pop(args[0] % len(done)).act_id}}
        else:
            call, given_ = asked(what, args)
        try:
            answer = await shop.call(call, **given_)
            answer = await shop.agrees(answer) if isinstance(answer, Confirm) else answer
        except Refusal:
            continue
        if isinstance(answer, Done) and answer.act_id is not None and what != "undo":
            done.append(answer)


@pytest.mark.slow
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(story=st.lists(deeds, min_size=4, max_size=18), span=st.integers(1, 40))
async def test_profit_and_money_reconcile_whatever_was_done(
    house: House, story: list[tuple[Any, ...]], span: int
) -> None:
    shop = await opened(house)
    await live_through(shop, story)
    await counted(shop, span)
    await counted(shop, 400)
