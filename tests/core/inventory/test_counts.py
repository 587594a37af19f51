"""Counting a warehouse: the sheet, what moves meanwhile, the surplus and the shortage it ends with."""

from __future__ import annotations

import pytest

from core.acts.calls import Done
from core.inventory.models import Movement, StockDocument
from core.inventory.refusals import (
    CountBegun,
    CountClosed,
    CountedSince,
    CountGoesOn,
    CountOutdated,
    NoOpenCount,
    NothingCounted,
)
from tests.core.acting import plain
from tests.core.house import Shop
from tests.core.inventory.stock import balance, product_id, wrong


def of(product: str, quantity: float) -> list[dict[str, object]]:
    return [{"product": product, "quantity": str(quantity)}]


@pytest.fixture
async def stocked(bakery: Shop) -> Shop:
    """Ten cakes at 500, twenty kilos of flour at 50."""
    await bakery.does("inventory.receive", lines=[{"product": "наполеон", "quantity": 10}])
    await bakery.does("inventory.receive", lines=[{"product": "мука", "quantity": 20, "price": 50}])
    return bakery


async def test_differences_become_a_surplus_and_a_shortage(stocked: Shop) -> None:
    started = await stocked.does("inventory.start_count")
    assert "По учёту здесь 2 товара" in plain(stocked, started)
    told = await stocked.does("inventory.count_goods", lines=of("наполеон", 8))
    assert "По учёту 10 шт, разница −2 шт" in plain(stocked, told)
    assert "Дальше: мука" in plain(stocked, told)
    await stocked.does("inventory.count_goods", lines=of("мука", 21))
    assert await balance(stocked, "торт наполеон") == (10, 0, 500_000), "nothing moves before the end"
    card = await stocked.confirms("inventory.finish_count", reason="месячная")
    said = plain(stocked, card)
    assert "Недостача в деньгах\n−1 000 ₽" in said
    assert "Излишек в деньгах\n50 ₽" in said
    done = await stocked.agrees(card)
    assert isinstance(done, Done)
    assert await balance(stocked, "торт наполеон") == (8, 0, 400_000)
    assert await balance(stocked, "мука") == (21, 0, 105_000)
    documents = await stocked.rows(StockDocument, StockDocument.basis_id.is_not(None))
    assert {(one.kind, one.number, one.reason) for one in documents} == {
        ("surplus", 1, "месячная"),
        ("shortage", 1, "месячная"),
    }
    assert "завершён" in plain(stocked, await stocked.does("inventory.counts"))
    assert "Недостача № 1" in plain(stocked, await stocked.does("inventory.movements", product="наполеон"))
    await stocked.undoes(done)
    assert await balance(stocked, "торт наполеон") == (10, 0, 500_000)
    assert "✓ 8 шт" in plain(stocked, await stocked.does("inventory.show_count"))
    assert await wrong(stocked) == []


async def test_an_editor_sees_no_money_in_what_was_found(stocked: Shop) -> None:
    editor = await stocked.member("Жанна", "editor")
    await editor.does("inventory.start_count")
    await editor.does("inventory.count_goods", lines=of("наполеон", 8))
    card = plain(editor, await editor.confirms("inventory.finish_count"))
    assert "Недостача" in card
    assert "₽" not in card


async def test_what_is_sold_meanwhile_is_no_shortage(stocked: Shop) -> None:
    await stocked.does("inventory.start_count")
    await stocked.does("orders.sell", lines=of("наполеон", 3), method="cash")
    told = await stocked.does("inventory.count_goods", lines=of("наполеон", 7))
    assert "Сходится" in plain(stocked, told)
    await stocked.does("orders.sell", lines=of("наполеон", 2), method="cash")
    sheet = plain(stocked, await stocked.does("inventory.show_count"))
    assert "торт наполеон\n10 шт\n⚠ 7 шт" in sheet
    done = await stocked.does("inventory.finish_count")
    assert "Двигались во время пересчёта: торт наполеон" in plain(stocked, done)
    assert "Не посчитано: 1 товар" in plain(stocked, done)
    assert await balance(stocked, "торт наполеон") == (5, 0, 250_000)


async def test_more_gone_than_was_found_is_to_be_counted_again(stocked: Shop) -> None:
    await stocked.does("inventory.start_count")
    await stocked.does("inventory.count_goods", lines=of("наполеон", 2))
    await stocked.does("orders.sell", lines=of("наполеон", 5), method="cash")
    refusal = await stocked.refused("inventory.finish_count")
    assert isinstance(refusal, CountOutdated)
    assert refusal.offers[0].act is not None
    assert await balance(stocked, "торт наполеон") == (5, 0, 250_000)


async def test_a_blind_count_tells_at_its_end_alone(stocked: Shop) -> None:
    await stocked.does("inventory.start_count", blind=True)
    told = plain(stocked, await stocked.does("inventory.count_goods", lines=of("наполеон", 8)))
    sheet = plain(stocked, await stocked.does("inventory.show_count"))
    for said in (told, sheet):
        assert "10 шт" not in said
        assert "8 шт" in said
    assert "10 шт" in plain(stocked, await stocked.confirms("inventory.finish_count"))


async def test_a_quick_count_goes_on_the_open_sheet(stocked: Shop) -> None:
    await stocked.does("inventory.start_count")
    done = await stocked.does("inventory.set_stock", lines=of("наполеон", 8))
    assert "Пересчёт № 1: торт наполеон — 8 шт" in plain(stocked, done)
    assert (await balance(stocked, "торт наполеон"))[0] == 10
    more = await stocked.does("inventory.count_goods", lines=of("наполеон", 2), more=True)
    assert "10 шт. Сходится" in plain(stocked, more)
    await stocked.undoes(more)
    assert "✓ 8 шт" in plain(stocked, await stocked.does("inventory.show_count"))
    await stocked.undoes(done)
    assert "✓" not in plain(stocked, await stocked.does("inventory.show_count"))


async def test_goods_nobody_found_may_be_said_to_be_gone(stocked: Shop) -> None:
    await stocked.does("inventory.start_count")
    await stocked.does("inventory.count_goods", lines=of("наполеон", 10))
    done = await stocked.does("inventory.finish_count", rest_zero=True)
    assert await balance(stocked, "мука") == (0, 0, 0)
    await stocked.undoes(done)
    assert await balance(stocked, "мука") == (20, 0, 100_000)
    assert "Осталось: 1" in plain(stocked, await stocked.does("inventory.show_count"))
    assert await wrong(stocked) == []


async def test_what_was_found_where_it_never_was_is_opening_stock(bakery: Shop) -> None:
    await bakery.does("inventory.start_count")
    await bakery.does("inventory.count_goods", lines=of("наполеон", 4))
    await bakery.does("inventory.finish_count")
    assert await balance(bakery, "торт наполеон") == (4, 0, 200_000)
    move = (await bakery.rows(Movement, Movement.product_id == await product_id(bakery, "торт наполеон")))[0]
    assert (move.kind, move.document_kind) == ("opening", "surplus")


async def test_one_count_at_a_warehouse_and_no_step_out_of_turn(stocked: Shop) -> None:
    refusal = await stocked.refused("inventory.count_goods", lines=of("наполеон", 1))
    assert isinstance(refusal, NoOpenCount)
    started = await stocked.does("inventory.start_count")
    assert isinstance(await stocked.refused("inventory.start_count"), CountGoesOn)
    assert isinstance(await stocked.refused("inventory.finish_count"), NothingCounted)
    await stocked.does("inventory.add_warehouse", name="Киоск")
    await stocked.does("inventory.start_count", warehouse="Киоск")
    asked = await stocked.asks("inventory.show_count")
    assert {option.label for option in asked.options} == {"Основной", "Киоск"}
    entered = await stocked.does("inventory.count_goods", lines=of("наполеон", 1), warehouse="Основной")
    with pytest.raises(CountBegun):
        await stocked.undoes(started)
    left = await stocked.does("inventory.abandon_count", warehouse="Основной")
    with pytest.raises(CountClosed):
        await stocked.undoes(entered)
    await stocked.undoes(left)
    assert "✓ 1 шт" in plain(stocked, await stocked.does("inventory.show_count", warehouse="Основной"))


async def test_what_a_count_agreed_on_is_not_undone_behind_it(stocked: Shop) -> None:
    sold = await stocked.does("inventory.write_off", lines=of("наполеон", 2))
    await stocked.does("inventory.start_count")
    await stocked.does("inventory.count_goods", lines=of("наполеон", 8))
    await stocked.does("inventory.finish_count")
    with pytest.raises(CountedSince) as refused:
        await stocked.undoes(sold)
    assert "пересчёт № 1" in stocked.text(refused.value.said).replace("\u00a0", " ")
