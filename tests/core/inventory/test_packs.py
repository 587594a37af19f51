"""Goods by the box, several barcodes, codes of a scale, a code that leads to its goods."""

from __future__ import annotations

import pytest

from core.acts.calls import Done
from core.inventory.refusals import BarcodeTaken, PackIsUnit, PackUnknown, UnitInUse
from tests.core.acting import plain
from tests.core.house import Shop
from tests.core.inventory.stock import balance, wrong

BOX, PIECE = "4600051000057", "4601234567893"


@pytest.fixture
async def boxed(bakery: Shop) -> Shop:
    """A box of cakes is twelve."""
    done = await bakery.does(
        "inventory.set_pack", product="наполеон", pack="коробка", quantity="12", barcode=BOX
    )
    assert "1 коробка = 12 шт" in plain(bakery, done)
    return bakery


def boxes(quantity: int, **more: object) -> list[dict[str, object]]:
    return [{"product": "наполеон", "quantity": quantity, "unit": "коробок", **more}]


async def test_goods_come_and_go_by_the_box_in_quantity_and_price(boxed: Shop) -> None:
    done = await boxed.does("inventory.receive", lines=boxes(5, price=600))
    assert "60 шт" in plain(boxed, done)
    assert await balance(boxed, "торт наполеон") == (60, 0, 300_000)
    card = plain(boxed, await boxed.does("inventory.show", product="наполеон"))
    assert "Себестоимость\n50 ₽" in card
    assert "Упаковка\n1 коробка = 12 шт" in card
    sold = await boxed.does("orders.sell", lines=boxes(2, price=1200), method="cash")
    assert "2 400 ₽" in plain(boxed, sold)
    assert await balance(boxed, "торт наполеон") == (36, 0, 180_000)
    await boxed.does("inventory.write_off", lines=boxes(1))
    assert (await balance(boxed, "торт наполеон"))[0] == 24
    assert await wrong(boxed) == []


async def test_a_pack_nobody_knows_is_asked_for_and_the_receipt_goes_on(bakery: Shop) -> None:
    await bakery.does("inventory.receive", lines=[{"product": "наполеон", "quantity": 1}])
    refusal = await bakery.refused("inventory.receive", lines=boxes(5))
    assert isinstance(refusal, PackUnknown)
    offer = refusal.offers[0].act
    assert offer is not None
    asked = await bakery.asks(offer.action, **offer.args)
    done = await bakery.answers(asked, "12")
    assert isinstance(done, Done)
    await bakery.does("inventory.receive", lines=boxes(5))
    assert (await balance(bakery, "торт наполеон"))[0] == 61


async def test_a_pack_is_taken_back_with_its_code(boxed: Shop) -> None:
    more = await boxed.does("inventory.set_pack", product="наполеон", pack="коробка", quantity="10")
    await boxed.undoes(more)
    assert "1 коробка = 12 шт" in plain(boxed, await boxed.does("inventory.show", product="наполеон"))
    assert isinstance(
        await boxed.refused("inventory.set_pack", product="наполеон", pack="шт", quantity="2"), PackIsUnit
    )
    taken = await boxed.refused(
        "inventory.set_pack", product="мука", pack="мешок", quantity="50", barcode=BOX
    )
    assert isinstance(taken, BarcodeTaken)


async def test_a_code_leads_to_its_goods_and_its_pack(boxed: Shop) -> None:
    await boxed.does("inventory.change", product="наполеон", barcode=PIECE)
    found = await boxed.does("inventory.find_code", codes=[PIECE])
    assert "торт наполеон" in plain(boxed, found)
    by_box = await boxed.does("inventory.find_code", codes=[BOX])
    assert "1 коробка = 12 шт" in plain(boxed, by_box)
    receive = next(
        button.act
        for block in by_box.receipt.blocks
        for row in getattr(block, "rows", [])
        if isinstance(row, list)
        for button in row
        if getattr(button, "act", None) is not None and button.act.action == "inventory.receive"
    )
    asked = await boxed.asks(receive.action, **receive.args)
    await boxed.answers(asked, "2")
    assert (await balance(boxed, "торт наполеон"))[0] == 24


async def test_a_code_of_a_scale_holds_its_weight(bakery: Shop) -> None:
    await bakery.does("inventory.change", product="мука", barcode="2100012")
    found = await bakery.does("inventory.find_code", query="2100012012348")
    assert "мука" in plain(bakery, found)
    assert "1,234 кг" in plain(bakery, found)
    assert "не привязан" in plain(bakery, await bakery.does("inventory.find_code", query="2100012012341"))


async def test_several_codes_are_a_choice_and_a_strange_one_is_offered_to_be_tied(boxed: Shop) -> None:
    await boxed.does("inventory.change", product="мука", barcode=PIECE)
    asked = await boxed.chooses("inventory.find_code", codes=[BOX, PIECE])
    chosen = await boxed.picks(asked, 1)
    assert "мука" in plain(boxed, chosen)
    unknown = await boxed.does("inventory.find_code", codes=["5901234123457"])
    assert "Привязать к товару" in plain(boxed, unknown)
    cheque = await boxed.does("inventory.find_code", codes=["https://example.org/" + "a" * 80])
    assert "не код товара" in plain(boxed, cheque)


async def test_a_unit_stays_once_the_goods_have_moved(bakery: Shop) -> None:
    await bakery.does("inventory.receive", lines=[{"product": "мука", "quantity": 5}])
    await bakery.does("inventory.write_off", lines=[{"product": "мука", "quantity": 5}])
    assert isinstance(await bakery.refused("inventory.change", product="мука", unit="г"), UnitInUse)
