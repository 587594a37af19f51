"""The list of goods: adding, changing, archiving, and who sees the cost."""

from __future__ import annotations

from core.acts.calls import Ask, Choose, Confirm, Done
from core.acts.refusals import NoSuch
from core.blocks import Said, Table
from core.inventory.models import Barcode, Product
from core.inventory.refusals import (
    BarcodeTaken,
    ChangedSince,
    InUse,
    NothingToChange,
    SameName,
    StockRemains,
    UnitInUse,
)
from tests.core.acting import plain
from tests.core.house import House, Shop
from tests.core.inventory.stock import product_id


async def test_a_new_product_is_found_by_any_form_of_its_name(bakery: Shop) -> None:
    shown = plain(bakery, await bakery.does("inventory.show", product="наполеона"))
    assert "торт наполеон" in shown
    assert "1 200 ₽" in shown


async def test_cost_is_for_those_who_may_see_it(bakery: Shop) -> None:
    await bakery.does("inventory.receive", lines=[{"product": "наполеон", "quantity": 3, "price": 700}])
    asel = await bakery.member("Асель", "editor")
    for person, sees in ((bakery, True), (asel, False)):
        card = plain(person, await person.does("inventory.show", product="наполеон"))
        moves = plain(person, await person.does("inventory.movements", product="наполеон"))
        places = plain(person, await person.does("inventory.warehouses"))
        assert ("700 ₽" in card) is sees
        assert ("2 100 ₽" in card) is sees
        assert ("2 100 ₽" in moves) is sees
        assert ("2 100 ₽" in places) is sees


async def test_the_same_name_again_offers_the_card_and_the_price(bakery: Shop) -> None:
    refusal = await bakery.refused("inventory.add", name="Торт  Наполеон", price=1300)
    assert isinstance(refusal, SameName)
    assert [offer.act.action for offer in refusal.offers if offer.act] == [
        "inventory.show",
        "inventory.set_price",
    ]


async def test_a_product_just_added_goes_with_its_undo(bakery: Shop) -> None:
    before = plain(bakery, await bakery.does("inventory.list"))
    done = await bakery.does("inventory.add", name="эклер", price=150, barcode="4600001")
    await bakery.undoes(done)
    assert plain(bakery, await bakery.does("inventory.list")) == before
    assert await bakery.rows(Product, Product.name == "эклер") == []
    again = await bakery.does("inventory.add", name="эклер", barcode="4600001")
    assert "эклер" in plain(bakery, again)


async def test_a_product_that_was_used_is_not_taken_back(bakery: Shop) -> None:
    done = await bakery.does("inventory.add", name="эклер")
    await bakery.does("inventory.receive", lines=[{"product": "эклер", "quantity": 1}])
    assert isinstance(await bakery.refused("acts.undo", act={"id": done.act_id}), InUse)


async def test_a_product_that_was_edited_is_not_taken_back(bakery: Shop) -> None:
    done = await bakery.does("inventory.add", name="эклер")
    price = await bakery.does("inventory.set_price", product="эклер", price=90)
    assert isinstance(await bakery.refused("acts.undo", act={"id": done.act_id}), InUse)
    await bakery.undoes(price)
    await bakery.undoes(done)
    assert await bakery.rows(Product, Product.name == "эклер") == []


async def test_a_rename_is_found_and_undone(bakery: Shop) -> None:
    done = await bakery.does("inventory.change", product="наполеон", name="Торт медовый")
    assert "Торт медовый" in plain(bakery, await bakery.does("inventory.show", product="медовый"))
    await bakery.undoes(done)
    assert "торт наполеон" in plain(bakery, await bakery.does("inventory.show", product="наполеон"))
    assert isinstance(await bakery.refused("inventory.show", product="медовый"), NoSuch)


async def test_an_undo_of_an_edit_gives_way_to_a_later_one(bakery: Shop) -> None:
    first = await bakery.does("inventory.change", product="мука", cost=45)
    await bakery.does("inventory.change", product="мука", cost=50)
    assert isinstance(await bakery.refused("acts.undo", act={"id": first.act_id}), ChangedSince)
    assert (await bakery.rows(Product, Product.name == "мука"))[0].cost == 500_000


async def test_a_bare_change_asks_what(bakery: Shop) -> None:
    asked = await bakery.chooses("inventory.change", product="мука")
    assert isinstance(asked, Choose)
    assert asked.path == "what"
    assert isinstance(await bakery.refused("inventory.change", product="мука", unit="кг"), NothingToChange)


async def test_the_unit_stays_while_goods_are_counted_in_it(bakery: Shop) -> None:
    await bakery.does("inventory.receive", lines=[{"product": "мука", "quantity": 5}])
    assert isinstance(await bakery.refused("inventory.change", product="мука", unit="г"), UnitInUse)


async def test_a_barcode_finds_its_product_and_no_other(bakery: Shop) -> None:
    done = await bakery.does("inventory.change", product="наполеон", barcode="4607001234567")
    assert "торт наполеон" in plain(bakery, await bakery.does("inventory.stock", product="4607001234567"))
    taken = await bakery.refused("inventory.change", product="мука", barcode="4607001234567")
    assert isinstance(taken, BarcodeTaken)
    await bakery.undoes(done)
    assert await bakery.rows(Barcode) == []


async def test_an_archived_product_is_out_of_sight_until_undone(bakery: Shop) -> None:
    done = await bakery.does("inventory.archive", product="наполеон")
    assert "наполеон" not in plain(bakery, await bakery.does("inventory.list"))
    assert isinstance(await bakery.refused("inventory.stock", product="наполеон"), NoSuch)
    await bakery.undoes(done)
    assert "наполеон" in plain(bakery, await bakery.does("inventory.list"))


async def test_what_still_lies_in_stock_is_not_archived(bakery: Shop) -> None:
    await bakery.does("inventory.receive", lines=[{"product": "наполеон", "quantity": 2}])
    refusal = await bakery.refused("inventory.archive", product="наполеон")
    assert isinstance(refusal, StockRemains)
    offer = refusal.offers[0].act
    assert offer is not None
    await bakery.does(offer.action, **offer.args)
    await bakery.does("inventory.archive", product="наполеон")


async def test_a_long_list_turns_its_pages(bakery: Shop) -> None:
    for number in range(25):
        await bakery.does("inventory.add", name=f"сорт {number:02}")
    seen: list[str] = []
    answer = await bakery.does("inventory.list", query="сорт")
    while True:
        table = answer.receipt.blocks[0]
        assert isinstance(table, Table)
        seen += [str(row[0]) for row in table.rows]
        if table.next is None:
            break
        answer = await bakery.does(table.next.action, **table.next.args)
    assert seen == [f"сорт {number:02}" for number in range(25)]


async def test_a_search_without_luck_offers_to_add(bakery: Shop) -> None:
    assert "добавить" in plain(bakery, await bakery.does("inventory.list", query="эклер")).lower()
    asel = await bakery.member("Асель", "viewer")
    assert "добавить" not in plain(asel, await asel.does("inventory.list", query="эклер")).lower()


async def test_from_words_a_product_is_shown_before_it_is_written(bakery: Shop) -> None:
    card = await bakery.confirms("inventory.add", name="эклер", price=150)
    assert isinstance(card, Confirm)
    assert await bakery.rows(Product, Product.name == "эклер") == []
    assert isinstance(await bakery.agrees(card), Done)
    assert await product_id(bakery, "эклер")


async def test_another_company_sees_nothing_of_it(bakery: Shop, house: House) -> None:
    other = await house.shop(name="Чужие", owner="Борис")
    assert "мука" not in plain(other, await other.does("inventory.list"))
    theirs = {"id": await product_id(bakery, "мука")}
    assert isinstance(await other.refused("inventory.show", product=theirs), NoSuch)


async def test_a_field_to_change_is_asked_for_its_value(bakery: Shop) -> None:
    asked = await bakery.chooses("inventory.change", product="мука")
    asked_next = await bakery.picks(asked, 4)
    assert isinstance(asked_next, Ask)
    assert asked_next.path == "category"
    done = await bakery.answers(asked_next, "сырьё")
    assert isinstance(done, Done)
    assert "сырьё" in plain(bakery, await bakery.does("inventory.show", product="мука"))


async def test_a_rename_never_makes_namesakes(bakery: Shop) -> None:
    assert isinstance(await bakery.refused("inventory.change", product="мука", name="ДОСТАВКА"), SameName)


async def test_the_unit_of_goods_not_in_stock_is_free_to_change(bakery: Shop) -> None:
    done = await bakery.does("inventory.change", product="мука", unit="граммы", cost="0.05")
    assert "1 г" in plain(bakery, done)
    await bakery.undoes(done)
    assert "0 кг" in plain(bakery, await bakery.does("inventory.stock", product="мука"))


async def test_what_is_so_already_is_said(bakery: Shop) -> None:
    await bakery.does("inventory.set_level", product="мука", level=2)
    assert isinstance(await bakery.refused("inventory.set_level", product="мука", level=2), NothingToChange)
    card = plain(bakery, await bakery.does("inventory.show", product="мука"))
    assert "Предупреждать при\n2 кг" in card


async def test_the_card_of_an_archived_product_says_so_and_offers_nothing(bakery: Shop) -> None:
    cake = {"id": await product_id(bakery, "торт наполеон")}
    await bakery.does("inventory.archive", product="наполеон")
    card = plain(bakery, await bakery.does("inventory.show", product=cake))
    assert "В архиве" in card
    assert "Оприходовать" not in card
    assert isinstance(await bakery.refused("inventory.archive", product=cake), NothingToChange)


async def test_an_archived_product_gives_its_barcode_up(bakery: Shop) -> None:
    await bakery.does("inventory.change", product="наполеон", barcode="4600")
    await bakery.does("inventory.archive", product="наполеон")
    await bakery.does("inventory.change", product="мука", barcode="4600")
    assert "мука" in plain(bakery, await bakery.does("inventory.show", product="4600"))


async def test_two_of_a_name_are_told_apart_by_price(bakery: Shop) -> None:
    await bakery.does("inventory.add", name="торт медовый", price=900)
    asked = await bakery.chooses("inventory.show", product="торт")
    told = [bakery.text(option.detail) for option in asked.options if isinstance(option.detail, Said)]
    assert told == ["900\u00a0₽", "1\u00a0200\u00a0₽"]


async def test_goods_at_two_places_show_both(bakery: Shop) -> None:
    await bakery.does("inventory.add_warehouse", name="Киоск")
    for place in ("Основной", "Киоск"):
        lines = [{"product": "наполеон", "quantity": 2, "price": 450}]
        await bakery.does("inventory.receive", lines=lines, warehouse=place)
    for name in ("inventory.show", "inventory.stock"):
        said = plain(bakery, await bakery.does(name, product="наполеон"))
        assert "4 шт" in said
        assert "Киоск\n2 шт\n2 шт" in said
