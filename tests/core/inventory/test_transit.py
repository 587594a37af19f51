"""Transfers in two steps: on the way goods are on nobody's shelf, and what does not arrive is a document."""

from __future__ import annotations

import pytest

from core.acts.calls import Confirm, Done
from core.blocks import Buttons
from core.inventory.models import StockDocument
from core.inventory.refusals import NothingOnWay, OutOfStock, ReceivedSince, UsedSince
from tests.core.acting import plain
from tests.core.house import Shop
from tests.core.inventory.stock import balance, wrong


def of(product: str, quantity: float) -> list[dict[str, object]]:
    return [{"product": product, "quantity": str(quantity)}]


@pytest.fixture
async def sent(bakery: Shop) -> Shop:
    """Ten cakes at 500; four of them have left for the kiosk."""
    await bakery.does("inventory.add_warehouse", name="Киоск")
    await bakery.does("inventory.receive", lines=of("наполеон", 10))
    done = await bakery.does("inventory.transfer", lines=of("наполеон", 4), target="Киоск", on_way=True)
    assert "4 шт в пути. На складе «Основной» осталось 6 шт" in plain(bakery, done)
    return bakery


async def test_goods_on_the_way_are_seen_and_sold_to_nobody(sent: Shop) -> None:
    assert await balance(sent, "торт наполеон") == (6, 0, 300_000)
    assert await balance(sent, "торт наполеон", "Киоск") == (0, 0, 0)
    assert isinstance(await sent.refused("orders.sell", lines=of("наполеон", 7), method="cash"), OutOfStock)
    for look in (
        await sent.does("inventory.stock", product="наполеон"),
        await sent.does("inventory.show", product="наполеон"),
    ):
        assert "В пути\n4 шт" in plain(sent, look)
    assert "В пути между складами: 1 товар." in plain(sent, await sent.does("inventory.stock"))
    assert "2 000 ₽" in plain(sent, await sent.does("reports.stock_value"))
    listed = plain(sent, await sent.does("inventory.transit"))
    assert "Основной → Киоск\nторт наполеон\n4 шт" in listed
    assert "Принять № 1: Киоск" in listed


async def test_all_that_was_sent_arrives_with_its_value(sent: Shop) -> None:
    done = await sent.does("inventory.accept")
    assert "Перемещение № 1 принято: Киоск" in plain(sent, done)
    assert await balance(sent, "торт наполеон", "Киоск") == (4, 0, 200_000)
    assert isinstance(await sent.refused("inventory.accept"), NothingOnWay)
    await sent.undoes(done)
    assert await balance(sent, "торт наполеон", "Киоск") == (0, 0, 0)
    assert "4 шт" in plain(sent, await sent.does("inventory.transit"))
    assert await wrong(sent) == []


async def test_it_may_arrive_in_parts_and_the_rest_be_lost(sent: Shop) -> None:
    part = await sent.does("inventory.accept", lines=of("наполеон", 3))
    assert "Ещё в пути: 1 товар" in plain(sent, part)
    assert await wrong(sent) == []
    buttons = [block for block in part.receipt.blocks if isinstance(block, Buttons)]
    lost = buttons[-1].rows[0][1].act
    assert lost is not None
    done = await sent.does(lost.action, **lost.args)
    said = plain(sent, done)
    assert "Недостача\n№ 1 · торт наполеон, 1 шт" in said
    assert "Недостача в деньгах\n500 ₽" in said
    assert await balance(sent, "торт наполеон", "Киоск") == (3, 0, 150_000)
    document = (await sent.rows(StockDocument, StockDocument.kind == "shortage"))[0]
    transfer = (await sent.rows(StockDocument, StockDocument.kind == "transfer"))[0]
    assert document.basis_id == transfer.id, "the transfer itself stays as it was sent"
    assert await wrong(sent) == []
    await sent.undoes(done)
    assert "1 шт" in plain(sent, await sent.does("inventory.transit"))
    assert await wrong(sent) == []


async def test_more_than_was_sent_is_a_surplus(sent: Shop) -> None:
    done = await sent.does("inventory.accept", lines=of("наполеон", 6))
    assert "Излишек\n№ 1 · торт наполеон, 2 шт" in plain(sent, done)
    assert await balance(sent, "торт наполеон", "Киоск") == (6, 0, 300_000)
    await sent.undoes(done)
    assert await balance(sent, "торт наполеон", "Киоск") == (0, 0, 0)
    assert await wrong(sent) == []


async def test_sent_goods_come_back_whole_or_not_at_all(bakery: Shop) -> None:
    await bakery.does("inventory.add_warehouse", name="Киоск")
    await bakery.does("inventory.receive", lines=of("наполеон", 10))
    sending = await bakery.does("inventory.transfer", lines=of("наполеон", 4), target="Киоск", on_way=True)
    accepted = await bakery.does("inventory.accept", lines=of("наполеон", 1))
    with pytest.raises(ReceivedSince):
        await bakery.undoes(sending)
    await bakery.does("orders.sell", lines=of("наполеон", 7), method="cash")
    with pytest.raises(UsedSince):
        await bakery.undoes(accepted)
    assert await wrong(bakery) == []


async def test_an_editor_sees_no_worth_of_what_is_on_the_way(sent: Shop) -> None:
    editor = await sent.member("Жанна", "editor")
    assert "₽" not in plain(editor, await editor.does("inventory.transit"))
    assert "₽" not in plain(editor, await editor.confirms("inventory.accept", rest_lost=True))


async def test_the_card_of_a_transfer_offers_the_two_steps(bakery: Shop) -> None:
    await bakery.does("inventory.add_warehouse", name="Киоск")
    await bakery.does("inventory.receive", lines=of("наполеон", 10))
    card = await bakery.confirms("inventory.transfer", lines=of("наполеон", 4), target="Киоск")
    other = [block for block in card.preview.blocks if isinstance(block, Buttons) and block.on_card]
    act = other[0].rows[0][0].act
    assert act is not None
    assert isinstance(card, Confirm)
    done = await bakery.does(act.action, **act.args)
    assert isinstance(done, Done)
    assert "в пути" in plain(bakery, done)
    assert await balance(bakery, "торт наполеон", "Киоск") == (0, 0, 0)


async def test_two_transfers_on_the_way_are_asked_about(sent: Shop) -> None:
    await sent.does("inventory.transfer", lines=of("наполеон", 1), target="Киоск", on_way=True)
    asked = await sent.asks("inventory.accept")
    assert "№ 2: Основной → Киоск" in plain(sent, asked)
    await sent.picks(asked, 1)
    assert await balance(sent, "торт наполеон", "Киоск") == (1, 0, 50_000)
