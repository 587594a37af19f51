"""Counts with a large difference wait for a second person."""

from __future__ import annotations

import pytest

from core.acts.calls import Done
from core.acts.models import Letter
from core.inventory.models import StockCount
from core.inventory.refusals import CountGoesOn, CountTooDear, CountWaiting, NoneWaits, OwnCount
from tests.core.acting import plain
from tests.core.house import Shop, Worker
from tests.core.inventory.stock import balance, wrong
from tests.core.inventory.test_counts import of


@pytest.fixture
async def stocked(bakery: Shop) -> Shop:
    """Ten cakes at 500; differences above 1 000 are for two to say."""
    await bakery.does("inventory.receive", lines=[{"product": "наполеон", "quantity": 10}])
    await bakery.does("inventory.set_count_limit", amount="1000")
    return bakery


@pytest.fixture
async def editor(stocked: Shop) -> Worker:
    return await stocked.member("Жанна", "editor")


async def counted(who: Worker, cakes: float, **more: object) -> Done:
    """From the start to the end of a count."""
    await who.does("inventory.start_count")
    await who.does("inventory.count_goods", lines=of("наполеон", cakes))
    return await who.does("inventory.finish_count", **more)


async def letters(shop: Shop, kind: str) -> list[Letter]:
    return [letter for letter in await shop.rows(Letter) if letter.kind == kind]


async def test_a_large_difference_waits_and_the_owner_says_yes(stocked: Shop, editor: Worker) -> None:
    waits = await counted(editor, 7, reason="вечерний")
    assert "ждёт утверждения" in plain(editor, waits)
    assert "₽" not in plain(editor, waits)
    assert await balance(stocked, "торт наполеон") == (10, 0, 500_000)
    [letter] = await letters(stocked, "inventory.count_waits")
    assert letter.person_id == stocked.actor.person_id
    card = await stocked.confirms("inventory.approve_count")
    assert "−1 500 ₽" in plain(stocked, card)
    done = await stocked.agrees(card)
    assert isinstance(done, Done)
    assert "утверждён" in plain(stocked, done)
    assert await balance(stocked, "торт наполеон") == (7, 0, 350_000)
    [told] = await letters(stocked, "inventory.count_judged")
    assert told.person_id == editor.actor.person_id
    await stocked.undoes(done)
    assert await balance(stocked, "торт наполеон") == (10, 0, 500_000)
    assert [count.state for count in await stocked.rows(StockCount)] == ["waiting"]
    await stocked.does("inventory.approve_count", number=1)
    assert await wrong(stocked) == []


async def test_a_small_difference_is_finished_at_once(stocked: Shop, editor: Worker) -> None:
    await counted(editor, 8)
    assert await balance(stocked, "торт наполеон") == (8, 0, 400_000)


async def test_declined_it_is_open_again_with_all_that_was_counted(stocked: Shop, editor: Worker) -> None:
    await stocked.does("inventory.receive", lines=[{"product": "мука", "quantity": 4, "price": 50}])
    await counted(editor, 6, rest_zero=True)
    declined = await stocked.does("inventory.decline_count", number=1, reason="посчитай морозилку")
    [told] = await letters(stocked, "inventory.count_judged")
    assert told.person_id == editor.actor.person_id
    assert "морозилку" in str(told.receipt)
    sheet = plain(editor, await editor.does("inventory.show_count"))
    assert "✓ 6 шт" in sheet
    assert "0 кг" not in sheet
    await stocked.undoes(declined)
    await stocked.does("inventory.approve_count")
    assert await balance(stocked, "торт наполеон") == (6, 0, 300_000)
    assert await balance(stocked, "мука") == (0, 0, 0)


async def test_nobody_approves_what_they_have_counted_while_there_is_another(stocked: Shop) -> None:
    await counted(stocked, 9)
    await counted(stocked, 5)
    assert await balance(stocked, "торт наполеон") == (5, 0, 250_000), "alone, the owner's word is enough"
    second = await stocked.member("Марат", "admin")
    waits = await counted(stocked, 1)
    assert "ждёт" in plain(stocked, waits)
    assert isinstance(await stocked.refused("inventory.approve_count"), OwnCount)
    await second.does("inventory.approve_count")
    assert await balance(stocked, "торт наполеон") == (1, 0, 50_000)


async def test_while_it_waits_the_sheet_is_closed(stocked: Shop, editor: Worker) -> None:
    waits = await counted(editor, 2)
    assert isinstance(await editor.refused("inventory.start_count"), CountGoesOn)
    assert isinstance(await editor.refused("inventory.set_stock", lines=of("наполеон", 2)), CountWaiting)
    await editor.undoes(waits)
    await editor.does("inventory.count_goods", lines=of("наполеон", 10))
    await editor.does("inventory.finish_count")
    assert isinstance(await stocked.refused("inventory.approve_count"), NoneWaits)


async def test_a_quick_count_is_no_way_round(stocked: Shop, editor: Worker) -> None:
    refusal = await editor.refused("inventory.set_stock", lines=of("наполеон", 2))
    assert isinstance(refusal, CountTooDear)
    assert await balance(stocked, "торт наполеон") == (10, 0, 500_000)
    await editor.does("inventory.set_stock", lines=of("наполеон", 9))
    await stocked.does("inventory.set_stock", lines=of("наполеон", 2))
    assert await balance(stocked, "торт наполеон") == (2, 0, 100_000)


async def test_what_is_sold_while_it_waits_stays_sold(stocked: Shop, editor: Worker) -> None:
    await counted(editor, 6)
    await stocked.does("orders.sell", lines=of("наполеон", 2), method="cash")
    await stocked.does("inventory.approve_count")
    assert (await balance(stocked, "торт наполеон"))[0] == 4
    assert await wrong(stocked) == []
