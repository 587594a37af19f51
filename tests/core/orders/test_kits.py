"""Kits in orders: their parts are held, shipped, brought back; to all else a kit is a line like any other."""

from __future__ import annotations

import pytest

from core.acts.models import StoredEvent
from core.inventory.kits.refusals import KitAwaited, KitWhole
from core.inventory.models import Product
from core.inventory.refusals import OutOfStock
from core.orders.kits.models import OrderLinePart, ShipmentPart
from core.orders.models import Order, OrderLine
from core.reports.check import check_all
from tests.core.house import Shop
from tests.core.inventory.stock import balance
from tests.core.orders.seeing import counted, offers, order, refusal, seen
from tests.core.statements import statements

KIT = {"product": "подарочный", "quantity": "1"}


def kits(number: int | str) -> list[dict[str, object]]:
    """A line of so many kits."""
    return [{"product": "подарочный", "quantity": str(number)}]


def roses(number: int) -> list[dict[str, object]]:
    return [{"product": "роза", "quantity": str(number)}]


@pytest.fixture
async def flowers(shop: Shop) -> Shop:
    """Ten roses of 30, five ribbons (metres) of 10; a kit of two roses and half a metre for 200."""
    await shop.does("inventory.add", name="роза", price="90")
    await shop.does("inventory.add", name="лента", price="20", unit="м")
    await shop.does(
        "inventory.receive",
        lines=[
            {"product": "роза", "quantity": "10", "price": "30"},
            {"product": "лента", "quantity": "5", "price": "10"},
        ],
    )
    await shop.does(
        "inventory.set_kit",
        kit="подарочный",
        lines=[{"product": "роза", "quantity": "2"}, {"product": "лента", "quantity": "0.5"}],
        price="200",
    )
    return shop


async def right(shop: Shop) -> None:
    assert await check_all(shop.app) == []


async def test_an_order_holds_the_parts_and_a_shipment_issues_them_at_their_cost(flowers: Shop) -> None:
    done = await flowers.does("orders.create", customer="Иванова", lines=kits(3))
    assert "есть на складе и отложено" in seen(flowers, done)
    assert await balance(flowers, "роза") == (10, 6, 30_000)
    assert (await balance(flowers, "лента"))[1] == 1
    line = (await flowers.rows(OrderLine))[0]
    assert (line.reserved, line.cost) == (3000, 3 * (2 * 3000 + 500))
    await right(flowers)

    part = await flowers.does("orders.ship", order="1", lines=kits(1))
    assert "осталось отгрузить 2 шт" in seen(flowers, part)
    assert await balance(flowers, "роза") == (8, 4, 24_000)
    await right(flowers)
    rest = await flowers.does("orders.ship", order="1")
    assert await balance(flowers, "роза") == (4, 0, 12_000)
    sums = await counted(flowers, "shipped")
    assert (sums["revenue"], sums["cost"]) == (60_000, 19_500)
    await right(flowers)
    for deed in (rest, part, done):
        await flowers.undoes(deed)
        await right(flowers)
    assert await balance(flowers, "роза") == (10, 0, 30_000)


async def test_top_goods_count_the_kit_and_not_its_parts(flowers: Shop) -> None:
    await flowers.does("orders.sell", lines=kits(2))
    kit = (await flowers.rows(Product, Product.kind == "kit"))[0].id
    told = [event.data for event in await flowers.rows(StoredEvent, StoredEvent.name == "orders.counted")]
    assert {line["product_id"] for data in told for line in data["lines"]} == {kit}
    assert await balance(flowers, "роза") == (6, 0, 18_000)
    await right(flowers)


async def test_what_is_there_decides_how_many_are_held_and_shipped(flowers: Shop) -> None:
    done = await flowers.does("orders.create", customer="Иванова", lines=kits(7))
    assert "отложено 5 шт из 7 шт, не хватает: роза — 4 шт" in seen(flowers, done)
    refused = await flowers.refused("orders.ship", order="1")
    assert isinstance(refused, OutOfStock)
    assert "роза" in refusal(flowers, refused)
    assert offers(flowers, refused) == ["Оприходовать", "Отгрузить, что есть"]
    receive, ship = (button.act for button in refused.offers)
    assert receive is not None
    assert ship is not None
    await flowers.does(ship.action, **ship.args)
    assert await balance(flowers, "роза") == (0, 0, 0)
    await flowers.does("inventory.receive", lines=roses(4))
    await flowers.does("orders.ship", order="1")
    assert (await order(flowers)).shipment == "shipped"
    await right(flowers)


async def test_a_change_of_the_kit_leaves_open_orders_as_they_were_taken(flowers: Shop) -> None:
    await flowers.does("orders.create", customer="Иванова", lines=kits(2))
    await flowers.does("inventory.set_kit", kit="подарочный", lines=roses(5))
    await right(flowers)
    await flowers.does("inventory.remove_kit", product="подарочный")
    await flowers.does("orders.ship", order="1")
    assert (await balance(flowers, "роза"))[0] == 6
    shipped = await flowers.rows(ShipmentPart)
    assert {part.quantity for part in shipped} == {4000, 1000}
    await right(flowers)


async def test_a_draft_takes_the_composition_of_the_day_it_is_confirmed(flowers: Shop) -> None:
    await flowers.does("orders.create", customer="Иванова", lines=[KIT], draft=True)
    assert await flowers.rows(OrderLinePart) == []
    await flowers.does("inventory.set_kit", kit="подарочный", lines=roses(5))
    draft = (await flowers.rows(Order))[0].id
    done = await flowers.does("orders.confirm", order={"id": draft})
    assert (await balance(flowers, "роза"))[1] == 5
    await right(flowers)
    await flowers.undoes(done)
    assert await flowers.rows(OrderLinePart) == []
    await right(flowers)


async def test_lines_change_and_come_back(flowers: Shop) -> None:
    await flowers.does("orders.create", customer="Иванова", lines=roses(1))
    added = await flowers.does("orders.add_lines", order="1", lines=kits(2))
    assert (await balance(flowers, "роза"))[1] == 5
    more = await flowers.does("orders.change_line", order="1", product="подарочный", quantity="4")
    assert (await balance(flowers, "роза"))[1] == 9
    await right(flowers)
    less = await flowers.does("orders.take_off", order="1", lines=kits(3))
    assert (await balance(flowers, "роза"))[1] == 3
    await right(flowers)
    for deed, held in ((less, 9), (more, 5), (added, 1)):
        await flowers.undoes(deed)
        assert (await balance(flowers, "роза"))[1] == held
        await right(flowers)


async def test_cancelling_frees_the_parts_and_restoring_holds_them_again(flowers: Shop) -> None:
    await flowers.does("orders.create", customer="Иванова", lines=kits(2))
    done = await flowers.does("orders.cancel", order="1")
    assert (await balance(flowers, "роза"))[1] == 0
    await flowers.undoes(done)
    assert (await balance(flowers, "роза"))[1] == 4
    await right(flowers)


@pytest.mark.parametrize("destination", ["sellable", "damaged", "written_off"])
async def test_a_kit_that_comes_back_brings_its_parts(flowers: Shop, destination: str) -> None:
    await flowers.does("orders.sell", lines=kits(3), customer="Иванова")
    back = await flowers.does(
        "orders.return",
        order="1",
        lines=kits(2),
        destination=destination,
        refund_to="cash",
    )
    at_home = 8 if destination == "sellable" else 4
    assert (await balance(flowers, "роза"))[0] == at_home
    await right(flowers)
    last = await flowers.does(
        "orders.return",
        order="1",
        destination=destination,
        refund_to="cash",
        lines=kits(1),
    )
    line = (await flowers.rows(OrderLine))[0]
    assert line.returned_cost == line.shipped_cost == 19_500
    await right(flowers)
    for deed in (last, back):
        await flowers.undoes(deed)
        await right(flowers)
    assert (await balance(flowers, "роза"))[0] == 4


async def test_a_return_from_a_sale_nobody_knows_brings_the_parts_too(flowers: Shop) -> None:
    done = await flowers.does(
        "orders.return_without_sale", lines=[KIT], destination="sellable", refund_to="cash"
    )
    assert (await balance(flowers, "роза"))[0] == 12
    await right(flowers)
    await flowers.undoes(done)
    await right(flowers)


async def test_a_part_that_breaks_loosens_the_kit_and_comes_back_with_the_undo(flowers: Shop) -> None:
    await flowers.does("orders.create", customer="Иванова", lines=kits(4))
    broken = await flowers.does("inventory.write_off", lines=roses(3))
    line = (await flowers.rows(OrderLine))[0]
    assert line.reserved == 3000
    assert (await balance(flowers, "роза"))[:2] == (7, 7)
    await right(flowers)
    await flowers.undoes(broken)
    assert (await flowers.rows(OrderLine))[0].reserved == 4000
    await right(flowers)


async def test_parts_leave_from_one_warehouse_where_one_has_them_all(flowers: Shop) -> None:
    await flowers.does("inventory.add_warehouse", name="Киоск")
    await flowers.does("inventory.transfer", lines=[{"product": "лента", "quantity": "5"}], target="Киоск")
    await flowers.does("inventory.transfer", lines=roses(4), target="Киоск")
    card = seen(flowers, await flowers.does("inventory.kit", product="подарочный"))
    assert "Можно собрать\n2 шт" in card
    await flowers.does("orders.create", customer="Иванова", lines=kits(2))
    assert (await balance(flowers, "роза", "Киоск"))[1] == 4
    assert (await balance(flowers, "роза"))[1] == 0
    await right(flowers)


async def test_half_a_kit_is_refused_everywhere(flowers: Shop) -> None:
    half = kits("0.5")
    assert isinstance(await flowers.refused("orders.sell", lines=half), KitWhole)
    await flowers.does("orders.create", customer="Иванова", lines=kits(2))
    assert isinstance(await flowers.refused("orders.ship", order="1", lines=half), KitWhole)
    refused = await flowers.refused("orders.change_line", order="1", product="подарочный", quantity="1.5")
    assert isinstance(refused, KitWhole)
    await flowers.does("orders.ship", order="1")
    refused = await flowers.refused("orders.return", order="1", lines=half, destination="sellable")
    assert isinstance(refused, KitWhole)


async def test_goods_that_an_order_waits_for_cannot_become_a_kit(flowers: Shop) -> None:
    await flowers.does("inventory.add", name="букет", price="500")
    await flowers.does("orders.create", customer="Иванова", lines=[{"product": "букет", "quantity": "1"}])
    refused = await flowers.refused("inventory.set_kit", kit="букет", lines=roses(5))
    assert isinstance(refused, KitAwaited)
    await flowers.does("orders.cancel", order="1")
    await flowers.does("inventory.set_kit", kit="букет", lines=roses(5))
    await right(flowers)


async def test_below_zero_the_parts_go_below(flowers: Shop) -> None:
    await flowers.does("companies.change", negative_stock=True)
    await flowers.does("orders.sell", lines=kits(6))
    assert (await balance(flowers, "роза"))[0] == -2
    await right(flowers)


async def test_by_fifo_a_kit_costs_what_its_oldest_parts_did(flowers: Shop) -> None:
    await flowers.does("inventory.costing", costing="fifo")
    await flowers.does("inventory.receive", lines=[{"product": "роза", "quantity": "4", "price": "100"}])
    await flowers.does("orders.sell", lines=kits(6), customer="Иванова")
    assert (await counted(flowers, "shipped"))["cost"] == 10 * 3000 + 2 * 10_000 + 3 * 1000
    done = await flowers.does(
        "orders.return",
        order="1",
        destination="sellable",
        refund_to="cash",
        lines=kits(6),
    )
    assert (await balance(flowers, "роза")) == (14, 0, 70_000)
    await right(flowers)
    await flowers.undoes(done)
    await right(flowers)


async def test_parts_kept_by_batches_leave_the_first_to_expire_first(flowers: Shop) -> None:
    await flowers.does(
        "inventory.receive",
        lines=[{"product": "роза", "quantity": "4", "batch": "А1", "expires": "2026-12-01"}],
    )
    sold = await flowers.does("orders.sell", lines=[KIT])
    assert "А1" in seen(flowers, sold)
    await right(flowers)
    await flowers.undoes(sold)
    await right(flowers)


async def test_nobody_without_kits_pays_for_them(flowers: Shop) -> None:
    """An order without kits reads none of their tables."""
    with statements(flowers.app.db) as said:
        await flowers.does("orders.create", customer="Иванова", lines=roses(1))
        await flowers.does("orders.ship", order="1")
    assert any("order_lines" in statement for statement in said)
    assert [one for one in said if "_parts" in one] == []
