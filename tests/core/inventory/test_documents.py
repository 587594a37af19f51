"""Receipts, write-offs, transfers and counts, as an owner does them."""

from __future__ import annotations

import sqlalchemy as sa

from core.acts.calls import Ask
from core.acts.models import Letter
from core.acts.refusals import ClosedPeriod
from core.companies.models import Company
from core.finance.refusals import NotYet
from core.inventory.models import Movement, Product, StockDocument
from core.inventory.refusals import NotStocked, OutOfStock, SamePlace, StrangeUnit, TooLittle
from tests.core.acting import act, plain
from tests.core.house import Shop
from tests.core.inventory.stock import TODAY, balance, product_id, wrong


async def test_a_receipt_without_a_price_is_at_the_last_cost(bakery: Shop) -> None:
    done = await bakery.does("inventory.receive", lines=[{"product": "наполеон", "quantity": 10}])
    said = plain(bakery, done)
    assert "Приход № 1: торт наполеон, 10 шт. На складе 10 шт." in said
    assert "5 000 ₽" in said
    assert await balance(bakery, "торт наполеон") == (10, 0, 500_000)


async def test_the_price_in_a_receipt_is_the_cost_from_now_on(bakery: Shop) -> None:
    lines = [{"product": "наполеон", "quantity": 10, "price": 500}]
    await bakery.does("inventory.receive", lines=lines)
    await bakery.does("inventory.receive", lines=[{"product": "наполеон", "quantity": 10, "price": 700}])
    card = plain(bakery, await bakery.does("inventory.show", product="наполеон"))
    assert "Себестоимость\n700 ₽" in card
    assert "Средняя себестоимость\n600 ₽" in card
    await bakery.does("inventory.write_off", lines=[{"product": "наполеон", "quantity": 1}])
    assert await balance(bakery, "торт наполеон") == (19, 0, 1_140_000)


async def test_units_are_turned_into_the_products_own(bakery: Shop) -> None:
    lines = [{"product": "мука", "quantity": 2, "unit": "кг", "price": 60}]
    await bakery.does("inventory.receive", lines=lines)
    done = await bakery.does(
        "inventory.write_off", lines=[{"product": "мука", "quantity": 500, "unit": "г"}], reason="просыпали"
    )
    said = plain(bakery, done)
    assert "0,5 кг" in said
    assert "На складе 1,5 кг" in said
    assert "просыпали" in said
    assert "30 ₽" in said


async def test_a_price_belongs_to_the_unit_it_was_said_with(bakery: Shop) -> None:
    lines = [{"product": "мука", "quantity": 500, "unit": "г", "price": "0.08"}]
    await bakery.does("inventory.receive", lines=lines)
    assert await balance(bakery, "мука") == (0, 0, 4_000)
    assert (await bakery.rows(Product, Product.name == "мука"))[0].cost == 800_000


async def test_strange_and_tiny_amounts_are_refused(bakery: Shop) -> None:
    for line, refusal in (
        ({"product": "мука", "quantity": 1, "unit": "литр"}, StrangeUnit),
        ({"product": "мука", "quantity": "0.001", "unit": "г"}, TooLittle),
        ({"product": "доставка", "quantity": 1}, NotStocked),
    ):
        assert isinstance(await bakery.refused("inventory.receive", lines=[line]), refusal)


async def test_new_goods_are_written_with_their_first_receipt(bakery: Shop) -> None:
    line = {"product": "корица", "quantity": 300, "unit": "г", "price": 2}
    card = await bakery.confirms("inventory.receive", lines=[line])
    assert "Новый товар\nкорица" in plain(bakery, card)
    done = await bakery.agrees(card)
    assert "300 г" in plain(bakery, done)
    assert "корица" in plain(bakery, await bakery.does("inventory.list"))


async def test_goods_without_a_unit_take_that_of_their_first_receipt(bakery: Shop) -> None:
    await bakery.does("inventory.add", name="сахар")
    line = {"product": "сахар", "quantity": 20, "unit": "кг"}
    done = await bakery.does("inventory.receive", lines=[line])
    assert "На складе 20 кг" in plain(bakery, done)
    await bakery.undoes(done)
    assert (await bakery.rows(Product, Product.name == "сахар"))[0].unit == "pcs"


async def test_more_than_there_is_is_refused_with_a_receipt_at_hand(bakery: Shop) -> None:
    await bakery.does("inventory.receive", lines=[{"product": "наполеон", "quantity": 2}])
    lines = [{"product": "наполеон", "quantity": 5}, {"product": "мука", "quantity": "1.5"}]
    refusal = await bakery.refused("inventory.write_off", lines=lines)
    assert isinstance(refusal, OutOfStock)
    assert "2 шт" in bakery.text(refusal.said).replace("\u00a0", " ")
    assert await balance(bakery, "торт наполеон") == (2, 0, 100_000)
    offer = refusal.offers[0].act
    assert offer is not None
    await bakery.does(offer.action, **offer.args)
    await bakery.does("inventory.write_off", lines=lines)
    assert await balance(bakery, "торт наполеон") == (0, 0, 0)
    assert await wrong(bakery) == []


async def test_a_transfer_carries_its_value(bakery: Shop) -> None:
    await bakery.does("inventory.add_warehouse", name="Киоск")
    await bakery.does("inventory.receive", lines=[{"product": "наполеон", "quantity": 3, "price": 100}])
    done = await bakery.does(
        "inventory.transfer", lines=[{"product": "наполеон", "quantity": 1}], target="киоск"
    )
    assert "Киоск" in plain(bakery, done)
    assert await balance(bakery, "торт наполеон") == (2, 0, 20_000)
    assert await balance(bakery, "торт наполеон", "Киоск") == (1, 0, 10_000)


async def test_a_transfer_asks_from_where_only_when_it_could_be_two(bakery: Shop) -> None:
    await bakery.does("inventory.add_warehouse", name="Киоск")
    await bakery.does("inventory.add_warehouse", name="Цех")
    await bakery.does("inventory.receive", lines=[{"product": "мука", "quantity": 9}], warehouse="Цех")
    asked = await bakery.asks(
        "inventory.transfer", lines=[{"product": "мука", "quantity": 4}], target="Киоск"
    )
    assert isinstance(asked, Ask)
    assert [option.label for option in asked.options] == ["Основной", "Цех"]
    await bakery.picks(asked, 1)
    assert (await balance(bakery, "мука", "Цех"))[0] == 5


async def test_a_transfer_to_the_same_place_is_refused(bakery: Shop) -> None:
    await bakery.does("inventory.receive", lines=[{"product": "мука", "quantity": 9}])
    lines = [{"product": "мука", "quantity": 4}]
    assert isinstance(await bakery.refused("inventory.transfer", lines=lines, target="Основной"), SamePlace)


async def test_a_count_makes_stock_what_there_is(bakery: Shop) -> None:
    await bakery.does("inventory.receive", lines=[{"product": "наполеон", "quantity": 10, "price": 100}])
    done = await bakery.does("inventory.set_stock", lines=[{"product": "наполеон", "quantity": 7}])
    assert "Было 10 шт, стало 7 шт." in plain(bakery, done)
    assert await balance(bakery, "торт наполеон") == (7, 0, 70_000)
    await bakery.does("inventory.set_stock", lines=[{"product": "наполеон", "quantity": 8}])
    assert await balance(bakery, "торт наполеон") == (8, 0, 80_000)
    await bakery.does("inventory.set_stock", lines=[{"product": "наполеон", "quantity": 0}])
    assert await balance(bakery, "торт наполеон") == (0, 0, 0)


async def test_goods_are_written_off_from_where_they_are(bakery: Shop) -> None:
    await bakery.does("inventory.add_warehouse", name="Киоск")
    lines = [{"product": "наполеон", "quantity": 2}]
    await bakery.does("inventory.receive", lines=lines, warehouse="Киоск")
    done = await bakery.does("inventory.write_off", lines=lines)
    assert "Киоск" in plain(bakery, done)
    assert await balance(bakery, "торт наполеон", "Киоск") == (0, 0, 0)


async def test_a_document_is_dated_when_it_happened(bakery: Shop) -> None:
    lines = [{"product": "наполеон", "quantity": 2}]
    done = await bakery.does("inventory.receive", lines=lines, day="2026-11-18")
    assert "18 ноября" in plain(bakery, done)
    assert isinstance(await bakery.refused("inventory.receive", lines=lines, day="2026-11-21"), NotYet)
    moved = await bakery.rows(Movement)
    assert {str(move.day) for move in moved} == {"2026-11-18"}


async def test_a_closed_period_stays_closed(bakery: Shop) -> None:
    await close_books(bakery, "2026-11-15")
    lines = [{"product": "наполеон", "quantity": 2}]
    refusal = await bakery.refused("inventory.receive", lines=lines, day="2026-11-15")
    assert isinstance(refusal, ClosedPeriod)
    await bakery.does("inventory.receive", lines=lines, day="2026-11-16")


async def close_books(shop: Shop, through: str) -> None:
    """Close the company's books through a day."""
    day = TODAY.fromisoformat(through)
    await act(
        shop,
        lambda ctx: ctx.session.execute(
            sa.update(Company).where(Company.id == ctx.company.id).values(closed_through=day)
        ),
    )


async def test_a_preview_takes_no_number_and_moves_nothing(bakery: Shop) -> None:
    card = await bakery.confirms("inventory.receive", lines=[{"product": "наполеон", "quantity": 10}])
    assert "№ …" in plain(bakery, card)
    assert await bakery.rows(StockDocument) == []
    assert await balance(bakery, "торт наполеон") == (0, 0, 0)
    await bakery.does("inventory.receive", lines=[{"product": "наполеон", "quantity": 1}])
    assert [row.number for row in await bakery.rows(StockDocument)] == [1]


async def test_running_low_is_told_once_per_crossing(bakery: Shop) -> None:
    await bakery.does("inventory.set_level", product="наполеон", level=3)
    await bakery.does("inventory.receive", lines=[{"product": "наполеон", "quantity": 5}])
    await bakery.member("Асель", "editor")
    told = []
    for _ in range(4):
        await bakery.does("inventory.write_off", lines=[{"product": "наполеон", "quantity": 1}])
        told.append(len(await letters(bakery)))
    assert told == [0, 1, 1, 1]
    await bakery.does("inventory.receive", lines=[{"product": "наполеон", "quantity": 9}])
    await bakery.does("inventory.write_off", lines=[{"product": "наполеон", "quantity": 8}])
    assert len(await letters(bakery)) == 2


async def letters(shop: Shop) -> list[Letter]:
    return await shop.rows(Letter, Letter.company_id == shop.actor.company_id, Letter.kind == "inventory.low")


async def test_a_receipt_of_many_lines_is_a_table(bakery: Shop) -> None:
    lines = [
        {"product": "мука", "quantity": 50, "price": 45},
        {"product": "наполеон", "quantity": 2, "price": 400},
    ]
    said = plain(bakery, await bakery.does("inventory.receive", lines=lines))
    assert "3 050 ₽" in said
    asel = await bakery.member("Асель", "editor")
    done = await asel.does("inventory.receive", lines=lines)
    assert "3 050 ₽" not in plain(asel, done)


async def test_a_viewer_records_nothing(bakery: Shop) -> None:
    viewer = await bakery.member("Тимур", "viewer")
    lines = [{"product": await product_id(bakery, "мука"), "quantity": 1}]
    assert (await viewer.refused("inventory.receive", lines=lines)).status == 403
    assert "мука" in plain(viewer, await viewer.does("inventory.stock"))
