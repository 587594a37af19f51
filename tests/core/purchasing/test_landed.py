"""Delivery and customs in the cost of goods: to the kopeck, once in the profit, back as it was."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.acts.ctx import Ctx
from core.finance.models import Posting
from core.inventory.models import Balance, Product
from core.purchasing.models import LandedCost, LandedPart
from core.purchasing.refusals import CostsStand, CostUnknown, NothingCame
from core.reports.bridge import bridge
from core.reports.models import SalesCount
from core.reports.periods import Days
from core.reports.result import added, results
from tests.core.acting import act, plain
from tests.core.house import House, Shop
from tests.core.inventory.stock import balance
from tests.core.purchasing.test_orders import wrong

FLOUR = [{"product": "Мука", "quantity": "100", "price": "30"}]
BOTH = [*FLOUR, {"product": "Сахар", "quantity": "50", "price": "20"}]


async def brought(shop: Shop, lines: list[dict[str, str]] = BOTH) -> None:
    await shop.does("purchasing.order", supplier="Мельник", lines=lines)
    await shop.does("purchasing.receive", purchase="1")


async def profit(shop: Shop) -> int:
    """Of the day, minor units."""

    def look(ctx: Ctx) -> int:
        return added(results(ctx, Days(ctx.today, ctx.today)).values()).profit

    return await act(shop, look)


async def unexplained(shop: Shop) -> int:
    """What the bridge from profit to money leaves open."""

    def look(ctx: Ctx) -> int:
        found = bridge(ctx, Days(ctx.today, ctx.today))
        return found.change - found.explained

    return await act(shop, look)


async def test_delivery_is_spread_by_worth_into_the_goods(shop: Shop) -> None:
    await brought(shop)
    done = await shop.does("purchasing.add_cost", purchase="1", amount="1000.01")
    assert await balance(shop, "Мука") == (100, 0, 375_001)
    assert await balance(shop, "Сахар") == (50, 0, 125_000)
    assert "750,01 ₽" in plain(shop, done)
    assert "доставка" in plain(shop, await shop.does("purchasing.show", purchase="1"))
    assert await wrong(shop) == []
    await shop.undoes(done)
    assert await balance(shop, "Мука") == (100, 0, 300_000)
    assert await balance(shop, "Сахар") == (50, 0, 100_000)
    assert sum(row.amount for row in await shop.rows(Posting)) == 0
    assert await wrong(shop) == []


async def test_by_quantity_and_owed_to_the_carrier(shop: Shop) -> None:
    await brought(shop)
    await shop.does("purchasing.add_supplier", name="Возчик")
    done = await shop.does(
        "purchasing.add_cost", purchase="1", amount="300", spread="quantity", supplier="Возчик"
    )
    assert await balance(shop, "Мука") == (100, 0, 320_000)
    assert await balance(shop, "Сахар") == (50, 0, 110_000)
    assert await shop.rows(Posting) == []
    assert "Возчик" in plain(shop, await shop.does("purchasing.debts"))
    paid = await shop.does("purchasing.pay", supplier="Возчик")
    assert "300 ₽" in plain(shop, paid)
    await shop.undoes(paid)
    await shop.undoes(done)
    assert "Возчик" not in plain(shop, await shop.does("purchasing.debts"))
    assert await wrong(shop) == []


async def test_the_last_cost_grows_and_returns(shop: Shop) -> None:
    await brought(shop, FLOUR)
    first = await shop.does("purchasing.add_cost", purchase="1", amount="500")
    second = await shop.does("purchasing.add_cost", purchase="1", amount="100", cost_kind="customs")
    [flour] = await shop.rows(Product, Product.name == "Мука")
    assert flour.cost == 360_000
    await shop.undoes(second)
    await shop.undoes(first)
    [flour] = await shop.rows(Product, Product.name == "Мука")
    assert flour.cost == 300_000


async def test_what_is_sold_already_costs_the_day_and_nothing_counts_twice(shop: Shop) -> None:
    await brought(shop, FLOUR)
    await shop.does("orders.sell", lines=[{"product": "Мука", "quantity": "40", "price": "50"}])
    before = await profit(shop)
    assert before == 200_000 - 120_000
    done = await shop.does("purchasing.add_cost", purchase="1", amount="1000")
    assert "400 ₽ из этой суммы" in plain(shop, done)
    assert await balance(shop, "Мука") == (60, 0, 240_000)
    assert await profit(shop) == before - 40_000
    assert await unexplained(shop) == 0
    await shop.does("orders.sell", lines=[{"product": "Мука", "quantity": "60", "price": "50"}])
    assert await profit(shop) == 500_000 - 300_000 - 100_000
    assert await wrong(shop) == []


async def test_goods_moved_to_another_warehouse_are_still_ours(shop: Shop) -> None:
    await brought(shop, FLOUR)
    await shop.does("inventory.add_warehouse", name="Киоск")
    await shop.does(
        "inventory.transfer",
        lines=[{"product": "Мука", "quantity": "100"}],
        source="Основной",
        target="Киоск",
    )
    await shop.does("purchasing.add_cost", purchase="1", amount="500")
    assert await balance(shop, "Мука", "Киоск") == (100, 0, 350_000)
    assert await balance(shop, "Мука") == (0, 0, 0)


async def test_it_is_refused_where_it_has_nothing_to_lie_on(shop: Shop) -> None:
    await shop.does("purchasing.order", supplier="Мельник", lines=[{"product": "Сахар", "quantity": "5"}])
    assert isinstance(await shop.refused("purchasing.add_cost", purchase="1", amount="50"), NothingCame)
    await shop.does("purchasing.receive", purchase="1")
    assert isinstance(await shop.refused("purchasing.add_cost", purchase="1", amount="50"), CostUnknown)
    assert await shop.rows(LandedCost) == []


async def test_a_delivery_with_a_cost_on_it_goes_after_the_cost(shop: Shop) -> None:
    await shop.does("purchasing.order", supplier="Мельник", lines=FLOUR)
    came = await shop.does("purchasing.receive", purchase="1")
    done = await shop.does("purchasing.add_cost", purchase="1", amount="50")
    refusal = await shop.refused("acts.undo", act={"id": came.act_id})
    assert isinstance(refusal, CostsStand)
    await shop.undoes(done)
    await shop.undoes(came)
    assert await balance(shop, "Мука") == (0, 0, 0)


async def test_the_money_taken_back_takes_the_cost_back(shop: Shop) -> None:
    await brought(shop, FLOUR)
    await shop.does("purchasing.add_cost", purchase="1", amount="50")
    [posting] = await shop.rows(Posting)
    await shop.does("finance.annul", postings=[posting.id])
    assert await balance(shop, "Мука") == (100, 0, 300_000)
    assert await wrong(shop) == []


async def test_a_batch_and_its_last_day_come_with_a_delivery(shop: Shop) -> None:
    await shop.does("purchasing.order", supplier="Мельник", lines=BOTH)
    done = await shop.does(
        "purchasing.receive",
        purchase="1",
        lines=[{"product": "Мука", "quantity": "110", "expires": "2027-01-15"}],
        batch="7",
    )
    assert "7, до 15 января 2027" in plain(shop, done)
    assert "сверх заказа 10 кг" in plain(shop, done)
    batches = plain(shop, await shop.does("inventory.batches", product="Мука"))
    assert "7" in batches
    assert "110 кг" in batches
    await shop.undoes(done)
    assert await balance(shop, "Мука") == (0, 0, 0)
    rest = await shop.does("purchasing.receive", purchase="1", expires="2026-12-15")
    assert "15 декабря" in plain(shop, rest)
    assert await wrong(shop) == []


@pytest.fixture
async def other(house: House) -> Shop:
    return await house.shop()


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    amounts=st.lists(st.integers(1, 99_999), min_size=1, max_size=3),
    quantities=st.lists(st.integers(1, 50), min_size=1, max_size=4),
    sold=st.integers(0, 30),
)
async def test_no_kopeck_is_lost(other: Shop, amounts: list[int], quantities: list[int], sold: int) -> None:
    """Whatever is added to whatever came: shares sum to the sum, value on hand and in costs too."""
    names = [f"Товар {place} {quantity}" for place, quantity in enumerate(quantities)]
    for name in names:
        if not await other.rows(Product, Product.name == name):
            await other.does("inventory.add", name=name, price="10")
    lines = [
        {"product": name, "quantity": str(quantity), "price": str(place + 1)}
        for place, (name, quantity) in enumerate(zip(names, quantities, strict=True))
    ]
    ordered = await other.does("purchasing.order", supplier="Мельник", lines=lines)
    purchase = {"id": ordered.receipt.subject[1]} if ordered.receipt.subject else {}
    await other.does("purchasing.receive", purchase=purchase)
    worth = await value_of(other)
    if sold and sold <= quantities[0]:
        await other.does("orders.sell", lines=[{"product": names[0], "quantity": str(sold)}], method="cash")
        worth = await value_of(other)
    done = []
    for amount in amounts:
        trued = await trued_of(other)
        done.append(await other.does("purchasing.add_cost", purchase=purchase, amount=f"{amount / 100:.2f}"))
        parts = [row.amount for row in await other.rows(LandedPart)]
        costs = [row.amount for row in await other.rows(LandedCost)]
        assert sum(parts) == sum(costs)
        grown, now = await value_of(other), await trued_of(other)
        assert grown - worth + now - trued == amount
        worth = grown
    assert await wrong(other) == []


async def value_of(shop: Shop) -> int:
    return sum(row.value for row in await shop.rows(Balance))


async def trued_of(shop: Shop) -> int:
    return sum(row.trued_value for row in await shop.rows(SalesCount, SalesCount.scope == "day"))
