"""Taking documents back, and what stands in the way."""

from __future__ import annotations

from datetime import date

import pytest

from core.inventory.ledger import Held, Take, Want, issue, issue_free, release, reserve
from core.inventory.models import Balance, Movement, Product, StockDocument
from core.inventory.refusals import AnnulledAlready, CountedSince, UsedSince
from tests.core.acting import act, plain
from tests.core.house import Shop
from tests.core.inventory.stock import SHIPMENT, TODAY, balance, product_id, warehouse_id, wrong
from tests.core.inventory.test_documents import close_books

CAKES = [{"product": "наполеон", "quantity": 3}]


async def picture(shop: Shop) -> list[tuple[int, int, int, int, int]]:
    rows = await shop.rows(Balance)
    return sorted((r.product_id, r.warehouse_id, r.on_hand, r.reserved, r.value) for r in rows)


@pytest.fixture
async def stocked(bakery: Shop) -> Shop:
    await bakery.does("inventory.add_warehouse", name="Киоск")
    await bakery.does("inventory.receive", lines=[{"product": "наполеон", "quantity": 7, "price": "333.33"}])
    await bakery.does("inventory.receive", lines=CAKES, warehouse="Киоск")
    return bakery


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("inventory.receive", {"lines": [{**CAKES[0], "price": 700}]}),
        ("inventory.receive", {"lines": [{"product": "изюм", "quantity": 3, "price": 10}]}),
        ("inventory.write_off", {"lines": CAKES}),
        ("inventory.write_off", {"lines": [{"product": "наполеон", "quantity": 7}]}),
        ("inventory.transfer", {"lines": CAKES, "target": "Киоск"}),
        ("inventory.set_stock", {"lines": [{"product": "наполеон", "quantity": 5}]}),
        ("inventory.set_stock", {"lines": [{"product": "наполеон", "quantity": 0}]}),
        ("inventory.set_stock", {"lines": [{"product": "наполеон", "quantity": 9}]}),
    ],
)
async def test_done_and_undone_is_as_before(stocked: Shop, name: str, args: dict[str, object]) -> None:
    await stocked.does("inventory.set_stock", lines=[{"product": "мука", "quantity": 0}])
    before, cost = (
        await picture(stocked),
        (await stocked.rows(Product, Product.name == "торт наполеон"))[0].cost,
    )
    listed = plain(stocked, await stocked.does("inventory.list"))
    done = await stocked.does(name, **args)
    assert await picture(stocked) != before
    await stocked.undoes(done)
    now = [row for row in await picture(stocked) if row[2:] != (0, 0, 0)]
    assert now == [row for row in before if row[2:] != (0, 0, 0)]
    assert (await stocked.rows(Product, Product.name == "торт наполеон"))[0].cost == cost
    assert plain(stocked, await stocked.does("inventory.list")) == listed
    assert await wrong(stocked) == []


async def test_a_number_stays_with_its_annulled_document(stocked: Shop) -> None:
    done = await stocked.does("inventory.write_off", lines=CAKES)
    await stocked.undoes(done)
    annulled = (await stocked.rows(StockDocument, StockDocument.kind == "write_off"))[0]
    assert (annulled.number, annulled.annulled) == (1, True)
    again = await stocked.does("inventory.write_off", lines=CAKES)
    assert "№ 2" in plain(stocked, again)
    refusal = await stocked.refused("inventory.annul_document", document=annulled.id)
    assert isinstance(refusal, AnnulledAlready)


async def test_a_receipt_whose_goods_are_gone_names_where_they_went(bakery: Shop) -> None:
    done = await bakery.does("inventory.receive", lines=CAKES)
    off = await bakery.does("inventory.write_off", lines=[{"product": "наполеон", "quantity": 1}])
    refusal = await bakery.refused("acts.undo", act={"id": done.act_id})
    assert isinstance(refusal, UsedSince)
    assert "списание № 1" in bakery.text(refusal.said)
    await bakery.undoes(off)
    await bakery.undoes(done)
    assert await balance(bakery, "торт наполеон") == (0, 0, 0)


async def test_a_receipt_that_was_shipped_or_promised_stays(bakery: Shop) -> None:
    done = await bakery.does("inventory.receive", lines=CAKES)
    cake = await product_id(bakery, "торт наполеон")
    held = await act(bakery, lambda ctx: reserve(ctx, [Want(cake, 2_000)]))
    promised = await bakery.refused("acts.undo", act={"id": done.act_id})
    assert isinstance(promised, UsedSince)
    assert "резерв" in bakery.text(promised.said)
    await act(bakery, lambda ctx: release(ctx, held))
    await act(bakery, lambda ctx: issue_free(ctx, [Want(cake, 2_000)], SHIPMENT, TODAY))
    shipped = await bakery.refused("acts.undo", act={"id": done.act_id})
    assert isinstance(shipped, UsedSince)
    assert "отгрузка" in bakery.text(shipped.said)


async def test_what_was_counted_later_is_not_taken_back(stocked: Shop) -> None:
    done = await stocked.does("inventory.write_off", lines=CAKES)
    count = await stocked.does("inventory.set_stock", lines=[{"product": "наполеон", "quantity": 4}])
    refusal = await stocked.refused("acts.undo", act={"id": done.act_id})
    assert isinstance(refusal, CountedSince)
    assert "№ 1" in stocked.text(refusal.said).replace("\u00a0", " ")
    await stocked.undoes(count)
    await stocked.undoes(done)
    assert (await balance(stocked, "торт наполеон"))[0] == 7


async def test_a_count_elsewhere_is_no_obstacle(stocked: Shop) -> None:
    done = await stocked.does("inventory.write_off", lines=CAKES, warehouse="Основной")
    lines = [{"product": "наполеон", "quantity": 2}]
    await stocked.does("inventory.set_stock", lines=lines, warehouse="Киоск")
    await stocked.undoes(done)
    assert (await balance(stocked, "торт наполеон"))[0] == 7


async def test_an_undo_is_dated_as_the_deed_or_today_if_closed(bakery: Shop) -> None:
    early = await bakery.does("inventory.receive", lines=CAKES, day="2026-11-10")
    late = await bakery.does("inventory.receive", lines=CAKES, day="2026-11-18")
    await close_books(bakery, "2026-11-15")
    await bakery.undoes(late)
    await bakery.undoes(early)
    days = [move.day for move in await bakery.rows(Movement, Movement.kind == "storno")]
    assert sorted(days) == [date(2026, 11, 18), date(2026, 11, 20)]


async def test_a_cost_set_by_hand_since_is_left_alone(bakery: Shop) -> None:
    done = await bakery.does("inventory.receive", lines=[{**CAKES[0], "price": 700}])
    await bakery.does("inventory.change", product="наполеон", cost=650)
    await bakery.undoes(done)
    assert (await bakery.rows(Product, Product.name == "торт наполеон"))[0].cost == 6_500_000


async def test_the_cost_of_what_was_sold_is_mended_when_its_receipt_goes(bakery: Shop) -> None:
    """10 at 100 and 10 at 200; 10 sold at the average 150. Without the second receipt they had cost 100."""
    cheap, dear = ([{"product": "наполеон", "quantity": 10, "price": price}] for price in (100, 200))
    await bakery.does("inventory.receive", lines=cheap)
    second = await bakery.does("inventory.receive", lines=dear)
    await bakery.does("inventory.write_off", lines=[{"product": "наполеон", "quantity": 10}])
    await bakery.undoes(second)
    assert await balance(bakery, "торт наполеон") == (0, 0, 0)
    mended = [move.value for move in await bakery.rows(Movement, Movement.kind == "true_up")]
    assert mended == [50_000]
    assert await wrong(bakery) == []


async def test_warehouses_come_and_go(bakery: Shop) -> None:
    before = plain(bakery, await bakery.does("inventory.warehouses"))
    done = await bakery.does("inventory.add_warehouse", name="Цех")
    assert "Цех" in plain(bakery, await bakery.does("inventory.warehouses"))
    await bakery.undoes(done)
    assert "Цех" not in plain(bakery, await bakery.does("inventory.warehouses"))
    assert "Основной" in before
    again = await bakery.does("inventory.add_warehouse", name="цех")
    await bakery.does("inventory.receive", lines=CAKES, warehouse="цех")
    assert (await bakery.refused("acts.undo", act={"id": again.act_id})).code == "inventory-warehouse-in-use"
    assert (await bakery.refused("inventory.add_warehouse", name="ЦЕХ")).code == "inventory-warehouse-exists"


async def test_a_take_from_the_reserve_and_its_return(bakery: Shop) -> None:
    await bakery.does("inventory.receive", lines=CAKES)
    cake, main = await product_id(bakery, "торт наполеон"), await warehouse_id(bakery)
    held = await act(bakery, lambda ctx: reserve(ctx, [Want(cake, 2_000)]))
    assert held == [Held(cake, main, 2_000, 0, 100_000)]
    costs = await act(bakery, lambda ctx: issue(ctx, [Take(cake, main, 2_000, 2_000)], SHIPMENT, TODAY))
    assert costs == [100_000]
    assert await balance(bakery, "торт наполеон") == (1, 0, 50_000)
