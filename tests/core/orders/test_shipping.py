"""Shipping whole and in part, states of work, cancelling."""

from __future__ import annotations

from core.inventory.models import Balance
from core.orders.models import OrderLine
from tests.core.house import Shop
from tests.core.orders.seeing import counted, counted_by, held, offers, order, ordered, refusal, seen, shelf


async def test_part_by_lines_then_the_rest_with_the_service(bakery: Shop) -> None:
    await bakery.does(
        "orders.create",
        customer="Иванова",
        lines=[
            {"product": "торт наполеон", "quantity": "3"},
            {"product": "эклер ванильный", "quantity": "4"},
            {"product": "доставка", "price": "300"},
        ],
    )
    part = await bakery.does("orders.ship", order="1", lines=[{"product": "наполеон", "quantity": "2"}])
    assert "отгружен частично" in seen(bakery, part)
    assert "торт наполеон: осталось отгрузить 1 шт" in seen(bakery, part)
    assert (await order(bakery)).shipment == "partial"
    assert await held(bakery) == 5
    assert (await counted(bakery, "shipped"))["revenue"] == 240000

    rest = await bakery.does("orders.ship", order="1")
    assert "доставка" in seen(bakery, rest)
    assert (await order(bakery)).shipment == "shipped"
    assert await held(bakery) == 0
    sums = await counted(bakery, "shipped")
    assert (sums["revenue"], sums["cost"], sums["orders"]) == (450000, 174000, 1)
    refused = await bakery.refused("orders.ship", order="1")
    assert "уже отгружен полностью" in refusal(bakery, refused)


async def test_fully_reserved_stock_ships_for_its_own_order(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 10))
    await bakery.does("orders.ship", order="1")
    assert (await shelf(bakery)).on_hand == 0


async def test_short_shipment_is_refused_with_what_can_be_done(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 12))
    refused = await bakery.refused("orders.ship", order="1")
    assert "торт наполеон" in refusal(bakery, refused)
    assert offers(bakery, refused) == ["Оприходовать", "Отгрузить, что есть"]
    receive, ship = (button.act for button in refused.offers)
    assert receive is not None
    assert ship is not None
    part = await bakery.does(ship.action, **ship.args)
    assert "осталось отгрузить 2 шт" in seen(bakery, part)
    await bakery.does(receive.action, **receive.args)
    await bakery.does("orders.ship", order="1")
    assert (await shelf(bakery)).on_hand == 0
    assert await held(bakery) == 0


async def test_shipping_takes_what_came_after_the_order(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 12))
    await bakery.does("inventory.receive", lines=[{"product": "торт наполеон", "quantity": "5"}])
    shipped = await bakery.does("orders.ship", order="1")
    assert (await shelf(bakery)).on_hand == 3
    await bakery.undoes(shipped)
    assert await held(bakery) == (await shelf(bakery)).reserved == 10
    assert (await shelf(bakery)).on_hand == 15


async def test_below_zero_where_the_company_allows_it(bakery: Shop) -> None:
    await bakery.does("companies.change", negative_stock=True)
    await ordered(bakery, ("торт наполеон", 12))
    await bakery.does("orders.ship", order="1")
    assert (await shelf(bakery)).on_hand == -2
    assert (await counted(bakery, "shipped"))["cost"] == 600000


async def test_more_than_is_left_or_what_was_not_ordered_is_refused(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 2))
    more = await bakery.refused(
        "orders.ship", order="1", lines=[{"product": "торт наполеон", "quantity": "3"}]
    )
    assert "отгрузить 3 шт нельзя, осталось 2 шт" in refusal(bakery, more)
    other = await bakery.refused("orders.ship", order="1", lines=[{"product": "эклер ванильный"}])
    assert "нет позиции «эклер ванильный»" in refusal(bakery, other)


async def test_the_real_cost_replaces_the_frozen_one(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 3))
    assert (await counted(bakery, "ordered"))["cost"] == 150000
    await bakery.does(
        "inventory.receive", lines=[{"product": "торт наполеон", "quantity": "10", "price": "700"}]
    )
    await bakery.does("orders.ship", order="1")
    assert (await counted(bakery, "ordered"))["cost"] == 180000
    assert (await counted(bakery, "shipped"))["cost"] == 180000
    assert "1 800 ₽" in seen(bakery, await bakery.does("orders.show", order="1"))


async def test_undone_shipment_restores_goods_reserve_and_value(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 3), ("эклер ванильный", 5))
    before = [(b.on_hand, b.reserved, b.value) for b in await bakery.rows(Balance)]
    shipped = await bakery.does("orders.ship", order="1")
    undone = await bakery.undoes(shipped)
    assert "товары вернулись на склад" in seen(bakery, undone)
    assert [(b.on_hand, b.reserved, b.value) for b in await bakery.rows(Balance)] == before
    lines = await bakery.rows(OrderLine)
    assert all(line.shipped == line.shipped_cost == 0 for line in lines)
    sums = await counted(bakery, "shipped")
    assert not any(sums.values())
    await bakery.does("orders.ship", order="1")
    assert (await shelf(bakery)).on_hand == 7


async def test_states_of_work(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1))
    assert "в работе" in seen(bakery, await bakery.does("orders.status", order="1", status="in_work"))
    refused = await bakery.refused("orders.status", order="1", status="in_work")
    assert "уже в работе" in refusal(bakery, refused)
    assert "готов" in seen(bakery, await bakery.does("orders.status", order="1", status="ready"))
    done = await bakery.does("orders.status", order="1", status="done")
    assert "ещё не отгружен" in seen(bakery, done)
    assert "не оплачено 1 200 ₽" in seen(bakery, done)
    await bakery.undoes(done)
    assert (await order(bakery)).state == "ready"


async def test_a_way_back_is_refused_once_the_state_is_another(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1))
    first = await bakery.does("orders.status", order="1", status="in_work")
    await bakery.does("orders.status", order="1", status="ready")
    refused = await bakery.refused("acts.undo", act={"id": first.act_id})
    assert "с тех пор меняли" in refusal(bakery, refused)


async def test_services_are_fulfilled_when_the_work_is_done(bakery: Shop) -> None:
    await bakery.does("orders.create", lines=[{"product": "ремонт велосипеда", "price": "1500"}])
    done = await bakery.does("orders.status", order="1", status="done")
    assert (await order(bakery)).shipment == "shipped"
    assert (await counted(bakery, "shipped"))["revenue"] == 150000
    await bakery.undoes(done)
    assert (await order(bakery)).shipment == "none"
    assert (await order(bakery)).state == "confirmed"
    assert (await counted(bakery, "shipped"))["revenue"] == 0


async def test_cancelling_releases_exactly_its_own_reserve(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 4))
    await ordered(bakery, ("торт наполеон", 3), customer="Петров")
    cancelled = await bakery.does("orders.cancel", order="1", reason="передумали")
    assert "Причина: передумали" in seen(bakery, cancelled)
    assert (await shelf(bakery)).reserved == await held(bakery) == 3
    assert (await counted(bakery, "ordered"))["revenue"] == 360000
    assert (await counted_by(bakery, "ordered", "customer_id")).total() == 360000

    await bakery.undoes(cancelled)
    assert (await order(bakery)).state == "confirmed"
    assert (await shelf(bakery)).reserved == await held(bakery) == 7
    assert (await counted(bakery, "ordered"))["revenue"] == 840000


async def test_a_shipped_order_is_not_cancelled(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 4))
    await bakery.does("orders.ship", order="1", lines=[{"product": "наполеон", "quantity": "1"}])
    refused = await bakery.refused("orders.cancel", order="1")
    assert "есть отгрузка от 20 ноября" in refusal(bakery, refused)
    assert offers(bakery, refused) == ["Отменить отгрузку"]
    act = refused.offers[0].act
    assert act is not None
    await bakery.does(act.action, **act.args)
    await bakery.does("orders.cancel", order="1")
    assert (await shelf(bakery)).available == 10


async def test_a_paid_order_is_cancelled_with_its_money_returned(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 2))
    await bakery.does("orders.pay", order="1", amount="1000", method="card")
    refused = await bakery.refused("orders.cancel", order="1")
    assert "есть оплата 1 000 ₽" in refusal(bakery, refused)
    assert offers(bakery, refused) == [
        "Вернуть 1 000 ₽ и отменить",
        "Оставить на балансе и отменить",
        "Отменить оплату",
    ]
    act = refused.offers[0].act
    assert act is not None
    bakery.house.move(days=1)
    cancelled = await bakery.does(act.action, **act.args)
    assert "Клиенту возвращено 1 000 ₽" in seen(bakery, cancelled)
    assert not any((await counted(bakery, "paid")).values())
    assert await counted_by(bakery, "paid", "day") == {"2026-11-20": 100000, "2026-11-21": -100000}

    await bakery.undoes(cancelled)
    assert (await order(bakery)).paid == 100000
    assert (await counted(bakery, "paid"))["revenue"] == 100000


async def test_a_cancelled_order_is_over(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 2))
    await bakery.does("orders.cancel", order="1")
    for name, args in (
        ("orders.ship", {}),
        ("orders.pay", {"amount": "1"}),
        ("orders.status", {"status": "done"}),
        ("orders.cancel", {}),
        ("orders.move", {"due": "2026-11-25"}),
        ("orders.add_lines", {"lines": [{"product": "эклер ванильный"}]}),
    ):
        refused = await bakery.refused(name, order="1", **args)
        assert "отменён" in refusal(bakery, refused), name
