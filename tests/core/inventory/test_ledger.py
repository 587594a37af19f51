"""What orders do with stock: reserve, ship, take back; below zero where that is allowed."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.companies.models import Company
from core.inventory.ledger import (
    Back,
    Doc,
    Held,
    Issued,
    Take,
    Want,
    available,
    expected_costs,
    issue,
    issue_free,
    put_back,
    release,
    reserve,
    stock_of,
)
from core.inventory.models import Movement
from core.inventory.refusals import OutOfStock
from tests.core.acting import act
from tests.core.house import Shop
from tests.core.inventory.stock import SHIPMENT, TODAY, balance, product_id, warehouse_id, wrong
from tests.core.statements import statements


class Bakery:
    """A bakery with 10 cakes at 100 in the main warehouse and 4 at the kiosk."""

    def __init__(self, shop: Shop, cake: int, main: int, kiosk: int) -> None:
        self.shop, self.cake, self.main, self.kiosk = shop, cake, main, kiosk

    async def act(self, work: Any) -> Any:
        return await act(self.shop, work)

    async def balance(self, warehouse: str = "Основной") -> tuple[int, int, int]:
        return await balance(self.shop, "торт наполеон", warehouse)


@pytest.fixture
async def cakes(bakery: Shop) -> Bakery:
    await bakery.does("inventory.add_warehouse", name="Киоск")
    line = {"product": "наполеон", "price": 100}
    await bakery.does("inventory.receive", lines=[{**line, "quantity": 10}])
    await bakery.does("inventory.receive", lines=[{**line, "quantity": 4}], warehouse="Киоск")
    places = [await warehouse_id(bakery, name) for name in ("Основной", "Киоск")]
    return Bakery(bakery, await product_id(bakery, "торт наполеон"), *places)


async def allow_below_zero(shop: Shop) -> None:
    await act(
        shop,
        lambda ctx: ctx.session.execute(
            sa.update(Company).where(Company.id == ctx.company.id).values(settings={"negative_stock": True})
        ),
    )


async def test_the_main_warehouse_is_reserved_first_then_the_others(cakes: Bakery) -> None:
    wants = [Want(cakes.cake, 8_000), Want(cakes.cake, 4_000)]
    held = await cakes.act(lambda ctx: reserve(ctx, wants))
    assert held == [
        Held(cakes.cake, cakes.main, 8_000, 0, 80_000),
        Held(cakes.cake, cakes.main, 2_000, 1, 20_000),
        Held(cakes.cake, cakes.kiosk, 2_000, 1, 20_000),
    ]
    assert await cakes.balance() == (10, 10, 100_000)
    assert await cakes.balance("Киоск") == (4, 2, 40_000)


async def test_a_shortage_reserves_what_is_there(cakes: Bakery) -> None:
    held = await cakes.act(lambda ctx: reserve(ctx, [Want(cakes.cake, 99_000), Want(cakes.cake, 1_000)]))
    assert sum(part.quantity for part in held) == 14_000
    assert await cakes.act(lambda ctx: available(ctx.session, [cakes.cake])) == {cakes.cake: 0}
    await cakes.act(lambda ctx: release(ctx, held))
    assert await cakes.act(lambda ctx: available(ctx.session, [cakes.cake])) == {cakes.cake: 14_000}


async def test_a_named_warehouse_is_the_only_one(cakes: Bakery) -> None:
    held = await cakes.act(lambda ctx: reserve(ctx, [Want(cakes.cake, 9_000, cakes.kiosk)]))
    assert [(part.warehouse_id, part.quantity) for part in held] == [(cakes.kiosk, 4_000)]


async def test_services_and_goods_never_received_are_not_held(cakes: Bakery) -> None:
    flour, delivery = [await product_id(cakes.shop, name) for name in ("мука", "доставка")]
    wants = [Want(flour, 1_000), Want(delivery, 1_000)]
    assert await cakes.act(lambda ctx: reserve(ctx, wants)) == []
    costs = await cakes.act(lambda ctx: expected_costs(ctx, [*wants, Want(cakes.cake, 3_000)]))
    assert costs == [None, None, 30_000]


async def test_what_is_reserved_ships_for_its_own_order_and_for_no_other(cakes: Bakery) -> None:
    await cakes.act(lambda ctx: reserve(ctx, [Want(cakes.cake, 14_000)]))
    with pytest.raises(OutOfStock):
        await cakes.act(lambda ctx: issue_free(ctx, [Want(cakes.cake, 1_000)], SHIPMENT, TODAY))
    with pytest.raises(OutOfStock):
        await cakes.act(lambda ctx: issue(ctx, [Take(cakes.cake, cakes.main, 1_000)], SHIPMENT, TODAY))
    takes = [Take(cakes.cake, cakes.kiosk, 4_000, 4_000), Take(cakes.cake, cakes.main, 3_000, 3_000)]
    assert await cakes.act(lambda ctx: issue(ctx, takes, SHIPMENT, TODAY)) == [40_000, 30_000]
    assert await cakes.balance() == (7, 7, 70_000)
    assert await cakes.balance("Киоск") == (0, 0, 0)


async def test_a_shipment_taken_back_restores_its_reserve_exactly(cakes: Bakery) -> None:
    await cakes.act(lambda ctx: reserve(ctx, [Want(cakes.cake, 3_000)]))
    takes = [Take(cakes.cake, cakes.main, 5_000, 3_000)]
    costs = await cakes.act(lambda ctx: issue(ctx, takes, SHIPMENT, TODAY))
    back = [Back(cakes.cake, cakes.main, 5_000, costs[0], 3_000)]
    await cakes.act(lambda ctx: put_back(ctx, back, SHIPMENT, TODAY))
    assert await cakes.balance() == (10, 3, 100_000)
    assert await wrong(cakes.shop) == []


async def test_goods_sold_at_once_leave_from_where_they_are(cakes: Bakery) -> None:
    issued = await cakes.act(lambda ctx: issue_free(ctx, [Want(cakes.cake, 12_000)], SHIPMENT, TODAY))
    assert issued == [
        Issued(cakes.cake, cakes.main, 10_000, 100_000, 0),
        Issued(cakes.cake, cakes.kiosk, 2_000, 20_000, 0),
    ]


async def test_all_shortages_are_offered_at_once(cakes: Bakery) -> None:
    flour = await product_id(cakes.shop, "мука")
    wants = [Want(cakes.cake, 15_000), Want(flour, 500)]
    with pytest.raises(OutOfStock) as refused:
        await cakes.act(lambda ctx: issue_free(ctx, wants, SHIPMENT, TODAY))
    offer = refused.value.offers[0].act
    assert offer is not None
    await cakes.shop.does(offer.action, **offer.args)
    await cakes.act(lambda ctx: issue_free(ctx, wants, SHIPMENT, TODAY))
    assert await cakes.act(lambda ctx: available(ctx.session, [cakes.cake, flour])) == {
        cakes.cake: 0,
        flour: 0,
    }


async def test_the_last_unit_takes_the_rest_of_the_value(bakery: Shop) -> None:
    line = {"product": "наполеон", "quantity": 3, "price": "33.3333"}
    await bakery.does("inventory.receive", lines=[line])
    cake = await product_id(bakery, "торт наполеон")
    costs = []
    for _ in range(3):
        issued = await act(bakery, lambda ctx: issue_free(ctx, [Want(cake, 1_000)], SHIPMENT, TODAY))
        costs += [part.cost for part in issued]
    assert sum(costs) == 10_000
    assert await balance(bakery, "торт наполеон") == (0, 0, 0)


async def test_below_zero_at_the_last_cost_trued_up_by_the_next_receipt(cakes: Bakery) -> None:
    await allow_below_zero(cakes.shop)
    issued = await cakes.act(lambda ctx: issue_free(ctx, [Want(cakes.cake, 17_000)], SHIPMENT, TODAY))
    assert [(part.warehouse_id, part.quantity, part.cost) for part in issued] == [
        (cakes.main, 10_000, 100_000),
        (cakes.kiosk, 4_000, 40_000),
        (cakes.main, 3_000, 30_000),
    ]
    assert await cakes.balance() == (-3, 0, -30_000)
    stock = (await cakes.act(lambda ctx: stock_of(ctx.session, [cakes.cake])))[cakes.cake]
    assert (stock.on_hand, stock.available) == (-3_000, 0)
    receipt = await cakes.shop.does(
        "inventory.receive", lines=[{"product": "наполеон", "quantity": 10, "price": 120}]
    )
    assert await cakes.balance() == (7, 0, 84_000)
    mended = await cakes.shop.rows(Movement, Movement.kind == "true_up")
    assert [move.value for move in mended] == [-6_000]
    await cakes.shop.undoes(receipt)
    assert await cakes.balance() == (-3, 0, -30_000)
    assert await wrong(cakes.shop) == []


async def test_a_debt_of_one_warehouse_does_not_lower_what_others_can_promise(cakes: Bakery) -> None:
    await allow_below_zero(cakes.shop)
    await cakes.act(lambda ctx: issue(ctx, [Take(cakes.cake, cakes.main, 15_000)], SHIPMENT, TODAY))
    assert await cakes.act(lambda ctx: available(ctx.session, [cakes.cake])) == {cakes.cake: 4_000}


async def test_goods_may_go_below_zero_where_they_never_were(cakes: Bakery) -> None:
    await allow_below_zero(cakes.shop)
    flour = await product_id(cakes.shop, "мука")
    await cakes.act(lambda ctx: issue(ctx, [Take(flour, cakes.kiosk, 2_000)], SHIPMENT, TODAY))
    await cakes.act(lambda ctx: issue_free(ctx, [Want(flour, 1_000)], SHIPMENT, TODAY))
    assert await balance(cakes.shop, "мука", "Киоск") == (-2, 0, 0)
    assert await balance(cakes.shop, "мука") == (-1, 0, 0)


async def test_a_customers_return_comes_back_at_its_own_cost(cakes: Bakery) -> None:
    await cakes.act(lambda ctx: issue(ctx, [Take(cakes.cake, cakes.main, 2_000)], SHIPMENT, TODAY))
    back = [Back(cakes.cake, cakes.main, 1_000, 10_000)]
    await cakes.act(lambda ctx: put_back(ctx, back, Doc("return", 2), TODAY, kind="return"))
    assert await cakes.balance() == (9, 0, 90_000)


async def test_sixteen_buyers_at_once_never_get_more_than_there_is(cakes: Bakery) -> None:
    def buy(ctx: Ctx) -> list[Issued]:
        return issue_free(ctx, [Want(cakes.cake, 1_000)], SHIPMENT, TODAY)

    answers = await asyncio.gather(*(cakes.act(buy) for _ in range(16)), return_exceptions=True)
    assert sum(isinstance(answer, list) for answer in answers) == 14
    assert sum(isinstance(answer, OutOfStock) for answer in answers) == 2
    assert await cakes.balance() == (0, 0, 0)
    assert await wrong(cakes.shop) == []


async def test_sixteen_orders_at_once_hold_no_cake_twice(cakes: Bakery) -> None:
    answers = await asyncio.gather(
        *(cakes.act(lambda ctx: reserve(ctx, [Want(cakes.cake, 1_000)])) for _ in range(16))
    )
    assert sum(part.quantity for held in answers for part in held) == 14_000
    assert await cakes.balance() == (10, 10, 100_000)


async def test_first_receipts_at_once_all_count(bakery: Shop) -> None:
    line = [{"product": "мука", "quantity": 1, "price": 5}]
    await asyncio.gather(*(bakery.does("inventory.receive", lines=line) for _ in range(8)))
    assert await balance(bakery, "мука") == (8, 0, 4_000)
    assert await wrong(bakery) == []


async def test_few_statements_whatever_the_number_of_lines(cakes: Bakery) -> None:
    """Reserve: read and write; issue: read, write and the ledger."""
    names = [f"сорт {number}" for number in range(12)]
    lines = [{"product": {"name": name, "new": True}, "quantity": 5} for name in names]
    await cakes.shop.does("inventory.receive", lines=lines)
    wants = [Want(await product_id(cakes.shop, name), 2_000) for name in names]

    def counted(ctx: Ctx) -> tuple[int, int]:
        with statements(ctx.app.db) as seen:
            held = reserve(ctx, wants)
        with statements(ctx.app.db) as more:
            takes = [Take(part.product_id, part.warehouse_id, part.quantity, part.quantity) for part in held]
            issue(ctx, takes, SHIPMENT, TODAY)
        return len(seen), len(more)

    assert await cakes.act(counted) == (2, 3)
